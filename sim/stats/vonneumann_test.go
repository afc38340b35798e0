package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"
	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// imhof is the exact probability that von Neumann's ratio of n independent normal values is less than q. The ratio is
// Σλⱼξⱼ²/Σξⱼ² with the n−1 positive eigenvalues λⱼ = 4·sin²(πj/2n) of the differences, so that it is less than q where
// Σ(λⱼ−q)ξⱼ² is negative: Imhof, "Computing the distribution of quadratic forms in normal variables", Biometrika 48,
// 1961.
func imhof(n int, q float64) float64 {
	integrand := func(u float64) float64 {
		angle, size := 0.0, 1.0
		for j := 1; j < n; j++ {
			c := 4*math.Pow(math.Sin(math.Pi*float64(j)/float64(2*n)), 2) - q
			angle += math.Atan(c*u) / 2
			size *= math.Pow(1+c*c*u*u, 0.25)
		}
		return math.Sin(angle) / (u * size)
	}
	mapped := func(t float64) float64 { return integrand(t/(1-t)) / ((1 - t) * (1 - t)) }
	return 0.5 - quad.Fixed(mapped, 0, 1, 2000, nil, 0)/math.Pi
}

// series returns n values whose von Neumann ratio is q: a mixture of a slow wave, the eigenvector of the least ratio,
// and a quick one, that of the greatest.
func series(n int, q float64) []float64 {
	wave := func(j, i int) float64 { return math.Cos(math.Pi * float64(j) * (float64(i) + 0.5) / float64(n)) }
	reach := 2 * math.Cos(math.Pi/float64(n))
	quick := (q - 2 + reach) / (2 * reach)
	values := make([]float64, n)
	for i := range values {
		values[i] = math.Sqrt(1-quick)*wave(1, i) + math.Sqrt(quick)*wave(n-1, i)
	}
	return values
}

func TestVonNeumannRatioByHand(t *testing.T) {
	t.Parallel()
	// Squared differences 4+1+16+4 = 25; squared deviations from 3.2: 4.84+0.04+1.44+7.84+0.64 = 14.8.
	got := stats.NewVonNeumann([]float64{1, 3, 2, 6, 4})
	near(t, "ratio", got.Ratio, 25/14.8, 1e-15)
	if !got.Known || got.Correlated() {
		t.Errorf("%+v", got)
	}
}

// Of three values the ratio is 2 + cos θ with a uniform angle θ.
func TestVonNeumannPIsExactForThreeValues(t *testing.T) {
	t.Parallel()
	for _, q := range []float64{1.05, 1.5, 2, 2.9} {
		near(t, "P", stats.NewVonNeumann(series(3, q)).P, 1-math.Acos(q-2)/math.Pi, 1e-9)
	}
}

func TestVonNeumannPAgreesWithItsExactDistribution(t *testing.T) {
	t.Parallel()
	near(t, "Imhof of three values", imhof(3, 1.5), 1-math.Acos(-0.5)/math.Pi, 1e-4)
	for _, c := range []struct {
		n         int
		tolerance float64
	}{{4, 0.03}, {5, 0.02}, {7, 0.005}, {10, 0.001}, {20, 0.0002}, {30, 0.0002}} {
		for _, q := range []float64{0.8, 1, 1.2, 1.3, 1.4, 1.6, 2, 2.5} {
			got := stats.NewVonNeumann(series(c.n, q))
			near(t, "ratio", got.Ratio, q, 1e-12)
			near(t, "P", got.P, imhof(c.n, q), c.tolerance)
		}
	}
}

func TestNeighboursThatResembleEachOtherAreFound(t *testing.T) {
	t.Parallel()
	rising, alternating := make([]float64, 20), make([]float64, 20)
	for i := range rising {
		rising[i], alternating[i] = float64(i), float64(i%2)
	}
	if got := stats.NewVonNeumann(rising); !got.Correlated() || got.P > 1e-6 {
		t.Errorf("rising: %+v", got)
	}
	if got := stats.NewVonNeumann(alternating); got.Correlated() || got.P < 1-1e-6 {
		t.Errorf("alternating: %+v", got)
	}
}

// Of 4,000 independent series one in twenty is suspected, with a standard error of 0.0034.
func TestIndependentSeriesAreSeldomSuspected(t *testing.T) {
	t.Parallel()
	r, suspected := rand.New(rand.NewPCG(11, 12)), 0
	for range 4000 {
		values := make([]float64, 20)
		for i := range values {
			values[i] = r.NormFloat64()
		}
		if stats.NewVonNeumann(values).Correlated() {
			suspected++
		}
	}
	near(t, "share suspected", float64(suspected)/4000, 0.05, 0.014)
}

func TestVonNeumannDoesNotDependOnTheScale(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1000, 1000), 3, 30).Draw(t, "values")
		scaled := make([]float64, len(values))
		for i, v := range values {
			scaled[i] = 1024 * v
		}
		if got, want := stats.NewVonNeumann(scaled), stats.NewVonNeumann(values); got != want {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
}

func TestVonNeumannTellsNothingWithoutSpread(t *testing.T) {
	t.Parallel()
	for _, values := range [][]float64{nil, {1}, {1, 2}, {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}} {
		if got := stats.NewVonNeumann(values); got != (stats.VonNeumann{}) || got.Correlated() {
			t.Errorf("%v: %+v", values, got)
		}
	}
}
