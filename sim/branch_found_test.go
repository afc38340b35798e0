package sim_test

import (
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
)

// drill is what the scenarios below have in common.
const drill = `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 1h}
agencies: {pd: {}, so: {}, ems: {}}
places: {here: {}, base: {}}
travel: {between: {base: {here: 10m}}}
units:
  car: {agency: pd, kind: patrol, home: base, turnout: 10m}
  desk: {agency: pd, kind: desk, count: 2, home: base, seats: 3}
channels: {phone: {kind: phone, capacity: 1, members: [pd, so, ems]}}
sites: {school: {agency: so, place: here}}
incidents:
  night:
    agency: pd
    where: here
    plan:
      call: {event: Call}
`

// What random scenarios have found: runs that went another way when they branched to the same program.
var branchesFound = map[string]string{
	"a message is stopped on air, and gives up": `
      soon: {event: Soon, after: call, delay: 30s}
      tell: {message: Tell, to: [so, ems], takes: 5m, after: call, until: soon, give-up: 2m}
      last: {event: Last, after: tell.gave-up}
`,
	"the last unit of a send that gave up is diverted, and nobody looks whether the incident may close": `
      both: {send: {desk: 2}, from: [pd], after: call}
      go: {send: {patrol: 1, desk: 1}, from: [pd], after: call, give-up: 1m}
      then: {event: Then, after: go.en-route}
  urgent:
    agency: pd
    where: here
    begins: +2m
    priority: 1
    plan:
      take: {send: {patrol: 1}, divert: true}
`,
	"a posture that repeats is superseded": `
      hold: {posture: hold, sites: [school], takes: 5m, after: call, every: 20m, until: last}
      held: {event: Held, after: hold.school}
      last: {event: Last, after: call, delay: 50m}
      lock: {posture: lockdown, sites: [school], takes: 30s, after: call, delay: 1m}
`,
	"a patient rides with one who came later": `
      bus: {send: {desk: 1}, from: [pd], after: call}
  patients:
    agency: ems
    where: here
    part-of: night
    arrivals: {at: [+11m, +12m, +13m]}
    plan:
      ready: {event: Ready, delay: "1m..9m"}
      ride: {move: {desk: 1}, where: base, fill: 20m, after: ready}
`,
}

// TestBranchesThatWereFound branches at every half minute of runs.
func TestBranchesThatWereFound(t *testing.T) {
	t.Parallel()
	for name, plan := range branchesFound {
		t.Run(name, func(t *testing.T) {
			p := compile(t, drill+plan[1:])
			for _, luck := range []sim.Luck{{Nominal: true}, {Seed: 1}, {Seed: 2}, {Seed: 3}, {Seed: 4}, {Seed: 5}} {
				want := recordsWith(t, p, luck)
				for at := engine.Time(0); at < p.Horizon; at += engine.Minute / 2 {
					branch, err := p.From(p, at)
					if err != nil {
						t.Fatal(err)
					}
					if got := recordsWith(t, branch, luck); !slices.Equal(got, want) {
						t.Fatalf("with the luck %+v a branch at %d has\n%+v, want\n%+v", luck, at, got, want)
					}
				}
			}
		})
	}
}

// recordsOf returns the records of the nominal run.
func recordsOf(t *testing.T, p *sim.Program) []sim.Record {
	t.Helper()
	return recordsWith(t, p, sim.Luck{Nominal: true})
}

func recordsWith(t *testing.T, p *sim.Program, luck sim.Luck) []sim.Record {
	t.Helper()
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
		t.Fatal(err)
	}
	return trace.Records
}

