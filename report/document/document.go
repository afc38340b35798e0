package document

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
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

	// Brief is what a terminal shows of it where not everything is asked for; none: all sections.
	Brief []Section

	Rows string // key of the Table that CSV and JSONLines write; empty: none
}

// Run says what was run.
type Run struct {
	Scenario    string // title
	File        string // as named by the user
	SHA256      string // of the scenario as it was read
	Edition            // what was changed of it
	Baseline    string // of a comparison; empty of what is none
	Against     string // what is held against the baseline: 8 variants
	Seed        uint64
	Runs        int       // seeded runs that the figures rest on
	Planned     int       // runs asked for: more than Runs when interrupted
	Shown       string    // the run of the timeline: nominal, or run 12; empty when there is none
	Because     string    // why that run is shown where it was found among others; else empty
	At          time.Time // that is looked at; zero when the document is of a whole run
	Fingerprint uint64    // of the records of the run shown, or of all runs when all are
	Draws       int       // version of the draw scheme
	Version     string    // of simulate
}

// Made says in a line what was run, and of what: 200 runs, nothing changed.
func (r *Run) Made() string {
	made := "the nominal run alone"
	if r.Runs > 0 {
		made = plural(strconv.Itoa(r.Runs), "run")
	}
	if r.Against != "" {
		made += ", " + r.Against + " compared"
	}
	switch changed := r.Edition.inWords(); {
	case changed != "":
		return made + ", " + changed
	case r.Against != "":
		return made
	default:
		return made + ", nothing changed"
	}
}

// Origin is what a command needs beside it to give the same bytes again.
func (r *Run) Origin() string {
	if r.Draws == 0 { // it is about no run
		return "simulate " + r.Version
	}
	runs := ""
	if r.Runs > 0 {
		runs = ", " + plural(strconv.Itoa(r.Runs), "run")
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
	made := fmt.Sprintf("simulate %s, draw scheme %d, seed %d%s", r.Version, r.Draws, r.Seed, runs)
	if r.Fingerprint == 0 { // nothing was run
		return made + strings.TrimSuffix("; "+scenario, ", ")
	}
	return fmt.Sprintf("%s; %s%s %016x", made, scenario, of, r.Fingerprint)
}

// Readable are the sections that readers of text see: what was changed, then those in which there is something to read, without what
// only pages have.
func (d *Document) Readable() []Section {
	return readable(d.headed(d.Sections))
}

// Short are the sections that readers of a terminal see where not everything is asked for.
func (d *Document) Short() []Section { return readable(d.headed(d.Brief)) }

func readable(sections []Section) []Section {
	return slices.DeleteFunc(sections, func(s Section) bool { return !s.Readable() })
}

// Table returns the table of a key, or nil; no key is that of none.
func (d *Document) Table(key string) *Table {
	for _, s := range d.Sections {
		if t, ok := s.(*Table); ok && key != "" && t.Key == key {
			return t
		}
	}
	return nil
}
