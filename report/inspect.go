package report

import (
	"fmt"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

// NewInspection is the state of everything at an instant of a run: an overview for readers, and every table for data. The
// fingerprint is that of the whole run.
func NewInspection(state *snapshot.State, fingerprint uint64, settings Settings) (*Document, error) {
	i := &inspection{builder{names: names{state.Program}, settings: settings}, state}
	d := i.head(fingerprint)
	for _, overview := range []*Table{i.streams(), i.units(), i.steps(), i.channels(), i.sites()} {
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
func NewInspectedTable(state *snapshot.State, rows *snapshot.Table, fingerprint uint64, settings Settings) *Document {
	i := &inspection{builder{names: names{state.Program}, settings: settings}, state}
	d := i.head(fingerprint)
	d.Rows = rows.Name
	d.Sections = append(d.Sections, i.table(rows))
	return d
}

// inspection makes the sections of a report on a state.
type inspection struct {
	builder
	state *snapshot.State
}

func (i *inspection) head(fingerprint uint64) *Document {
	d := i.document(fingerprint)
	d.Kind = "State at an instant"
	d.Summary = ""
	d.Run.At = i.Clock(i.state.At)
	d.Sections = []Section{&Facts{Facts: []Fact{
		{"At", Text(i.names.instant(i.state.At).String() + ", T+ " + i.elapsed(i.state.At).String())},
		{"Run", Text(i.shownRun())},
	}}}
	return d
}

// instant is a clock time beside the state: one of the same day need not say which.
func (i *inspection) instant(t engine.Time) Value {
	v := i.names.instant(t)
	v.on = i.day(i.state.At) - 1
	return v
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
var repetitive = []string{"name", "title", "position", "record"}

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
		{Title: "off duty"},
	}}
	for _, a := range snapshot.All[snapshot.Agency](i.state) {
		if a.Units == 0 {
			continue
		}
		row := []Value{Text(a.Name), count(a.Units)}
		for _, n := range []int{
			a.Available, a.Turnout, a.EnRoute, a.Held, a.OnScene, a.Working, a.Returning, a.Occupied, a.Disabled, a.OffDuty,
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

// streams is how many incidents have arrived in each stream.
func (i *inspection) streams() *Table {
	t := &Table{Title: "Incidents in streams", Columns: []Column{
		{Title: "Stream"}, {Title: "Arrived"}, {Title: "Open"}, {Title: "Closed"}, {Title: "Did not happen"}, {Title: "Last arrival"},
	}}
	for _, s := range snapshot.All[snapshot.Stream](i.state) {
		last := Value{}
		if s.Arrived > 0 {
			last = i.instant(s.Last)
		}
		t.Rows = append(t.Rows, []Value{
			Text(s.Title), count(s.Arrived), count(s.Open), count(s.Closed), countOrBlank(s.Skipped), last,
		})
	}
	return t
}

// mostSteps is how many steps of streams the overview lists: there may be thousands of calls.
const mostSteps = 30

// steps is what is going on and what waits.
func (i *inspection) steps() *Table {
	t := &Table{Title: "Under way and waiting", Columns: []Column{
		{Title: "Incident"}, {Title: "Step"}, {Title: "Status"}, {Title: "Since"}, {Title: "What"},
	}}
	ofStreams := 0
	for _, s := range i.state.Waiting() {
		if i.Incidents[s.Instance.Incident].Stream {
			if ofStreams++; ofStreams > mostSteps {
				continue
			}
		}
		of := Value{kind: blank}
		if len(i.Incidents) > 1 || s.Instance.Ordinal > 0 {
			of = Text(s.Incident)
		}
		t.Rows = append(t.Rows, []Value{of, Text(s.ID), Text(s.Status), i.instant(s.Since), Text(underWay(&s))})
	}
	if more := ofStreams - mostSteps; more > 0 {
		t.Columns[0].Note = fmt.Sprintf("Of streams there are %s more: --table steps --where status=waiting, or running, lists them.", Grouped(more))
	}
	return t
}

// underWay is what a step does, and what it waits for if it does.
func underWay(s *snapshot.Step) string {
	switch {
	case s.Needs == snapshot.UnderWay || s.Needs == "":
		return s.Text
	case s.Text == "":
		return s.Needs
	default:
		return s.Text + "; " + s.Needs
	}
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
