package experiment

import (
	"math"

	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Typical returns the number of the run nearest the medians of rows: the one with the least sum, over the rows, of the
// distance between the percentile rank of its value and one half. A missing value ranks above all others; of several
// values in a run the median counts. Of equally near runs it is the first. It returns 0 of no runs.
func Typical(s *Samples, rows []int) int {
	distance := make([]float64, s.Runs)
	for _, row := range rows {
		sample := s.ranked(row)
		for run := range distance {
			v, _ := s.middle(row, run)
			distance[run] += math.Abs(sample.PercentileRank(v) - 0.5)
		}
	}
	nearest := 0
	for run, d := range distance {
		if d < distance[nearest] {
			nearest = run
		}
	}
	return s.Number(nearest)
}

// ranked returns the values among which those of runs are ranked: all of them, but of streams the medians of runs.
func (s *Samples) ranked(row int) stats.Sample {
	if !s.Set.Rows[row].Streamed {
		return s.pooled(row)
	}
	var amounts []int64
	missing := 0
	for _, m := range s.instances[row].middles {
		if stats.IsMissing(m.value) {
			missing++
		} else {
			amounts = append(amounts, int64(m.value))
		}
	}
	return stats.NewSample(amounts, missing)
}

// HeadlineRows lists the rows that the scenario cares for most: those declared that have a target, or all when none has.
func HeadlineRows(set *measure.Set) []int {
	var declared, targets []int
	for i := range set.Rows {
		if row := &set.Rows[i]; row.Origin == measure.Declared {
			declared = append(declared, i)
			if row.Target != nil {
				targets = append(targets, i)
			}
		}
	}
	if len(targets) > 0 {
		return targets
	}
	return declared
}

// length is a value in terms of package stats.
func length(v measure.Value) float64 {
	if v.State != measure.Happened {
		return math.Inf(1)
	}
	return float64(v.Amount)
}
