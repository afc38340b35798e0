package measure_test

import (
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario/loader"
)

const byTheClock = `format: 1
clock: {start: 2025-03-10T08:00:00-05:00, zone: America/Chicago, horizon: 4h}
agencies: {ems: {kind: ems}}
places: {a: {position: [39.12, -94.30]}}
incidents:
  calls:
    agency: ems
    where: a
    arrivals: {rate: 3/h}
    plan: {call: {event: Call}}
  fall:
    agency: ems
    where: a
    condition: {starts: red, changes: {red: {dead: 90m}}, ended-by: call}
    priority: {red: 1, default: 3}
    plan: {call: {event: Call}}
measures:
  hourly: {count: calls/call, per: hour}
  state:  {from: fall/begins, to: fall/call, per: condition}
  urgent: {from: fall/begins, to: fall/call, per: priority}
`

func valuesByTheClock(t *testing.T) (*measure.Set, []measure.Value) {
	t.Helper()
	s, problems := loader.Bytes("clock.yaml", []byte(byTheClock), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1}, fold); err != nil {
		t.Fatal(err)
	}
	return set, fold.Values()
}

// A run of four hours has no count of what happened in the other twenty.
func TestHoursThatAreNotMeasuredHaveNoCount(t *testing.T) {
	t.Parallel()
	set, values := valuesByTheClock(t)
	happened := map[string]bool{}
	for _, v := range values {
		if row := &set.Rows[v.Row]; row.Measure == "hourly" && v.State == measure.Happened {
			happened[row.Key] = true
		}
	}
	for _, hour := range []string{"08:00", "09:00", "10:00", "11:00"} {
		if !happened[hour] {
			t.Errorf("nothing is counted at %s: %v", hour, happened)
		}
	}
	if len(happened) != 4 {
		t.Errorf("counted at %v", happened)
	}
}

// The state and the priority with which an incident begins are those of what counts from its beginning.
func TestWhatCountsFromTheBeginningHasTheStateOfTheBeginning(t *testing.T) {
	t.Parallel()
	set, values := valuesByTheClock(t)
	var happened []string
	for _, v := range values {
		if row := &set.Rows[v.Row]; v.State == measure.Happened && (row.Measure == "state" || row.Measure == "urgent") {
			happened = append(happened, row.Measure+" "+row.Key)
		}
	}
	if !slices.Equal(happened, []string{"state red", "urgent 1"}) {
		t.Errorf("values by group: %v", happened)
	}
}
