package fit_test

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"simulate/sim/engine"
	"simulate/sim/log"
)

// TestCallsThatWereHeldLengthenNoWay: of a log that stamps neither when units are told nor when they leave, ways are what is left of the time
// since calls were entered; of those that the log says were held nothing is left that is known.
func TestCallsThatWereHeldLengthenNoWay(t *testing.T) {
	t.Parallel()
	w := town{days: 30, units: 7, day: 8, bare: true, key: engine.Seed(3)}
	calls := w.calls()
	var ways []float64
	held := 0
	for _, c := range calls {
		if c.held {
			held++
		} else if c.at[log.OnScene] > 0 {
			ways = append(ways, c.at[log.OnScene]-c.at[log.Entered]-45_000-60_000)
		}
	}
	slices.Sort(ways)
	if share := float64(held) / float64(len(calls)); share < 0.2 || share > 0.7 {
		t.Fatalf("%.0f%% of calls are held: there is nothing to tell apart", 100*share)
	}
	text := w.write(calls)
	m := fitted(t, text, engine.Seed(1))
	if got, want := m.Kinds[0].Travel.Log.P50, ways[len(ways)/2]; math.Abs(got/want-1) > 0.02 {
		t.Errorf("half of the ways take %.0f s, want %.0f", got/1000, want/1000)
	}
	if m.Held != held || m.Waiting {
		t.Errorf("%d are held, want %d; whether they waited shows: %v", m.Held, held, !m.Waiting)
	}
	untold := fitted(t, bytes.ReplaceAll(text, []byte("Held"), []byte("Remark")), engine.Seed(1))
	if got := untold.Kinds[0].Travel.Log.P50; got < 1.1*ways[len(ways)/2] || !untold.Waiting {
		t.Errorf("of a log that does not say which calls were held half of the ways take %.0f s, and the model does not know: %v", got/1000, untold.Waiting)
	}
}

// TestCallsThatWereHeldAreNotLongChosenFor: where units are told and not named, the log's own word says which calls had none.
func TestCallsThatWereHeldAreNotLongChosenFor(t *testing.T) {
	t.Parallel()
	text := []byte("Call No,Held,Received,Entered,Dispatched,On Scene,Available\n")
	for i := range 400 {
		wait, held := 60, "N"
		if i%3 == 0 {
			wait, held = 1200, "Y"
		}
		text = append(text, row(i, held, 0, 30, 30+wait, 30+wait+400+i%50, 30+wait+2000)...)
	}
	m := fitted(t, text, engine.Seed(1))
	if d := m.Plans[0].Choosing; d == nil || d.N != 266 || math.Abs(d.Median()-60_000) > 1000 {
		t.Errorf("%+v", d)
	}
}

// row is a call, so many hours after the first, that stamps what happened so many seconds after it came.
func row(number int, field string, seconds ...int) string {
	cells := []string{strconv.Itoa(number), field}
	for _, s := range seconds {
		cells = append(cells, monday.Add(time.Duration(number)*time.Hour+time.Duration(s)*time.Second).Format("2006-01-02T15:04:05Z"))
	}
	return strings.Join(cells, ",") + "\n"
}
