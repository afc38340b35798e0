package dist_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/dist"
)

func TestQuantileKnownAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		d       dist.Dist
		u, want float64
	}{
		{"fixed", must(dist.Fixed(4)), 0.9, 4},
		{"uniform", must(dist.Uniform(2, 5)), 0.25, 2.75},
		{"triangular rising", must(dist.Triangular(0, 4, 8)), 0.125, 2}, // F = x²/32
		{"triangular falling", must(dist.Triangular(0, 4, 8)), 0.875, 6},
		{"triangular with mode at min", must(dist.Triangular(0, 0, 10)), 0.75, 5},
		{"triangular with mode at max", must(dist.Triangular(0, 10, 10)), 0.25, 5},
		{"lognormal p50", must(dist.Lognormal(8, 15)), 0.5, 8},
		{"lognormal p90", must(dist.Lognormal(8, 15)), 0.9, 15},
		{"weibull p50", must(dist.Weibull(8, 15)), 0.5, 8},
		{"weibull p90", must(dist.Weibull(8, 15)), 0.9, 15},
		{"exponential", must(dist.Exponential(5)), 0.5, 5 * math.Ln2},
		{"gamma of shape 1 is exponential", must(dist.Gamma(5, 5)), 0.9, 5 * math.Ln10},
		{"erlang of one stage is exponential", must(dist.Erlang(1, 5)), 0.9, 5 * math.Ln10},
		// F = 1 - e^-x(1 + x) of two stages of mean 1; at x = 2 that is 1 - 3/e².
		{"erlang of two stages", must(dist.Erlang(2, 2)), 1 - 3*math.Exp(-2), 2},
		{"loglogistic p50", must(dist.Loglogistic(45, 120)), 0.5, 45},
		{"loglogistic p90", must(dist.Loglogistic(45, 120)), 0.9, 120},
		{"loglogistic p99", must(dist.Loglogistic(45, 120)), 0.99, 45 * math.Pow(99, math.Log(120.0/45)/math.Log(9))},
		{"loglogistic p10 mirrors p90", must(dist.Loglogistic(45, 120)), 0.1, 45 * 45 / 120.0},
		{"a fixed part and an exponential", plus(must(dist.Exponential(5)), 2), 0.5, 2 + 5*math.Ln2},
		// Past 4 the sum does not age: the rest has the same median again.
		{"min of the sum", truncated(plus(must(dist.Exponential(5)), 2), 4, inf), 0.5, 4 + 5*math.Ln2},
		{"a sum of one that was cut", plus(truncated(must(dist.Exponential(5)), 3, inf), 2), 0.5, 2 + 3 + 5*math.Ln2},
		{"normal", must(dist.Normal(2, 0.5)), 0.975, 2 + 0.5*1.959963984540054},
		{"pert is symmetric", must(dist.PERT(0, 5, 10)), 0.5, 5},
		{"pert with mode at min", must(dist.PERT(0, 0, 1)), 0.9, 1 - math.Pow(0.1, 0.2)}, // beta(1, 5)
		{"pert with mode at max", must(dist.PERT(0, 1, 1)), 0.1, math.Pow(0.1, 0.2)},     // beta(5, 1)
		{"empirical, between", must(dist.Empirical([]float64{30, 0, 10})), 0.75, 20},
		{"empirical, on one", must(dist.Empirical([]float64{30, 0, 10})), 0.5, 10},
		{"empirical, two", must(dist.Empirical([]float64{0, 10})), 0.37, 3.7},
	} {
		if got := c.d.Quantile(c.u); math.Abs(got-c.want) > 1e-10*c.want {
			t.Errorf("%s: %v at %v, want %v", c.name, got, c.u, c.want)
		}
	}
}

func TestMeanKnownAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		d    dist.Dist
		want float64
	}{
		{"uniform", must(dist.Uniform(2, 5)), 3.5},
		{"triangular", must(dist.Triangular(1, 3, 8)), 4},
		{"pert", must(dist.PERT(1, 3, 8)), 3.5},
		{"lognormal by mean", must(dist.LognormalByMean(8, 3)), 8},
		{"exponential", must(dist.Exponential(5)), 5},
		{"gamma", must(dist.Gamma(8, 3)), 8},
		{"erlang", must(dist.Erlang(3, 9)), 9},
		// Shape 2, where p90/p50 = 3: the median times π/2.
		{"loglogistic", must(dist.Loglogistic(10, 30)), 5 * math.Pi},
		{"loglogistic without a mean", must(dist.Loglogistic(1, 9)), inf},
		{"a fixed part and a gamma", plus(must(dist.Gamma(8, 3)), 2), 10},
		{"normal", must(dist.Normal(2, 0.5)), 2},
		// Shape 1, where p90/p50 = ln 10/ln 2, is exponential.
		{"weibull", must(dist.Weibull(math.Ln2, math.Ln10)), 1},
		{"empirical", must(dist.Empirical([]float64{0, 10, 30})), 12.5},
	} {
		if got := c.d.Mean(); got != c.want && math.Abs(got-c.want) > 1e-13*c.want {
			t.Errorf("%s: mean %v, want %v", c.name, got, c.want)
		}
	}
}

func TestLognormalByMeanHasItsStandardDeviation(t *testing.T) {
	t.Parallel()
	variance := math.Log(1 + 9.0/64)
	reference := distuv.LogNormal{Mu: math.Log(8) - variance/2, Sigma: math.Sqrt(variance)}
	d := must(dist.LognormalByMean(8, 3))
	for _, u := range []float64{0.01, 0.5, 0.99} {
		if got, want := d.Quantile(u), reference.Quantile(u); math.Abs(got-want) > 1e-12*want {
			t.Errorf("%v at %v, want %v", got, u, want)
		}
	}
}

// relativeError is how far x is from the quantile at u, as a share of x, when the
// distribution has the given share below x and that density there.
func relativeError(x, share, u, density float64) float64 {
	return math.Abs(share-u) / (x * density)
}

func TestGammaAgreesWithGonum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		sd := math.Exp(rapid.Float64Range(math.Log(0.002), math.Log(4)).Draw(t, "log sd"))
		u := distuv.UnitNormal.CDF(rapid.Float64Range(-8, 8).Draw(t, "z"))
		shape := 1 / (sd * sd)
		d := must(dist.Gamma(1, sd))
		x := d.Quantile(u)
		logGamma, _ := math.Lgamma(shape)
		density := shape * math.Exp((shape-1)*math.Log(x*shape)-x*shape-logGamma)
		worst := relativeError(x, mathext.GammaIncReg(shape, x*shape), u, density)
		if u > 0.5 {
			worst = relativeError(x, mathext.GammaIncRegComp(shape, x*shape), 1-u, density)
		}
		tolerance := 1e-9
		if sd > 2 {
			tolerance = 1e-8
		}
		if worst > tolerance {
			t.Fatalf("sd %v: %v at %v is off by %v", sd, x, u, worst)
		}
	})
}

func TestPERTAgreesWithGonum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		mode := rapid.Float64Range(0, 1).Draw(t, "mode")
		u := distuv.UnitNormal.CDF(rapid.Float64Range(-8, 3).Draw(t, "z"))
		reference := distuv.Beta{Alpha: 1 + 4*mode, Beta: 5 - 4*mode}
		d := must(dist.PERT(0, mode, 1))
		x := d.Quantile(u)
		if worst := relativeError(x, reference.CDF(x), u, reference.Prob(x)); worst > 1e-9 {
			t.Fatalf("mode %v: %v at %v is off by %v", mode, x, u, worst)
		}
	})
}

func TestWeibullAgreesWithGonum(t *testing.T) {
	t.Parallel()
	shape := math.Log(math.Ln10/math.Ln2) / math.Log(15.0/8)
	reference := distuv.Weibull{K: shape, Lambda: 8 / math.Pow(math.Ln2, 1/shape)}
	d := must(dist.Weibull(8, 15))
	for _, u := range []float64{0.001, 0.3, 0.999} {
		if got, want := d.Quantile(u), reference.Quantile(u); math.Abs(got-want) > 1e-12*want {
			t.Errorf("%v at %v, want %v", got, u, want)
		}
	}
	if got, want := d.Mean(), reference.Mean(); math.Abs(got-want) > 1e-12*want {
		t.Errorf("mean %v, want %v", got, want)
	}
}

