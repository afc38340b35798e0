package log_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
)

// traced is an event of a trace.
type traced struct {
	Ph, Name, Cat, ID string
	Ts, Dur           int64
	Pid, Tid          int
	Args              map[string]any
}

func readTrace(t rapid.TB, text []byte) []traced {
	var trace struct{ TraceEvents []traced }
	if err := json.Unmarshal(text, &trace); err != nil {
		t.Fatal(err)
	}
	return trace.TraceEvents
}

// TestTracesAddUpToTheRecords: what units do lasts as long as their records say, and nothing overlaps.
func TestTracesAddUpToTheRecords(t *testing.T) {
	t.Parallel()
	for name, s := range stories(t) {
		got, last := map[string]int64{}, map[int]int64{}
		for _, e := range readTrace(t, s.perfetto(t)) {
			if e.Ph != "X" {
				continue
			}
			got[fmt.Sprint(e.Tid-1, " ", e.Cat)] += e.Dur
			if e.Ts < last[e.Tid] || e.Dur <= 0 || e.Pid != 1+int(s.Units[e.Tid-1].Agency) {
				t.Errorf("%s: %+v, after %d", name, e, last[e.Tid])
			}
			last[e.Tid] = e.Ts + e.Dur
		}
		want := s.lengths()
		for key, length := range want {
			if got[key] != int64(length)*1000 {
				t.Errorf("%s: %s lasts %d µs, want %d ms", name, key, got[key], length)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d kinds of doing, want %d", name, len(got), len(want))
		}
	}
}

// lengths adds up what units do from each record about them to the next, or to the end.
func (s story) lengths() map[string]engine.Time {
	does := map[sim.Kind]string{
		sim.UnitAssigned: "turnout", sim.UnitEnRoute: "travel", sim.UnitHeld: "held outside", sim.UnitArrived: "wait on scene",
		sim.UnitWorking: "work", sim.UnitIdle: "wait on scene", sim.UnitRelieved: "wait on scene", sim.UnitRestored: "wait on scene",
		sim.UnitReturning: "return", sim.UnitOccupied: "other job", sim.UnitDisabled: "out of action", sim.UnitOffDuty: "off duty",
		sim.UnitHome: "", sim.UnitFreed: "", sim.UnitDiverted: "", sim.UnitOnDuty: "",
	}
	lengths := map[string]engine.Time{}
	end := s.records[len(s.records)-1].At
	for unit := range s.Units {
		what, since := "", engine.Time(0)
		until := func(at engine.Time) {
			if what != "" && at > since {
				lengths[fmt.Sprint(unit, " ", what)] += at - since
			}
		}
		for i := range s.records {
			r := &s.records[i]
			if next, is := does[r.Kind]; is && int(r.Unit) == unit {
				until(r.At)
				what, since = next, r.At
			}
		}
		until(end)
	}
	return lengths
}

// TestTracesOfSteps: what begins ends, nothing overlaps, and it lies within the instants of the step's records.
func TestTracesOfSteps(t *testing.T) {
	t.Parallel()
	for name, s := range stories(t) {
		var open traced
		ended := map[string]int64{}
		records, instants := map[int]bool{}, 0
		for _, e := range readTrace(t, s.perfetto(t)) {
			key := fmt.Sprint(e.Pid, e.ID)
			switch e.Ph {
			case "b":
				if open.Name != "" || e.Ts < ended[key] {
					t.Fatalf("%s: %+v begins in %+v, after %d", name, e, open, ended[key])
				}
				open = e
			case "e":
				if open.Name != e.Name || open.ID != e.ID || e.Ts <= open.Ts {
					t.Fatalf("%s: %+v ends %+v", name, e, open)
				}
				open, ended[key] = traced{}, e.Ts
			case "i":
				instants++
				records[int(e.Args["seq"].(float64))] = true
			case "X", "M":
			default:
				t.Errorf("%s: %+v", name, e)
			}
		}
		if open.Name != "" || len(records) != instants || instants == 0 {
			t.Errorf("%s: %+v is open; %d instants of %d records", name, open, instants, len(records))
		}
	}
}
