package content

import (
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/influence"
)

// NewSensitivity is the report of which uncertain inputs drive which measures: first the assumptions that results rest on, then a
// plot for each measure.
func NewSensitivity(s *influence.Sensitivity, all bool, settings Settings) *document.Document {
	b := &sensitivityBuilder{newBuilder(s.Program, settings), s, all}
	d := b.document(s.Fingerprint)
	d.Kind = "Sensitivity"
	d.Summary = ""
	d.Run.Runs, d.Run.Planned = s.Runs, s.Asked
	d.Rows = "influences"
	d.Sections = []document.Section{b.facts(), b.rests()}
	for i := range s.Measures {
		if m := &s.Measures[i]; b.isShown(m) {
			d.Sections = append(d.Sections, b.tornado(m))
		}
	}
	d.Sections = append(d.Sections, b.legend(), b.inputs(), b.influences())
	d.Warnings = b.warnings()
	return d
}

type sensitivityBuilder struct {
	builder
	*influence.Sensitivity
	all bool // measures that were named, however unimportant
}

func (b *sensitivityBuilder) facts() *document.Facts {
	runs := fmt.Sprintf("%s, seed %d", seededRuns(b.Runs), b.Seed)
	if b.Partial() {
		runs = fmt.Sprintf("PARTIAL: interrupted after %s, seed %d", b.made(), b.Seed)
	}
	assumed := 0
	for i := range b.Inputs {
		if b.Inputs[i].Assumed() {
			assumed++
		}
	}
	f := &document.Facts{}
	f.Add("Inputs", fmt.Sprintf("%d figures that luck decides, of which %d are assumed", len(b.Inputs), assumed))
	f.Add("Method", methodWords[b.Method])
	f.Add("Figures", runs)
	return f
}

// made is how many of the runs were made, and how many of these were ranked where that is not all.
func (b *sensitivityBuilder) made() string {
	made := fmt.Sprintf("%d of %d runs", b.Made, b.Asked)
	if b.Runs < b.Made {
		made += fmt.Sprintf(", of which the first %d were ranked", b.Runs)
	}
	return made
}

var methodWords = map[influence.Method]string{
	influence.ByRank:  "rank correlations, over runs in which everything varies",
	influence.ByMoves: "Morris: what it does to move one input, all its draws alike; chances are drawn again",
	influence.ByParts: "Sobol: the share of the variance that is due to an input, alone and together with others",
}

// rests names the assumptions with a large influence.
func (b *sensitivityBuilder) rests() document.Section {
	p := &document.Prose{Key: "rests_on", Title: "What the results rest on"}
	for _, r := range b.RestsOn() {
		var measures []string
		for _, m := range r.Measures {
			measures = append(measures, b.Measures[m].Title)
		}
		in := &b.Inputs[r.Input]
		verb := "rests"
		if len(measures) > 1 {
			verb = "rest"
		}
		p.Lines = append(p.Lines, fmt.Sprintf("%s %s on an assumed figure: %s", words.FirstOf(measures), verb, b.inputName(in)))
	}
	switch n := len(p.Lines); {
	case n > mostResting+1:
		p.Lines = append(p.Lines[:mostResting:mostResting], fmt.Sprintf("and on %d more", n-mostResting))
	case n == 0:
		p.Lines = []string{"no assumed figure has a large influence on any of these measures"}
	}
	return p
}

// mostResting is how many assumptions are named.
const mostResting = 10

// inputName is what readers call an input: the path without what goes without saying.
func (b *sensitivityBuilder) inputName(in *influence.Input) string {
	name := b.pathName(in.Path)
	if in.Ranged {
		name += " (range " + in.Text + ")"
	}
	return name
}

// isShown reports whether readers see a measure: one that was named, or that varies and is a headline.
func (b *sensitivityBuilder) isShown(m *influence.Driven) bool {
	if len(m.Influences) == 0 {
		return b.all
	}
	return b.all || m.Influences[0].Told
}

// legend says how to read the plots.
func (b *sensitivityBuilder) legend() document.Section {
	lines := map[influence.Method][]string{
		influence.ByRank: {
			"Bars: the rank correlation of input and measure, from -1 to 1, with its 95% interval; its square is about the share of the spread that comes of the input.",
			"Times: the measure's mean in the fifth of the runs in which the input is lowest, and highest, with the share of them in which it is missing.",
			"Shown are influences that can be told from none, however many inputs were looked at.",
		},
		influence.ByParts: {"Bars: the share of the measure's variance that would be left if all other inputs were known, with its 95% interval; alone: what would go if the input were known."},
		influence.ByMoves: {"Bars: by how much the measure changes on average when all draws of the input move over half of its distribution, or a chance is drawn again, times two; with the 95% interval."},
	}[b.Method]
	return &document.Prose{Title: "How to read this", Lines: append(lines, "*: an assumed figure")}
}

func (b *sensitivityBuilder) warnings() []string {
	var list []string
	if b.Partial() {
		list = append(list, "stopped early: the figures rest on "+b.made())
	}
	if b.Fixed > 0 {
		list = append(list, fmt.Sprintf("%s no distribution and no range: what rests on them no run can tell (give them a range, or sweep them)",
			words.Counted(b.Fixed, "assumed figure has", "assumed figures have")))
	}
	var never, undriven []string
	for i := range b.Measures {
		m := &b.Measures[i]
		if m.Runs > 0 {
			list = append(list, restsOn(m, b.Runs)...)
		}
		switch {
		case m.Runs == 0:
			never = append(never, m.Title)
		case len(m.Influences) == 0 || !m.Influences[0].Told:
			undriven = append(undriven, m.Title)
		case m.Missing > 0:
			list = append(list, missingNote(b.Method, m))
		}
	}
	if len(never) > 0 {
		list = append(list, "came about in too few runs: "+strings.Join(never, ", "))
	}
	if len(undriven) > 0 {
		list = append(list, "no input can be told to drive: "+strings.Join(undriven, ", "))
	}
	return list
}

// restsOn says of a measure on which runs its influences rest, where that is not most of them, and in how many it is about some of
// its rows alone.
func restsOn(m *influence.Driven, runs int) (list []string) {
	const most = 0.9
	if share := float64(m.Runs) / float64(runs); share < most {
		list = append(list, fmt.Sprintf("%s is applicable in %s, and what is said of it is said of those", m.Title, shareOfRuns(share, runs)))
	}
	if m.Partly > 0 {
		list = append(list, fmt.Sprintf("in %d of %s some values of %s are missing: it is the mean of the others there",
			m.Partly, words.Counted(m.Runs, "run", "runs"), m.Title))
	}
	return list
}

func missingNote(method influence.Method, m *influence.Driven) string {
	as := "longer than any other"
	if method != influence.ByRank {
		as = "as long as all that is measured"
	}
	return fmt.Sprintf("%s is missing in %d of %s, which counts as %s", m.Title, m.Missing, words.Counted(m.Runs, "run", "runs"), as)
}
