package document

import (
	"math"
	"time"
)

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

// Heading is its title.
func (s *Timeline) Heading() string { return s.Title }

// Readable reports true: that nothing happened is worth reading.
func (*Timeline) Readable() bool { return true }

// Visible reports the same.
func (s *Timeline) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Timeline) SetBy(f Format) { f.Timeline(s) }

// Milliseconds is when the line stands since the scenario's start, as replays count time.
func (l *Line) Milliseconds() int64 { return int64(math.Round(l.T.number * 1000)) }
