package sim_test

import (
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
)

// The roll knows which instance each record is about: the one whose beginning was the last in its slot.
func TestTheRollKnowsTheInstanceOfEveryRecord(t *testing.T) {
	t.Parallel()
	everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		roll := sim.NewRoll(p)
		began := make(map[sim.Instance]bool)
		for i, r := range records {
			roll.Consume(sim.Seq(i), records[i:i+1])
			if r.Incident == sim.None {
				continue
			}
			of := roll.Of(r.Incident)
			if r.Step != sim.NoStep && p.Steps[r.Step].Incident != of.Incident {
				t.Fatalf("record %d, %+v, is of another incident than %+v", i, r, of)
			}
			if r.Kind == sim.IncidentBegan || r.Kind == sim.IncidentSkipped {
				if began[of] {
					t.Fatalf("record %d: %s begins twice", i, p.InstanceID(of))
				}
				began[of] = true
			}
		}
	})
}

func TestInstancesAreNamedByTheirStreamAndNumber(t *testing.T) {
	t.Parallel()
	p := &sim.Program{Incidents: []sim.Incident{{ID: "night"}, {ID: "calls", Stream: true}}}
	if got := p.InstanceID(sim.Instance{Incident: 0}); got != "night" {
		t.Error(got)
	}
	if got := p.InstanceID(sim.Instance{Incident: 1, Ordinal: 17}); got != "calls#17" {
		t.Error(got)
	}
}
