package stats_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// milliseconds draws values up to 4,000 years either side of zero.
func milliseconds() *rapid.Generator[int64] { return rapid.Int64Range(-1<<47, 1<<47) }

func momentsOf(values []int64) stats.Moments {
	var m stats.Moments
	for _, v := range values {
		m.Add(v)
	}
	return m
}

func floats(values []int64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = float64(v)
	}
	return out
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: got %v, want %v within %v", what, got, want, tolerance)
	}
}

func TestMomentsOfKnownValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		values   []int64
		mean, sd float64
	}{
		{"nothing", nil, 0, 0},
		{"one value", []int64{7}, 7, 0},
		{"no spread", []int64{5, 5, 5}, 5, 0},
		// Squared deviations 9+1+1+1+0+0+4+16 = 32; √(32/7).
		{"a textbook eight", []int64{2, 4, 4, 4, 5, 5, 7, 9}, 5, math.Sqrt(32.0 / 7)},
		{"differences", []int64{-3, 3}, 0, math.Sqrt(18)},
		{"negative sum", []int64{-1, -2}, -1.5, math.Sqrt(0.5)},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := momentsOf(c.values)
			near(t, "mean", m.Mean(), c.mean, 0)
			near(t, "sd", m.SD(), c.sd, 1e-15)
			if m.N() != len(c.values) {
				t.Errorf("N = %d, want %d", m.N(), len(c.values))
			}
		})
	}
}

// A variance from float sums of squares would lose every digit here: the squares
// are near 2⁹⁰ and the variance is 1.
func TestSDFarFromZeroKeepsItsDigits(t *testing.T) {
	t.Parallel()
	const far = 1 << 45
	near(t, "sd", momentsOf([]int64{far - 1, far, far + 1}).SD(), 1, 0)
	near(t, "sd below zero", momentsOf([]int64{-far - 1, -far, -far + 1}).SD(), 1, 0)
}

func TestMomentsMergeLikeOneListInAnyOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOf(milliseconds()).Draw(t, "values")
		whole := momentsOf(values)

		if shuffled := momentsOf(rapid.Permutation(values).Draw(t, "shuffled")); shuffled != whole {
			t.Fatalf("in another order: %+v, want %+v", shuffled, whole)
		}
		i := rapid.IntRange(0, len(values)).Draw(t, "i")
		j := rapid.IntRange(i, len(values)).Draw(t, "j")
		a, b, c := momentsOf(values[:i]), momentsOf(values[i:j]), momentsOf(values[j:])
		left, right := a, b
		left.Merge(b)
		left.Merge(c)
		right.Merge(c)
		a.Merge(right)
		if left != whole || a != whole {
			t.Fatalf("(a+b)+c = %+v, a+(b+c) = %+v, want %+v", left, a, whole)
		}
	})
}

func TestMomentsIncludeZeros(t *testing.T) {
	t.Parallel()
	var got, want stats.Moments
	for _, v := range []int64{-3, 8} {
		got.Add(v)
		want.Add(v)
	}
	got.AddZeros(3)
	for range 3 {
		want.Add(0)
	}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestMomentsAgreeWithGonum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(-1e6, 1e6), 2, 50).Draw(t, "values")
		mean, sd := stat.MeanStdDev(floats(values), nil)
		m := momentsOf(values)
		if math.Abs(m.Mean()-mean) > 1e-8 || math.Abs(m.SD()-sd) > 1e-8 {
			t.Fatalf("got %v ± %v, gonum has %v ± %v", m.Mean(), m.SD(), mean, sd)
		}
	})
}

func TestMeanIntervalIsStudents(t *testing.T) {
	t.Parallel()
	// Mean 5, SD √(32/7), t(7, 0.975) = 2.364624: 5 ± 2.364624·SD/√8.
	got := momentsOf([]int64{2, 4, 4, 4, 5, 5, 7, 9}).MeanInterval(0.95)
	half := 2.364624 * math.Sqrt(32.0/7) / math.Sqrt(8)
	near(t, "low", got.Low, 5-half, 1e-6)
	near(t, "high", got.High, 5+half, 1e-6)

	if one := momentsOf([]int64{7}).MeanInterval(0.95); one.Known {
		t.Errorf("one value has the interval %+v, want none", one)
	}
	if same := momentsOf([]int64{7, 7}).MeanInterval(0.95); same != (stats.Interval{Low: 7, High: 7, Known: true}) {
		t.Errorf("two equal values have the interval %+v, want 7 to 7", same)
	}
}
