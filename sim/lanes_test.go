package sim

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/engine"
)

// TestLanesAreOneLine holds lanes against the simplest line there is: a sorted list.
func TestLanesAreOneLine(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		const numbers = 4
		lanes, plain := newLanes(numbers), []waiter{}
		laneOf := map[int32]int32{}
		next := int32(0)
		add := func(t *rapid.T) {
			w := waiter{
				priority: rapid.Int32Range(1, 3).Draw(t, "priority"), index: next,
				asked: engine.Time(rapid.IntRange(0, 9).Draw(t, "asked")), order: uint64(next),
			}
			laneOf[next] = rapid.Int32Range(0, numbers-1).Draw(t, "lane")
			lanes.add(laneOf[next], w)
			plain = append(plain, w)
			next++
		}
		remove := func(t *rapid.T) {
			if len(plain) > 0 {
				i := rapid.IntRange(0, len(plain)-1).Draw(t, "who")
				lanes.remove(laneOf[plain[i].index], plain[i])
				plain = slices.Delete(plain, i, i+1)
			}
		}
		serve := func(t *rapid.T) {
			dead := rapid.Int32Range(0, numbers).Draw(t, "dead") // a lane for which nothing is free, or none
			lanes.rewind()
			var served []waiter
			for {
				number := lanes.next(func(number int32) bool { return number != dead })
				if number == None {
					break
				}
				lane := &lanes.lanes[number]
				w := lane.waiters[lane.at]
				lane.at++
				if len(served) < 3 && rapid.Bool().Draw(t, "leaves") {
					lanes.remove(number, w)
				}
				served = append(served, w)
				if len(served) < 3 && rapid.Bool().Draw(t, "another comes behind") {
					add(t)
					last := &plain[len(plain)-1]
					lanes.remove(laneOf[last.index], *last)
					last.priority = w.priority + 1
					lanes.add(laneOf[last.index], *last)
				}
			}
			slices.SortFunc(plain, waiter.compare)
			want := slices.DeleteFunc(slices.Clone(plain), func(w waiter) bool { return laneOf[w.index] == dead })
			if !slices.Equal(served, want) {
				t.Fatalf("served %v, want %v", served, want)
			}
			plain = plain[:0]
			for number := range lanes.lanes {
				for _, w := range lanes.lanes[number].waiters[lanes.lanes[number].head:] {
					if w.index != gone {
						plain = append(plain, w)
					}
				}
			}
		}
		t.Repeat(map[string]func(*rapid.T){"add": add, "remove": remove, "serve": serve})
	})
}