// A message that has been stopped, and gave up before what is on air has finished, is not stopped again by a trigger that is told anew.
func TestAMessageThatEndsIsNotStoppedAgain(t *testing.T) {
	t.Parallel()
	plan := drill + branchesFound["a message is stopped on air, and gives up"][1:]
	base, then := compile(t, plan), compile(t, strings.Replace(plan, "until: soon", "until: {any: [soon]}", 1))
	branch, err := then.From(base, 3*engine.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := recordsOf(t, branch), recordsOf(t, base); !slices.Equal(got, want) {
		t.Errorf("the branch has\n%+v, want\n%+v", got, want)
	}
}

// A stream that a variant adds arrives, and what its instances wait for may have happened long before.
func TestAStreamThatIsNewArrives(t *testing.T) {
	t.Parallel()
	base := compile(t, drill)
	then := compile(t, drill+`  calls:
    agency: pd
    where: here
    arrivals: {at: ["08:30", "08:40"]}
    plan:
      take: {event: Take, after: night/call}
`)
	branch, err := then.From(base, 20*engine.Minute)
	if err != nil {
		t.Fatal(err)
	}
	records := recordsOf(t, branch)
	if n := happened(branch, records, sim.StepDone, "take"); n != 2 {
		t.Errorf("%d calls are taken, want 2", n)
	}
	if want := recordsOf(t, then); !slices.Equal(records, want) {
		t.Errorf("the branch has\n%+v, want\n%+v", records, want)
	}
}

// A variant may give a unit other tours: it begins and ends each of them once, whether or not it is on duty by then.
func TestATourThatIsNewIsServedOnce(t *testing.T) {
	t.Parallel()
	units := "  van: {agency: pd, kind: van, home: base, on-duty: {windows: [%s]}}\nchannels:"
	with := func(windows string) *sim.Program {
		return compile(t, strings.Replace(drill, "channels:", strings.Replace(units, "%s", windows, 1), 1))
	}
	for was, is := range map[string]string{
		`"07:00-08:30"`: `"08:20-08:40"`, // off duty at once
		`"08:20-08:30"`: `"08:05-08:40"`, // on duty at once
	} {
		branch, err := with(is).From(with(was), 10*engine.Minute)
		if err != nil {
			t.Fatal(err)
		}
		var changes []engine.Time
		for _, r := range recordsOf(t, branch) {
			if r.Kind == sim.UnitOnDuty || r.Kind == sim.UnitOffDuty {
				changes = append(changes, r.At/engine.Minute)
			}
		}
		want := map[string][]engine.Time{`"08:20-08:40"`: {10, 20, 40}, `"08:05-08:40"`: {0, 10, 40}}[is]
		if !slices.Equal(changes, want) {
			t.Errorf("from %s to %s the duty changes at %v, want %v", was, is, changes, want)
		}
	}
}

// A relief that drives on to where the other has gone draws what slows it by the name of the place: a place more in the file moves no luck.
func TestAReliefThatDrivesOnHasItsLuckWhateverTheNumberOfThePlace(t *testing.T) {
	t.Parallel()
	arrives := func(first string, luck sim.Luck) (last engine.Time) {
		p := compile(t, `
format: 1
clock: {start: 2024-02-29T13:00:00Z, horizon: 2h}
agencies: {pd: {}}
places: {`+first+`base: {}, scene: {}, gate: {}, bridge: {}}
travel: {variation: lognormal(p50 1 p90 1.3), between: {base: {scene: 5m, gate: 6m}, scene: {gate: 2m, bridge: 4m}, gate: {bridge: 3m}}}
units:
  early: {agency: pd, kind: patrol, home: base, count: 2, on-duty: {windows: ["07:00-13:20"], end: hand-over}}
  late:  {agency: pd, kind: patrol, home: base, count: 2, on-duty: {windows: ["13:12-24:00"]}}
incidents:
  siege:
    agency: pd
    where: scene
    plan:
      go: {send: {patrol: 2}}
      up: {after: go, move: {patrol: 2}, where: gate}
      guard: {after: up, work: Guard, needs: {patrol: 1}, where: gate, takes: 1h}
      on: {at: +22m, move: {patrol: 1}, where: bridge}
`)
		for _, r := range recordsWith(t, p, luck) {
			if r.Kind == sim.UnitArrived && p.Places[r.Place].ID == "bridge" {
				last = r.At
			}
		}
		return last
	}
	for seed := range uint64(8) {
		if got, want := arrives("nowhere: {}, ", sim.Luck{Seed: seed}), arrives("", sim.Luck{Seed: seed}); got != want || want == 0 {
			t.Errorf("seed %d: the last arrives at %d with another place in the file, and at %d without", seed, got, want)
		}
	}
}
