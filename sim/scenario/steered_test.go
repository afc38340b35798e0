package scenario_test

import (
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

const steered = `
format: 1
clock: {start: 2025-03-10T09:00:00-05:00, horizon: 1h}
agencies: {city: {kind: police}, county: {kind: sheriff, approval: {value: 2m..4m, confidence: reported, source: log}}}
sources: {log: {title: A log}}
places: {hall: {position: [39.1, -94.4]}}
travel: {speed: {default: 60 km/h}}
units: {car: {agency: city, kind: patrol, count: {value: 3, range: 2..5, note: nobody knows}, home: hall}}
incidents:
  drill:
    agency: city
    where: hall
    plan:
      alarm: {event: Alarm}
      look: {after: alarm, work: Look, takes: 4m}
      drawn: {after: alarm, work: Look, takes: lognormal(p50 30s p90 90s)}
      ranged: {after: alarm, work: Look, takes: {value: 5m, range: 3m..9m, note: nobody knows}}
      seldom: {after: alarm, event: Seldom, chance: 80%}
      nothing: {after: alarm, work: Nothing, takes: 0s}
measures: {looked: {from: alarm, to: look, target: p90 <= 10m}}
`

func steeredScenario(t testing.TB, set ...string) *scenario.Scenario {
	t.Helper()
	s, problems := loader.Bytes("steered.yaml", []byte(steered), loader.Options{Set: set})
	if s == nil {
		t.Fatal(problems)
	}
	return s
}

// What is assumed can be moved, between half and double or what the file says; what is reported, asked or nothing cannot.
func TestWhatIsAssumedCanBeMoved(t *testing.T) {
	t.Parallel()
	const minute, plan = 60_000, "incidents.drill.plan."
	want := map[string]scenario.Steered{
		plan + "look.takes":    {Low: 2 * minute, Value: 4 * minute, High: 8 * minute},
		plan + "drawn.takes":   {Low: 15_000, Value: 30_000, High: minute, Drawn: true},
		plan + "ranged.takes":  {Low: 3 * minute, Value: 5 * minute, High: 9 * minute, Ranged: true},
		plan + "seldom.chance": {Low: 0.4, Value: 0.8, High: 1},
		"units.car.count":      {Low: 2, Value: 3, High: 5, Ranged: true, Whole: true},
	}
	got := make(map[string]scenario.Steered)
	for _, f := range steeredScenario(t).Steered() {
		got[f.Path] = f
	}
	for path, w := range want {
		f, has := got[path]
		if !has {
			t.Errorf("%s cannot be moved", path)
			continue
		}
		if f.Low != w.Low || f.Value != w.Value || f.High != w.High || f.Drawn != w.Drawn || f.Ranged != w.Ranged || f.Whole != w.Whole {
			t.Errorf("%s is %+v, want %+v", path, f, w)
		}
	}
	for _, path := range []string{"clock.horizon", plan + "nothing.takes", "measures.looked.target", "agencies.county.approval"} {
		if _, has := got[path]; has {
			t.Errorf("%s can be moved", path)
		}
	}
}

// Where a figure is moved to, there it is when the scenario is read again with the change; beyond its ends it cannot be moved.
func TestAFigureIsWhereItWasMovedTo(t *testing.T) {
	t.Parallel()
	s := steeredScenario(t)
	figures := s.Steered()
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(figures).Draw(t, "figure")
		to := rapid.Float64Range(f.Low, f.High).Draw(t, "to")
		change, ok := s.Moved(f.Path, to)
		if !ok || change.Path != f.Path {
			t.Fatalf("%s cannot be moved to %v: %+v", f.Path, to, change)
		}
		again, problems := loader.Bytes("steered.yaml", []byte(steered), loader.Options{Set: []string{change.String()}})
		if again == nil {
			t.Fatalf("%s: %s", change, problems)
		}
		for _, g := range again.Steered() {
			if g.Path != f.Path {
				continue
			}
			// It is rounded as a trainer would: to three digits, times to a second and counts to a whole one.
			most := 0.006 * to
			switch {
			case f.Whole:
				most = 0.5
			case f.Kind == scenario.DurationInput:
				most = max(most, 500)
			}
			if off := max(g.Value-to, to-g.Value); off > most {
				t.Fatalf("%s is at %v, and was moved to %v by %s", f.Path, g.Value, to, change)
			}
			if g.Ranged {
				t.Fatalf("%s has its range still", f.Path)
			}
		}
		for _, beyond := range []float64{f.Low * 0.8, f.High * 1.2} {
			if _, ok := s.Moved(f.Path, beyond); ok {
				t.Fatalf("%s can be moved to %v, beyond %v to %v", f.Path, beyond, f.Low, f.High)
			}
		}
	})
	if _, ok := s.Moved("units.none", 1); ok {
		t.Error("a figure that there is not can be moved")
	}
}
