package report

import (
	"fmt"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// NewRuns is the values behind the figures: a row for each run and measure, and of a measure that has several values a
// run, for each of them. Of what instances of streams yield it is the mean of a run.
func NewRuns(r *experiment.Result, settings Settings) *Document {
	rows := NewRunRows(r)
	rows.settings = settings
	d := rows.document(r.Samples.Fingerprint)
	d.Rows = "rows"
	t := rows.Table()
	for some := range rows.All {
		t.Rows = append(t.Rows, some...)
	}
	d.Sections = []Section{t}
	return d
}

// RunRows are the rows of NewRuns run by run, so that they need not be kept all at once. Beside a value stand the variant and the
// inputs that the run drew, so that tables of several commands can be put together.
type RunRows struct{ *builder }

// NewRunRows returns the rows of a result.
func NewRunRows(r *experiment.Result) *RunRows {
	return &RunRows{&builder{names: namesOf(r.Program), result: r}}
}

// Table is the table without its rows.
func (b *RunRows) Table() *Table {
	t := &Table{Key: "rows", Title: "Runs", Columns: []Column{
		{Key: "run", Title: "Run"},
		{Key: "measure", Title: "Measure"},
		{Key: "key", Title: "Of"},
		{Key: "value", Title: "Value"},
		{Key: "unit", Title: "Unit", Rank: 1},
		{Key: "state", Title: "State", Rank: 1},
		{Key: "variant"},
	}}
	for i := range b.Inputs {
		t.Columns = append(t.Columns, Column{Key: inputColumn + b.Inputs[i].Path})
	}
	return t
}

// inputColumn is what the names of columns of inputs begin with; the path of the figure follows.
const inputColumn = "input:"

// of are the rows of a run.
func (b *RunRows) of(run int) [][]Value {
	more := []Value{Text(b.Scenario.Variant)}
	for i, v := range b.InputsOf(sim.Luck{Seed: b.result.Samples.Seed, Replication: uint64(run)}) {
		if b.isDuration(b.Inputs[i].Path) {
			more = append(more, Milliseconds(v))
		} else {
			more = append(more, Number(Exact, v))
		}
	}
	var rows [][]Value
	for i := range b.result.Set.Rows {
		for _, row := range b.sampleRows(run, i) {
			rows = append(rows, append(row, more...))
		}
	}
	return rows
}

// isDuration reports whether the figure at a path is a length of time.
func (b *RunRows) isDuration(path string) bool {
	_, is := b.Scenario.DurationAt(path)
	return is
}

// All yields the rows, run by run.
func (b *RunRows) All(yield func([][]Value) bool) {
	for run := range b.result.Samples.Runs {
		if !yield(b.of(run)) {
			return
		}
	}
}

func (b *builder) sampleRows(run, row int) [][]Value {
	r := &b.result.Set.Rows[row]
	if r.Origin == measure.Instant {
		return nil
	}
	if r.Streamed {
		return [][]Value{b.instancesRow(run, row)}
	}
	var rows [][]Value
	for _, v := range b.result.Samples.Values(row, run) {
		value := Value{}
		if happened(v) {
			value = figure(r.Unit, float64(v.Amount))
		}
		rows = append(rows, []Value{
			count(b.result.Samples.Number(run)), Text(r.Measure), Text(r.Key), value, Text(string(r.Unit)), Text(v.State.String()),
		})
	}
	return rows
}

// instancesRow is a run's mean of what the instances of streams yielded, and of how many.
func (b *builder) instancesRow(run, row int) []Value {
	r := &b.result.Set.Rows[row]
	mean, happened, missing := b.result.Samples.Instances(row, run)
	value, state := Value{}, fmt.Sprintf("mean of %d", happened)
	if happened > 0 {
		value = figure(r.Unit, mean)
	}
	if missing > 0 {
		state += fmt.Sprintf(", %d missing", missing)
	}
	return []Value{count(run), Text(r.Measure), Text(r.Key), value, Text(string(r.Unit)), Text(state)}
}

// NewDraws is every draw of a run with its key, the uniform number and the value it stands for.
func NewDraws(p *sim.Program, draws []sim.Draw, shown *experiment.Replay, settings Settings) *Document {
	b := &builder{names: namesOf(p), settings: settings}
	d := b.document(shown.Fingerprint)
	d.Summary = ""
	d.Rows = "draws_made"
	t := &Table{Key: "draws_made", Title: "Draws", Columns: []Column{
		{Key: "at", Title: "Clock"},
		{Key: "purpose", Title: "Purpose"},
		{Key: "incident"},
		{Key: "step", Title: "Step"},
		{Key: "name", Title: "Of"},
		{Key: "occurrence", Title: "No.", Rank: 1},
		{Key: "uniform", Title: "Uniform"},
		{Title: "Value"},
		{Key: "value"},
		{Key: "unit"},
	}}
	for i := range draws {
		if draws[i].Ordinal > 0 {
			t.Columns[incidentOfDraw].Title = "Incident"
		}
		t.Rows = append(t.Rows, b.draw(&draws[i]))
	}
	d.Sections = []Section{t}
	return d
}

// incidentOfDraw is the column of the incident. Readers see it where an incident has several instances.
const incidentOfDraw = 2

func (b *builder) draw(d *sim.Draw) []Value {
	incident := ""
	if d.Step != sim.NoStep {
		incident = b.InstanceID(sim.Instance{Incident: b.Steps[d.Step].Incident, Ordinal: d.Ordinal})
	}
	value, unit := Number(Exact, d.Value), ""
	if isDuration(d.Purpose) {
		value, unit = Milliseconds(d.Value), "ms"
	}
	return []Value{
		b.instant(d.At), Text(d.Purpose.String()), Text(incident), Text(b.stepID(d.Step)), Text(d.Name),
		Number(Count, float64(d.Occurrence)), Number(Exact, d.Uniform), value, Number(Exact, d.Value), Text(unit),
	}
}

// isDuration reports whether draws for the purpose are lengths of time.
func isDuration(p sim.Purpose) bool {
	switch p {
	case sim.DrawDelay, sim.DrawTakes, sim.DrawPatience, sim.DrawInterval, sim.DrawApproval, sim.DrawTurnout,
		sim.DrawTravel, sim.DrawReturn, sim.DrawRetry, sim.DrawBusyFor:
		return true
	default:
		return false
	}
}
