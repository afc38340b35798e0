package experiment

import (
	"math"
	"testing"

	"simulate/sim/stats"
)

func TestSpreadOfOneValueARunHasABandAndOfManyNone(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 100)
	first := r.Samples.Spread(rowOf(t, r.Set, "first-on-scene", ""))
	half := math.Sqrt(math.Log(2/(1-stats.Level)) / 200)
	if first.N != 100 || len(first.High) != len(first.ECDF.X) || math.Abs(first.High[0]-first.ECDF.Share[0]-half) > 1e-12 {
		t.Errorf("of 100 runs there are %d values, with a band of %v above %v", first.N, first.High[0], first.ECDF.Share[0])
	}
	if s := r.Measures[rowOf(t, r.Set, "first-on-scene", "")].Summary; first.P50 != s.P50.Value || first.P90 != s.P90.Value {
		t.Errorf("it has other quantiles than the summary: %v and %v", first.P50, first.P90)
	}
	if lasts := assess(t, 10).spread(t, "stay"); lasts.Low != nil || lasts.High != nil || len(lasts.ECDF.X) != mostSteps || lasts.N < 1000 {
		t.Errorf("of %d values that share runs there are %d steps and a band of %d", lasts.N, len(lasts.ECDF.X), len(lasts.Low))
	}
}

func (r *Result) spread(t testing.TB, id string) Spread {
	return r.Samples.Spread(rowOf(t, r.Set, id, ""))
}

func TestSpreadCountsTheRunsWithoutAValue(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 100)
	row := rowOf(t, r.Set, "found", "")
	s, happened := r.Samples.Spread(row), r.Measures[row].Summary
	if s.N != happened.N || s.Missing != happened.Missing || s.Missing == 0 {
		t.Errorf("%d with and %d without a value, of %d and %d", s.N, s.Missing, happened.N, happened.Missing)
	}
	if last := s.ECDF.Share[len(s.ECDF.Share)-1]; last != float64(s.N)/100 {
		t.Errorf("the function ends at %v", last)
	}
}
