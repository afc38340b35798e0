package experiment

import "math"

// Extreme is the run that is the worst of some.
type Extreme struct {
	Run     int // its number
	Row     int // in which it is the worst
	Missing bool
	More    bool // is better in the row
}

// Worst finds the run whose value of a row is the worst: the longest, or the least where more is better. One that is missing is worse
// than any other; a run that says nothing of the rows is not the worst. Of several values in a run the median counts, of several
// rows the worse, of equally bad runs the first. It looks at those that are kept, and returns nil where no run says anything.
func Worst(s *Samples, rows []int) *Extreme {
	var worst *Extreme
	most := 0.0
	for run := range s.Kept() {
		for _, row := range rows {
			v, ok := s.middle(row, run)
			if !ok {
				continue
			}
			missing, more := math.IsInf(v, 1), MoreIsBetter(s.Set.Program.Scenario, &s.Set.Rows[row])
			if more && !missing {
				v = -v
			}
			if worst == nil || v > most {
				worst, most = &Extreme{s.Number(run), row, missing, more}, v
			}
		}
	}
	return worst
}
