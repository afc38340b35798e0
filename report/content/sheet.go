package content

import (
	"strings"

	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/scenario"
)

// Sheet is what a reporting sheet says of the runs of a report, and of the program that makes them.
type Sheet struct {
	Runs   int
	Usual  bool   // so many are usual: of long runs fewer are made
	Commit string // of the program; empty where none is known
	Go     string // version of the language that it is built with
	Report string // the command that makes the runs and reports them
}

// NewSheet is what a study with the program's scenario has to report by STRESS-DES (Monks and others, Strengthening the reporting of empirical
// simulation studies, Journal of Simulation 13, 2019), item by item with the numbers of the guideline. Nothing is run. What the file cannot
// know is marked for its author.
func NewSheet(p *sim.Program, of Sheet, settings Settings) *document.Document {
	b := &sheet{newBuilder(p, settings), of}
	d := b.document(0)
	d.Kind, d.Run.Shown, d.Rows = "Reporting sheet", "", "figures"
	d.Title += ": reporting sheet by STRESS-DES"
	for _, part := range []struct {
		id, title string
		sections  []document.Section
	}{
		{"objectives", "1 Objectives", b.aims()},
		{"logic", "2 Logic", b.logic()},
		{"data", "3 Data", b.data()},
		{"experimentation", "4 Experimentation", b.experimentation()},
		{"implementation", "5 Implementation", b.implementation()},
		{"access", "6 Code access", b.access()},
	} {
		d.Sections = append(d.Sections, &document.Chapter{ID: part.id, Title: part.title})
		d.Sections = append(d.Sections, part.sections...)
	}
	return d
}

// sheet makes the items of a reporting sheet.
type sheet struct {
	builder
	of Sheet
}

// byAuthor marks what only the author of a study can say.
func byAuthor(what string) string { return "To be written by the author: " + what + "." }

// item is an item of the guideline in sentences.
func item(title string, lines ...string) *document.Prose {
	return &document.Prose{Title: title, Lines: lines}
}

// tabled is an item of the guideline as a table; of nothing it is a sentence that says so.
func tabled(key, title, none string, columns []document.Column, rows [][]document.Value) document.Section {
	if len(rows) == 0 {
		return item(title, none)
	}
	return &document.Table{Key: key, Title: title, Columns: columns, Rows: rows}
}

// texts are cells in words.
func texts(of ...string) []document.Value {
	row := make([]document.Value, len(of))
	for i, text := range of {
		row[i] = document.Text(text)
	}
	return row
}

// columns have titles, and keys made of them.
func columns(titles ...string) []document.Column {
	list := make([]document.Column, len(titles))
	for i, title := range titles {
		list[i] = document.Column{Key: strings.ReplaceAll(strings.ToLower(title), " ", "_"), Title: title}
	}
	return list
}

// aims are the first part: what the model is for, what it yields, and what is asked of it.
func (b *sheet) aims() []document.Section {
	var rows [][]document.Value
	for id, m := range b.Scenario.Measures.All() {
		target := ""
		if m.Target != nil {
			target = m.Target.Text
		}
		rows = append(rows, texts(id, b.Scenario.MeasureTitle(id), b.measured(m), target, m.Note))
	}
	outputs := tabled("outputs", "1.2 Model outputs", "The file declares no measure: a report has the standard intervals alone.",
		columns("Id", "Output", "What it is", "Target", "Remark"), rows)
	rows = nil
	for id, o := range b.Scenario.Objectives.All() {
		rows = append(rows, texts(id, o.Title, o.Expression.String(), b.source(o.Source), o.Note))
	}
	return []document.Section{
		item("1.1 Purpose of the model", byAuthor("for whom the model was made, and which decision or lesson it is to inform; the summary above is what the file says of what it replays")),
		outputs,
		item("1.3 Experimentation aims", "The file as it is, over seeded runs, is held against "+counted(b.targets(), "target")+" and "+counted(b.Scenario.Objectives.Len(), "objective")+
			"; "+counted(b.Scenario.Variants.Len(), "variant")+" (2.3) can be compared with it, run by run.", byAuthor("the questions that are asked of these runs, and why these variants")),
		tabled("objectives", "1.3 Experimentation aims: objectives", "The file states no objective beside the targets of measures.", columns("Id", "Objective", "Threshold", "Source", "Remark"), rows),
	}
}

// targets is how many measures have one.
func (b *sheet) targets() (n int) {
	for _, m := range b.Scenario.Measures.All() {
		if m.Target != nil {
			n++
		}
	}
	return n
}

// measured says what a measure is the measure of.
func (b *sheet) measured(m *scenario.Measure) string {
	built, _ := scenario.BuiltinNamed(m.Of)
	text := built.Title
	switch {
	case m.Count != "":
		text = "how often: " + b.MilestoneCalled(b.OnlyIncident(), m.Count)
	case len(m.From) > 0:
		text = "from " + b.firstOf(m.From) + " to " + b.firstOf(m.To)
	}
	if per := m.Per.String(); per != "" {
		text += ", by " + per
	}
	return text
}

// firstOf are milestones of which the first counts.
func (b *sheet) firstOf(f scenario.First) string {
	parts := make([]string, len(f))
	for i, milestone := range f {
		parts[i] = b.MilestoneCalled(b.OnlyIncident(), milestone)
	}
	return strings.Join(parts, " or ")
}
