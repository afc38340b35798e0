package portable_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"pgregory.net/rapid"

	"simulate/sim/portable"
)

func TestDigammaAgreesWithGonum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := math.Exp(rapid.Float64Range(-7, 14).Draw(t, "ln x"))
		if got, want := portable.Digamma(x), mathext.Digamma(x); math.Abs(got-want) > 1e-10*math.Max(1, math.Abs(want)) {
			t.Fatalf("ψ(%v) = %v, want %v", x, got, want)
		}
	})
	if got := portable.Digamma(1); math.Abs(got+0.5772156649015329) > 1e-14 {
		t.Errorf("ψ(1) = %v, want less Euler's constant", got)
	}
	if !math.IsNaN(portable.Digamma(0)) || !math.IsNaN(portable.Digamma(math.NaN())) || !math.IsInf(portable.Digamma(math.Inf(1)), 1) {
		t.Error("outside of its domain")
	}
}
