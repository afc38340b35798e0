package exercise

import (
	"fmt"
	"time"

	"simulate/sim/scenario"
)

// Told is how many entries people have made: what the clock alone has brought is not counted.
func (j *Journal) Told() int {
	n := 0
	for i := range j.Entries {
		if e := &j.Entries[i]; e.Clock == nil && e.Back == nil {
			n++
		}
	}
	return n
}

// told is how far a journal has come, in words.
func (j *Journal) told(s *scenario.Scenario) string {
	entries := "1 entry"
	if n := j.Told(); n != 1 {
		entries = fmt.Sprintf("%d entries", n)
	}
	clock := func(at int64) string {
		return s.Clock.Start.In(s.Clock.Location()).Add(time.Duration(at) * time.Millisecond).Format("15:04:05")
	}
	for i := range j.Entries {
		if e := &j.Entries[i]; e.Ends() {
			return entries + ", ended at " + clock(e.At)
		}
	}
	if shown := j.Shown(); shown >= 0 {
		return entries + ", as far as " + clock(shown)
	}
	return entries
}
