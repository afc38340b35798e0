package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"

	"simulate/sim/stats"
)

func inputs(columns ...[]float64) stats.Inputs {
	list := make([]stats.Column, len(columns))
	for i, column := range columns {
		list[i] = stats.NewColumn(column)
	}
	return stats.NewInputs(list)
}

func spearman(a, b []float64) stats.Estimate {
	return inputs(a).Spearman(stats.NewColumn(b), 0.95)[0]
}

// IQ and hours of television a week of ten people: Wikipedia, "Spearman's rank correlation coefficient", ρ = −29/165.
func TestSpearmanOfAPublishedExample(t *testing.T) {
	t.Parallel()
	iq := []float64{106, 100, 86, 101, 99, 103, 97, 113, 112, 110}
	hours := []float64{7, 27, 2, 50, 28, 29, 20, 12, 6, 17}
	got := spearman(iq, hours)
	near(t, "correlation", got.Value, -29.0/165, 1e-12)
	// tanh(−0.177608 ± 1.959964·√((1 + 0.175758²/2)/7))
	near(t, "low", got.Interval.Low, math.Tanh(-0.177605-1.959964*0.380877), 1e-4)
	near(t, "high", got.Interval.High, math.Tanh(-0.177605+1.959964*0.380877), 1e-4)
}

func TestSpearmanOfKnownValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		a, b  []float64
		want  float64
		known bool
	}{
		{"rising", []float64{1, 2, 3, 4, 5}, []float64{1, 4, 9, 16, 25}, 1, true},
		{"falling", []float64{1, 2, 3, 4, 5}, []float64{3, 2, 1, 0, -1}, -1, true},
		{"missing is longest", []float64{1, 2, 3, 4}, []float64{7, 8, 9, missing}, 1, true},
		{"ties", []float64{1, 2, 2, 3}, []float64{1, 2, 3, 4}, 4.5 / math.Sqrt(4.5*5), true},
		{"an input that does not vary", []float64{2, 2, 2, 2}, []float64{1, 2, 3, 4}, 0, false},
		{"an outcome that does not vary", []float64{1, 2, 3, 4}, []float64{missing, missing, missing, missing}, 0, false},
		{"three runs", []float64{1, 2, 3}, []float64{1, 2, 3}, 1, false},
		{"no runs", nil, nil, 0, false},
	} {
		got := spearman(c.a, c.b)
		near(t, c.name, got.Value, c.want, 1e-15)
		if i := got.Interval; i.Known != c.known || i.Known && !(i.Low <= got.Value && got.Value <= i.High && i.Low < i.High) {
			t.Errorf("%s: interval %+v", c.name, i)
		}
	}
}

// residuals returns what a straight line through x leaves of y.
func residuals(x, y []float64) []float64 {
	intercept, slope := stat.LinearRegression(x, y, nil, false)
	out := make([]float64, len(x))
	for i := range out {
		out[i] = y[i] - intercept - slope*x[i]
	}
	return out
}

// ranksOf ranks values that are all different.
func ranksOf(values []float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		for _, w := range values {
			if w <= v {
				out[i]++
			}
		}
	}
	return out
}

func TestPartialCorrelationIsThatOfResiduals(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(6, 40).Draw(t, "n")
		draw := func(name string) []float64 {
			return rapid.SliceOfNDistinct(rapid.Float64Range(-1, 1), n, n, rapid.ID).Draw(t, name)
		}
		a, b, y := draw("a"), draw("b"), draw("y")
		ra, rb, ry := ranksOf(a), ranksOf(b), ranksOf(y)
		if math.Abs(stat.Correlation(ra, rb, nil)) > 0.99 || math.Abs(stat.Correlation(rb, ry, nil)) > 0.99 {
			t.Skip()
		}
		want := stat.Correlation(residuals(rb, ra), residuals(rb, ry), nil)
		if got := inputs(a, b).Partial(stats.NewColumn(y), 0.95)[0]; math.Abs(got.Value-want) > 1e-8 {
			t.Fatalf("got %v, want %v", got.Value, want)
		}
	})
}

func TestPartialCorrelationSeesThroughAnInputThatFollowsAnother(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 1))
	const n = 2000
	cause, along, constant, outcome := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range cause {
		cause[i] = r.NormFloat64()
		along[i] = cause[i] + r.NormFloat64()
		outcome[i] = math.Exp(cause[i] + 0.5*r.NormFloat64())
	}
	in := inputs(cause, constant, along)
	rank, partial := in.Spearman(stats.NewColumn(outcome), 0.95), in.Partial(stats.NewColumn(outcome), 0.95)
	if rank[2].Interval.Low < 0.5 || partial[2].Interval.Low > 0 || partial[2].Interval.High < 0 {
		t.Errorf("along: rank %+v, partial %+v", rank[2], partial[2])
	}
	if partial[0].Interval.Low < 0.75 || rank[1] != (stats.Estimate{}) || partial[1] != (stats.Estimate{}) {
		t.Errorf("cause %+v, constant %+v and %+v", partial[0], rank[1], partial[1])
	}
}

func TestPartialCorrelationOfInputsThatSayTheSame(t *testing.T) {
	t.Parallel()
	a, b, y := []float64{1, 2, 3, 4, 5, 6}, []float64{3, 1, 2, 6, 5, 4}, []float64{1, 3, 2, 4, 6, 5}
	for name, in := range map[string]stats.Inputs{
		"equal":          inputs(a, a),
		"too few runs":   inputs(a[:2], b[:2]),
		"without inputs": inputs(),
	} {
		outcome := y
		if name == "too few runs" {
			outcome = y[:2]
		}
		for i, e := range in.Partial(stats.NewColumn(outcome), 0.95) {
			if e != (stats.Estimate{}) {
				t.Errorf("%s: input %d has %+v", name, i, e)
			}
		}
	}
	// The outcome is an input: nothing is left for the other.
	got := inputs(a, b).Partial(stats.NewColumn(a), 0.95)
	if got[0].Value != 1 || got[1] != (stats.Estimate{}) {
		t.Errorf("the outcome is an input: %+v", got)
	}
}

func TestRankCorrelationCovers(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(8, 1))
	var rank, partial counter
	const rho = 0.6 // of a bivariate normal; Spearman's is 6/π·arcsin(ρ/2)
	a, b, y := make([]float64, 80), make([]float64, 80), make([]float64, 80)
	for range 2000 {
		for i := range a {
			a[i], b[i] = r.NormFloat64(), r.NormFloat64()
			y[i] = rho*a[i] + math.Sqrt(1-rho*rho)*r.NormFloat64()
		}
		in := inputs(a, b)
		rank.observe(in.Spearman(stats.NewColumn(y), 0.95)[0].Interval, 6/math.Pi*math.Asin(rho/2))
		partial.observe(in.Partial(stats.NewColumn(y), 0.95)[1].Interval, 0)
	}
	near(t, "rank correlation", rank.share(), 0.95, 0.02)
	near(t, "partial", partial.share(), 0.95, 0.02)
}

func TestInputsNeedTheRunsOfTheOutcome(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("other runs were accepted")
		}
	}()
	inputs([]float64{1, 2}).Spearman(stats.NewColumn([]float64{1}), 0.95)
}

func BenchmarkPartialCorrelationsOfTwentyInputs(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	columns := make([][]float64, 21)
	for i := range columns {
		columns[i] = make([]float64, 10_000)
		for run := range columns[i] {
			columns[i][run] = r.Float64()
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		inputs(columns[:20]...).Partial(stats.NewColumn(columns[20]), 0.95)
	}
}
