package content

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/snapshot"
)

// Every word of a warning stands in this file. What they warn of is decided in sim/experiment and its rooms.

// caution says a warning of a result.
func (b *builder) caution(w experiment.Warning) string {
	switch w := w.(type) {
	case experiment.NominalNotAverage:
		return "the nominal run takes every duration at its median: it is not an average, and has almost no queues"
	case experiment.TraceTooLong:
		return fmt.Sprintf("the nominal run has %s records, more than the %s that are kept: no timeline and no chains of causes; "+
			"choose a shorter horizon, or have them written as they come, with --format jsonl", words.Grouped(w.Records), words.Grouped(experiment.TraceLimit))
	case experiment.Partial:
		return fmt.Sprintf("stopped early: %d of %d runs were done", w.Runs, w.Asked)
	case experiment.FirstKept:
		return fmt.Sprintf("all %s runs are counted, and the values of the first %s are kept: ranks, and the run shown, are among those; "+
			"means, counts and the shares that targets ask for are exact, percentiles to three significant digits", words.Grouped(w.Runs), words.Grouped(w.Kept))
	case experiment.NotPrecise:
		return imprecise(&w.Imprecise, w.Runs)
	case experiment.FewAgree:
		return fmt.Sprintf("only %d of %d runs %s with what is given, and figures of so few are rough: --runs %d would give about %d",
			w.Kept, w.Made, words.Plural(w.Kept, "agrees", "agree"), w.Needed, w.Enough)
	case experiment.Deadlock:
		return standoff(&w.Standoff, runNamed(w.Luck))
	case experiment.NoWay:
		return b.noWay(&w)
	case experiment.Saturated:
		return fmt.Sprintf("%s saturates from %s: the queue grows to the horizon", w.Fleet.Name, b.ShortClock(w.From))
	case experiment.WarmUpShort:
		return b.shortWarmUp(&w.WarmUp)
	case experiment.Correlated:
		return "batches of a run resemble those before them, so that intervals are too narrow: " +
			strings.Join(w.Measures, ", ") + " (make a longer run, or at least ten)"
	case experiment.Rounded:
		why := "they have more values than are kept"
		if w.Hurried {
			why = "an interruption leaves no time to put so many values in order"
		}
		return fmt.Sprintf("the percentiles of %d rows are to three significant digits: %s", w.Rows, why)
	default:
		return rowCaution(w)
	}
}

// noWay says that units drove as if roads were open that were closed.
func (b *builder) noWay(w *experiment.NoWay) string {
	whither := ""
	if w.Place != sim.NoPlace {
		whither = " to " + b.Place(w.Place)
	}
	return fmt.Sprintf("in %d of %s no way was left%s while %s %s closed: units drove as if %s were open, on %s", w.Runs, words.Counted(w.Of, "run", "runs"), whither,
		b.Shut(w.Shut), words.Plural(len(w.Shut), "was", "were"), words.Plural(len(w.Shut), "it", "they"),
		words.Counted(w.Trips, "trip", "trips"))
}

// rowCaution says a warning of a row.
func rowCaution(w experiment.Warning) string {
	switch w := w.(type) {
	case experiment.NeverHappened:
		return rowTitle(w.Row) + " happened in none of the runs"
	case experiment.OftenMissing:
		return fmt.Sprintf("%s is often missing (%s not over by the horizon, %s never happened); "+
			"a missing value counts as longer than any other", rowTitle(w.Row), words.Counted(w.Unfinished, "time", "times"), words.Counted(w.Never, "time", "times"))
	case experiment.NominalOutlying:
		return fmt.Sprintf("%s of the nominal run lies at percentile %d of %s", rowTitle(w.Row), int(math.Round(100*w.Percentile)), rankedRuns(w.First))
	default:
		panic(fmt.Sprintf("content: there are no words for a warning of type %T", w))
	}
}

// shortWarmUp says that the declared warm-up looks short, and which would do.
func (b *builder) shortWarmUp(w *experiment.WarmUp) string {
	looks := fmt.Sprintf("the declared warm-up of %s looks short for %s", span(b.WarmUp), w.Fleet.Name)
	if b.WarmUp == 0 {
		looks = "a run without warm-up begins unlike it goes on for " + w.Fleet.Name
	}
	if w.Unsettled {
		return looks + ": it needs more than " + span(w.Advised) + ", and a longer run"
	}
	return looks + ": " + span(w.Advised) + " would do"
}

