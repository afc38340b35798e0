package content

import (
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// What the page says on which figures are moved stands in this file: it holds the scenario as it is now against the file, by a
// comparison of the two.

// mostExplored is how many measures are told; the others are counted.
const mostExplored = 6

// Explored says what a comparison with one variant shows, a line each: which verdicts it turns, then what it changes by as much as
// matters.
func Explored(c *contrast.Contrast, settings Settings) []document.Phrase {
	k := newCompared(c, settings)
	v := &k.settled[0]
	if c.Trials.Runs == 0 {
		return []document.Phrase{{Text: "No run was made yet."}}
	}
	said := turnedVerdicts(v.Judged)
	list := k.moved(v)
	switch {
	case v.Same:
		return append(said, document.Phrase{Text: "= The same as the file in every run."})
	case len(list) == 0:
		return append(said, document.Phrase{Text: "= No difference to be told that is as large as matters."})
	}
	for _, m := range list[:min(len(list), mostExplored)] {
		sure := ""
		if m.sure != "" {
			sure = " (95% sure: " + m.sure + ")"
		}
		said = append(said, document.Phrase{Text: m.text + " on average" + sure + "."})
	}
	if more := len(list) - mostExplored; more > 0 {
		said = append(said, document.Phrase{Text: fmt.Sprintf("And %s.", words.Counted(more, "more measure", "more measures"))})
	}
	return said
}

// turnedVerdicts says which verdicts are others than with the file.
func turnedVerdicts(judged []contrast.Judged) (said []document.Phrase) {
	for i := range judged {
		j := &judged[i]
		if j.Variant.Known && j.Baseline.Known && j.Variant.Verdict != j.Baseline.Verdict {
			tone := map[stats.Verdict]document.Tone{stats.Met: document.Good, stats.Missed: document.Bad}[j.Variant.Verdict]
			text := fmt.Sprintf("%s: %s, was %s.", TargetTitle(&j.Baseline), Verdict(&j.Variant), Verdict(&j.Baseline))
			said = append(said, document.Phrase{Text: text, Tone: tone})
		}
	}
	if len(said) == 0 && len(judged) > 0 {
		said = append(said, document.Phrase{Text: "No verdict changes."})
	}
	return said
}

// TargetTitle is what a target or an objective is called where it stands alone.
func TargetTitle(j *experiment.Judged) string { return targetTitle(j) }

// JudgedFigure is what is judged, as a figure with its unit.
func JudgedFigure(j *experiment.Judged) string {
	if !j.Known {
		return strings.ToLower(notJudged(j))
	}
	return judgedFigure(j)
}

// Figure is an amount in parts of a unit, as a figure with its unit.
func Figure(unit scenario.MeasureUnit, parts float64) string {
	return unitOf(unit).Format(parts / unit.Parts())
}

// Verdict is the verdict in a word or two.
func Verdict(j *experiment.Judged) string {
	if !j.Known {
		return "not judged"
	}
	return j.Verdict.String()
}

// PathName is what readers call a figure of the file.
func PathName(p *sim.Program, path string) string {
	b := newBuilder(p, Settings{})
	return b.pathName(path)
}
