package fit_test

import (
	"bytes"
	"reflect"
	"slices"
	"testing"
	"time"

	"simulate/sim/engine"
)

// TestTheOrderOfRowsIsNothing: a log from back to front has the same model.
func TestTheOrderOfRowsIsNothing(t *testing.T) {
	t.Parallel()
	w := town{days: 5, units: 5, day: 6, key: engine.Seed(5)}
	text := w.write(w.calls())
	lines := bytes.Split(bytes.TrimSpace(text), []byte("\n"))
	slices.Reverse(lines[1:])
	forth, back := fitted(t, text, engine.Seed(1)), fitted(t, append(bytes.Join(lines, []byte("\n")), '\n'), engine.Seed(1))
	for i := range forth.Pools {
		forth.Pools[i].Units, back.Pools[i].Units = nil, nil
	}
	if !reflect.DeepEqual(forth.Durations(), back.Durations()) || !reflect.DeepEqual(forth.Streams, back.Streams) {
		t.Error("the models differ")
	}
}

// TestUnitsThatAreCalledByDayAloneAreOnDutyByDay: half of them from 07:00 to 19:00.
func TestUnitsThatAreCalledByDayAloneAreOnDutyByDay(t *testing.T) {
	t.Parallel()
	w := town{days: 30, units: 8, day: 8, key: engine.Seed(2)}
	calls := w.calls()
	for i := range calls {
		c := &calls[i]
		hour := time.UnixMilli(int64(c.at[3])).UTC().Hour()
		if c.unit %= 4; hour >= 7 && hour < 19 && i%2 == 0 {
			c.unit += 4
		}
	}
	m := fitted(t, w.write(calls), engine.Seed(1))
	if len(m.Pools) != 2 {
		t.Fatalf("%+v", m.Pools)
	}
	by := map[[2]int]int{}
	for _, p := range m.Pools {
		by[[2]int{p.From, p.To}] = p.Seen
	}
	if by[[2]int{7, 19}] != 4 || by[[2]int{0, 0}] != 4 {
		t.Errorf("%v", by)
	}
}