// standoff says which sends wait for each other, what each has and lacks, and how the plan can avoid it: a send that goes whole
// takes nothing that it cannot use yet. What several sends of an incident take one after another must be asked for in one.
func standoff(s *snapshot.Standoff, run string) string {
	var names, has, rules []string
	for i := range s.Sends {
		send := &s.Sends[i]
		name := send.Incident + "/" + send.Step
		names = append(names, name)
		has = append(has, fmt.Sprintf("%s holds %s idle and lacks %s", name, send.Holds, send.Lacks))
		rule := name + ": whole: true"
		if send.Others != "" {
			rule = fmt.Sprintf("%s: {send: %s, whole: true} in the place of %s and %s", name, send.Whole, send.Others, send.Step)
		}
		rules = append(rules, rule)
	}
	return fmt.Sprintf("deadlock in %s: %s wait for each other; %s; let each ask in one send for all that it needs, and go whole, so that none "+
		"takes what it cannot use: %s", run, words.Enumerated(names), strings.Join(has, ", "), strings.Join(rules, "; "))
}

// runNamed names a run in a sentence.
func runNamed(luck sim.Luck) string {
	if luck.Nominal {
		return "the nominal run"
	}
	return fmt.Sprintf("run %d", luck.Replication)
}

// contrastCaution says a warning of a contrast or a ranking, of programs that are called variants or strategies.
func contrastCaution(w contrast.Warning, programs string) string {
	switch w := w.(type) {
	case contrast.Partial:
		return fmt.Sprintf("stopped early: %d of %d runs were done with all %s", w.Runs, w.Asked, programs)
	case contrast.NotPrecise:
		return imprecise(&w.Imprecise, w.Runs)
	case contrast.NothingChanged:
		return fmt.Sprintf("%s changes nothing: its runs are those of %s, record by record", w.Variant, w.Baseline)
	case contrast.NotMeasured:
		return fmt.Sprintf("“%s” does not measure: %s", w.Variant, firstTitles(w.Rows))
	case contrast.OnlyMeasured:
		return fmt.Sprintf("only “%s” measures: %s", w.Variant, firstTitles(w.Rows))
	case contrast.TooFewBoth:
		return "too few runs in which both happen for an interval of the difference of 90th percentiles (it takes 36): " + firstTitles(w.Rows)
	case contrast.NeverHappened:
		return "came about in no run, neither of the baseline nor of a variant: " + firstTitles(w.Rows)
	case contrast.Meanwhile:
		return "counted while an incident is open, or while it is not, which are other times with a variant that makes it shorter or longer: " + firstTitles(w.Rows)
	case contrast.OftenMissing:
		return oftenMissing(w)
	case contrast.CannotRun:
		return fmt.Sprintf("%s cannot be run: %s", w.Strategy, w.Reason)
	default:
		panic(fmt.Sprintf("content: there are no words for a warning of type %T", w))
	}
}

// firstTitles are the first of many titles, which may have commas.
func firstTitles(titles []string) string { return strings.Join(words.FirstFew(titles), "; ") }

func oftenMissing(w contrast.OftenMissing) string {
	counts := "count as lasting as long as is simulated"
	if w.More {
		counts = "count as nothing"
	}
	return fmt.Sprintf("with %d of %d strategies %s is not over, or does not happen, in some runs: they %s", w.Strategies, w.Of, w.Row, counts)
}

// imprecise says how far from precise a figure is after so many runs.
func imprecise(i *experiment.Imprecise, runs int) string {
	takes := "far more"
	if !math.IsInf(i.Needed, 1) {
		takes = "about " + twoDigits(i.Needed)
	}
	most := fmt.Sprintf("%d are the most that are made", experiment.MostRuns)
	if i.Room > 0 {
		most = fmt.Sprintf("there is memory for %d", i.Room)
	}
	return fmt.Sprintf("not as precise as asked for after %s: %s would take %s runs, and %s", words.Counted(runs, "run", "runs"), i.Name, takes, most)
}

// twoDigits writes a large number to two significant digits.
func twoDigits(n float64) string {
	unit := 1.0
	for n/unit >= 100 {
		unit *= 10
	}
	return strconv.FormatFloat(math.Round(n/unit)*unit, 'f', 0, 64)
}

// span is a length of time in words: 3h 20m.
func span(t engine.Time) string {
	hours, minutes, seconds := t/engine.Hour, t/engine.Minute%60, t/engine.Second%60
	var parts []string
	for _, part := range []struct {
		n    engine.Time
		unit string
	}{{hours, "h"}, {minutes, "m"}, {seconds, "s"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d%s", part.n, part.unit))
		}
	}
	return cmp.Or(strings.Join(parts, " "), "0s")
}
