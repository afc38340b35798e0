package stats

// WarmUp is advice on how much of the beginning of a run is not typical of the rest. The zero value is advice that
// cannot be given.
type WarmUp struct {
	Applicable bool
	Truncate   int // values of the series to leave out
	// Unsettled says that the advice came to rest at the middle of the series, as far as it may go: the run is too short
	// to tell where its beginning ends.
	Unsettled bool
}

const (
	valuesInGroup = 5  // the 5 of MSER-5
	fewestGroups  = 10 // under which advice is worth nothing
)

// MSER5 advises which values at the beginning of a series to leave out: those without which the standard error of the
// mean of the others is least, were they independent (White, Cobb & Spratt, "A comparison of five steady-state
// truncation heuristics for simulation", Winter Simulation Conference 2000). It looks at means of five values, to
// still the noise, and at no more than the first half, since a few values at the end may agree by chance. The series is
// best a mean across runs.
//
// A period is the number of values in a day or week over which demand repeats itself. The rise and fall within it would
// pass for a beginning, so that then whole periods are looked at. Of demand without a period it is 0. With fewer than 50
// values, or whole periods, the advice is not applicable.
func MSER5(series []float64, period int) WarmUp {
	size := valuesInGroup * max(period, 1)
	groups := groupMeans(series, size)
	if len(groups) < fewestGroups {
		return WarmUp{}
	}
	leave := leastError(groups)
	return WarmUp{Applicable: true, Truncate: leave * size, Unsettled: leave == len(groups)/2}
}

// groupMeans returns the means of successive groups of a size, without an incomplete one at the end.
func groupMeans(series []float64, size int) []float64 {
	means := make([]float64, len(series)/size)
	for i := range means {
		means[i], _ = deviations(series[i*size : (i+1)*size])
	}
	return means
}

// leastError returns how many values of the first half to leave out for the least squared standard error of the mean of
// the others. It adds one value after the other from the end, by Welford's method, in which nothing cancels.
func leastError(values []float64) int {
	best, leave := 0.0, len(values)
	mean, squares := 0.0, 0.0
	for i := len(values) - 1; i >= 0; i-- {
		n := float64(len(values) - i)
		d := values[i] - mean
		mean += d / n
		squares += float64(d * (values[i] - mean))
		if err := squares / float64(n*n); i <= len(values)/2 && (leave == len(values) || err <= best) {
			best, leave = err, i
		}
	}
	return leave
}
