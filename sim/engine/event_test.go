package engine

import (
	"cmp"
	"testing"

	"pgregory.net/rapid"
)

func drawEvent(t *rapid.T) Event {
	return NewEvent(
		Time(rapid.Int64Range(0, int64(Never)).Draw(t, "at")),
		Phase(rapid.Uint8().Draw(t, "phase")),
		rapid.Uint32().Draw(t, "order"),
		rapid.Uint32().Draw(t, "payload"),
	)
}

func TestEventGivesBackItsParts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := Time(rapid.Int64Range(0, int64(Never)).Draw(t, "at"))
		phase := Phase(rapid.Uint8().Draw(t, "phase"))
		order, payload := rapid.Uint32().Draw(t, "order"), rapid.Uint32().Draw(t, "payload")
		e := NewEvent(at, phase, order, payload)
		if e.At() != at || e.Phase() != phase || e.Order() != order || e.Payload() != payload {
			t.Fatalf("got %d, %d, %d, %d", e.At(), e.Phase(), e.Order(), e.Payload())
		}
	})
}

func TestEventsCompareByInstantPhaseOrderPayload(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name          string
		first, second Event
	}{
		{"instant before phase", NewEvent(1, 255, 0, 0), NewEvent(2, 0, 0, 0)},
		{"phase before order", NewEvent(1, 1, ^uint32(0), 0), NewEvent(1, 2, 0, 0)},
		{"order before payload", NewEvent(1, 1, 1, ^uint32(0)), NewEvent(1, 1, 2, 0)},
		{"payload last", NewEvent(1, 1, 1, 1), NewEvent(1, 1, 1, 2)},
		{"large payloads are not negative", NewEvent(1, 1, 1, 1), NewEvent(1, 1, 1, 1<<31)},
		{"large orders are not negative", NewEvent(1, 1, 1, 1), NewEvent(1, 1, 1<<31, 1)},
		{"the greatest event is before the filler", NewEvent(Never, 255, ^uint32(0), ^uint32(0)), last},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.first.before(test.second) != 1 || test.second.before(test.first) != 0 {
				t.Errorf("%v should come before %v", test.first, test.second)
			}
		})
	}
}

func TestEventOrderIsThatOfItsParts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawEvent(t), drawEvent(t)
		if rapid.Bool().Draw(t, "same instant") {
			b = NewEvent(a.At(), b.Phase()%2, b.Order(), b.Payload())
		}
		want := cmp.Or(cmp.Compare(a.At(), b.At()), cmp.Compare(a.Phase(), b.Phase()),
			cmp.Compare(a.Order(), b.Order()), cmp.Compare(a.Payload(), b.Payload())) < 0
		if got := a.before(b) == 1; got != want {
			t.Fatalf("%v before %v: got %t, want %t", a, b, got, want)
		}
	})
}

func TestAnEventIsNotBeforeItself(t *testing.T) {
	t.Parallel()
	if e := NewEvent(7, 1, 2, 3); e.before(e) != 0 {
		t.Error("an event came before itself")
	}
}

func TestNewEventRefusesInstantsItCannotHold(t *testing.T) {
	t.Parallel()
	for _, at := range []Time{-1, Never + 1} {
		mustPanic(t, func() { NewEvent(at, 0, 0, 0) })
	}
}

func mustPanic(t *testing.T, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Error("did not panic")
		}
	}()
	f()
}
