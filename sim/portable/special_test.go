package portable_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/portable"
)

func closeTo(got, want, relative float64) bool {
	return got == want || math.Abs(got-want) <= relative*math.Abs(want)
}

// Known answers to 16 digits: Φ⁻¹ from AS 241's own check and from tables.
func TestNormalQuantileKnownAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ p, want float64 }{
		{0.5, 0},
		{0.25, -0.6744897501960817},
		{0.9, 1.2815515655446004},
		{0.975, 1.959963984540054},
		{0.001, -3.090232306167813},
		{1e-20, -9.262340089798408},
		{0, -inf},
		{1, inf},
		{-0.1, nan},
		{1.1, nan},
		{nan, nan},
	} {
		got := portable.NormalQuantile(c.p)
		if !closeTo(got, c.want, 2e-15) && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("NormalQuantile(%v) = %v, want %v", c.p, got, c.want)
		}
	}
}

func TestNormalCDFAgreesWithTheStandardLibraryInBothTails(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		z := rapid.Float64Range(-30, 9).Draw(t, "z")
		if got, want := portable.NormalCDF(z), math.Erfc(-z/math.Sqrt2)/2; !closeTo(got, want, 2e-13) {
			t.Fatalf("NormalCDF(%v) = %v, want %v", z, got, want)
		}
	})
}

func TestNormalCDFAtTheEdges(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ z, want float64 }{{-inf, 0}, {0, 0.5}, {inf, 1}} {
		if got := portable.NormalCDF(c.z); got != c.want {
			t.Errorf("NormalCDF(%v) = %v, want %v", c.z, got, c.want)
		}
	}
	if got := portable.NormalCDF(nan); !math.IsNaN(got) {
		t.Errorf("NormalCDF(NaN) = %v", got)
	}
}

func TestLogGammaAgreesWithTheStandardLibrary(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.OneOf(rapid.Float64Range(1e-9, 20), rapid.Float64Range(1, 1e9)).Draw(t, "x")
		want, _ := math.Lgamma(x)
		if got := portable.LogGamma(x); !near(got, want, 2e-14*max(1, math.Abs(want))) {
			t.Fatalf("LogGamma(%v) = %v, want %v", x, got, want)
		}
	})
}

func TestSpecialFunctionsOutsideTheirDomain(t *testing.T) {
	t.Parallel()
	gammaOf := func(a, x float64) float64 { p, _ := portable.RegularisedGamma(a, x); return p }
	for name, got := range map[string]float64{
		"LogGamma(0)":                         portable.LogGamma(0),
		"LogGamma(-1.5)":                      portable.LogGamma(-1.5),
		"RegularisedGamma(0, 1)":              gammaOf(0, 1),
		"RegularisedGamma(1, -1)":             gammaOf(1, -1),
		"RegularisedGamma(1, NaN)":            gammaOf(1, nan),
		"RegularisedBeta(0, 1, 0.5)":          portable.RegularisedBeta(0, 1, 0.5),
		"RegularisedBeta(1, -1, 0.5)":         portable.RegularisedBeta(1, -1, 0.5),
		"RegularisedBeta(1, 1, 1.5)":          portable.RegularisedBeta(1, 1, 1.5),
		"RegularisedBetaQuantile(1, 1, -0.5)": portable.RegularisedBetaQuantile(1, 1, -0.5),
		"RegularisedBetaQuantile(0, 1, 0.5)":  portable.RegularisedBetaQuantile(0, 1, 0.5),
	} {
		if !math.IsNaN(got) {
			t.Errorf("%s = %v, want NaN", name, got)
		}
	}
}

func TestRegularisedGammaAtTheEnds(t *testing.T) {
	t.Parallel()
	if p, q := portable.RegularisedGamma(3, 0); p != 0 || q != 1 {
		t.Errorf("at 0: %v, %v", p, q)
	}
	if p, q := portable.RegularisedGamma(3, inf); p != 1 || q != 0 {
		t.Errorf("at +Inf: %v, %v", p, q)
	}
}

