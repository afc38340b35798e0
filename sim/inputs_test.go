package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
)

const ranged = `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 10h}
agencies: {pd: {}, dispatch: {kind: dispatch}}
places: {here: {position: [39, -94]}, base: {position: [39.1, -94]}}
travel:
  speed: {default: {value: 60 km/h, range: 40 km/h..80 km/h}}
  variation: 1.1
units:
  desk: {agency: pd, kind: desk, count: {value: 2, range: 1..4}, home: base}
  car: {agency: pd, kind: patrol, count: 3, home: base, turnout: {value: "lognormal(p50 1m p90 2m)", range: 30s..2m}}
channels: {main: {kind: radio, capacity: {value: 1, range: 1..3}, members: [pd, dispatch]}}
incidents:
  calls:
    agency: pd
    where: here
    arrivals: {rate: {value: 6/h, range: 3/h..12/h}}
    plan:
      answer: {work: Answer, by: pd, needs: {desk: 1}, takes: {value: 3m, range: 2m..9m}, outcomes: {real: {value: 60%, range: 20%..90%}, hoax: 40%}}
      tell:   {after: answer.real, message: A call, from: pd, to: dispatch, over: main, takes: 10s}
      go:     {after: tell, send: {patrol: 1}, chance: {value: 80%, range: 50%..100%}}
`

// inputsOf lists what a run draws once.
func inputsOf(t *testing.T, p *sim.Program, luck sim.Luck) map[string]float64 {
	t.Helper()
	world, inputs := sim.NewWorld(p), map[string]float64{}
	world.OnDraw = func(d sim.Draw) {
		if d.Purpose == sim.DrawInput {
			inputs[d.Name] = d.Value
		}
	}
	if err := world.Run(luck); err != nil {
		t.Fatal(err)
	}
	return inputs
}

func TestARunDrawsEachInputOnce(t *testing.T) {
	t.Parallel()
	p := compile(t, ranged)
	const takes = "incidents.calls.plan.answer.takes"
	seen := map[engine.Time]bool{}
	for replication := range uint64(20) {
		luck := sim.Luck{Seed: 1, Replication: replication}
		inputs := inputsOf(t, p, luck)
		for _, in := range p.Inputs {
			if v := inputs[in.Path]; v < in.Low || v > in.High {
				t.Errorf("run %d draws %v for %s, not between %v and %v", replication, v, in.Path, in.Low, in.High)
			}
		}
		var trace sim.Trace
		if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
			t.Fatal(err)
		}
		want := engine.Time(inputs[takes] + 0.5)
		began := map[int32]engine.Time{}
		off := 0
		for _, r := range trace.Records {
			switch {
			case r.Kind == sim.UnitOffDuty && r.At == 0:
				off++
			case r.Kind == sim.StepStarted && p.Steps[r.Step].ID == "answer":
				began[r.Incident] = r.At
			case r.Kind == sim.StepDone && p.Steps[r.Step].ID == "answer" && r.At-began[r.Incident] != want:
				t.Fatalf("run %d: an answer takes %d ms, the run drew %d", replication, r.At-began[r.Incident], want)
			}
		}
		if desks := 4 - off; desks != int(inputs["units.desk.count"]+0.5) {
			t.Errorf("run %d has %d desks and drew %v", replication, desks, inputs["units.desk.count"])
		}
		seen[want] = true
	}
	if len(seen) < 15 {
		t.Errorf("%d different durations in 20 runs", len(seen))
	}
}

func TestInputsAreKnownWithoutTheRun(t *testing.T) {
	t.Parallel()
	p := compile(t, ranged)
	luck := sim.Luck{Seed: 3, Replication: 7}
	drawn, known := inputsOf(t, p, luck), p.InputsOf(luck)
	for i, in := range p.Inputs {
		if known[i] != drawn[in.Path] {
			t.Errorf("%s is %v, the run draws %v", in.Path, known[i], drawn[in.Path])
		}
		if v := p.InputsOf(sim.Luck{Nominal: true})[i]; v != in.Value {
			t.Errorf("%s is %v in the nominal run, want %v", in.Path, v, in.Value)
		}
	}
}

func TestANominalRunTakesTheFiguresThemselves(t *testing.T) {
	t.Parallel()
	plain := ranged
	for _, with := range []string{"60 km/h", "2", `"lognormal(p50 1m p90 2m)"`, "1", "6/h", "3m", "60%", "80%"} {
		from := strings.Index(plain, "{value: "+with+", range:")
		to := from + strings.Index(plain[from:], "}")
		plain = plain[:from] + with + plain[to+1:]
	}
	a, b := compile(t, ranged), compile(t, plain)
	records := func(p *sim.Program, luck sim.Luck) []string {
		var trace sim.Trace
		if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
			t.Fatal(err)
		}
		var facts []string
		for _, f := range ofMain(p, trace.Records) {
			facts = append(facts, fmt.Sprint(f))
		}
		return facts
	}
	nominal := sim.Luck{Nominal: true}
	if with, without := records(a, nominal), records(b, nominal); !slices.Equal(with, without) {
		t.Errorf("%d records with ranges, %d without, or other ones", len(with), len(without))
	}
	if seeded := (sim.Luck{Seed: 1}); slices.Equal(records(a, seeded), records(b, seeded)) {
		t.Error("a seeded run is the same with ranges and without")
	}
}
