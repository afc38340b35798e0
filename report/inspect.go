package report

import (
	"fmt"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

// NewInspection is the state of everything at an instant of a replay: an overview for readers, and every table for data.
func NewInspection(state *snapshot.State, shown *experiment.Replay, settings Settings) (*Document, error) {
	i := &inspection{builder{names: names{state.Program}, settings: settings}, state}
	d := i.head(shown)
	for _, overview := range []*Table{i.units(), i.steps(), i.channels(), i.sites()} {
		d.Sections = append(d.Sections, overview.unlessEmpty())
	}
	for _, name := range snapshot.Tables() {
		rows, err := state.Table(name)
		if err != nil {
			return nil, err
		}
		d.Sections = append(d.Sections, i.table(rows).forDataOnly())
	}
	return d, nil
}

// NewInspectedTable is the rows of one table of a state.
func NewInspectedTable(state *snapshot.State, rows *snapshot.Table, shown *experiment.Replay, settings Settings) *Document {
	i := &inspection{builder{names: names{state.Program}, settings: settings}, state}
	d := i.head(shown)
	d.Rows = rows.Name
	d.Sections = append(d.Sections, i.table(rows))
	return d
}

// inspection makes the sections of a report on a state.
type inspection struct {
	builder
	state *snapshot.State
}

func (i *inspection) head(shown *experiment.Replay) *Document {
	d := i.document(shown.Fingerprint)
	d.Summary = ""
	d.Run.At = i.Clock(i.state.At)
	d.Sections = []Section{&Facts{Facts: []Fact{
		{"At", Text(i.instant(i.state.At).String() + ", T+ " + Milliseconds(i.state.At).String())},
		{"Run", Text(i.shownRun())},
	}}}
	return d
}

// table is a table of the state, as it is.
func (i *inspection) table(rows *snapshot.Table) *Table {
	t := &Table{Key: rows.Name, Title: rows.Name}
	for i, name := range rows.Columns {
		rank := i // what stands further to the right is left out first
		if slices.Contains(repetitive, name) {
			rank += len(rows.Columns)
		}
		t.Columns = append(t.Columns, Column{Key: name, Title: name, Rank: rank})
	}
	for _, row := range rows.Rows {
		values := make([]Value, len(row))
		for k, cell := range row {
			values[k] = i.cell(cell)
		}
		t.Rows = append(t.Rows, values)
	}
	return t
}

// repetitive are the columns that a narrow terminal leaves out before any other: they repeat the id or are only for machines.
var repetitive = []string{"name", "position", "record"}

func (i *inspection) cell(cell any) Value {
	switch cell := cell.(type) {
	case string:
		return Text(cell)
	case int:
		return count(cell)
	case engine.Time:
		return i.instant(cell)
	case scenario.Position:
		return Text(fmt.Sprintf("%.5f,%.5f", cell.Lat, cell.Lon))
	default:
		return Value{}
	}
}

// units is how many units of each agency are doing what.
func (i *inspection) units() *Table {
	t := &Table{Title: "Units", Columns: []Column{
		{Title: "Agency"},
		{Title: "Units"},
		{Title: "available"},
		{Title: "turnout"},
		{Title: "en route"},
		{Title: "held"},
		{Title: "on scene"},
		{Title: "working"},
		{Title: "returning"},
		{Title: "on other jobs"},
		{Title: "out of action"},
	}}
	for _, a := range snapshot.All[snapshot.Agency](i.state) {
		if a.Units == 0 {
			continue
		}
		row := []Value{Text(a.Name), count(a.Units)}
		for _, n := range []int{
			a.Available, a.Turnout, a.EnRoute, a.Held, a.OnScene, a.Working, a.Returning, a.Occupied, a.Disabled,
		} {
			row = append(row, countOrBlank(n))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// countOrBlank leaves a zero out, so that a wide table shows where something is, and no column in which nothing is.
func countOrBlank(n int) Value {
	if n == 0 {
		return Value{kind: blank}
	}
	return count(n)
}

// steps is what is going on and what waits.
func (i *inspection) steps() *Table {
	t := &Table{Title: "Under way and waiting", Columns: []Column{
		{Title: "Step"}, {Title: "Status"}, {Title: "Since"}, {Title: "What"}, {Title: "Waits for"},
	}}
	for _, s := range i.state.Waiting() {
		t.Rows = append(t.Rows, []Value{Text(s.ID), Text(s.Status), i.instant(s.Since), Text(s.Text), Text(s.Needs)})
	}
	return t
}

func (i *inspection) channels() *Table {
	t := &Table{Title: "Channels", Columns: []Column{
		{Title: "Channel"}, {Title: "Status"}, {Title: "On air"}, {Title: "Capacity"}, {Title: "Queued"},
	}}
	for _, c := range snapshot.All[snapshot.Channel](i.state) {
		t.Rows = append(t.Rows, []Value{
			Text(c.Name), Text(c.Status), countOrBlank(c.OnAir), count(c.Capacity), countOrBlank(c.Queued),
		})
	}
	return t
}

// sites is the protected sites with their postures.
func (i *inspection) sites() *Table {
	t := &Table{Title: "Protected sites", Columns: []Column{
		{Title: "Site"}, {Title: "Posture"}, {Title: "Since"}, {Title: "Ordered into"}, {Title: "People"},
	}}
	for _, s := range snapshot.All[snapshot.Site](i.state) {
		t.Rows = append(t.Rows, []Value{
			Text(s.Name), Text(s.Posture), i.instant(s.Since), Text(s.Ordered), count(s.People),
		})
	}
	return t
}
