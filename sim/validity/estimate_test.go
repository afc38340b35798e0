package validity

import (
	"fmt"
	"math"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// estimate is a figure measured over independent runs, and its standard error.
type estimate struct{ value, error float64 }

// reported is a figure with its 95% interval, as the report shows it; scale turns it into minutes, or into the unit.
func (o *outcome) reported(e stats.Estimate, scale float64) estimate {
	half := (e.Interval.High - e.Interval.Low) / 2
	return estimate{e.Value * scale, half * scale / student(o.runs-1)}
}

// student is the 97.5% quantile of Student's distribution, by its expansion about the normal one (Abramowitz and Stegun,
// 26.7.5).
func student(freedom int) float64 {
	const z = 1.959964
	n := float64(freedom)
	return z + (z*z*z+z)/(4*n) + (5*math.Pow(z, 5)+16*z*z*z+3*z)/(96*n*n)
}

// row finds the row of a measure and, where it has several, of what it is about.
func (o *outcome) row(measured, key string) int {
	i := slices.IndexFunc(o.Set.Rows, func(r measure.Row) bool {
		return r.Origin == measure.Declared && r.Measure == measured && r.Key == key
	})
	if i < 0 {
		panic(fmt.Sprintf("%s has no row %s %s", o.file, measured, key))
	}
	return i
}

// scale turns parts of a unit into minutes or into the unit.
func scale(unit scenario.MeasureUnit) float64 {
	if unit == scenario.Seconds {
		return 1.0 / 60_000
	}
	return 1 / unit.Parts()
}

// mean measures the mean of a measure, over the values that happened.
func mean(measured string) func(*outcome) estimate { return meanOf(measured, "") }

// meanOf measures the mean of one row of a measure.
func meanOf(measured, key string) func(*outcome) estimate {
	return func(o *outcome) estimate {
		row := o.row(measured, key)
		return o.reported(o.Measures[row].Summary.Mean, scale(o.Set.Rows[row].Unit))
	}
}

// objective measures what an objective is about: a share or a percentile.
func objective(id string) func(*outcome) estimate {
	return func(o *outcome) estimate {
		i := slices.IndexFunc(o.Objectives, func(j experiment.Judged) bool { return j.ID == id })
		j := &o.Objectives[i]
		return o.reported(stats.Estimate{Value: j.Value, Interval: j.Interval}, scale(j.Unit))
	}
}

// values lists the one value that each run yields for a row.
func (o *outcome) values(measured, key string) []float64 {
	row := o.row(measured, key)
	values := make([]float64, o.Samples.Runs)
	for i := range values {
		values[i] = float64(o.Samples.Values(row, i)[0].Amount) * scale(o.Set.Rows[row].Unit)
	}
	return values
}

// variance measures the variance of a measure that has one value a run.
func variance(measured string) func(*outcome) estimate { return varianceOf(measured, "") }

func varianceOf(measured, key string) func(*outcome) estimate {
	return func(o *outcome) estimate { return spread(o.values(measured, key)) }
}

// average is the mean of one value a run.
func average(values []float64) estimate {
	mean, squares, n := 0.0, 0.0, float64(len(values))
	for _, v := range values {
		mean += v / n
	}
	for _, v := range values {
		squares += (v - mean) * (v - mean)
	}
	return estimate{mean, math.Sqrt(squares / (n * (n - 1)))}
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

func indicator(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