// Shapes from 0.05 up to each limit, x within six standard deviations or so.
func TestRegularisedGammaAgreesWithGonum(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ largest, tolerance float64 }{{100, 1e-12}, {1e4, 1e-10}} {
		rapid.Check(t, func(t *rapid.T) {
			a := rapid.Float64Range(0.05, c.largest).Draw(t, "a")
			x := a * math.Exp(rapid.Float64Range(-4, 4).Draw(t, "z")/math.Sqrt(a+1))
			p, q := portable.RegularisedGamma(a, x)
			wantP, wantQ := mathext.GammaIncReg(a, x), mathext.GammaIncRegComp(a, x)
			got, want := p, wantP
			if wantQ < wantP {
				got, want = q, wantQ
			}
			if !closeTo(got, want, c.tolerance) || p+q != 1 {
				t.Fatalf("RegularisedGamma(%v, %v) = %v, %v, want %v, %v", a, x, p, q, wantP, wantQ)
			}
		})
	}
}

func TestRegularisedBetaAgreesWithGonum(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ largest, tolerance float64 }{{100, 1e-11}, {1e4, 1e-9}} {
		rapid.Check(t, func(t *rapid.T) {
			a := rapid.Float64Range(0.5, c.largest).Draw(t, "a")
			b := rapid.Float64Range(0.5, c.largest).Draw(t, "b")
			x := a / (a + b) * math.Exp(rapid.Float64Range(-4, 0).Draw(t, "z")/math.Sqrt(a+1))
			got, want := portable.RegularisedBeta(a, b, x), mathext.RegIncBeta(a, b, x)
			if want < 0.5 && !closeTo(got, want, c.tolerance) || !near(got, want, c.tolerance) {
				t.Fatalf("RegularisedBeta(%v, %v, %v) = %v, want %v", a, b, x, got, want)
			}
		})
	}
}

// At a million, gonum stops too early. The answers are sums of the power series in
// 45-digit decimals.
func TestLargeShapesKnownAnswers(t *testing.T) {
	t.Parallel()
	gammaP, _ := portable.RegularisedGamma(1e6, 998500)
	_, gammaQ := portable.RegularisedGamma(1e6, 1001500)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"P(1e6, 998500)", gammaP, 0.06675317283160987},
		{"Q(1e6, 1001500)", gammaQ, 0.06686110423589776},
		{"I at 0.499 (1e6, 1e6)", portable.RegularisedBeta(1e6, 1e6, 0.499), 0.00233884940693150475},
		{"I at 0.80185… (1e6, 247101.875)", portable.RegularisedBeta(1e6, 247101.875, 0.8018528458506436), 0.49281826396319273},
	} {
		if !closeTo(c.got, c.want, 1e-9) {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestRegularisedBetaKnownAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b, x, want float64 }{
		{1, 1, 0.3, 0.3},
		{2, 3, 0.4, 0.5248},                   // P(at least 2 of 4 at 0.4) = 1 - 0.6⁴ - 4·0.4·0.6³
		{2, 3, 0.9, 1 - 0.0001 - 4*0.9*0.001}, // the same at 0.9
		{0.5, 0.5, 0.25, 1.0 / 3},             // 2/π·asin √x
		{3, 4, 0, 0},
		{3, 4, 1, 1},
	} {
		if got := portable.RegularisedBeta(c.a, c.b, c.x); !closeTo(got, c.want, 1e-14) {
			t.Errorf("RegularisedBeta(%v, %v, %v) = %v, want %v", c.a, c.b, c.x, got, c.want)
		}
	}
}

func TestRegularisedBetaQuantileInverts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Float64Range(0.5, 100).Draw(t, "a")
		b := rapid.Float64Range(0.5, 100).Draw(t, "b")
		p := rapid.Float64Range(1e-6, 0.999).Draw(t, "p")
		x := portable.RegularisedBetaQuantile(a, b, p)
		if got := (distuv.Beta{Alpha: a, Beta: b}).CDF(x); !closeTo(got, p, 1e-11) {
			t.Fatalf("RegularisedBetaQuantile(%v, %v, %v) = %v, where the share is %v", a, b, p, x, got)
		}
	})
}

func TestRegularisedBetaQuantileAtTheEnds(t *testing.T) {
	t.Parallel()
	for _, p := range []float64{0, 1} {
		if got := portable.RegularisedBetaQuantile(1, 1, p); got != p {
			t.Errorf("RegularisedBetaQuantile(1, 1, %v) = %v", p, got)
		}
	}
}
