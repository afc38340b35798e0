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

func valuesByTheClock(t *testing.T, changes ...string) (*measure.Set, []measure.Value) {
	t.Helper()
	s, problems := loader.Bytes("clock.yaml", []byte(byTheClock), loader.Options{Set: changes})
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

// A run of four hours has no count of what happened in the other twenty; one that goes on for an hour has one of that hour.
func TestHoursToWhichNoRunComesHaveNoCount(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		changes []string
		hours   []string
	}{
		{nil, []string{"08:00", "09:00", "10:00", "11:00"}},
		{[]string{"clock.cool-down=1h"}, []string{"08:00", "09:00", "10:00", "11:00", "12:00"}},
	} {
		set, values := valuesByTheClock(t, c.changes...)
		var counted []string
		for _, v := range values {
			if row := &set.Rows[v.Row]; row.Measure == "hourly" && v.State == measure.Happened {
				counted = append(counted, row.Key)
			}
		}
		if !slices.Equal(counted, c.hours) {
			t.Errorf("%v: counted at %v", c.changes, counted)
		}
	}
}

// What comes after the horizon, while runs wait for what is measured, and at the very end is counted where it happens.
func TestWhatHappensAfterTheHorizonIsCountedInItsHour(t *testing.T) {
	t.Parallel()
	for _, changes := range [][]string{
		{"incidents.fall.plan.call.at=12:00"},
		{"incidents.fall.plan.call.delay=270m", "clock.cool-down=1h"},
	} {
		set, values := valuesByTheClock(t, append(changes, "measures.hourly.count=fall/call")...)
		for _, v := range values {
			row := &set.Rows[v.Row]
			if row.Measure == "hourly" && (v.Amount > 0) != (row.Key == "12:00") {
				t.Errorf("%s: %d at %s", changes, v.Amount, row.Key)
			}
		}
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
