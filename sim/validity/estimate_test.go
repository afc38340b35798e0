package validity

import (
	"fmt"
	"math"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// estimate is a figure measured over independent runs, and its standard error.
type estimate struct{ value, error float64 }

// sums are those of a run: of what counts, and of how many there are.
type sums struct{ total, count float64 }

// ratio is a mean over runs that have different numbers of values. What a run's calls have in common is in its error.
func ratio(runs []sums) estimate {
	var all sums
	for _, r := range runs {
		all.total += r.total
		all.count += r.count
	}
	value, squares := all.total/all.count, 0.0
	for _, r := range runs {
		off := r.total - value*r.count
		squares += off * off
	}
	n := float64(len(runs))
	return estimate{value, math.Sqrt(squares*n/(n-1)) / all.count}
}

// average is the mean of one value a run.
func average(values []float64) estimate {
	runs := make([]sums, len(values))
	for i, v := range values {
		runs[i] = sums{v, 1}
	}
	return ratio(runs)
}

// spread is the variance of one value a run.
func spread(values []float64) estimate {
	mean := average(values).value
	second, fourth, n := 0.0, 0.0, float64(len(values))
	for _, v := range values {
		square := (v - mean) * (v - mean)
		second += square / n
		fourth += square * square / n
	}
	return estimate{second * n / (n - 1), math.Sqrt((fourth - second*second) / n)}
}

// row finds the row of a measure and, where it has several, of what it is about.
func (o *outcome) row(measured, key string) int {
	i := slices.IndexFunc(o.set.Rows, func(r measure.Row) bool {
		return r.Origin == measure.Declared && r.Measure == measured && r.Key == key
	})
	if i < 0 {
		panic(fmt.Sprintf("%s has no row %s %s", o.file, measured, key))
	}
	return i
}

// scale turns thousandths of a row's unit into minutes or into the unit.
func (o *outcome) scale(row int) float64 {
	if o.set.Rows[row].Unit == scenario.Seconds {
		return 1.0 / 60_000
	}
	return 1.0 / 1000
}

// perRun sums what each run yields for a row; a value that does not count is left out.
func (o *outcome) perRun(row int, of func(measure.Value) (amount float64, counts bool)) []sums {
	runs := make([]sums, o.samples.Runs)
	for i := range runs {
		for _, v := range o.samples.Values(row, i) {
			if amount, counts := of(v); counts {
				runs[i].total += amount
				runs[i].count++
			}
		}
	}
	return runs
}

// mean measures the mean of a measure, over the values that happened.
func mean(measured string) func(*outcome) estimate { return meanOf(measured, "") }

// meanOf measures the mean of one row of a measure.
func meanOf(measured, key string) func(*outcome) estimate {
	return func(o *outcome) estimate {
		row := o.row(measured, key)
		scale := o.scale(row)
		return ratio(o.perRun(row, func(v measure.Value) (float64, bool) {
			return float64(v.Amount) * scale, v.State == measure.Happened
		}))
	}
}

// over measures the share of a measure's values that are over so many minutes.
func over(measured string, minutes float64) func(*outcome) estimate {
	return func(o *outcome) estimate {
		row := o.row(measured, "")
		limit := int64(math.Round(minutes * 60_000))
		return ratio(o.perRun(row, func(v measure.Value) (float64, bool) {
			return indicator(v.State != measure.Happened || v.Amount > limit), true
		}))
	}
}

// happened measures the share of values that are not missing.
func happened(measured string) func(*outcome) estimate {
	return func(o *outcome) estimate {
		return ratio(o.perRun(o.row(measured, ""), func(v measure.Value) (float64, bool) {
			return indicator(v.State == measure.Happened), true
		}))
	}
}

// quantile measures a quantile of all values. Its error is that of the share of values below it, carried over.
func quantile(measured string, p float64) func(*outcome) estimate {
	return func(o *outcome) estimate {
		row := o.row(measured, "")
		var all []int64
		for i := range o.samples.Runs {
			for _, v := range o.samples.Values(row, i) {
				all = append(all, v.Amount)
			}
		}
		slices.Sort(all)
		at := func(p float64) int64 { return all[int(math.Ceil(p*float64(len(all))))-1] }
		share := ratio(o.perRun(row, func(v measure.Value) (float64, bool) { return indicator(v.Amount <= at(p)), true }))
		width := at(p+share.error) - at(p-share.error)
		return estimate{float64(at(p)) * o.scale(row), float64(width) / 2 * o.scale(row)}
	}
}

// values lists the one value that each run yields for a row.
func (o *outcome) values(measured, key string, s *experiment.Samples) []float64 {
	row := o.row(measured, key)
	values := make([]float64, s.Runs)
	for i := range values {
		values[i] = float64(s.Values(row, i)[0].Amount) * o.scale(row)
	}
	return values
}

// variance measures the variance of a measure that has one value a run.
func variance(measured string) func(*outcome) estimate { return varianceOf(measured, "") }

func varianceOf(measured, key string) func(*outcome) estimate {
	return func(o *outcome) estimate { return spread(o.values(measured, key, o.samples)) }
}

func indicator(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
