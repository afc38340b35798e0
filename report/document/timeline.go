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
	Origin  Origin
	Entries []Entry
	Story   []Line
	LeftOut []LeftOut // by stream; none where there are no streams
	Notes   []string  // what is left out and how to see it, a paragraph each
}

// Origin is the instant that elapsed times count from.
type Origin struct {
	Call bool    // it is that of the call; otherwise the scenario's start
	T    float64 // seconds since the scenario's start
}

// Mark stands before a time that counts from it where no column says so: call +8:48.
func (o Origin) Mark() string {
	if o.Call {
		return "call"
	}
	return "start"
}

// Title is what a column of times that count from it is called.
func (o Origin) Title() string {
	if o.Call {
		return "Since call"
	}
	return "Since start"
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
	T    Value  // since the scenario's start, as replays count
	Past Value  // since the timeline's origin, as readers see it
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

// Signed is the time since the origin with its sign.
func (l *Line) Signed() Value { return Number(Difference, l.Past.number) }

// Milliseconds is when the line stands since the scenario's start, as replays count time.
func (l *Line) Milliseconds() int64 { return int64(math.Round(l.T.number * 1000)) }
