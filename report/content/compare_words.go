package content

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/contrast"
	"simulate/sim/stats"
)

// Every sentence that a comparison says stands in this file. Each can be read out: it names the variant by what it changes, then
// what that gains, what it costs, and how sure that is.

// sentence is a variant in words.
func (k *compared) sentence(v *contrast.Variant) string {
	subject := v.Title
	if subject == "" {
		subject = v.ID
	}
	subject = strings.TrimRight(subject, ".") + ": "
	if v.Luck {
		subject = "Luck, not a decision: " + subject
	}
	told, all := 0, 0
	for i := range v.Measures {
		if d := &v.Measures[i]; d.Mean.N > 0 || d.Happened.Runs() > d.Happened.Neither || d.Applicable.Parted() > 0 {
			all++
			if d.Verdict != stats.NoDifferenceTold || d.OccursOtherwise() || d.AppliesOtherwise() {
				told++
			}
		}
	}
	switch {
	case k.Trials.Runs == 0:
		return subject + "no run was made."
	case v.Same:
		return subject + "it changes nothing in any run."
	case told == 0:
		return subject + fmt.Sprintf("no difference can be told in any of %s over %s.",
			words.Counted(all, "figure", "figures"), words.Counted(k.Trials.Runs, "run", "runs"))
	}
	var parts []string
	if met := turned(v, contrast.Meets); len(met) > 0 {
		parts = append(parts, "Met with it: "+strings.Join(met, "; "))
	}
	if broken := turned(v, contrast.Breaks); len(broken) > 0 {
		parts = append(parts, "Missed with it: "+strings.Join(broken, "; "))
	}
	if v.Gain != nil {
		parts = append(parts, k.gain(v, v.Gain, "shorter"))
	}
	if v.Loss != nil {
		parts = append(parts, k.gain(v, v.Loss, "longer"))
	}
	parts = append(parts, k.otherwise(v)...)
	differ := fmt.Sprintf("%d of %s differ", told, words.Counted(all, "figure", "figures"))
	if told == 1 {
		differ += "s"
	}
	if !slices.ContainsFunc(v.Measures, func(d contrast.Difference) bool { return k.Counts(&d) || d.OccursOtherwise() || d.AppliesOtherwise() }) {
		differ += ", none by as much as matters"
	}
	parts = append(parts, differ)
	return subject + strings.Join(parts, ". ") + "."
}

// fewAlike is of how many runs, as a share, it is not worth saying that nothing is gained or lost there.
const fewAlike = 0.05

// gain says by how much a measure is shorter or longer, and in how many runs it is not.
func (k *compared) gain(v *contrast.Variant, g *contrast.Gain, way string) string {
	text := k.told(g.Difference, way)
	tied := float64(g.Tied.Value*float64(g.Happened.Runs())) - float64(g.Happened.Neither) // what is missing with both is no difference that was not made
	switch same := tied / float64(k.Trials.Runs); {
	case g.Row.Several || same < fewAlike:
	default:
		text += "; in " + shareOfRuns(same, k.Trials.Runs) + " it makes no difference" + k.because(v, g.Idle)
	}
	return text
}

// told says by how much a measure is shorter or longer.
func (k *compared) told(d *contrast.Difference, way string) string {
	by, e := math.Abs(d.Mean.Value), d.Simultaneous.Interval
	low, high := math.Abs(e.Low), math.Abs(e.High)
	sure := "on average, each time the same"
	if low != high {
		sure = "on average (95% sure: " + document.Seconds.Range(min(low, high)/1000, max(low, high)/1000) + ")"
	}
	return fmt.Sprintf("“%s” is %s %s %s", k.titles[d.Row], document.Seconds.Distance(by/1000), way, sure) + restsOnFew(d)
}

// restsOnFew says in how many of the runs a measure happened with both, where that is not most of them: what is said of a difference
// is said of those.
func restsOnFew(d *contrast.Difference) string {
	const most = 0.9
	if d.RestsOn() >= most {
		return ""
	}
	return " where it happened with both, in " + shareOfRuns(d.RestsOn(), d.Applicable.Runs())
}

// because is the reason why a variant makes no difference in some runs, where it is known.
func (k *compared) because(v *contrast.Variant, idle *contrast.Idle) string {
	if idle == nil {
		return ""
	}
	what := "nothing that it changes is"
	p := words.Of(v.Program)
	if len(idle.Steps) == 1 {
		what = "“" + p.Step(idle.Steps[0]) + "” is not"
	}
	text := ", because " + what + " on the critical path there"
	if idle.Looked < idle.Runs {
		text += fmt.Sprintf(" (%d of these runs were looked at)", idle.Looked)
	}
	return text
}

// oftener says how much more or less often a measure happens, of the runs in which it is applicable with both, or is applicable.
func (k *compared) oftener(d *contrast.Difference, what string, o stats.Occurrences) string {
	of := "the runs"
	if o.Runs() < d.Applicable.Runs() {
		of = fmt.Sprintf("the %s runs in which it is applicable with both", words.Grouped(o.Runs()))
	}
	return fmt.Sprintf("“%s” %s in %s of %s instead of %s", k.titles[d.Row], what,
		inShare(o.Variant(stats.Level).Value), of, inShare(o.Baseline(stats.Level).Value))
}

// inShare is a share of what follows, in words where it is nothing or everything: none, all, 57.5%.
func inShare(v float64) string {
	switch v {
	case 0:
		return "none"
	case 1:
		return "all"
	default:
		return perCent(v)
	}
}

// shareOfRuns is a share of runs; of few, their number.
func shareOfRuns(v float64, runs int) string {
	if v < 0.005 || v > 0.995 {
		return fmt.Sprintf("%.0f of %s", v*float64(runs), words.Counted(runs, "run", "runs"))
	}
	return fmt.Sprintf("%s of the runs", document.Number(document.Share, v))
}
