package content

import (
	"slices"

	"simulate/report/document"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// Conducted is a run that is set beside others of the same luck: that of the plan, or of an exercise on it.
type Conducted struct {
	Name string
	Set  *measure.Set
	Run  *experiment.ShownRun
}

// NewConducted sets runs of one luck side by side, the first of which is that of the plan. There are no intervals: what differs is
// what people did, and with another luck it may be otherwise.
func NewConducted(runs []Conducted, settings Settings) *document.Document {
	b := newBuilder(runs[0].Set.Program, settings)
	d := b.document(runs[0].Run.Fingerprint)
	d.Kind = "Exercises side by side"
	d.Rows = "runs"
	facts := &document.Facts{}
	for _, of := range runs[1:] {
		facts.Add("Exercise", of.Set.Program.Scenario.Played.Journal)
	}
	facts.Add("Luck", settings.Shown+", the same for all: what differs is what people did, and with another luck it may be otherwise")
	d.Sections = []document.Section{facts, sideBySide(runs), conductedData(runs)}
	return d
}

// sideBySide is a line for each row that any of the runs has a value of.
func sideBySide(runs []Conducted) *document.Table {
	t := &document.Table{Title: "Side by side", Columns: []document.Column{{Title: "Measure"}}}
	for _, of := range runs {
		t.Columns = append(t.Columns, document.Column{Title: of.Name})
	}
	t.Columns = append(t.Columns, document.Column{Title: "Target", Rank: 1})
	for i := range runs[0].Set.Rows {
		row := &runs[0].Set.Rows[i]
		if row.Origin == measure.Builtin {
			continue
		}
		line := []document.Value{document.Text(rowTitle(row))}
		for _, of := range runs {
			line = append(line, of.value(row))
		}
		t.Rows = append(t.Rows, append(line, document.Text(targetAsked(row))))
	}
	return t
}

// value is the value of a row in the run; nothing where it has not come about.
func (c *Conducted) value(row *measure.Row) document.Value {
	i := slices.IndexFunc(c.Set.Rows, func(r measure.Row) bool { return r.ID() == row.ID() && r.Period == row.Period })
	if i < 0 {
		return document.Text("")
	}
	v := c.Run.Middle(c.Set, i)
	if !happened(v) {
		return document.Text("not by the end")
	}
	return figure(row.Unit, float64(v.Amount))
}

// conductedData is the same as data, a row for each run and measure.
func conductedData(runs []Conducted) *document.Table {
	t := &document.Table{Key: "runs", Columns: keys("run", "measure", "value")}
	for _, of := range runs {
		for i := range of.Set.Rows {
			row := &of.Set.Rows[i]
			t.Rows = append(t.Rows, []document.Value{document.Text(of.Name), document.Text(row.ID()), of.value(row)})
		}
	}
	return t
}
