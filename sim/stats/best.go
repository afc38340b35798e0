package stats

import (
	"math"
	"slices"

	"simulate/sim/portable"
)

// Standing is how a strategy stands among others, by its mean; less is better.
type Standing struct {
	Mean float64

	// FromBest is its mean less that of the best of the others: below 0 for the best, otherwise how far it falls behind.
	// A High of 0 says that it is the best or as good; a Low of 0, that another is.
	FromBest Estimate

	// MayBeBest says that it cannot be told from the best. There always is one that cannot; where there is one alone, it
	// is the best with the confidence level.
	MayBeBest bool
}

// CompareWithBest ranks strategies by the means of their values in the same runs, values[strategy][run], each compared
// with the best of the others: Hsu's constrained multiple comparisons with the best (Annals of Statistics 12, 1984;
// Multiple Comparisons, 1996, chapter 4). The intervals hold all at once with the level. Being told only how far each
// is from the best, they are narrower than those of all pairs would be. Standings are in the order of the strategies.
//
// Each strategy needs the critical value of one-sided comparisons of all others with it. That is found as in [Family],
// by Gaussian multipliers on sections of runs, so that the gain of the same luck is kept whatever the correlations, and
// bounded by that of a single comparison and by Bonferroni's. Differences that do not vary are told exactly.
//
// Where more is better, give negative values. A strategy that is not over in some runs needs values there too, for
// instance the horizon. With one strategy or fewer than two runs nothing can be told, and all may be best.
func CompareWithBest(values [][]int64, level float64, draws int, u Uniforms) []Standing {
	r := newRanking(values)
	r.judge(1-level, draws, u)
	candidates := r.candidates()
	standings := make([]Standing, len(values))
	for i, mean := range r.means {
		standings[i] = Standing{Mean: mean, MayBeBest: candidates[i]}
		if len(values) > 1 {
			standings[i].FromBest = r.fromBest(i, candidates)
		}
	}
	return standings
}

// ranking compares every strategy with every other.
type ranking struct {
	means  []float64
	errors [][]float64       // of the means, by section
	behind [][]float64       // how far the first is behind the second, below 0 where it is ahead
	se     [][]standardError // of the differences of two
	chance [][]float64       // how far chance alone may set the second before the first, if all are compared with the first
}

func newRanking(values [][]int64) ranking {
	r := ranking{
		means:  make([]float64, len(values)),
		errors: make([][]float64, len(values)),
		behind: table[float64](len(values)),
		se:     table[standardError](len(values)),
		chance: table[float64](len(values)),
	}
	for i, own := range values {
		r.means[i] = momentsOf(own).Mean()
		sums := newSectionSums(len(own))
		for run, v := range own {
			sums.add(run, float64(v)-r.means[i])
		}
		r.errors[i] = sums.sums
		for j, other := range values[:i] {
			mean, e := differenceOf(own, other)
			r.behind[i][j], r.behind[j][i] = mean, -mean
			r.se[i][j], r.se[j][i] = e, e.mirrored()
		}
	}
	return r
}

// table returns a table of n rows and n columns.
func table[T any](n int) [][]T {
	rows := make([][]T, n)
	for i := range rows {
		rows[i] = make([]T, n)
	}
	return rows
}

// differenceOf returns the mean of the differences of values, and its error.
func differenceOf(a, b []int64) (float64, standardError) {
	if len(a) != len(b) {
		panic("stats: strategies need the same runs")
	}
	var m Moments
	for i, v := range a {
		m.Add(v - b[i])
	}
	mean, cubes := m.Mean(), 0.0
	for i, v := range a {
		off := float64(v-b[i]) - mean
		cubes += float64(off * off * off)
	}
	return mean, errorOfMean(m, cubes)
}

// judge finds what chance may do with probability alpha.
func (r ranking) judge(alpha float64, draws int, u Uniforms) {
	spreads := r.spreads()
	for i, largest := range r.maxima(spreads, draws, u) {
		slices.Sort(largest)
		p := portable.NormalCDF(r.critical(i, spreads[i], largest, alpha))
		for j, se := range r.se[i] {
			if se.known() {
				r.chance[i][j] = se.below(p)
			}
		}
	}
}

