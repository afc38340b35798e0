package scenario_test

import (
	"slices"
	"strings"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

func TestInputsAreWhatIsUncertain(t *testing.T) {
	t.Parallel()
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	type input struct {
		path           string
		kind           scenario.InputKind
		random, ranged bool
	}
	want := []input{
		{"agencies.sheriff.approval", scenario.DurationInput, false, true},
		{"travel.speed.default", scenario.SpeedInput, false, true},
		{"travel.detour", scenario.FactorInput, false, true},
		{"travel.variation", scenario.FactorInput, true, true},
		{"travel.between.base.scene", scenario.DurationInput, true, false},
		{"travel.rush.16", scenario.FactorInput, false, true},
		{"units.car.count", scenario.CountInput, false, true},
		{"units.car.turnout", scenario.DurationInput, true, true},
		{"units.car.busy-at-start.chance", scenario.ShareInput, true, true},
		{"units.car.busy-at-start.for", scenario.DurationInput, true, false},
		{"channels.main.capacity", scenario.CountInput, false, true},
		{"incidents.night.chance", scenario.ShareInput, true, true},
		{"incidents.night.plan.tell.lost", scenario.ShareInput, true, true},
		{"incidents.night.plan.talk.takes", scenario.DurationInput, false, true},
		{"incidents.night.plan.rescue.takes", scenario.DurationInput, true, false},
		{"incidents.night.plan.rescue.outcomes.shot", scenario.ShareInput, true, true},
		{"incidents.night.plan.rescue.outcomes.safe", scenario.ShareInput, true, false},
		{"incidents.night.plan.rescue.outcomes.gone", scenario.ShareInput, true, false},
		{"incidents.calls.where.scene", scenario.ShareInput, true, true},
		{"incidents.calls.where.base", scenario.ShareInput, true, false},
		{"incidents.calls.arrivals.rate.mon-fri.00", scenario.RateInput, false, true},
		{"incidents.calls.arrivals.rate.sat-sun", scenario.RateInput, false, true},
		{"incidents.calls.plan.help.takes", scenario.DurationInput, true, false},
		{"incidents.gaps.arrivals.gap", scenario.DurationInput, true, true},
	}
	var got []input
	for _, in := range s.Inputs() {
		got = append(got, input{in.Path, in.Kind, in.Random, in.Range != nil})
		if in.Range != nil && in.Range.Path != in.Path {
			t.Errorf("%s has the range of %s", in.Path, in.Range.Path)
		}
	}
	if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// Inputs can be changed one by one; rows of a matrix, and when variants apply, cannot.
func TestEveryInputCanBeSet(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"whatif.yaml", "full.yaml", "streams.yaml"} {
		s, _ := loader.File("loader/testdata/good/"+name, loader.Options{})
		for _, in := range s.Inputs() {
			value := map[scenario.InputKind]string{
				scenario.DurationInput: "3m", scenario.ShareInput: "60%", scenario.FactorInput: "1.2", scenario.SpeedInput: "44 km/h", scenario.RateInput: "3/h", scenario.CountInput: "4",
			}[in.Kind]
			changed, problems := loader.File("loader/testdata/good/"+name, loader.Options{Set: []string{in.Path + "=" + value}})
			switch {
			case changed == nil && in.Kind == scenario.ShareInput: // of shares that add to 100% one alone cannot change
			case changed == nil:
				t.Errorf("%s: %v", in.Path, problems)
			case slices.ContainsFunc(changed.Inputs(), func(other scenario.Input) bool { return other.Path == in.Path && other.Kind != scenario.ShareInput }):
				t.Errorf("%s is still uncertain", in.Path)
			}
		}
	}
}

func TestWhenAVariantAppliesIsNoFigureOfTheScenario(t *testing.T) {
	t.Parallel()
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	if from := s.Variants.Get("early-teams").From; from == nil || from.Text != "13:25" || from.Confidence != scenario.Assumed {
		t.Errorf("it applies from %+v on", from)
	}
	if i := slices.IndexFunc(s.Figures, func(f scenario.FigureUse) bool { return strings.HasPrefix(f.Path, "variants.") }); i >= 0 {
		t.Errorf("%s is counted as a figure", s.Figures[i].Path)
	}
}

func TestDurationsAreFoundByTheirPaths(t *testing.T) {
	t.Parallel()
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	for path, want := range map[string]string{
		"agencies.sheriff.approval":         "6m",
		"travel.between.base.scene":         "4m..8m",
		"units.car.turnout":                 "lognormal(p50 15s p90 40s)",
		"units.team.turnout":                "5m",
		"incidents.again.plan.rescue.takes": "3m",
		"incidents.gaps.arrivals.gap":       "gamma(mean 30m sd 10m)",
	} {
		f, ok := s.DurationAt(path)
		if !ok || f.Text != want {
			t.Errorf("%s: got %+v, %v; want %s", path, f, ok, want)
		}
	}
	if f, _ := s.DurationAt("units.car.turnout"); f != s.Units.Get("car").Turnout {
		t.Error("the figure is another than that of the scenario")
	}
	for _, path := range []string{"", "units", "units.car.count", "units.car", "incidents.night.begins", "units.car.turnout.value", "variants.early-teams.from"} {
		if f, ok := s.DurationAt(path); ok || f != nil {
			t.Errorf("%q is a duration: %+v", path, f)
		}
	}
}

func TestDecisionsAreListed(t *testing.T) {
	t.Parallel()
	for variant, chosen := range map[string]string{"": "stay", "fewer": "leave"} {
		s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{Variant: variant})
		got := s.Decisions()
		if len(got) != 1 {
			t.Fatalf("got %+v", got)
		}
		d := got[0]
		if d.Path != "incidents.night.plan.stay.default" || d.Incident != "night" || d.Step != "stay" || !slices.Equal(d.Options, []string{"stay", "leave"}) || d.Default != chosen {
			t.Errorf("got %+v", d)
		}
	}
	s, problems := loader.File("loader/testdata/good/whatif.yaml", loader.Options{Set: []string{"incidents.night.plan.stay.default=leave"}})
	if s == nil || s.Decisions()[0].Default != "leave" {
		t.Errorf("a decision is not set by hand: %v", problems)
	}
}
