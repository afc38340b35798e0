package measure_test

import (
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// TestStatesAreCounted recounts from the records how many are in each state at the end, and at instants.
func TestStatesAreCounted(t *testing.T) {
	t.Parallel()
	simtest.Sometimes(t, "a state is counted", func() int {
		seen := 0
		rapid.Check(t, func(t *rapid.T) {
			p := simtest.Program(t)
			set, err := measure.Compile(p)
			if err != nil {
				t.Fatal(err)
			}
			records := run(t, p, sim.Luck{Seed: 1})
			for _, v := range values(set.NewFold(), records) {
				row := &set.Rows[v.Row]
				at, state := engine.Never, row.Key
				switch {
				case row.Measure == "state-then" && row.Per == "condition, instant":
					for i, text := range []string{"+5m", "+20m"} {
						if state = row.Key[:max(0, len(row.Key)-len(text)-1)]; row.Key == state+"/"+text {
							at = p.WarmUp + engine.Time([]int64{5, 20}[i])*engine.Minute
							break
						}
					}
				case row.Measure != "in-state":
					continue
				}
				if want := inState(p, records, state, at); v.Amount != want*1_000_000 {
					t.Fatalf("%s %s is %d, by the records %d", row.Measure, row.Key, v.Amount, want)
				}
				seen++
			}
		})
		return seen
	})
}

// inState counts the measured instances that are in a state at an instant, that instant included.
func inState(p *sim.Program, records []sim.Record, state string, at engine.Time) int64 {
	var last []string        // by instance, in the order in which they began
	slots := map[int32]int{} // of those that are measured
	for _, r := range records {
		if r.At > at {
			break
		}
		switch r.Kind {
		case sim.IncidentBegan:
			delete(slots, r.Incident)
			if !p.Incidents[r.Arg].Stream || p.Measured(r.At) {
				slots[r.Incident] = len(last)
				last = append(last, "")
			}
		case sim.ConditionSet:
			if i, measured := slots[r.Incident]; measured {
				last[i] = p.Incidents[p.Steps[r.Step].Incident].States[r.Arg-1]
			}
		}
	}
	count := int64(0)
	for _, is := range last {
		if is == state {
			count++
		}
	}
	return count
}
