package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"simulate/sim/portable"
	"simulate/sim/stats"
)

// Runs and cases of one distribution differ by chance alone: an interval of the difference holds 0 as often as it promises, near
// enough; of a distribution that is a fifth longer it seldom does.
func TestTheIntervalOfAReportedStatisticHoldsNoDifference(t *testing.T) {
	t.Parallel()
	const runs, cases, studies = 400, 200, 600
	for _, of := range []struct {
		name     string
		estimate func(stats.Sample) stats.Estimate
		reported func(value float64, own, other stats.Sample) stats.Interval
	}{
		{
			"p90",
			func(s stats.Sample) stats.Estimate {
				return stats.Estimate{Value: s.Quantile(0.9), Interval: s.QuantileInterval(0.9, stats.Level)}
			},
			func(v float64, _, sim stats.Sample) stats.Interval {
				return stats.OfQuantile(v, 0.9, cases, sim, stats.Level)
			},
		},
		{
			"mean",
			func(s stats.Sample) stats.Estimate {
				return stats.Estimate{Value: s.Mean(), Interval: s.MeanInterval(stats.Level)}
			},
			func(v float64, _, sim stats.Sample) stats.Interval { return stats.OfMean(v, cases, sim, stats.Level) },
		},
		{
			"share",
			func(s stats.Sample) stats.Estimate { return s.ShareAtMost(480_000, stats.Level) },
			func(_ float64, own, _ stats.Sample) stats.Interval {
				return stats.Wilson(own.CountAtMost(480_000), cases, stats.Level)
			},
		},
	} {
		same, longer := 0, 0
		for study := range studies {
			r := rand.New(rand.NewPCG(uint64(study), 7))
			simulated, source := lognormals(r, runs, 1), lognormals(r, cases, 1)
			value := of.estimate(source).Value
			reported := stats.Estimate{Value: value, Interval: of.reported(value, source, simulated)}
			if noDifference(stats.Difference(of.estimate(simulated), reported)) {
				same++
			}
			if noDifference(stats.Difference(of.estimate(lognormals(r, runs, 1.3)), reported)) {
				longer++
			}
		}
		if share := float64(same) / studies; share < 0.93 || share > 0.995 {
			t.Errorf("%s: of the same distribution %.3f of the intervals hold no difference", of.name, share)
		}
		if share := float64(longer) / studies; share > 0.4 {
			t.Errorf("%s: of a longer one %.3f of the intervals hold no difference", of.name, share)
		}
	}
}

func noDifference(i stats.Interval) bool { return i.Known && i.Low <= 0 && i.High >= 0 }

// lognormals are values whose median is 6 minutes, times a factor.
func lognormals(r *rand.Rand, n int, factor float64) stats.Sample {
	values := make([]int64, n)
	for i := range values {
		values[i] = int64(factor * 360_000 * portable.Exp(0.5*r.NormFloat64()))
	}
	return stats.NewSample(values, 0)
}

func TestADifferenceOfFigures(t *testing.T) {
	t.Parallel()
	inf := math.Inf(1)
	known := func(v, low, high float64) stats.Estimate {
		return stats.Estimate{Value: v, Interval: stats.Interval{Low: low, High: high, Known: true}}
	}
	for _, c := range []struct {
		a, b stats.Estimate
		want stats.Interval
	}{
		{known(10, 7, 14), known(4, 4, 4), stats.Interval{Low: 3, High: 10, Known: true}},
		{known(10, 7, 14), known(4, 1, 8), stats.Interval{Low: 1, High: 11, Known: true}}, // 3² + 4², 4² + 3²
		{known(10, 7, inf), known(4, 1, 8), stats.Interval{Low: 1, High: inf, Known: true}},
		{known(inf, 20, inf), known(4, 1, 8), stats.Interval{Low: 12, High: inf, Known: true}},
		{known(inf, inf, inf), known(4, 1, inf), stats.Interval{Low: -inf, High: inf, Known: true}},
		{known(10, 7, 14), stats.Estimate{Value: 4}, stats.Interval{}},
		{stats.Estimate{Value: 4}, known(10, 7, 14), stats.Interval{}},
	} {
		if got := stats.Difference(c.a, c.b); got != c.want {
			t.Errorf("%+v less %+v is %+v, want %+v", c.a, c.b, got, c.want)
		}
	}
}

// Of 100 values the median lies with 95% between the 40th and the 61st (David & Nagaraja, section 7.1), of 35 the 90th percentile
// cannot be bounded.
func TestTheErrorOfAReportedQuantile(t *testing.T) {
	t.Parallel()
	values := make([]int64, 10_100)
	for i := range values {
		values[i] = int64(i + 1)
	}
	s := stats.NewSample(values, 0)
	if got, want := stats.OfQuantile(9000, 0.5, 100, s, stats.Level), (stats.Interval{Low: 9000 - (5050 - 4000), High: 9000 + (6100 - 5050), Known: true}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if i := stats.OfQuantile(9000, 0.9, 35, s, stats.Level); i.Known {
		t.Errorf("of 35: %+v", i)
	}
	if i := stats.OfQuantile(9000, 0.9, 36, s, stats.Level); !i.Known {
		t.Error("of 36: not known")
	}
	if i := stats.OfQuantile(9000, 0.9, 100, stats.NewSample(values[:50], 50), stats.Level); i.Known {
		t.Errorf("of a quantile that is missing: %+v", i)
	}
	if i := stats.OfMean(9000, 1, s, stats.Level); i.Known {
		t.Errorf("a mean of one: %+v", i)
	}
}
