package fit

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestRemissionsAreThoseOfThePaper: Freireich et al., Blood 21 (1963), the patients with 6-MP, with the estimate that textbooks print.
func TestRemissionsAreThoseOfThePaper(t *testing.T) {
	t.Parallel()
	ended := []float64{6, 6, 6, 7, 10, 13, 16, 22, 23}
	cut := []float64{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}
	var list []observed
	for _, v := range ended {
		list = append(list, observed{v, false})
	}
	for _, v := range cut {
		list = append(list, observed{v, true})
	}
	s := newSample(list)
	survival := map[int]float64{2: 0.857, 3: 0.807, 4: 0.753, 5: 0.690, 6: 0.627, 7: 0.538, 8: 0.448}
	sum := 0.0
	for i, w := range s.weights {
		sum += w
		if want, told := survival[i]; told && math.Abs(1-sum*(1-0.4482)-want) > 0.001 {
			t.Errorf("after the %dth: %.3f, want %.3f", i+1, 1-sum*(1-0.4482), want)
		}
	}
	if s.n != 9 || s.cut != 12 {
		t.Errorf("%d ended and %d were cut short", s.n, s.cut)
	}
}

// TestWithoutCutsAllWeighTheSame: and quantiles are those between the middles of equal steps.
func TestWithoutCutsAllWeighTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := newSample(some(t))
		for _, w := range s.weights {
			if math.Abs(w-1/float64(s.n)) > 1e-12 {
				t.Fatalf("one of %d weighs %v", s.n, w)
			}
		}
		if !slices.IsSorted(s.values) {
			t.Fatal("values are out of order")
		}
		for i, v := range s.values {
			if got := s.quantile((float64(i) + 0.5) / float64(s.n)); math.Abs(got-v) > 1e-6*v {
				t.Fatalf("the quantile of the middle of the %dth is %v, want %v", i+1, got, v)
			}
		}
	})
}

// TestACutSaysLongerThanThat: it moves no quantile down.
func TestACutSaysLongerThanThat(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		list := some(t)
		plain := newSample(list)
		at := rapid.Float64Range(0, 0.9).Draw(t, "cut at the quantile of")
		cut := newSample(append(slices.Clone(list), observed{math.Floor(plain.quantile(at)), true}))
		for _, p := range []float64{0.25, 0.5, 0.75} {
			if a, b := plain.quantile(p), cut.quantile(p); b < a*(1-1e-9) {
				t.Fatalf("%v was %v and is %v", p, a, b)
			}
		}
	})
}

// TestStampsToTheMinuteMakeNoSteps: values are spread over the minute around them, and none is 0.
func TestStampsToTheMinuteMakeNoSteps(t *testing.T) {
	t.Parallel()
	var list []observed
	for i := range 60 {
		list = append(list, observed{float64(i/20) * 60_000, false})
	}
	s := newSample(list)
	if s.step != 60_000 || s.values[0] <= 0 || s.values[19] >= 30_000 || s.values[20] <= 30_000 || s.values[59] >= 150_000 {
		t.Errorf("a step of %v, from %v to %v, %v to %v", s.step, s.values[0], s.values[19], s.values[20], s.values[59])
	}
	if got := s.quantile(0.5); math.Abs(got-60_000) > 2000 {
		t.Errorf("the median is %v", got)
	}
}

// TestClocksThatForestallEachOther: of two the first wins; either is found again from what is seen of both.
func TestClocksThatForestallEachOther(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		shape := rapid.SampledFrom([]float64{0.6, 1, 2}).Draw(t, "shape")
		n := 4000
		var list []observed
		for i := range n {
			u := (float64((i*2654435761)%n) + 0.5) / float64(n)
			off := 2_400_000 * math.Pow(-math.Log(1-u), 1/shape)
			there := -600_000 * math.Log(1-(float64(i)+0.5)/float64(n))
			list = append(list, observed{math.Min(off, there), there < off})
		}
		h := hazardOf(list)
		want := 2_400_000 * math.Pow(math.Ln2, 1/shape)
		got := h.By[0]
		if h.Family == Exponential {
			got *= math.Ln2
		}
		if math.Abs(got-want) > 0.15*want {
			t.Fatalf("of shape %v the median is %v, want %v (%v)", shape, got, want, h)
		}
	})
}
