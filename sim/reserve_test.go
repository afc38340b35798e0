package sim_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

// keptFor is how many units of a kind the file keeps from a request of a priority.
func keptFor(s *scenario.Scenario, kind string, priority int32) int {
	rule, kept := s.Dispatch.Get(kind), 0
	if rule == nil {
		return 0
	}
	for key, units := range rule.Keep.All() {
		if n, _ := strconv.Atoi(key); int32(n) <= priority {
			kept = max(kept, *units)
		}
	}
	return kept
}

// isTraced reports whether the instances of an incident are those of a list, which may say how urgent each is.
func isTraced(p *sim.Program, incident uint16) bool {
	arrivals := p.Scenario.Incidents.Get(p.Incidents[incident].ID).Arrivals
	return arrivals != nil && len(arrivals.Trace) > 0
}

// wantedBy is how many units a step may ask for together.
func wantedBy(step *sim.Step) int {
	n := 0
	for _, need := range step.Needs {
		if n += int(need.Count); need.All {
			return math.MaxInt
		}
	}
	return n
}

// A request leaves as many units of a pool free as are kept from it, and is told so only when a unit is free.
func TestAReserveIsLeft(t *testing.T) {
	t.Parallel()
	simtest.Sometimes(t, "units are kept", func() int {
		told := 0
		everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
			free, roll := make([]bool, len(p.Units)), sim.NewRoll(p)
			for u := range free {
				free[u] = true
			}
			priorities := map[int32]int32{} // by slot
			inPool := func(u int32) (n int) {
				for _, other := range p.Pools[p.Units[u].Pool].Units {
					if free[other] {
						n++
					}
				}
				return n
			}
			for i, r := range records {
				roll.Consume(sim.Seq(i), records[i:i+1])
				switch r.Kind {
				case sim.IncidentBegan:
					if priorities[r.Incident] = 0; !isTraced(p, r.Arg) {
						priorities[r.Incident] = p.Priority(int32(r.Arg), 0)
					}
				case sim.PrioritySet:
					priorities[r.Incident] = int32(r.Arg)
				case sim.UnitReturning, sim.UnitFreed, sim.UnitOnDuty:
					free[r.Unit] = true
				case sim.UnitOccupied, sim.UnitOffDuty, sim.UnitArrived:
					free[r.Unit] = false
				case sim.UnitAssigned, sim.UnitsKept:
					kind, incident := p.Kinds[p.Units[r.Unit].Kind], p.Scenario.Incidents.Get(p.Incidents[p.Steps[r.Step].Incident].ID)
					priority, rated := priorities[r.Incident], priorities[r.Incident] == 0 || incident.Priority != nil && incident.Priority.States != nil
					own := p.Written(&p.Steps[r.Step])
					if own != nil && own.Priority != nil {
						priority, rated = int32(own.Priority.Value), own.Priority.States != nil || own.Priority.Row != ""
					}
					cause := records[r.Cause].Kind
					asked := r.Since != 0 || slices.Contains([]sim.Kind{sim.StepAsked, sim.StepStarted, sim.StepRepeated, sim.StepInterrupted, sim.AidApproved}, cause)
					onScene := p.Steps[r.Step].Verb != scenario.Send && (own == nil || len(own.By) == 0) // whom another step passes on may just be free
					kept := keptFor(p.Scenario, kind, priority)
					switch {
					case r.Kind == sim.UnitsKept && !rated:
						told++
						if n := inPool(r.Unit); !free[r.Unit] || n-kept >= wantedBy(&p.Steps[r.Step]) || int(r.Arg) != kept {
							t.Fatalf("record %d, %+v: %d are free, %d are kept", i, r, n, kept)
						}
					case r.Kind == sim.UnitAssigned && free[r.Unit] && asked && !onScene && !rated:
						if n := inPool(r.Unit); n <= kept {
							t.Fatalf("record %d, %+v: %d are free, %d are kept", i, r, n, kept)
						}
					}
					if r.Kind == sim.UnitAssigned {
						free[r.Unit] = false
					}
				}
			}
		})
		return told
	})
}

// What is kept from nobody changes nothing.
func TestAReserveFromNobodyChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text, luck := simtest.Scenario(t), someLuck(t)
		p := simtest.Load(t, text)
		if strings.Contains(text, "\ndispatch:") {
			t.Skip("it has rules of its own")
		}
		rules := make([]string, len(p.Kinds))
		for i, kind := range p.Kinds {
			rules[i] = kind + ": {keep: {99: 1}}"
		}
		with := strings.Replace(text, "\nchannels:", "\ndispatch: {"+strings.Join(rules, ", ")+"}\nchannels:", 1)
		sameRecords(t, run(t, sim.NewWorld(simtest.Load(t, with)), luck), run(t, sim.NewWorld(p), luck))
	})
}

// Who waits while units are kept gets one as soon as a variant keeps none, from that instant on.
func TestABranchThatKeepsNothingGivesWhatWasKept(t *testing.T) {
	t.Parallel()
	const rest = `  night: {agency: pd, where: here, plan: {go: {send: {desk: 1}}, next: {after: go.asked, send: {desk: 1}}}}
dispatch: {desk: {keep: `
	night := drill[:len(drill)-len("  night:\n    agency: pd\n    where: here\n    plan:\n      call: {event: Call}\n")]
	base, then := compile(t, night+rest+"{3: 1}}}\n"), compile(t, night+rest+"{4: 1}}}\n")
	branch, err := then.From(base, 20*engine.Minute)
	if err != nil {
		t.Fatal(err)
	}
	var given []engine.Time
	for _, r := range recordsOf(t, branch) {
		if r.Kind == sim.UnitAssigned {
			given = append(given, r.At)
		}
	}
	if want := []engine.Time{0, 20 * engine.Minute}; !slices.Equal(given, want) {
		t.Errorf("units are given at %v, want %v", given, want)
	}
}
