package report

import (
	"fmt"
	"slices"
	"time"
)

// Document is a report: what is shown, in the order in which it is shown.
type Document struct {
	Kind     string // what it is where it is not the report of the main job, such as Comparison
	Title    string
	Summary  string // a paragraph; may be empty
	Run      Run
	Sections []Section
	Warnings []string // footnotes
	Again    string   // the command that gives this document again

	Rows string // key of the Table that CSV and JSONLines write; empty: none
}

// Run says what was run.
type Run struct {
	Scenario    string // title
	File        string // as named by the user
	SHA256      string // of the scenario as it was read
	Variant     string
	Baseline    string // of a comparison; empty of what is none
	Seed        uint64
	Runs        int       // seeded runs that the figures rest on
	Planned     int       // runs asked for: more than Runs when interrupted
	Shown       string    // the run of the timeline: nominal, or run 12; empty when there is none
	At          time.Time // that is looked at; zero when the document is of a whole run
	Fingerprint uint64    // of the records of the run shown, or of all runs when all are
	Draws       int       // version of the draw scheme
	Version     string    // of simulate
}

// Origin is what a command needs beside it to give the same bytes again.
func (r *Run) Origin() string {
	runs := ""
	if r.Runs > 0 {
		runs = fmt.Sprintf(", %d runs", r.Runs)
	}
	of := "run shown"
	switch {
	case r.Shown == "" && r.Baseline == "":
		of = "records"
	case r.Shown == "":
		of = "records of " + r.Baseline
	}
	scenario := ""
	if r.SHA256 != "" {
		scenario = fmt.Sprintf("scenario %.12s, ", r.SHA256)
	}
	return fmt.Sprintf("simulate %s, draw scheme %d, seed %d%s; %s%s %016x",
		r.Version, r.Draws, r.Seed, runs, scenario, of, r.Fingerprint)
}

// Section is a part of a document: *Facts, *Timeline, *Table, *Chains, *Plot, *Prose, *Code, *Distributions or *Heat, and of a page
// *Chapter, *Headlines, *Chart or *Replay too.
type Section interface {
	heading() string
}

// Facts are labelled values.
type Facts struct {
	Facts []Fact
}

// Fact is one labelled value.
type Fact struct {
	Label string
	Value Value
}

// Prose is sentences, a line each.
type Prose struct {
	Key   string // in data; empty: not there
	Title string
	Lines []string
}

// Code is lines to be copied as they are.
type Code struct {
	Key   string // in data; empty: not there
	Title string
	Lines []string
}

// Timeline is what happened, twice: every record, and the story that folds them to what a reader follows. Of the instances
// of streams it has only some.
type Timeline struct {
	Key     string
	Title   string
	Entries []Entry
	Story   []Line
	LeftOut []LeftOut // by stream; none where there are no streams
	Notes   []string  // what is left out and how to see it, a paragraph each
}

// LeftOut is how many instances of a stream a timeline does not have.
type LeftOut struct {
	Incident, Title string
	Instances       int

	number int // of the incident
}

// Entry is one record in words and names.
type Entry struct {
	Seq, Cause, Since   uint32
	At                  time.Time
	Day                 int
	T                   float64 // seconds since the scenario's start
	Kind                string
	Incident, Step      string
	Agency, Unit, Place string
	Text                string
}

// Line is one line of the story. It stands at the instant at which what it tells begins.
type Line struct {
	Seq  uint32 // of the record that it stands at
	At   Value  // clock time
	T    Value  // since the scenario's start
	Who  string
	What string
	Why  string // what it waited for; may be empty
	Tone Tone
}

// Tone says how much a line or value asks for attention. It never carries what the words do not.
type Tone uint8

// The tones.
const (
	Plain Tone = iota
	Strong
	Faint
	Good
	Bad
	Unsure
)

// Chains is where the time went: a chain of segments for each of some measures.
type Chains struct {
	Key    string
	Title  string
	Chains []Chain
	Full   bool // as a table with the kinds and the sum, instead of bars
}

// Chain is a latency cut into the segments that it is made of; their lengths add up to Total exactly.
type Chain struct {
	Measure  string // id
	Title    string
	From, To string // milestones
	Note     string // what was already under way when it starts; may be empty
	Total    Value
	Segments []Segment
}

// Segment is a part of a chain.
type Segment struct {
	At     Value   // clock time at which it begins
	Offset float64 // seconds from the start of the chain
	Length Value
	Shown  Value  // time between the two instants as they are shown, so that lengths and clock times agree
	Kind   string // travel, turnout, approval, waiting for a unit …
	Step   string
	Who    string // unit, channel or agency
	What   string // in words, with the reason
}

// readable are the sections that readers of text see: those in which there is something to read, without what only pages have.
func (d *Document) readable() []Section {
	return slices.DeleteFunc(slices.Clone(d.Sections), func(s Section) bool { return !isReadable(s) })
}

// isReadable reports whether there is something to read in a section, in any format.
func isReadable(s Section) bool {
	switch s := s.(type) {
	case *Table:
		return !s.hidden()
	case *Prose:
		return len(s.Lines) > 0
	case *Chains:
		return len(s.Chains) > 0
	case *Plot:
		return len(s.Lines) > 0
	case *Code:
		return len(s.Lines) > 0
	case *Chapter, *Chart, *Headlines, *Replay, *Distributions, *Heat:
		return false
	default:
		return true
	}
}

func (s *Facts) heading() string    { return "" }
func (s *Prose) heading() string    { return s.Title }
func (s *Timeline) heading() string { return s.Title }
func (s *Table) heading() string    { return s.Title }
func (s *Chains) heading() string   { return s.Title }
func (s *Code) heading() string     { return s.Title }

// String names the tone.
func (t Tone) String() string {
	return [...]string{Plain: "plain", Strong: "strong", Faint: "faint", Good: "good", Bad: "bad", Unsure: "unsure"}[t]
}
