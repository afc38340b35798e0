package stats

import (
	"math"
	"slices"

	"simulate/sim/portable"
)

// MultiplierDraws is a sound number of draws for [Family.Adjust] and [CompareWithBest]: the critical value is then off
// by less than 1%. It is one less than a round number because the runs themselves count as a draw.
const MultiplierDraws = 4999

// Family is a set of differences of means from the same runs, for instance those of all variants and measures of a
// report. The more are looked at, the likelier that one seems to differ by chance; the intervals that it returns hold
// all at once with the confidence level, and so do their p-values: the probability of any false finding is at most one
// less the level.
//
// The method is the single-step maximum of Westfall & Young (Resampling-Based Multiple Testing, 1993) with Gaussian
// multipliers (Chernozhukov, Chetverikov & Kato, Annals of Statistics 41, 2013). Runs are divided into at most 200
// sections; in each of many draws every section has a standard normal multiplier, the same for all differences, and
// every difference becomes the sum of its sections' errors times their multipliers, scaled to a variance of one. That
// is normal, given the runs, and as correlated as the errors are; the largest of a draw says what chance alone can do.
// Differences that resemble each other are therefore punished less than by Bonferroni. Every difference keeps its own
// Student distribution: its t is held against the maxima as the normal number of the same probability.
//
// What follows for normal numbers whatever their correlation bounds what chance may do to the draws: an adjusted p-value
// is never less than the plain one, nor more than for independent differences (Šidák, Journal of the American
// Statistical Association 62, 1967). A family of one has Student's interval.
type Family struct {
	runs    int
	columns []column
}

// column is one difference.
type column struct {
	value  float64
	se     standardError
	errors []float64 // by section, scaled; nil where they have no spread
}

// hidden reports whether the sections do not show how the difference varies.
func (c column) hidden() bool { return c.errors != nil && dot(c.errors, c.errors) == 0 }

// NewFamily returns a family without differences yet. All that are added must be of so many runs.
func NewFamily(runs int) *Family { return &Family{runs: runs} }

// Add adds the difference of means of a measure that has one value a run, over the runs in which it has one with both.
// See [Paired.Mean].
func (f *Family) Add(baseline, variant []Outcome) {
	var m Moments
	for i, b := range baseline {
		if v := variant[i]; b.Happened() && v.Happened() {
			m.Add(int64(v - b))
		}
	}
	mean, cubes, sums := m.Mean(), 0.0, f.sums(len(baseline), len(variant))
	for i, b := range baseline {
		if v := variant[i]; b.Happened() && v.Happened() {
			off := float64(v-b) - mean
			sums.add(i, off)
			cubes += float64(off * off * off)
		}
	}
	f.include(mean, errorOfMean(m, cubes), sums)
}

// AddTotals adds the difference of means of a measure that has several values a run. See [CompareTotals].
func (f *Family) AddTotals(baseline, variant []Total) {
	sums := f.sums(len(baseline), len(variant))
	r := newRatios(baseline, variant)
	for i, residual := range r.residuals {
		sums.add(i, residual)
	}
	value, e := r.difference()
	f.include(value, e, sums)
}

func (f *Family) sums(baseline, variant int) sectionSums {
	if baseline != f.runs || variant != f.runs {
		panic("stats: the differences of a family need the same runs")
	}
	return newSectionSums(f.runs)
}

func (f *Family) include(value float64, e standardError, sums sectionSums) {
	c := column{value: value, se: e}
	if e.known() && e.size > 0 {
		c.errors = scaled(sums.sums)
	}
	f.columns = append(f.columns, c)
}

// scaled returns the errors of sections scaled so that their sum, each with a standard normal multiplier, has a variance
// of one. It has a little more, as their number is to their degrees of freedom: without, 12 differences of 25 runs had a
// false finding in 5.5% of families instead of 5%. Errors that are all 0 stay so.
func scaled(errors []float64) []float64 {
	n := float64(len(errors))
	if size := math.Sqrt(dot(errors, errors) * (n - 1) / n); size > 0 {
		for i := range errors {
			errors[i] /= size
		}
	}
	return errors
}

// Simultaneous are intervals that hold all at once.
type Simultaneous struct {
	// Critical is the one critical value, on the normal scale: how many standard errors wide each side of an interval is
	// with many runs.
	Critical    float64
	Differences []Adjusted // in the order in which they were added
}

// Adjusted is a difference among others. Its interval excludes 0 exactly where its p-value is at most one less the
// level.
type Adjusted struct {
	Estimate
	P float64
}

// Adjust returns the differences with intervals that hold all at once with the level, from so many draws.
func (f *Family) Adjust(level float64, draws int, u Uniforms) Simultaneous {
	largest := f.maxima(draws, u)
	s := Simultaneous{
		Critical:    f.critical(largest, 1-level),
		Differences: make([]Adjusted, len(f.columns)),
	}
	for i, c := range f.columns {
		a := Adjusted{Estimate: Estimate{Value: c.value}, P: c.se.p(c.value)}
		if c.se.known() {
			a.Interval = c.se.interval(c.value, 1-float64(2*portable.NormalCDF(-s.Critical)))
		}
		if c.errors != nil {
			a.P = f.adjust(largest, a.P)
		}
		s.Differences[i] = a
	}
	return s
}

// varying returns the number of differences that vary; the others say the same whatever the luck.
func (f *Family) varying() int {
	n := 0
	for _, c := range f.columns {
		if c.errors != nil {
			n++
		}
	}
	return n
}

// maxima returns the largest of all differences in each draw, or none where the bounds have to do: with a single
// difference, or one that varies within sections and not between them.
func (f *Family) maxima(draws int, u Uniforms) maxima {
	if f.varying() < 2 || slices.ContainsFunc(f.columns, column.hidden) {
		return nil
	}
	m := make(maxima, draws)
	multipliers := make([]float64, min(f.runs, mostSections))
	for draw := range m {
		u.normals(draw, multipliers)
		for _, c := range f.columns {
			if c.errors != nil {
				m[draw] = max(m[draw], math.Abs(dot(c.errors, multipliers)))
			}
		}
	}
	slices.Sort(m)
	return m
}

// critical returns the value that the largest of all differences exceeds with probability alpha.
func (f *Family) critical(m maxima, alpha float64) float64 {
	single := -portable.NormalQuantile(alpha / 2)
	// Of n independent ones, each may exceed it with a probability of 1 − (1 − alpha)^(1/n).
	each := 1 - portable.Exp(portable.Log(1-alpha)/float64(f.varying()))
	independent := -portable.NormalQuantile(each / 2)
	z, ok := m.critical(alpha)
	if !ok {
		return max(single, independent)
	}
	return max(single, min(z, independent))
}

// adjust returns the p-value among all differences of one whose own is p.
func (f *Family) adjust(m maxima, p float64) float64 {
	adjusted := 1 - portable.Exp(float64(f.varying())*portable.Log(1-p))
	if len(m) > 0 {
		adjusted = min(adjusted, m.p(-portable.NormalQuantile(p/2)))
	}
	return max(p, adjusted)
}
