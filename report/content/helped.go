package content

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// mostWays is how many variants that meet a target are told.
const mostWays = 3

// helped says which of the scenario's variants would have helped: for each target that is not met those that meet it, or else the
// nearest, at what price; luck last. Where all are met, it says what does most for the closest.
func (b *review) helped(c *contrast.Contrast) *document.Prose {
	p := &document.Prose{Title: "What would have helped"}
	if c == nil {
		return p
	}
	h := helping{c, b.settings.Time, b.settings.Named, b.made(), c.Trials.Runs != b.made() || c.Trials.Partial()}
	var luck []string
	for _, i := range h.open() {
		lines, byLuck := h.lines(i)
		p.Ways = append(p.Ways, h.ways(i, lines))
		p.Lines, luck = append(p.Lines, lines...), append(luck, byLuck...)
	}
	switch all := c.Targets(); {
	case len(all) == 0 && len(b.result.Objectives) > 0:
		p.Lines = []string{"Interrupted: what helps cannot be told."}
	case len(all) == 0:
		p.Lines = []string{"The scenario sets no target, against which what helps could be told; a comparison shows what each of " +
			h.variants() + " changes."}
	case len(p.Lines)+len(luck) == 0:
		p.Lines = h.closest(all)
	}
	p.Lines = append(p.Lines, luck...)
	if h.apart {
		p.Lines = append(p.Lines, h.fewer())
	}
	return p
}

// helping is what is said of variants that help.
type helping struct {
	*contrast.Contrast
	time  []*cause.Breakdown // where the time of measures went
	named string             // the scenario, as a command names it
	made  int                // runs of the report
	apart bool               // variants and scenario are held against each other over other runs than those of the report
}

// fewer says over which runs variants are held against the scenario, and why not over all of the report.
func (h *helping) fewer() string {
	told := words.Counted(h.Trials.Runs, "run", "runs")
	if h.Trials.Runs < h.made {
		told = fmt.Sprintf("the first %d of the %s", h.Trials.Runs, words.Counted(h.made, "run", "runs"))
	}
	if h.Trials.Partial() {
		return "Told from " + told + ", being interrupted: both sides alike."
	}
	return fmt.Sprintf("Told from %s, both sides alike: running %s as well takes its time. A comparison makes more (--runs N).", told, h.variants())
}

func (h *helping) variants() string { return words.Counted(len(h.Variants), "variant", "variants") }

// open are the numbers of the targets that are not met, the most urgent first.
func (h *helping) open() (list []int) {
	all := h.Targets()
	for _, j := range byUrgency(all) {
		if contrast.IsOpen(j) {
			list = append(list, numberOf(all, j))
		}
	}
	return list
}

// numberOf is the place of one of all.
func numberOf(all []experiment.Judged, of *experiment.Judged) int {
	for i := range all {
		if &all[i] == of {
			return i
		}
	}
	return -1
}

// lines are what helps a target, what luck does apart.
func (h *helping) lines(target int) (lines, luck []string) {
	help := h.HelpFor(target)
	title := judgedTitle(help.Judged)
	ways, near := help.Meet, help.Near
	told, decided := 0, 0
	for i := range ways {
		w := &ways[i]
		switch line := title + ": " + h.meeting(w); {
		case w.Luck:
			luck = append(luck, "Luck, not a decision: "+signOfWay(w)+line)
		case told < mostWays:
			lines = append(lines, signOfWay(w)+line)
			told++
			decided++
		default:
			decided++
		}
	}
	if more := decided - told; more > 0 {
		lines = append(lines, fmt.Sprintf("%s: %s more.", title, words.Counted(more, "variant meets it", "variants meet it")))
	}
	if decided == 0 {
		lines = append(lines, document.Sign(help.Judged.Verdict).String()+" "+title+": "+h.missing(help))
		if len(near) > 0 && near[0].Luck && len(luck) == 0 {
			luck = append(luck, "Luck, not a decision: "+title+": "+h.nearest(&near[0]))
		}
	}
	return lines, luck
}

// signOfWay says whether a variant that meets a target breaks another.
func signOfWay(w *contrast.Way) string {
	if len(w.Breaks) > 0 {
		return document.Sign(stats.Missed).String() + " "
	}
	return document.Sign(stats.Met).String() + " "
}

// missing is what there is to say of a target that no decision meets.
func (h *helping) missing(help *contrast.Help) string {
	switch {
	case len(help.Near) > 0 && !help.Near[0].Luck:
		meets := "none meets it"
		if help.Near[0].Judged.Variant.Within() {
			meets = "none surely meets it"
		}
		return meets + "; nearest: " + h.nearest(&help.Near[0])
	default:
		return h.helpless(help) + "." + h.instead(help.Judged)
	}
}

// helpless says that no decision meets a target, nor brings it nearer.
func (h *helping) helpless(help *contrast.Help) string {
	switch {
	case len(help.Near)+len(help.Meet) > 0 && help.Slight > 0:
		return "no decision makes a difference that matters" + slight(help)
	case len(help.Near)+len(help.Meet) > 0:
		return "no decision helps"
	case help.Unsure > 0:
		return "these runs are too few to tell what helps; " + words.Counted(help.Unsure, "variant may help", "variants may help")
	case help.Slight+help.Worse == 0:
		return h.none("changes it")
	case help.Worse > 0:
		return h.none("helps")
	default:
		return h.none("makes a difference that matters") + slight(help)
	}
}

// slight says how many variants make a difference that is too small, and which that is, as a comparison does.
func slight(help *contrast.Help) string {
	return fmt.Sprintf(" (%s less than %s)", words.Counted(help.Slight, "makes", "make"), underOf(help.Judged, help.Matters))
}

