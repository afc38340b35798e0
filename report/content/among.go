package content

import (
	"fmt"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
	"simulate/sim/stats"
)

// Among is seeded runs among which the one that is shown was found.
type Among struct {
	Runs, Asked int
	Why         string // it was taken, as Typical and Worst say
	Ranks       string // where it stands among them, as RanksOf says; may be empty
	First       bool   // they are the first of more, of which no other is kept
}

// String says why the run is shown: the longest “Call to custody” of 200. It is empty of the zero value.
func (a Among) String() string {
	switch {
	case a.Runs < a.Asked:
		return fmt.Sprintf("%s of the first %s%s (PARTIAL: interrupted before all %s were ranked)", a.Why, words.Grouped(a.Runs), a.Ranks, words.Grouped(a.Asked))
	case a.First:
		return fmt.Sprintf("%s of the first %s%s", a.Why, words.Grouped(a.Runs), a.Ranks)
	case a.Runs > 0:
		return fmt.Sprintf("%s of %s%s", a.Why, words.Grouped(a.Runs), a.Ranks)
	default:
		return ""
	}
}

// Typical is why the typical run is shown, by the rows of a measure or, if there are none, by those that the scenario cares for.
func Typical(set *measure.Set, rows []int) string {
	switch len(rows) {
	case 0:
		return "the typical one"
	case 1:
		return "the typical " + calledRow(set, rows[0])
	default:
		return "the typical " + snapshot.Quoted(set.Rows[rows[0]].Title)
	}
}

// calledRow is what a row is called within a sentence.
func calledRow(set *measure.Set, row int) string {
	return snapshot.Quoted(titleAmong(words.Of(set.Program), &set.Rows[row]))
}

// RanksAmong says where a run stands among those of a result by its main measures, and that it is none of them; nothing where none
// were made.
func RanksAmong(r *experiment.Result, shown *experiment.ShownRun) string {
	text, heads := "", experiment.Heads(r.Set)
	if ranks, known := r.Samples.RanksOf(shown, heads); known {
		text = RanksOf(len(heads), ranks)
	}
	if s := r.Samples; s != nil && s.Runs > 0 && !shown.Luck.Nominal && int64(shown.Luck.Replication) >= int64(s.Runs) {
		text += fmt.Sprintf(", none of the %s runs that the figures are of", words.Grouped(s.Runs))
	}
	return text
}

// RanksOf says between which ranks so many headlines of a run lie, as readers call them; nothing where there are none.
func RanksOf(heads int, ranks experiment.Ranks) string {
	low, high := document.Number(document.Share, ranks.Low), document.Number(document.Share, ranks.High)
	switch {
	case heads == 0:
		return ""
	case heads == 1 || low.String() == high.String():
		return fmt.Sprintf(" (its main measure ranks at %s)", high)
	default:
		return fmt.Sprintf(" (its main measures rank %s to %s)", low, high)
	}
}

// MostMissed is the measure of the target that is missed by the most of its limit; none where no target is missed.
func MostMissed(all []experiment.Judged) string {
	if len(all) == 0 {
		return ""
	}
	if first := byUrgency(all)[0]; first.Verdict == stats.Missed {
		return first.Expression.Measure
	}
	return ""
}

// Worst is why the worst run is shown: the longest “Call to custody”.
func Worst(set *measure.Set, worst *experiment.Extreme) string {
	row := &set.Rows[worst.Row]
	most, least := "greatest", "least"
	if row.Unit == scenario.Seconds {
		most, least = "longest", "shortest"
	}
	what := calledRow(set, worst.Row)
	if row.Several {
		what = "median " + what
	}
	switch {
	case worst.Missing && worst.More:
		return fmt.Sprintf("in which %s has no value, the worst", what)
	case worst.Missing:
		return fmt.Sprintf("in which %s has no value, the %s", what, most)
	case worst.More:
		return fmt.Sprintf("the %s %s", least, what)
	default:
		return fmt.Sprintf("the %s %s", most, what)
	}
}
