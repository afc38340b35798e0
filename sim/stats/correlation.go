package stats

import (
	"math"

	"simulate/sim/portable"
)

// Inputs holds what was drawn for several uncertain inputs in the same runs, to tell which of them drive an outcome. It
// works on ranks: whatever rises with an input counts, be it straight or bent, and a value that is missing (+Inf) is
// longer than any other. It is immutable.
type Inputs struct {
	runs    int
	ranks   [][]float64 // by input, standardised; nil where it does not vary, or has no value in some run
	varying []int       // the others
	inverse [][]float64 // of the correlations of those that vary; nil where one follows from others
}

// NewInputs returns the inputs, a column each, all of the same runs. One without a value in some of them counts as one that does
// not vary: it is of no use together with others.
func NewInputs(columns []Column) Inputs {
	in := Inputs{ranks: make([][]float64, len(columns))}
	for i, column := range columns {
		in.runs = column.Runs()
		if in.ranks[i] = column.standardised(); in.ranks[i] != nil {
			in.varying = append(in.varying, i)
		}
	}
	in.inverse = inverse(in.correlations())
	return in
}

// Spearman returns the rank correlation of every input with an outcome of the same runs, with the interval of Fisher's
// transformation and the variance of Bonett & Wright (Psychometrika 65, 2000). It is 0, and its interval not known, where
// either does not vary; under four runs no interval is known.
func (in Inputs) Spearman(outcome Column, level float64) []Estimate {
	estimates := make([]Estimate, len(in.ranks))
	if ranks := in.ranked(outcome); ranks != nil {
		for _, i := range in.varying {
			estimates[i] = Correlation(dot(in.ranks[i], ranks), in.runs, level)
		}
	}
	return estimates
}

// Partial returns the partial rank correlation of every input with an outcome: that of what is left of both when
// straight lines through the ranks of all other inputs are taken away (PRCC: Marino, Hogue, Ray & Kirschner, Journal of
// Theoretical Biology 254, 2008). In the interval every other input takes a run away. Nothing is known where one input
// follows from others, or where there are no more runs than inputs; nor of an input when the others leave nothing of
// the outcome.
func (in Inputs) Partial(outcome Column, level float64) []Estimate {
	estimates := make([]Estimate, len(in.ranks))
	ranks := in.ranked(outcome)
	if in.inverse == nil || ranks == nil {
		return estimates
	}
	slopes, left := in.regress(ranks)
	for i, input := range in.varying {
		slope := slopes[i]
		if size := math.Sqrt(float64(in.inverse[i][i]*left) + float64(slope*slope)); size > 0 {
			estimates[input] = Correlation(slope/size, in.runs-(len(in.varying)-1), level)
		}
	}
	return estimates
}

// regress returns the slopes of the regression of standardised ranks on those of the inputs that vary, and the share
// of the variance that it leaves. What only rounding tells from 0 is 0.
func (in Inputs) regress(ranks []float64) (slopes []float64, left float64) {
	const rounding = 1e-10
	with := make([]float64, len(in.varying))
	for i, input := range in.varying {
		with[i] = dot(in.ranks[input], ranks)
	}
	slopes, left = make([]float64, len(in.varying)), 1
	for i, row := range in.inverse {
		if slope := dot(row, with); math.Abs(slope) > rounding {
			slopes[i] = slope
		}
		left -= float64(slopes[i] * with[i])
	}
	if left < rounding {
		left = 0
	}
	return slopes, left
}

// correlations returns the correlations of the inputs that vary.
func (in Inputs) correlations() [][]float64 {
	c := table[float64](len(in.varying))
	for i, a := range in.varying {
		for j, b := range in.varying[:i+1] {
			c[i][j] = dot(in.ranks[a], in.ranks[b])
			c[j][i] = c[i][j]
		}
	}
	return c
}

// ranked returns the standardised ranks of an outcome; nil where it does not vary.
func (in Inputs) ranked(outcome Column) []float64 {
	if len(in.ranks) > 0 && outcome.Runs() != in.runs {
		panic("stats: inputs and outcome need the same runs")
	}
	return outcome.standardised()
}

// Correlation returns a rank correlation over so many runs with its interval, see [Inputs.Spearman]. A perfect one is taken for half an
// exchange of neighbours less, because Fisher's transformation has no finite value there.
func Correlation(r float64, runs int, level float64) Estimate {
	r = min(max(r, -1), 1)
	e := Estimate{Value: r}
	if runs < 4 {
		return e
	}
	n := float64(runs)
	most := 1 - 6/(n*(float64(n*n)-1))
	near := min(max(r, -most), most)
	z := float64(portable.Log((1+near)/(1-near)) / 2)
	standard := math.Sqrt((1 + float64(float64(near*near)/2)) / (n - 3))
	half := float64(portable.NormalQuantile(1-tail(level)) * standard)
	e.Interval = Interval{Low: min(tanh(z-half), r), High: max(tanh(z+half), r), Known: true}
	return e
}

// tanh returns the hyperbolic tangent.
func tanh(x float64) float64 {
	if x < 0 {
		return -tanh(-x)
	}
	return 1 - 2/(portable.Exp(float64(2*x))+1)
}
