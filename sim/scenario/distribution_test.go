package scenario

import (
	"math"
	"testing"

	"simulate/sim/dist"
)

func TestEveryFamilyIsReadWithItsParameters(t *testing.T) {
	t.Parallel()
	const m = 60_000.0
	made := func(d dist.Dist, err error) dist.Dist {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
		return d
	}
	cut := func(d dist.Dist, low, high float64) dist.Dist { return made(d.Truncate(low, high)) }
	plus := func(d dist.Dist, value float64) dist.Dist { return d.Plus(value) }
	inf := math.Inf(1)
	for text, want := range map[string]dist.Dist{
		"90s":                                  made(dist.Fixed(90_000)),
		"2m..5m":                               made(dist.Uniform(2*m, 5*m)),
		"2m .. 5m":                             made(dist.Uniform(2*m, 5*m)),
		"1.5m..2m":                             made(dist.Uniform(1.5*m, 2*m)),
		"triangular(1m 3m 8m)":                 made(dist.Triangular(m, 3*m, 8*m)),
		"triangular(1m, 3m, 8m)":               made(dist.Triangular(m, 3*m, 8*m)),
		"pert( 1m 3m 8m )":                     made(dist.PERT(m, 3*m, 8*m)),
		"lognormal(p50 8m p90 15m)":            made(dist.Lognormal(8*m, 15*m)),
		"lognormal(p90 15m, p50 8m)":           made(dist.Lognormal(8*m, 15*m)),
		"lognormal(mean 8m sd 3m)":             made(dist.LognormalByMean(8*m, 3*m)),
		"exponential(mean 5m)":                 made(dist.Exponential(5 * m)),
		"exponential(mean 5m min 1m)":          cut(made(dist.Exponential(5*m)), m, inf),
		"gamma(mean 8m sd 3m)":                 made(dist.Gamma(8*m, 3*m)),
		"weibull(p50 8m p90 15m max 30m)":      cut(made(dist.Weibull(8*m, 15*m)), 0, 30*m),
		"loglogistic(p50 45m p90 2h)":          made(dist.Loglogistic(45*m, 120*m)),
		"erlang(k 3 mean 9m)":                  made(dist.Erlang(3, 9*m)),
		"erlang(mean 9m k 3 max 20m)":          cut(made(dist.Erlang(3, 9*m)), 0, 20*m),
		"2m + exponential(mean 5m)":            plus(made(dist.Exponential(5*m)), 2*m),
		"exponential(mean 5m)+2m":              plus(made(dist.Exponential(5*m)), 2*m),
		"90s + 2m..5m + 30s":                   plus(made(dist.Uniform(2*m, 5*m)), 2*m),
		"2m + 30s":                             made(dist.Fixed(2.5 * m)),
		"2m + exponential(mean 5m min 4m)":     cut(plus(made(dist.Exponential(5*m)), 2*m), 4*m, inf), // of the sum
		"5m + normal(mean 2m sd 1m min 0s)":    cut(plus(made(dist.Normal(2*m, m)), 5*m), 0, inf),
		"normal(mean 2m sd 1m min 20s max 5m)": cut(made(dist.Normal(2*m, m)), 20_000, 5*m),
		"normal (min 0s mean 2m sd 30s)":       cut(made(dist.Normal(2*m, m/2)), 0, inf),
	} {
		got, err := parseDistribution(text, durations)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		for _, u := range []float64{0.01, 0.3, 0.5, 0.9} {
			if got.Quantile(u) != want.Quantile(u) {
				t.Errorf("%s: quantile %v is %v, want %v", text, u, got.Quantile(u), want.Quantile(u))
			}
		}
	}
}

func TestRatiosHaveNoUnit(t *testing.T) {
	t.Parallel()
	got, err := parseDistribution("lognormal(p50 1 p90 1.3)", ratios)
	if err != nil || got.Median() != 1 {
		t.Errorf("the median is %v, %v", got.Median(), err)
	}
	if _, err := parseDistribution("lognormal(p50 1m p90 2m)", ratios); err == nil {
		t.Error("a ratio with units was read")
	}
}

func TestImpossibleDistributionsHaveARemedy(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"lognormal(p50 3m p90 2m)":          "p90 (2m) is under p50 (3m): exchange them",
		"normal(mean 2m sd 30s)":            "this normal distribution can go negative: add min 0s",
		"normal(mean 2m sd 30s max 3m)":     "this normal distribution can go negative: add min 0s",
		"pert(1m 2m)":                       "the arguments of pert are not understood: write pert(1m 3m 8m)",
		"pert(1m 2m 3m sd 1m)":              "the arguments of pert are not understood: write pert(1m 3m 8m)",
		"erlang(k 2.5 mean 3m)":             "erlang: k must be a whole number from 1 to a million: write erlang(k 3 mean 8m)",
		"erlang(k 3m mean 3m)":              `"3m" is not a number of stages: write k and a whole number, such as k 3`,
		"erlang(mean 3m)":                   "the arguments of erlang are not understood: write erlang(k 3 mean 8m)",
		"loglogistic(p50 3m p90 3m)":        "p90 and p50 are both 3m: write 3m alone if it is always that long",
		"2m + exponential(5m)":              "the arguments of exponential are not understood: write exponential(mean 8m)",
		"2m + soon":                         `"soon" is not a duration: write it like 90s, 8m or 1h30m`,
		"+2m":                               `"+2m" is not a duration: write it like 90s, 8m or 1h30m`,
		"2m + normal(mean 2m sd 30s)":       "this normal distribution can go negative: add min 0s",
		"2m + exponential(mean 5m max 90s)": "exponential: less than a billionth of the distribution lies between min and max: widen min and max",
		"1m..2m + exponential(mean 5m)": "1m..2m and exponential(mean 5m) both vary: add fixed lengths to one distribution; " +
			"of two that vary make two steps, or write the distribution of their sum",
		"exponential(5m)":           "the arguments of exponential are not understood: write exponential(mean 8m)",
		"lognormal(mean 1m p90 3m)": "the arguments of lognormal are not understood: write lognormal(p50 3m p90 8m) or lognormal(mean 8m sd 3m)",
		"gama(mean 3m sd 1m)":       `there is no distribution "gama": did you mean "gamma"?`,
	} {
		if _, err := parseDistribution(text, durations); err == nil || err.Error() != want {
			t.Errorf("%s: %v; want %s", text, err, want)
		}
	}
}

// FuzzDistribution: a distribution that is read can be drawn from, and is never negative.
func FuzzDistribution(f *testing.F) {
	for _, w := range words {
		for _, example := range w.examples {
			if text, ok := example.(string); ok {
				f.Add(text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, of := range []amounts{durations, ratios} {
			d, err := parseDistribution(text, of)
			if err != nil {
				continue
			}
			for _, u := range []float64{1e-9, 0.5, 1 - 1e-9} {
				if v := d.Quantile(u); !(v >= 0) {
					t.Fatalf("%q: quantile %v is %v", text, u, v)
				}
			}
		}
	})
}

// FuzzRange: a range that is read has two ends in order.
func FuzzRange(f *testing.F) {
	for _, of := range rangeable {
		f.Add(of.example)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, of := range rangeable {
			if low, high, err := of.parse(text); err == nil && !(low >= 0 && low < high) {
				t.Fatalf("%q is read as %v to %v", text, low, high)
			}
		}
	})
}
