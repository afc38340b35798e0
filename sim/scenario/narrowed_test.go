package scenario_test

import (
	"strings"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// Every kind of figure that may have a range is narrowed in its own unit, and a duration without one is cut off.
func TestAssumptionsAreNarrowed(t *testing.T) {
	t.Parallel()
	const second, minute = 1000, 60_000
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	for _, c := range []struct {
		path              string
		low, middle, high float64
		want              string // empty: it cannot be written
	}{
		{"agencies.sheriff.approval", 4 * minute, 5.5 * minute, 7*minute + 400, ".range=4m..7m"},
		{"agencies.sheriff.approval", 7 * minute, 8 * minute, 9 * minute, ".value=8m .range=7m..9m"},
		{"travel.speed.default", 40 / 3.6, 42 / 3.6, 44.04 / 3.6, ".value=42 km/h .range=40 km/h..44 km/h"},
		{"travel.detour", 1.25, 1.3, 1.4004, ".range=1.25..1.4"},
		{"units.car.count", 3, 4, 4, ".range=3..4"},
		{"units.car.count", 2, 2, 2, "=2"},
		{"units.car.turnout", 12 * second, 13 * second, 20 * second, ".range=12s..20s"},
		{"units.car.busy-at-start.chance", 0.2, 0.25, 0.31256, ".range=20%..31.3%"},
		{"incidents.calls.arrivals.rate.sat-sun", 4.5, 5, 7, ".range=4.5/h..7/h"},
		{"incidents.night.plan.talk.takes", 600 * second, 700 * second, 4000 * second, ".range=10m..1h6m40s"},
		{"travel.between.base.scene", 5.04 * minute, 6 * minute, 7 * minute, "=5m2s..7m"},
		{"nothing", 1, 2, 3, ""},
	} {
		changes, ok := s.Narrowed(c.path, c.low, c.middle, c.high)
		var texts []string
		for _, change := range changes {
			texts = append(texts, strings.TrimPrefix(change.String(), c.path))
		}
		if got := strings.Join(texts, " "); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q, want %q", c.path, got, c.want)
		}
	}
}

func TestDistributionsAreCutOffAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	small := func(takes string) (*scenario.Scenario, error) {
		s, problems := loader.File("loader/testdata/good/whatif.yaml", loader.Options{Set: []string{"incidents.night.plan.talk.takes=" + takes}})
		if s == nil {
			return nil, problems
		}
		return s, nil
	}
	const path, minute = "incidents.night.plan.talk.takes", 60_000
	for written, want := range map[string]string{
		"lognormal(p50 10m p90 30m)":                         "lognormal(p50 10m p90 30m min 5m max 9m)",
		"lognormal(p50 10m p90 30m max 1h)":                  "lognormal(p50 10m p90 30m min 5m max 9m)",
		"1m + triangular(2m, 5m, 20m)":                       "1m + triangular(2m 5m 20m min 5m max 9m)",
		"2m + 1m..20m":                                       "5m..9m",
		"{value: lognormal(p50 8m p90 20m), range: 4m..30m}": "lognormal(p50 7m p90 17m30s) 5m..7m30s",
	} {
		s, err := small(written)
		if err != nil {
			t.Fatal(err)
		}
		high := 9.0
		if strings.Contains(written, "range") {
			high = 7.5
		}
		changes, ok := s.Narrowed(path, 5*minute, 7*minute, high*minute)
		var values []string
		for _, c := range changes {
			values = append(values, c.Value)
		}
		if got := strings.Join(values, " "); !ok || got != want {
			t.Errorf("%s: got %s, want %s", written, got, want)
		}
		var set []string
		for _, c := range changes {
			set = append(set, c.String())
		}
		if _, problems := loader.File("loader/testdata/good/whatif.yaml", loader.Options{Set: append([]string{path + "=" + written}, set...)}); problems.Any() {
			t.Errorf("%s: %v", written, problems)
		}
	}
}

func TestResolutionIsWhatPeopleRoundTo(t *testing.T) {
	t.Parallel()
	const second, minute = 1000.0, 60_000.0
	for written, want := range map[string]float64{
		`milestone: night/talk, value: "13:30"`:    5 * minute,
		`milestone: night/talk, value: "13:35"`:    2.5 * minute,
		`milestone: night/talk, value: "13:31"`:    30 * second,
		`milestone: night/talk, value: "13:30:00"`: 5 * second,
		`milestone: night/talk, value: "13:31:05"`: 2.5 * second,
		`milestone: night/talk, value: "13:31:07"`: second / 2,
		`milestone: night/talk, value: "+21m"`:     30 * second,
		`measure: m, value: 20m`:                   5 * minute,
		`measure: m, value: 21m`:                   30 * second,
		`measure: m, value: 8m12s`:                 second / 2,
	} {
		s, problems := loader.File("loader/testdata/good/whatif.yaml", loader.Options{Set: []string{
			"measures={m: {title: M, from: night/begins, to: night/talk}}", "reported={r: {" + written + "}}",
		}})
		if s == nil {
			t.Fatal(problems)
		}
		if got := s.Reported.Get("r").Value.Resolution(); got != want {
			t.Errorf("%s: ±%v ms, not ±%v", written, got, want)
		}
	}
}
