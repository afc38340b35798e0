package queue

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
		const numbers = 2
		lanes, plain := NewLanes(numbers), []Key{}
		laneOf := map[int32]int32{}
		next := int32(0)
		add := func(t *rapid.T) {
			w := Key{
				Priority: rapid.Int32Range(1, 3).Draw(t, "priority"), Index: next,
				Asked: engine.Time(rapid.IntRange(0, 9).Draw(t, "asked")), Order: uint64(next),
			}
			laneOf[next] = rapid.Int32Range(0, numbers-1).Draw(t, "lane")
			lanes.Add(laneOf[next], w)
			plain = append(plain, w)
			next++
		}
		remove := func(t *rapid.T) {
			if len(plain) > 0 {
				i := rapid.IntRange(0, len(plain)-1).Draw(t, "who")
				lanes.Remove(laneOf[plain[i].Index], plain[i])
				plain = slices.Delete(plain, i, i+1)
			}
		}
		serve := func(t *rapid.T) {
			dead := rapid.Int32Range(0, numbers).Draw(t, "dead") // a lane for which nothing is free, or none
			lanes.Rewind()
			var served, still []Key // still: of those served, who has not left
			for {
				number := lanes.Next(func(number int32) bool { return number != dead })
				if number == None {
					break
				}
				lane := &lanes.lanes[number]
				w := lane.keys[lane.at]
				if lanes.Serve(number) != w.Index {
					t.Fatal("another one is served than is next")
				}
				served, still = append(served, w), append(still, w)
				if rapid.Bool().Draw(t, "one leaves") {
					i := rapid.IntRange(0, len(still)-1).Draw(t, "who")
					lanes.Remove(laneOf[still[i].Index], still[i])
					still = slices.Delete(still, i, i+1)
				}
				if len(served) < 3 && rapid.Bool().Draw(t, "another comes behind") {
					add(t)
					last := &plain[len(plain)-1]
					lanes.Remove(laneOf[last.Index], *last)
					last.Priority = w.Priority + 1
					lanes.Add(laneOf[last.Index], *last)
				}
			}
			slices.SortFunc(plain, Key.compare)
			want := slices.DeleteFunc(slices.Clone(plain), func(w Key) bool { return laneOf[w.Index] == dead })
			if !slices.Equal(served, want) {
				t.Fatalf("served %v, want %v", served, want)
			}
			plain = plain[:0]
			for number := range lanes.lanes {
				for _, w := range lanes.lanes[number].keys[lanes.lanes[number].head:] {
					if w.Index != gone {
						plain = append(plain, w)
					}
				}
			}
		}
		other := NewLanes(numbers)
		swap := func(t *rapid.T) { // to a copy, or to one that is filled anew
			if rapid.Bool().Draw(t, "copied") {
				other.CopyFrom(&lanes)
			} else {
				other.Reset()
				for _, k := range plain {
					other.Add(laneOf[k.Index], k)
				}
			}
			lanes, other = other, lanes
		}
		t.Repeat(map[string]func(*rapid.T){"add": add, "remove": remove, "serve": serve, "swap": swap})
	})
}

// TestASpentLaneIsLeftOutOnce serves a lane that has nothing for those behind the first, and then the line anew.
func TestASpentLaneIsLeftOutOnce(t *testing.T) {
	t.Parallel()
	lanes := NewLanes(2)
	for index := range int32(4) {
		lanes.Add(index/2, Key{Index: index, Order: uint64(index)})
	}
	for range 2 {
		lanes.Rewind()
		var served []int32
		for number := lanes.Next(hopeful); number != None; number = lanes.Next(hopeful) {
			served = append(served, lanes.Serve(number))
			if number == 0 {
				lanes.Spend(number)
			}
		}
		if want := []int32{0, 2, 3}; !slices.Equal(served, want) {
			t.Errorf("served %v, want %v", served, want)
		}
	}
}

// TestALaneThatWasEmptiedIsNotSpent: what was found out about those who have left says nothing of those who come.
func TestALaneThatWasEmptiedIsNotSpent(t *testing.T) {
	t.Parallel()
	lanes := NewLanes(1)
	first, second := Key{Index: 0}, Key{Index: 1, Order: 1}
	lanes.Add(0, first)
	lanes.Rewind()
	lanes.Spend(lanes.Next(hopeful))
	lanes.Remove(0, first)
	lanes.Add(0, second)
	if lane := lanes.Next(hopeful); lane != 0 {
		t.Error("who came to an empty lane is left out")
	}
}

func hopeful(int32) bool { return true }
