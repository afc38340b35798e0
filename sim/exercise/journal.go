package exercise

import (
	"slices"
	"time"

	"simulate/sim/scenario"
)

// Journal is an exercise as it was conducted: of what, and what people have done, in order. Entries are only ever added to it.
type Journal struct {
	Head    Head
	Entries []Entry
}

// Head is the first line of a journal: all that its runs depend on beside its entries, so that it stands alone.
type Head struct {
	Format     int           `json:"format"`   // 1
	Scenario   string        `json:"scenario"` // as the user named it
	Files      []File        `json:"files"`    // all that was read, in the order of reading; the first is the scenario itself
	Variant    string        `json:"variant,omitempty"`
	Set        []string      `json:"set,omitempty"` // as --set has them
	Seed       uint64        `json:"seed"`
	Run        uint64        `json:"run"`        // the number of the run whose luck it has, counted from 0
	Pace       scenario.Pace `json:"pace"`       // how long a decision takes
	DrawScheme int           `json:"drawScheme"` // which draw is made of which key
	Version    string        `json:"version"`    // of the program that began it
	Wall       time.Time     `json:"wall"`       // when it was begun, in UTC
}

// File is a file that the scenario was read from.
type File struct {
	Path string `json:"path"`           // within the scenario's folder
	Text string `json:"text,omitempty"` // what it holds
	Data []byte `json:"data,omitempty"` // the same of one that is no text in UTF-8
}

// Format is the only format of journals there is.
const Format = 1

// nothingShown is the last instant shown before anything was.
const nothingShown = -1

// Stamp is from when on an entry has an effect, when people may have been shown all up to an instant; both in milliseconds since
// clock.start.
func Stamp(shown int64) int64 { return shown + 1 }

// Shown is the last instant that anybody may have been shown, in milliseconds since clock.start; -1 before anything was.
func (j *Journal) Shown() int64 {
	for _, e := range slices.Backward(j.Entries) {
		if e.Clock != nil {
			return e.Clock.Shown
		}
	}
	return nothingShown
}

// Ended reports whether the exercise is over.
func (j *Journal) Ended() bool {
	return slices.ContainsFunc(j.Entries, func(e Entry) bool { return e.Ends() })
}

// Entry is the entry of a number; nil when there is none.
func (j *Journal) Entry(number int) *Entry {
	if number < 1 || number > len(j.Entries) {
		return nil
	}
	return &j.Entries[number-1]
}

// Undone reports whether an entry has been taken back.
func (j *Journal) Undone(number int) bool {
	return slices.ContainsFunc(j.Entries, func(e Entry) bool { return e.Undo != nil && e.Undo.Entry == number })
}

// Effective are the entries of which the run depends: those that have an effect and have not been taken back, in order.
func (j *Journal) Effective() []Entry {
	undone := make(map[int]bool)
	for _, e := range j.Entries {
		if e.Undo != nil {
			undone[e.Undo.Entry] = true
		}
	}
	var list []Entry
	for _, e := range j.Entries {
		if e.HasEffect() && e.Undo == nil && !undone[e.Number] {
			list = append(list, e)
		}
	}
	return list
}

// Joined are the names of who has joined a role and has not left it, in that order.
func (j *Journal) Joined(role string) (names []string) {
	for i := range j.Entries {
		switch r := j.Entries[i].Role; {
		case r == nil || r.Role != role:
		case r.Action == Join:
			names = append(names, r.Name)
		case r.Action == Leave:
			names = slices.DeleteFunc(names, func(name string) bool { return name == r.Name })
		}
	}
	return names
}

// Plays reports whether a role is played, as far as the journal goes.
func (j *Journal) Plays(role string) bool {
	stretches := playedIn(j.Effective(), role)
	return len(stretches) > 0 && stretches[len(stretches)-1].Last == forEver
}

// Shows is what the display shows, as far as the journal goes.
func (j *Journal) Shows() Shows {
	for _, e := range slices.Backward(j.Entries) {
		if e.Display != nil {
			return e.Display.Shows
		}
	}
	return Everything
}

// Cut is the journal up to an entry, that one included: where the clock is set back to, and where a branch begins. The journal itself
// stays as it is.
func (j *Journal) Cut(number int) *Journal {
	return &Journal{Head: j.Head, Entries: slices.Clone(j.Entries[:max(0, min(number, len(j.Entries)))])}
}

// Before is the number of the last entry that was made when nothing at or after an instant had been shown, in milliseconds since
// clock.start: what Cut is told to set the clock back there.
func (j *Journal) Before(at int64) int {
	for i, e := range j.Entries {
		if e.At >= at || e.Clock != nil && e.Clock.Shown >= at {
			return i
		}
	}
	return len(j.Entries)
}
