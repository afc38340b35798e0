package content

import (
	"strings"

	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// NewRuns is the values behind the figures: a row for each run and measure, and of a measure that has several values a
// run, for each of them. Of what instances of streams yield it is the mean of a run.
func NewRuns(r *experiment.Result, settings Settings) *document.Document {
	rows := NewRunRows(r, settings)
	d := rows.Document()
	t := d.Table(d.Rows)
	for some := range rows.All {
		t.Rows = append(t.Rows, some...)
	}
	return d
}

// RunRows are the rows of NewRuns run by run, so that they need not be kept all at once. Beside a value stand the variant and the
// inputs that the run drew, so that tables of several commands can be put together.
type RunRows struct {
	builder
	result *experiment.Result
}

// NewRunRows returns the rows of a result.
func NewRunRows(r *experiment.Result, settings Settings) *RunRows {
	return &RunRows{newBuilder(r.Program, settings), r}
}

// Document is that of NewRuns without its rows.
func (b *RunRows) Document() *document.Document {
	d := b.document(b.result.Samples.Fingerprint)
	d.Run.Runs, d.Run.Planned = b.result.Samples.Runs, b.result.Samples.Asked
	d.Rows, d.Sections = "rows", []document.Section{b.table()}
	return d
}

func (b *RunRows) table() *document.Table {
	t := &document.Table{Key: "rows", Title: "Runs", Columns: []document.Column{
		{Key: "run", Title: "Run"},
		{Key: "measure", Title: "Measure"},
		{Key: "per"},
		{Key: "key", Title: "Of"},
		{Key: "incident"},
		{Key: "step"},
		{Key: "agency"},
		{Key: "period"},
		{Key: "nth"},
		{Key: "value", Title: "Value"},
		{Key: "unit", Title: "Unit", Rank: 1},
		{Key: "state", Title: "State", Rank: 1},
		{Key: "values"},
		{Key: "missing"},
		{Key: "variant"},
	}}
	for i := range b.Inputs {
		t.Columns = append(t.Columns, document.Column{Key: inputColumn + b.Inputs[i].Path})
	}
	return t
}

// inputColumn is what the names of columns of inputs begin with; the path of the figure follows.
const inputColumn = "input:"

// of are the rows of a run.
func (b *RunRows) of(run int) [][]document.Value {
	more := []document.Value{document.Text(b.Scenario.Variant)}
	for i, v := range b.InputsOf(sim.Luck{Seed: b.result.Samples.Seed, Replication: uint64(b.result.Samples.Number(run))}) {
		if b.isDuration(b.Inputs[i].Path) {
			more = append(more, document.Milliseconds(v))
		} else {
			more = append(more, document.Number(document.Exact, v))
		}
	}
	var rows [][]document.Value
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
func (b *RunRows) All(yield func([][]document.Value) bool) {
	for run := range b.result.Samples.Runs {
		if !yield(b.of(run)) {
			return
		}
	}
}

func (b *RunRows) sampleRows(run, row int) [][]document.Value {
	r := &b.result.Set.Rows[row]
	if r.Origin == measure.Instant {
		return nil
	}
	if r.Streamed {
		return [][]document.Value{b.instancesRow(run, row)}
	}
	var rows [][]document.Value
	for i, v := range b.result.Samples.Values(row, run) {
		value, values, missing := document.Value{}, 0, 0
		switch {
		case happened(v):
			value, values = figure(r.Unit, float64(v.Amount)), 1
		case v.State.Missing():
			missing = 1
		}
		rows = append(rows, append(b.about(run, i+1, r),
			value, document.Text(string(r.Unit)), document.Text(v.State.String()), count(values), count(missing)))
	}
	return rows
}

// about are the cells that no two rows share.
func (b *RunRows) about(run, nth int, r *measure.Row) []document.Value {
	period := document.Value{}
	if !r.Period.Whole() {
		period = b.Instant(r.Period.From)
	}
	incident, step := b.plan(r)
	return []document.Value{
		count(b.result.Samples.Number(run)), document.Text(r.Measure), document.Text(r.Per), document.Text(r.Key),
		document.Text(incident), document.Text(step), document.Text(b.agency(r)), period, count(nth),
	}
}

// plan is the incident that a row is about, and the step with which its time ends; empty where it is about several, or none.
func (b *RunRows) plan(r *measure.Row) (incident, step string) {
	if r.Per == "incident" {
		return r.Key, ""
	}
	if r.Origin != measure.Declared || r.To == "" {
		return "", ""
	}
	end, err := scenario.ParseMilestoneRef(r.To) // of several that may come first it says nothing
	if err != nil {
		return "", ""
	}
	if incident, err = b.Scenario.IncidentMeant("", end); err != nil {
		return "", ""
	}
	return incident, end.Step
}

// agency is the agency that a row is about; empty where it is about several, or none.
func (b *RunRows) agency(r *measure.Row) string {
	switch r.Per {
	case "agency":
		return r.Key
	case "pool":
		agency, _, _ := strings.Cut(r.Key, "/")
		return agency
	case "site":
		return b.Scenario.Sites.Get(r.Key).Agency
	default:
		return ""
	}
}

// noInstance is the state where no instance of a stream has a value in a run.
const noInstance = "none"

// instancesRow is a run's mean of what the instances of streams yielded, and of how many.
func (b *RunRows) instancesRow(run, row int) []document.Value {
	r := &b.result.Set.Rows[row]
	mean, values, missing := b.result.Samples.Instances(row, run)
	value, state := document.Value{}, noInstance
	if values > 0 {
		value, state = figure(r.Unit, mean), measure.Happened.String()
	}
	return append(b.about(run, 1, r), value, document.Text(string(r.Unit)), document.Text(state), count(values), count(missing))
}
