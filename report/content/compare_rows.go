package content

import (
	"fmt"
	"math"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// compared makes the sections of a comparison. What each variant and each of its rows is called, and their figures, are settled
// before the first section is made.
type compared struct {
	builder
	*contrast.Contrast
	titles  map[*measure.Row]string
	settled []variant
}

// variant is a variant as every section has it.
type variant struct {
	*contrast.Variant
	title    string // id, and what it stands for
	sentence string
	rows     []difference
	byRow    map[*measure.Row]*difference // of the baseline
}

// difference is a row of a measure as every section has it.
type difference struct {
	*contrast.Difference
	title string // with what it is about, and of a period when it begins

	// Of what happened with both in no run there are no figures.
	baseline, variant, mean, simultaneous, median document.Value
	baselineP90, variantP90, p90                  document.Value
	sign                                          document.Value // in an overview
	words                                         document.Value // with half the width of its interval
}

// signOf is a difference as the overview has it.
func signOf(d *contrast.Difference) document.Value {
	switch {
	case d.Mean.N == 0:
		return document.Mark("–")
	case d.Same():
		return document.Mark("=")
	case d.Verdict == stats.NoDifferenceTold:
		return document.Mark("~")
	default:
		return document.Number(changeOf(d.Row.Unit), d.Mean.Value/d.Row.Unit.Parts())
	}
}

// plusMinus is a difference with what chance may do. Where its interval reaches nearly as far to either side that is the further of
// the two: -6:11 ±0:13; otherwise its ends: +0:03 (+0:01 to +0:10).
func plusMinus(unit document.Unit, v document.Value) string {
	const nearly = 0.8
	interval, size := v.Interval(), math.Abs(v.Float())
	down, up := v.Float()-interval.Low, interval.High-v.Float()
	near, far := min(down, up), max(down, up)
	if near < nearly*far || near < size && size <= far {
		return v.String()
	}
	if unit == document.SecondsChange && far > 0 {
		far = max(far, 0.5) // which is the least that is told to the second
	}
	return unit.Format(v.Float()) + " ±" + strings.TrimPrefix(unit.Format(far), "+")
}

// titled is an id with what it stands for.
func titled(id, title string) string {
	if title == "" || title == id {
		return id
	}
	return id + ": " + title
}

// runsMade says which runs figures come from.
func runsMade(t *experiment.Trials) string {
	if t.Partial() {
		return fmt.Sprintf("PARTIAL: interrupted after %d of %s, seed %d", t.Runs, seededRuns(t.Asked), t.Seed)
	}
	if t.Usual > 0 {
		return fmt.Sprintf("%s (of the usual %s, being long; --runs N for more), seed %d",
			seededRuns(t.Runs), words.Grouped(t.Usual), t.Seed)
	}
	return fmt.Sprintf("%s, seed %d", seededRuns(t.Runs), t.Seed)
}
