package content

import (
	"fmt"
	"slices"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

// NewInspection is the state of everything at an instant of a run: an overview for readers, and every table for data. The
// fingerprint is that of the whole run.
func NewInspection(state *snapshot.State, fingerprint uint64, settings Settings) (*document.Document, error) {
	i := &inspection{newBuilder(state.Program, settings), state}
	d := i.head(fingerprint)
	for _, overview := range []*document.Table{i.streams(), i.units(), i.steps(), i.channels(), i.sites()} {
		d.Sections = append(d.Sections, overview.UnlessEmpty())
	}
	for _, name := range snapshot.Tables() {
		rows, err := state.Table(name)
		if err != nil {
			return nil, err
		}
		d.Sections = append(d.Sections, i.table(rows).ForDataOnly())
	}
	return d, nil
}

// NewInspectedTable is the rows of one table of a state.
func NewInspectedTable(state *snapshot.State, rows *snapshot.Table, fingerprint uint64, settings Settings) *document.Document {
	i := &inspection{newBuilder(state.Program, settings), state}
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

func (i *inspection) head(fingerprint uint64) *document.Document {
	d := i.document(fingerprint)
	d.Kind = "State at an instant"
	d.Summary = ""
	d.Run.At = i.Clock(i.state.At)
	f := &document.Facts{}
	f.Add("At", i.Names.Instant(i.state.At).String()+", "+i.sinceStart())
	f.Add("Run", i.shownRun())
	d.Sections = []document.Section{f}
	return d
}

// sinceStart is how long after the start of the scenario the instant lies, or before it.
func (i *inspection) sinceStart() string {
	if i.state.At < i.WarmUp {
		return document.Milliseconds(i.WarmUp-i.state.At).String() + " before the start"
	}
	return document.Milliseconds(i.state.At-i.WarmUp).String() + " after the start"
}

// instant is a clock time beside the state: one of the same day need not say which.
func (i *inspection) instant(t engine.Time) document.Value {
	return i.Names.Instant(t).On(i.Day(i.state.At))
}

// table is a table of the state, as it is.
func (i *inspection) table(rows *snapshot.Table) *document.Table {
	t := &document.Table{Key: rows.Name, Title: rows.Name}
	for i, name := range rows.Columns {
		rank := i // what stands further to the right is left out first
		if slices.Contains(repetitive, name) {
			rank += len(rows.Columns)
		}
		t.Columns = append(t.Columns, document.Column{Key: name, Title: name, Rank: rank})
	}
	for _, row := range rows.Rows {
		values := make([]document.Value, len(row))
		for k, cell := range row {
			values[k] = i.cell(cell)
		}
		t.Rows = append(t.Rows, values)
	}
	return t
}

// repetitive are the columns that a narrow terminal leaves out before any other: they repeat the id or are only for machines.
var repetitive = []string{"name", "title", "position", "record"}

func (i *inspection) cell(cell any) document.Value {
	switch cell := cell.(type) {
	case string:
		return document.Text(cell)
	case int:
		return count(cell)
	case engine.Time:
		return i.instant(cell)
	case scenario.Position:
		return document.Text(fmt.Sprintf("%.5f,%.5f", cell.Lat, cell.Lon))
	default:
		return document.Value{}
	}
}

// units is how many units of each agency are doing what.
func (i *inspection) units() *document.Table {
	t := &document.Table{Title: "Units", Columns: []document.Column{
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
		row := []document.Value{document.Text(a.Name), count(a.Units)}
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
func countOrBlank(n int) document.Value {
	if n == 0 {
		return document.Unshown()
	}
	return count(n)
}

// streams is how many incidents have arrived in each stream.
func (i *inspection) streams() *document.Table {
	t := &document.Table{Title: "Incidents in streams", Columns: []document.Column{
		{Title: "Stream"}, {Title: "Arrived"}, {Title: "Open"}, {Title: "Closed"}, {Title: "Did not happen"}, {Title: "Last arrival"},
	}}
	for _, s := range snapshot.All[snapshot.Stream](i.state) {
		last := document.Value{}
		if s.Arrived > 0 {
			last = i.instant(s.Last)
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(s.Title), count(s.Arrived), count(s.Open), count(s.Closed), countOrBlank(s.Skipped), last,
		})
	}
	return t
}

// mostSteps is how many steps of streams the overview lists: there may be thousands of calls.
const mostSteps = 30

// steps is what is going on and what waits.
func (i *inspection) steps() *document.Table {
	t := &document.Table{Title: "Under way and waiting", Columns: []document.Column{
		{Title: "Incident"}, {Title: "Step"}, {Title: "Status"}, {Title: "Since"}, {Title: "Waits for"},
	}}
	ofStreams := 0
	for _, s := range i.state.Waiting() {
		if i.Incidents[s.Instance.Incident].Stream {
			if ofStreams++; ofStreams > mostSteps {
				continue
			}
		}
		of := document.Unshown()
		if len(i.Incidents) > 1 || s.Instance.Ordinal > 0 {
			of = document.Text(i.TitleOf(s.Instance))
		}
		t.Rows = append(t.Rows, []document.Value{
			of, document.Text(i.Title(&i.Steps[s.Index])), document.Text(s.Status), i.instant(s.Since), document.Text(waitsFor(&s)),
		})
	}
	if more := ofStreams - mostSteps; more > 0 {
		t.Columns[0].Note = fmt.Sprintf("Of streams there are %s more: --table steps --where status=waiting, or running, lists them.", words.Grouped(more))
	}
	return t
}

// waitsFor is what a step waits for; nothing of one that waits for nothing.
func waitsFor(s *snapshot.Step) string {
	if s.Needs == snapshot.UnderWay {
		return ""
	}
	return s.Needs
}

func (i *inspection) channels() *document.Table {
	t := &document.Table{Title: "Channels", Columns: []document.Column{
		{Title: "Channel"}, {Title: "Status"}, {Title: "On air"}, {Title: "Capacity"}, {Title: "Queued"},
	}}
	for _, c := range snapshot.All[snapshot.Channel](i.state) {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(c.Name), document.Text(c.Status), countOrBlank(c.OnAir), count(c.Capacity), countOrBlank(c.Queued),
		})
	}
	return t
}

// sites is the protected sites with their postures.
func (i *inspection) sites() *document.Table {
	t := &document.Table{Title: "Protected sites", Columns: []document.Column{
		{Title: "Site"}, {Title: "Posture"}, {Title: "Since"}, {Title: "Ordered into"}, {Title: "People"},
	}}
	for _, s := range snapshot.All[snapshot.Site](i.state) {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(s.Name), document.Text(s.Posture), i.instant(s.Since), document.Text(s.Ordered), count(s.People),
		})
	}
	return t
}
