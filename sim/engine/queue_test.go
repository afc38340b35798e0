package engine

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func compare(a, b Event) int { return int(b.before(a)) - int(a.before(b)) }

// drawCrowded returns an event among few possible ones, so that ties in every part are common.
func drawCrowded(t *rapid.T) Event {
	return NewEvent(
		Time(rapid.IntRange(0, 5).Draw(t, "at")),
		Phase(rapid.IntRange(0, 1).Draw(t, "phase")),
		uint32(rapid.IntRange(0, 2).Draw(t, "order")),
		uint32(rapid.IntRange(0, 2).Draw(t, "payload")),
	)
}

func drain(q *Queue) (popped []Event) {
	for q.Len() > 0 {
		popped = append(popped, q.Pop())
	}
	return popped
}

// The queue against the plainest thing that does the same: a slice that is kept sorted.
func TestQueueBehavesAsASortedSlice(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var q Queue
		var sorted []Event
		push := func(e Event) {
			q.Push(e)
			at, _ := slices.BinarySearchFunc(sorted, e, compare)
			sorted = slices.Insert(sorted, at, e)
		}
		t.Repeat(map[string]func(*rapid.T){
			"push anywhere": func(t *rapid.T) { push(drawEvent(t)) },
			"push a tie":    func(t *rapid.T) { push(drawCrowded(t)) },
			"push many": func(t *rapid.T) {
				for _, e := range rapid.SliceOfN(rapid.Custom(drawCrowded), 0, 30).Draw(t, "events") {
					push(e)
				}
			},
			"pop": func(t *rapid.T) {
				if len(sorted) == 0 {
					return
				}
				if got := q.Pop(); got != sorted[0] {
					t.Fatalf("popped %v, want %v", got, sorted[0])
				}
				sorted = sorted[1:]
			},
			"reset": func(*rapid.T) { q.Reset(); sorted = nil },
			"": func(t *rapid.T) {
				if q.Len() != len(sorted) {
					t.Fatalf("length %d, want %d", q.Len(), len(sorted))
				}
				if len(sorted) > 0 && q.Peek() != sorted[0] {
					t.Fatalf("peeked %v, want %v", q.Peek(), sorted[0])
				}
			},
		})
		if got := drain(&q); !slices.Equal(got, sorted) {
			t.Fatalf("drained %v, want %v", got, sorted)
		}
	})
}

func TestQueueOrderDoesNotDependOnThePushes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		events := rapid.SliceOf(rapid.Custom(drawCrowded)).Draw(t, "events")
		var one, other Queue
		for _, e := range events {
			one.Push(e)
		}
		for _, e := range rapid.Permutation(events).Draw(t, "shuffled") {
			other.Push(e)
		}
		if a, b := drain(&one), drain(&other); !slices.Equal(a, b) {
			t.Fatalf("%v\n%v", a, b)
		}
	})
}

func TestQueueKeepsEqualEvents(t *testing.T) {
	t.Parallel()
	var q Queue
	twin := NewEvent(Second, 1, 2, 3)
	for range 9 {
		q.Push(twin)
	}
	if got := drain(&q); !slices.Equal(got, slices.Repeat([]Event{twin}, 9)) {
		t.Errorf("got %v", got)
	}
}

func TestQueueHoldsEventsAtTheLastInstant(t *testing.T) {
	t.Parallel()
	var q Queue
	greatest := NewEvent(Never, 255, ^uint32(0), ^uint32(0))
	for range 6 {
		q.Push(greatest)
	}
	q.Push(NewEvent(0, 0, 0, 0))
	if got := q.Pop().At(); got != 0 {
		t.Errorf("popped the event at %d first", got)
	}
	if got := drain(&q); !slices.Equal(got, slices.Repeat([]Event{greatest}, 6)) {
		t.Errorf("got %v", got)
	}
}

func TestAnEmptyQueueHasNothingToGive(t *testing.T) {
	t.Parallel()
	var q Queue
	mustPanic(t, func() { q.Pop() })
	mustPanic(t, func() { q.Peek() })
	q.Push(NewEvent(1, 0, 0, 0))
	q.Reset()
	mustPanic(t, func() { q.Pop() })
	if q.Len() != 0 {
		t.Errorf("length %d after a refused Pop", q.Len())
	}
}

func TestQueueOfASizeItHasHadAllocatesNothing(t *testing.T) {
	var q Queue
	fill := func() {
		for i := range uint32(1000) {
			q.Push(NewEvent(Time(i%37), 0, i, 0))
		}
	}
	fill()
	allocations := testing.AllocsPerRun(10, func() {
		for q.Len() > 500 {
			q.Pop()
		}
		q.Reset()
		fill()
	})
	if allocations != 0 {
		t.Errorf("%v allocations", allocations)
	}
}
