package scenario_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

func TestRangesAreListedInBaseUnitsAndInTheOrderOfTheFile(t *testing.T) {
	t.Parallel()
	want := []scenario.Ranged{
		{"agencies.sheriff.approval", 120_000, 360_000, 1_200_000, "2m..20m", false},
		{"travel.speed.default", 40 / 3.6, 50 / 3.6, 60 / 3.6, "40 km/h..60 km/h", false},
		{"travel.detour", 1.2, 1.3, 1.5, "1.2..1.5", false},
		{"travel.variation", 0.9, 1, 1.2, "0.9..1.2", false},
		{"travel.rush.16", 1.1, 1.3, 1.6, "1.1..1.6", false},
		{"units.car.count", 2, 4, 5, "2..5", true},
		{"units.car.turnout", 10_000, 15_000, 30_000, "10s..30s", false},
		{"units.car.busy-at-start.chance", 0.1, 0.3, 0.5, "10%..0.5", false},
		{"channels.main.capacity", 0, 1, 2, "0..2", true},
		{"incidents.night.chance", 0.8, 0.9, 1, "80%..100%", false},
		{"incidents.night.plan.tell.lost", 0, 0.05, 0.2, "0%..20%", false},
		{"incidents.night.plan.talk.takes", 600_000, 1_200_000, 3_600_000, "10m..1h", false},
		{"incidents.night.plan.rescue.outcomes.shot", 0.3, 0.6, 0.8, "30%..80%", false},
		{"incidents.calls.where.scene", 0.5, 0.6, 0.7, "50%..70%", false},
		{"incidents.calls.arrivals.rate.mon-fri.00", 1, 2, 4, "1/h..4/h", false},
		{"incidents.calls.arrivals.rate.sat-sun", 3, 6, 12, "3/h..12/h", false},
		{"incidents.gaps.arrivals.gap", 1_200_000, 1_733_790, 2_700_000, "20m..45m", false},
	}
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	got := slices.DeleteFunc(slices.Clone(s.Ranges), func(r scenario.Ranged) bool {
		return strings.HasPrefix(r.Path, "incidents.again.") || strings.HasPrefix(r.Path, "incidents.surge.")
	})
	near := func(a, b scenario.Ranged) bool {
		within := func(x, y float64) bool { return math.Abs(x-y) <= 1e-3*math.Abs(y) }
		return a.Path == b.Path && a.Text == b.Text && within(a.Low, b.Low) && within(a.Value, b.Value) && within(a.High, b.High)
	}
	if !slices.EqualFunc(got, want, near) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if len(got) == len(s.Ranges) {
		t.Error("incidents like others have no ranges of their own")
	}
}

func TestAFigureHasItsRange(t *testing.T) {
	t.Parallel()
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	want := scenario.Range{"incidents.night.plan.talk.takes", 600_000, 3_600_000, "10m..1h"}
	if got := s.Incidents.Get("night").Plan.Get("talk").Takes.Range; got == nil || *got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	copied := s.Incidents.Get("again").Plan.Get("talk").Takes.Range
	if copied == nil || copied.Path != "incidents.again.plan.talk.takes" {
		t.Errorf("the range of a copy is %+v: it is drawn by itself", copied)
	}
	if s.Incidents.Get("again").Plan.Get("rescue").Takes.Range != nil {
		t.Error("a duration without a range has one")
	}
}

// The quantiles of a distribution are computed, and its median is not exactly what the eye sees.
func TestAMedianAtTheEndOfItsRangeIsWithinIt(t *testing.T) {
	t.Parallel()
	for _, value := range []string{
		"pert(1m 2m 3m), range: 1m..2m", "pert(1m 2m 3m), range: 2m..3m", "lognormal(p50 2m p90 15m), range: 1m..2m", "lognormal(p50 2m p90 15m), range: 2m..3m",
	} {
		s, problems := loader.Bytes("-", []byte(scenariotest.Small+"\n      work: {work: A, takes: {value: "+value+"}}"), loader.Options{})
		if s == nil {
			t.Fatal(problems)
		}
		if r := s.Ranges[0]; r.Value < r.Low || r.Value > r.High {
			t.Errorf("%s: %+v", value, r)
		}
	}
}

func TestRangesOfRatesKnowTheirHours(t *testing.T) {
	t.Parallel()
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	ranges := s.Incidents.Get("calls").Arrivals.Rate.Ranges
	if len(ranges) != 2 {
		t.Fatalf("got %d ranges", len(ranges))
	}
	for _, r := range ranges {
		weekend := strings.HasSuffix(r.Range.Path, "sat-sun")
		for day := range 7 {
			for quarter := range scenario.Quarters {
				is := day == 0 || day == 6
				if want := is == weekend && (is || quarter < 4*16); r.Holds[day][quarter] != want {
					t.Errorf("%s at day %d, quarter %d: %v", r.Range.Path, day, quarter, r.Holds[day][quarter])
				}
			}
		}
	}
}

func TestUnitsThatARangeMayBringCanBeNamed(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"the last that there may be", "units: {car: {count: {value: 4, range: 2..6}, each: {6: {home: scene}}}}\ndispatch: {patrol: {choose: [car-6]}}", nil},
		{"one more", "units: {car: {count: {value: 4, range: 2..6}, each: {7: {home: scene}}}}\ndispatch: {patrol: {choose: [car-7]}}", []string{
			`units.car.each.7: the pool has no unit 7 (units are counted from 1 to 6)`,
			`dispatch.patrol.choose[0]: the pool car has no unit 7 (units are counted from 1 to 6)`,
		}},
		{"a million", "units: {car: {count: {value: 4, range: 4..2000000}}}", []string{
			`units: 2000003 units are more than the 1000000 that can be simulated (simulate a part of it)`,
		}},
	})
}

// What may be 100% in one run and less in the next must be waited for with care.
func TestAChanceWithARangeMayFail(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"always", scenariotest.Steps("go: {event: Go, chance: 100%}", "end: {after: [go, call], event: End}"), nil},
		{"perhaps", scenariotest.Steps("go: {event: Go, chance: {value: 100%, range: 50%..100%}}", "end: {after: [go, call], event: End}"), []string{
			`warning: plan.end.after: this waits for go, which may end as skipped; it would then not come true (write {any: [go, go.skipped]} or go.ended if it may then go on)`,
		}},
		{"never lost", scenariotest.Steps("go: {message: Go, to: [desk], lost: 0%}", "end: {after: go, event: End}"), nil},
		{"perhaps lost", scenariotest.Steps("go: {message: Go, to: [desk], lost: {value: 0%, range: 0%..5%}}", "end: {after: go, event: End}"), []string{
			`warning: plan.end.after: this waits for go, which may end as failed; it would then not come true (write {any: [go, go.failed]} or go.ended if it may then go on)`,
		}},
	})
}
