package content

import (
	"cmp"
	"fmt"
	"slices"

	"simulate/report/story"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
)

// hourOfRun is an hour of the clock, and the times of a run that ended in it.
type hourOfRun struct {
	from   engine.Time
	times  int
	beyond int     // of them, what they are held against
	first  sim.Seq // of those
}

// leastHours is in how many hours times must have ended for one of them to stand out.
const leastHours = 12

// worstHour is the hour in which most times beyond the limit ended, at the first of them; nothing where that was one, or hours are few.
func (b *review) worstHour(h *heldIn) []story.Held {
	hours := b.hoursOf(h)
	worst := slices.MaxFunc(hours, func(a, b hourOfRun) int { return cmp.Or(cmp.Compare(a.beyond, b.beyond), -cmp.Compare(a.from, b.from)) })
	if worst.beyond < 2 || len(hours) < leastHours {
		return nil
	}
	return []story.Held{{Seq: worst.first, Alone: true, Load: true, Worth: true, Text: fmt.Sprintf("%s: in the hour from %s, %s of %s are %s, the most of any hour",
		b.Scenario.MeasureTitle(h.Expression.Measure), b.ShortClock(worst.from), words.Grouped(worst.beyond), words.Grouped(worst.times), h.beyondLimit())}}
}

// hoursOf are the hours in which a time ended.
func (b *review) hoursOf(h *heldIn) []hourOfRun {
	ordered := slices.Clone(h.times)
	slices.SortStableFunc(ordered, func(a, b timeTaken) int { return cmp.Compare(a.end.Seq, b.end.Seq) })
	var hours []hourOfRun
	for _, x := range ordered {
		from := b.hourOf(x.end.At)
		if last := len(hours) - 1; last < 0 || hours[last].from != from {
			hours = append(hours, hourOfRun{from: from})
		}
		of := &hours[len(hours)-1]
		of.times++
		if !h.allows(x.length) {
			if of.beyond++; of.beyond == 1 {
				of.first = x.end.Seq
			}
		}
	}
	return hours
}

// hourOf is the beginning of the hour of the clock that an instant is in.
func (b *review) hourOf(at engine.Time) engine.Time {
	clock := b.Clock(at)
	return at - engine.Time(clock.Minute())*engine.Minute - engine.Time(clock.Second())*engine.Second - engine.Time(clock.Nanosecond()/1e6)
}
