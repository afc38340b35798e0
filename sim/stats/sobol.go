package stats

import "math"

// Sobol is a plan of evaluations that splits the variance of an outcome over its inputs: the pick-freeze design of
// Saltelli et al. (Computer Physics Communications 181, 2010). Each of its rows has two independent points, A and B, and
// for every input A with that input from B; so it takes Rows·(Inputs+2) evaluations. Coordinates are uniform on (0, 1),
// for quantile functions. Plain random points serve, not a low-discrepancy sequence, because the intervals then follow
// from the spread of the rows, and because an outcome with luck in it gains little from even points. More rows keep the
// points of fewer.
//
// One of the inputs may stand for chance: evaluate the point with the luck that its coordinate chooses, and with the
// same luck wherever the coordinate is the same.
type Sobol struct {
	Inputs, Rows int
	Draws        Uniforms
}

// Index is what an input is to an outcome, as shares of the outcome's variance.
type Index struct {
	First Estimate // due to the input alone
	Total Estimate // due to it alone or together with others: what would be left if all others were known
}

// Size returns the number of evaluations.
func (d Sobol) Size() int { return d.Rows * d.row() }

// row returns the number of evaluations of a row: A, B, then A with each input from B.
func (d Sobol) row() int { return d.Inputs + 2 }

// Point appends the coordinates of evaluation i to a slice and returns it.
func (d Sobol) Point(i int, to []float64) []float64 {
	row, kind := i/d.row(), i%d.row()
	for input := range d.Inputs {
		first := 2 * row * d.Inputs // of the row's draws: A, then B
		if kind == 1 || kind == 2+input {
			first += d.Inputs
		}
		to = append(to, d.Draws(uint64(first+input)))
	}
	return to
}

// Indices returns the indices of the inputs from the outcomes of all evaluations, which must be finite. First is
// estimated as by Saltelli et al., table 2 (b), Total as by Jansen (Computer Physics Communications 117, 1999). Both are
// ratios of means over rows, and their intervals those of ratios (Cochran, Sampling Techniques, 3rd edition, section
// 6.3), by Student's t. Estimates and intervals are held to the range from 0 to 1. Under two rows, or when the outcome
// does not vary, nothing is known.
func (d Sobol) Indices(outcomes []float64, level float64) []Index {
	indices := make([]Index, d.Inputs)
	origin, mean := d.centre(outcomes)
	first, total, variance := make([]float64, d.Rows), make([]float64, d.Rows), make([]float64, d.Rows)
	for input := range indices {
		for row := range d.Rows {
			y := outcomes[row*d.row():][:d.row()]
			a, b, mixed := (y[0]-origin)-mean, (y[1]-origin)-mean, (y[2+input]-origin)-mean
			first[row] = float64(b * (mixed - a))
			total[row] = float64((a-mixed)*(a-mixed)) / 2
			variance[row] = (float64(a*a) + float64(b*b)) / 2
		}
		indices[input] = Index{
			First: shareOfVariance(first, variance, level),
			Total: shareOfVariance(total, variance, level),
		}
	}
	return indices
}

// centre returns an outcome and how far the mean of the outcomes at A and B is from it: in two parts, so that outcomes
// that do not vary are exactly 0 from it.
func (d Sobol) centre(outcomes []float64) (origin, mean float64) {
	if len(outcomes) != d.Size() {
		panic("stats: a design needs an outcome for each of its points")
	}
	if d.Rows == 0 {
		return 0, 0
	}
	origin = outcomes[0]
	for row := range d.Rows {
		y := outcomes[row*d.row():]
		mean += (y[0] - origin) + (y[1] - origin)
	}
	return origin, mean / float64(2*d.Rows)
}

// shareOfVariance returns the ratio of the sums of parts and wholes, held to the range from 0 to 1, with Student's
// interval for a ratio.
func shareOfVariance(parts, wholes []float64, level float64) Estimate {
	part, whole, n := 0.0, 0.0, float64(len(parts))
	for i, p := range parts {
		part += p
		whole += wholes[i]
	}
	if n < 2 || whole <= 0 {
		return Estimate{}
	}
	share, errors := part/whole, squared{}
	for i, p := range parts {
		errors.add(p - float64(share*wholes[i]))
	}
	e := standardError{size: errors.root() * math.Sqrt(n/(n-1)) / whole, df: n - 1}
	interval := e.interval(share, level)
	return Estimate{
		Value:    within(share),
		Interval: Interval{Low: within(interval.Low), High: within(interval.High), Known: true},
	}
}

// within holds a share to the range from 0 to 1.
func within(share float64) float64 { return min(max(share, 0), 1) }
