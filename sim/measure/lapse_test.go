package measure_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// TestLapsesAreTheValues: what is told of a row's values lies between records of the run, and is as long as they are.
func TestLapsesAreTheValues(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		records := run(t, p, sim.Luck{Seed: 1})
		fold := set.NewFold()
		told := make([][]int64, len(set.Rows))
		lacking := make([]int, len(set.Rows))
		fold.OnLapse = func(x measure.Lapse) {
			if x.State != measure.Happened {
				lacking[x.Row]++
				return
			}
			for _, o := range []sim.Occurrence{x.From, x.To} {
				if records[o.Seq].At != o.At {
					t.Fatalf("%s: record %d is at %d, not %d", label(&set.Rows[x.Row]), o.Seq, records[o.Seq].At, o.At)
				}
			}
			if !x.Again {
				told[x.Row] = append(told[x.Row], 0)
			}
			told[x.Row][len(told[x.Row])-1] += int64(x.Length())
		}
		want := make([][]int64, len(set.Rows))
		without := make([]int, len(set.Rows))
		for _, v := range values(fold, records) {
			if v.State == measure.Happened {
				want[v.Row] = append(want[v.Row], v.Amount)
			} else {
				without[v.Row]++
			}
		}
		for i := range set.Rows {
			row := &set.Rows[i]
			if ledger := fold.Ledger(i); ledger != nil {
				want[i] = amounts(ledger)
				without[i] = ledger.Count(measure.Unfinished) + ledger.Count(measure.Never) + ledger.Count(measure.NotApplicable)
			}
			if row.Timed && lacking[i] != without[i] {
				t.Fatalf("%s: told of %d that did not happen, want %d", label(row), lacking[i], without[i])
			}
			slices.Sort(told[i])
			slices.Sort(want[i])
			if row.Timed && !slices.Equal(told[i], want[i]) || !row.Timed && told[i] != nil {
				t.Fatalf("%s: told %v, want %v", label(row), told[i], want[i])
			}
		}
	})
}

// amounts are the values of a ledger, least first.
func amounts(l *measure.Ledger) []int64 {
	var list []int64
	sample := l.Values.Sample()
	for rank := range l.Count(measure.Happened) {
		list = append(list, int64(sample.Quantile((float64(rank)+0.5)/float64(sample.Total()))))
	}
	return list
}