// underOf is from which difference on, in parts of its unit, one matters to what is judged, in words.
func underOf(j *experiment.Judged, matters float64) string {
	return unitOf(j.Unit).Distance(matters / j.Unit.Parts())
}

// instead is where to look where no variant helps: the only step, and the command that tells which figures it rests on.
func (h *helping) instead(j *experiment.Judged) string {
	said := h.oneStep(j)
	if e := j.Expression; contrast.IsOpen(j) && (e.Statistic != scenario.ShareOf || e.Inner != nil) {
		said += fmt.Sprintf(" Which figures it rests on: simulate sensitivity %s --measure %s.", h.named, e.Measure)
	}
	return said
}

// none says that no variant does something.
func (h *helping) none(does string) string {
	if len(h.Variants) == 1 {
		return "no variant " + does
	}
	return "none of the " + h.variants() + " " + does
}

// meeting is a variant that meets a target.
func (h *helping) meeting(w *contrast.Way) string {
	name := variantName(w.Variant)
	if len(w.Breaks) > 0 {
		var broken []string
		for _, j := range w.Breaks {
			broken = append(broken, fmt.Sprintf("“%s” is then missed (%s)", targetTitle(&j.Baseline), judgedFigure(&j.Variant)))
		}
		return fmt.Sprintf("%s meets it (%s), but %s.", name, inFull(&w.Judged.Variant), strings.Join(words.FirstFew(broken), ", and "))
	}
	return fmt.Sprintf("%s. %s, %s.%s", name, words.Capitalised(inFull(&w.Judged.Variant)), h.marginAndGain(w.Judged), h.besides(w))
}

// nearest is a variant that brings a target nearer and does not meet it.
func (h *helping) nearest(w *contrast.Way) string {
	told := ""
	if w.Judged.Variant.Verdict == stats.CannotTell {
		told = ", which cannot be told from the limit"
	}
	return fmt.Sprintf("%s. %s, %s%s.%s", variantName(w.Variant), words.Capitalised(inFull(&w.Judged.Variant)), h.marginAndGain(w.Judged), told, h.besides(w))
}

// variantName is what a variant stands for.
func variantName(v *contrast.Variant) string { return strings.TrimRight(cmp.Or(v.Title, v.ID), ".") }

// targetTitle is what an objective or a target is called. The title of an objective says what it is about; a measure's own does not say
// that its target is about what each site or place has.
func targetTitle(j *experiment.Judged) string {
	title := cmp.Or(j.Title, j.ID)
	if j.Per != "" && j.Target && j.Expression.Target.Statistic != scenario.ShareOf {
		title += " by " + strings.ReplaceAll(j.Per, ", ", " and ")
	}
	return title
}

// titleAsked is a target with what it asks for, in a sentence.
func titleAsked(j *experiment.Judged) string {
	return fmt.Sprintf("“%s” (%s)", targetTitle(j), words.Asked(j.Expression.Target))
}

// judgedFigure is what is judged, as a figure.
func judgedFigure(j *experiment.Judged) string { return measured(j).WithoutInterval().String() }

// inFull is what is judged, in words with its figure.
func inFull(j *experiment.Judged) string {
	return words.Statistic(j.Expression.Target, j.Unit, judgedFigure(j))
}

// marginAndGain is how far a judged figure is from its limit, and by how much it differs from the baseline's, which is told too where
// it is not that of the report.
func (h *helping) marginAndGain(j *contrast.Judged) string {
	if math.IsInf(j.Difference.Value, 0) {
		return margin(&j.Variant)
	}
	by := apart(j.Baseline.Unit, j.Difference.Value)
	if h.apart {
		by += " than " + judgedFigure(&j.Baseline) + " in the same runs"
	}
	return margin(&j.Variant) + " (" + by + ")"
}

// apart is a difference of figures in parts of a unit, in words: 2:24 shorter, 3 points more.
func apart(unit scenario.MeasureUnit, parts float64) string {
	way := "more"
	switch u := unitOf(unit); {
	case u == document.Seconds && parts > 0:
		way = "longer"
	case u == document.Seconds:
		way = "shorter"
	case parts < 0:
		way = "less"
	}
	return unitOf(unit).Distance(math.Abs(parts)/unit.Parts()) + " " + way
}

// oneStep names the only step on the way to what a target is about, where there is only one.
func (h *helping) oneStep(j *experiment.Judged) string {
	for _, x := range h.time {
		if x.Measure != j.Expression.Measure || len(x.Parts) == 0 || x.Parts[0].Step == sim.NoStep {
			continue
		}
		for i := range x.Parts {
			if x.Parts[i].Step != x.Parts[0].Step {
				return ""
			}
		}
		b := brokenOf(x)
		return " It is one step, “" + b.words.Step(x.Parts[0].Step) + "”."
	}
	return ""
}

// closest says what does most for the closest target, where all are met.
func (h *helping) closest(all []experiment.Judged) []string {
	sorted := byUrgency(all)
	j := sorted[len(sorted)-1]
	for _, x := range sorted {
		if x.Verdict == stats.Met {
			j = x
			break
		}
	}
	if !j.Known {
		return []string{"No target could be judged: what helps cannot be told."}
	}
	line := fmt.Sprintf("Every target that can be judged is met: nothing needs help. The closest is “%s” (%s)", targetTitle(j), margin(j))
	help := h.HelpFor(numberOf(all, j))
	if len(help.Near) == 0 || help.Near[0].Luck {
		return []string{line + ", and " + h.missing(help)}
	}
	return []string{line + "; it gains most by this: " + h.nearest(&help.Near[0])}
}