// The log-logistic with which A. F. Mills, N. T. Argon and S. Ziya fit the survival of those who must be treated at once is a
// median of 17 minutes and a shape of 1.01 (Resource-Based Patient Prioritization in Mass-Casualty Incidents, 2013): alive after
// t is 1/(1 + (t/17)^1.01).
func TestLoglogisticIsAPublishedCurveOfSurvival(t *testing.T) {
	t.Parallel()
	d := must(dist.Loglogistic(17, 17*math.Pow(9, 1/1.01)))
	for _, minutes := range []float64{1, 10, 17, 60, 240} {
		dead := 1 - 1/(1+math.Pow(minutes/17, 1.01))
		if got := d.Quantile(dead); math.Abs(got-minutes) > 1e-10*minutes {
			t.Errorf("a share of %v is dead after %v minutes, want %v", dead, got, minutes)
		}
	}
}

func TestEmpiricalKeepsItsOwnObservations(t *testing.T) {
	t.Parallel()
	observations := []float64{3, 1, 2}
	d := must(dist.Empirical(observations))
	if !slices.Equal(observations, []float64{3, 1, 2}) {
		t.Errorf("the caller's observations became %v", observations)
	}
	clear(observations)
	if got := d.Median(); got != 2 {
		t.Errorf("median %v after the caller's slice changed, want 2", got)
	}
}

func TestImpossibleParametersAreExplained(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, c := range []struct {
		make func() (dist.Dist, error)
		want string
	}{
		{func() (dist.Dist, error) { return dist.Fixed(inf) }, "value must be a finite number"},
		{func() (dist.Dist, error) { return dist.Uniform(5, 2) }, "min must be below max"},
		{func() (dist.Dist, error) { return dist.Uniform(2, inf) }, "max must be a finite number"},
		{func() (dist.Dist, error) { return dist.Triangular(3, 3, 3) }, "min must be below max"},
		{func() (dist.Dist, error) { return dist.Triangular(3, 2, 8) }, "mode must not be below min"},
		{func() (dist.Dist, error) { return dist.PERT(3, 9, 8) }, "mode must not be above max"},
		{func() (dist.Dist, error) { return dist.PERT(nan, 3, 8) }, "min must be a finite number"},
		{func() (dist.Dist, error) { return dist.Lognormal(3, 2) }, "p90 must be greater than p50"},
		{func() (dist.Dist, error) { return dist.Lognormal(0, 2) }, "p50 must be positive"},
		{func() (dist.Dist, error) { return dist.LognormalByMean(8, 0) }, "sd must be positive"},
		{func() (dist.Dist, error) { return dist.Exponential(-1) }, "mean must be positive"},
		{func() (dist.Dist, error) { return dist.Gamma(8, -3) }, "sd must be positive"},
		{func() (dist.Dist, error) { return dist.Gamma(8, 40) }, "sd must be between a thousandth of the mean and four times the mean"},
		{func() (dist.Dist, error) { return dist.Gamma(8, 0.001) }, "sd must be between a thousandth of the mean and four times the mean"},
		{func() (dist.Dist, error) { return dist.Erlang(2.5, 8) }, "k must be a whole number from 1 to a million"},
		{func() (dist.Dist, error) { return dist.Erlang(0, 8) }, "k must be a whole number from 1 to a million"},
		{func() (dist.Dist, error) { return dist.Erlang(3, 0) }, "mean must be positive"},
		{func() (dist.Dist, error) { return dist.Loglogistic(3, 3) }, "p90 must be greater than p50"},
		{func() (dist.Dist, error) { return dist.Weibull(3, 3) }, "p90 must be greater than p50"},
		{func() (dist.Dist, error) { return dist.Normal(2, nan) }, "sd must be positive"},
		{func() (dist.Dist, error) { return dist.Empirical(nil) }, "there must be at least one observation"},
		{func() (dist.Dist, error) { return dist.Empirical([]float64{1, inf}) }, "every observation must be a finite number"},
		{func() (dist.Dist, error) { return dist.Normal(nan, -1) }, "mean must be a finite number\nsd must be positive"},
	} {
		_, err := c.make()
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}