// critical returns the critical value, on the normal scale, of comparisons with strategy i.
func (r ranking) critical(i int, spreads []float64, largest maxima, alpha float64) float64 {
	varying, hidden := 0, false
	for j, se := range r.se[i] {
		if se.size > 0 {
			varying++
			hidden = hidden || spreads[j] == 0
		}
	}
	single := -portable.NormalQuantile(alpha)
	bound := -portable.NormalQuantile(alpha / float64(max(varying, 1)))
	z, ok := largest.critical(alpha)
	if !ok || hidden {
		return bound
	}
	return max(single, min(z, bound))
}

// spreads returns the standard deviations of the differences of two strategies' errors in a draw; see [scaled].
func (r ranking) spreads() [][]float64 {
	spreads := table[float64](len(r.means))
	for i, a := range r.errors {
		for j, b := range r.errors[:i] {
			squares, n := 0.0, float64(len(a))
			for s, e := range a {
				squares += float64((e - b[s]) * (e - b[s]))
			}
			spreads[i][j] = math.Sqrt(squares * (n - 1) / n)
			spreads[j][i] = spreads[i][j]
		}
	}
	return spreads
}

// maxima returns, for each strategy, the largest of its differences to the others in each draw.
func (r ranking) maxima(spreads [][]float64, draws int, u Uniforms) []maxima {
	largest := make([]maxima, len(r.means))
	for i := range largest {
		largest[i] = make(maxima, draws)
	}
	if len(r.means) < 2 {
		return largest
	}
	multipliers, means := make([]float64, len(r.errors[0])), make([]float64, len(r.means))
	for draw := range draws {
		u.normals(draw, multipliers)
		for i, errors := range r.errors {
			means[i] = dot(errors, multipliers)
		}
		for i := range means {
			largest[i][draw] = mostAhead(means, i, spreads[i])
		}
	}
	return largest
}

// mostAhead returns by how many spreads the mean of strategy i exceeds the furthest of those that vary differently.
func mostAhead(means []float64, i int, spreads []float64) float64 {
	most := 0.0
	for j, spread := range spreads {
		if spread > 0 {
			most = max(most, (means[i]-means[j])/spread)
		}
	}
	return most
}

// known reports whether there are runs enough to tell anything.
func (r ranking) known() bool { return len(r.means) > 1 && r.se[0][1].known() }

// candidates tells which strategies cannot be told from the best: chance can explain how far they are behind any other.
func (r ranking) candidates() []bool {
	candidates := make([]bool, len(r.means))
	for i := range candidates {
		candidates[i] = !r.known() || r.leastBehind(i) <= 0
	}
	return candidates
}

// fromBest returns Hsu's interval for strategy i among others.
func (r ranking) fromBest(i int, candidates []bool) Estimate {
	others := slices.Delete(slices.Clone(r.behind[i]), i, i+1)
	e := Estimate{Value: slices.Max(others)}
	if r.known() {
		e.Interval = Interval{Low: min(r.leastBehind(i), 0), High: r.mostBehind(i, candidates), Known: true}
	}
	return e
}

// leastBehind returns how far at least strategy i is behind another; below 0, how far at most it is ahead of all.
func (r ranking) leastBehind(i int) float64 {
	least := math.Inf(-1)
	for j, behind := range r.behind[i] {
		if j != i {
			least = max(least, behind-r.chance[i][j])
		}
	}
	return least
}

// mostBehind returns how far at most strategy i is behind the best of the other candidates. The only candidate is
// behind none.
func (r ranking) mostBehind(i int, candidates []bool) float64 {
	most, found := 0.0, false
	for j, behind := range r.behind[i] {
		if j == i || !candidates[j] {
			continue
		}
		if m := behind + r.chance[j][i]; !found || m > most {
			most, found = m, true
		}
	}
	return most
}
