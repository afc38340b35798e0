package fit

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/engine"
)

// reference is what gonum has for a distribution.
type reference interface {
	LogProb(x float64) float64
	CDF(x float64) float64
}

// referenceOf is that of a curve; nil where gonum has none.
func referenceOf(c *curve) reference {
	switch c.family {
	case Exponential:
		return distuv.Exponential{Rate: 1 / c.by[0]}
	case Gamma, Erlang:
		return distuv.Gamma{Alpha: c.shape, Beta: 1 / c.scale}
	case Weibull:
		return distuv.Weibull{K: c.shape, Lambda: c.scale}
	case Lognormal:
		return distuv.LogNormal{Mu: c.scale, Sigma: c.shape}
	case Uniform:
		return distuv.Uniform{Min: c.by[0], Max: c.by[1]}
	case Triangular:
		return distuv.NewTriangle(c.by[0], c.by[2], c.by[1], nil)
	default:
		return nil
	}
}

// some draws values between a second and three hours, whole milliseconds.
func some(t *rapid.T) []observed {
	values := rapid.SliceOfN(rapid.Float64Range(0, 1), 25, 120).Draw(t, "values")
	scale := rapid.Float64Range(10_000, 3_600_000).Draw(t, "scale")
	spread := rapid.Float64Range(0.2, 2).Draw(t, "spread")
	list := make([]observed, len(values))
	for i, v := range values {
		list[i].value = math.Floor(scale*math.Exp(spread*distuv.UnitNormal.Quantile(0.001+0.998*v))) + 1
	}
	return list
}

// TestCurvesAreThoseOfGonum: densities and probabilities, at every value of the sample; and the quantiles of what scenarios make of it.
func TestCurvesAreThoseOfGonum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := newSample(some(t))
		for f := Exponential; f < NumFamilies; f++ {
			c, ok := s.likeliest(f)
			if !ok {
				continue
			}
			d, err := c.dist()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range []float64{0.1, 0.5, 0.9} {
				if x := d.Quantile(p); math.Abs(c.below(x)-p) > 1e-6 {
					t.Fatalf("%v: %v is the %v-quantile and has %v below it", c, x, p, c.below(x))
				}
			}
			if got, want := c.median(), d.Median(); math.Abs(got-want) > 1e-6*want {
				t.Fatalf("%v: median %v, want %v", c, got, want)
			}
			r := referenceOf(&c)
			if r == nil {
				continue
			}
			for i, x := range s.values {
				if i == 0 || i == s.n-1 { // ends of a uniform distribution, and of a triangle
					continue
				}
				if got, want := c.below(x), r.CDF(x); math.Abs(got-want) > 1e-9 {
					t.Fatalf("%v below %v: %v, want %v", c, x, got, want)
				}
				if got, want := c.logDensity(x, s.logs[i]), r.LogProb(x); math.Abs(got-want) > 1e-6*math.Max(1, math.Abs(want)) {
					t.Fatalf("%v at %v: %v, want %v", c, x, got, want)
				}
			}
		}
	})
}

// TestNothingNearIsLikelier: the likelihood falls to all sides, whichever parameter is moved.
func TestNothingNearIsLikelier(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := newSample(some(t))
		for _, f := range []Family{Exponential, Gamma, Weibull, Lognormal, Loglogistic} {
			c, ok := s.likeliest(f)
			if !ok {
				continue
			}
			top := s.expected(c.logDensity)
			for _, by := range []float64{0.98, 1.02} {
				for _, moved := range moves(c, by) {
					moved = moved.normed()
					if l := s.expected(moved.logDensity); l > top+1e-9 {
						t.Fatalf("%v has %v, and %v has %v", c, top, moved, l)
					}
				}
			}
		}
	})
}

// moves are curves with one parameter changed.
func moves(c curve, by float64) []curve {
	a, b := c, c
	switch c.family {
	case Exponential:
		a.by[0] *= by
		return []curve{a}
	case Lognormal, Loglogistic:
		a.shape *= by
		b.scale += math.Log(by)
	default:
		a.shape *= by
		b.scale *= by
	}
	return []curve{a, b}
}

// TestFamiliesAreToldApart: a sample of a family is told to be of it, or of one that differs from it by little.
func TestFamiliesAreToldApart(t *testing.T) {
	t.Parallel()
	for _, made := range []curve{
		{family: Exponential, by: [3]float64{300_000}},
		{family: Gamma, by: [3]float64{600_000, 250_000}},
		{family: Weibull, by: [3]float64{300_000, 500_000}},
		{family: Lognormal, by: [3]float64{300_000, 900_000}},
		{family: Loglogistic, by: [3]float64{300_000, 700_000}},
		{family: Uniform, by: [3]float64{100_000, 300_000}},
		{family: Triangular, by: [3]float64{100_000, 250_000, 300_000}},
	} {
		d, err := made.dist()
		if err != nil {
			t.Fatal(err)
		}
		var list []observed
		for i := range 5000 {
			list = append(list, observed{math.Floor(d.Quantile(engine.Seed(7).Mix(uint64(i)).Uniform())), false})
		}
		got := fitted(list, engine.Seed(1))
		if same := got.Family == made.family || made.family == Exponential && got.Family == Erlang; !same {
			t.Errorf("%v is told to be %v %v", made.family, got.Family, got.By)
		}
		for i := range made.by {
			if made.family == Uniform || made.family == Triangular || got.Family != made.family {
				break
			}
			if math.Abs(got.By[i]-made.by[i]) > 0.05*made.by[i] {
				t.Errorf("%v: %v, want %v", made.family, got.By, made.by)
			}
		}
	}
}

// TestWhatIsOfNoFamilyIsEmpirical: two heaps far apart are none of the families.
func TestWhatIsOfNoFamilyIsEmpirical(t *testing.T) {
	t.Parallel()
	var list []observed
	for i := range 2000 {
		list = append(list, observed{float64(10_000 + i), false}, observed{float64(20_000 + i), false}, observed{float64(900_000 + i), false})
	}
	d := fitted(list, engine.Seed(1))
	if d.Family != Empirical || len(d.Quantiles) != 101 || !slices.IsSorted(d.Quantiles) {
		t.Errorf("%v, with %d quantiles", d.Family, len(d.Quantiles))
	}
	if d.Error != 0 || d.Figures != d.Log {
		t.Errorf("figures are %v, and those of the log %v", d.Figures, d.Log)
	}
}
