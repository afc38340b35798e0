package log

import (
	"io"
	"strconv"

	"simulate/report/csvtext"
	"simulate/report/jsontext"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

// Calls is a sink that writes a row for each incident of the runs that it is told, and each instance of a stream, when it closes or its
// run ends: when and where it came, when its steps were reached, and what each unit did for it. It keeps what is open at once.
type Calls struct {
	*recordWriter
	csv     *csvtext.Writer // nil where rows are JSON
	columns []string
	column  map[string]int // of the first of a step's, by its id
	calls   []call         // by slot
	cells   []cell
	luck    sim.Luck
	arrived func(sim.Instance) (*scenario.Position, int32)
	changed string // of the scenario
}

// call is an instance that is open.
type call struct {
	open     bool
	of       sim.Instance
	began    engine.Time
	place    uint16
	position *scenario.Position
	priority int32
	steps    []reached // of its plan
	stints   snapshot.Stints
}

// reached is when a step came to what, or engine.Never.
type reached struct {
	asked, start, end engine.Time
	how               string
}

// stages are the names of the instants of a stint.
var stages = [snapshot.NumStages]string{"assigned", "en_route", "on_scene", "released"}

// cell is a text, or what JSON writes without quotation marks; empty where there is nothing.
type cell struct {
	text string
	bare bool
}

// callColumns are those before the ones of steps.
var callColumns = []string{
	"run", "variant", "incident", "ordinal", "arrival", "t", "place", "lat", "lon", "priority", "outcome", "closed",
	"changed",
}

// stepColumns are those of each step, behind its id.
var stepColumns = []string{":asked", ":start", ":end", ":how"}

// unitsColumn holds a list of units, as JSON.
const unitsColumn = "units"

// NewCalls returns a sink that writes to w: CSV with a line of column names, or lines of JSON.
func NewCalls(w io.Writer, p *sim.Program, asCSV bool) *Calls {
	c := &Calls{recordWriter: newRecordWriter(w, p), column: make(map[string]int)}
	edition := c.Edition()
	c.changed = edition.String()
	c.columns = append(c.columns, callColumns...)
	for i := range p.Steps {
		id := p.Steps[i].ID
		if _, known := c.column[id]; known || p.Steps[i].Verb == scenario.NoVerb {
			continue
		}
		c.column[id] = len(c.columns)
		for _, s := range stepColumns {
			c.columns = append(c.columns, id+s)
		}
	}
	c.columns = append(c.columns, unitsColumn)
	c.cells = make([]cell, len(c.columns))
	if asCSV {
		c.csv = csvtext.NewWriter(c.out)
		c.err = c.csv.Write(c.columns)
	}
	return c
}

// Listen prepares for a run, in whose world instances have arrived somewhere.
func (c *Calls) Listen(w *sim.World, luck sim.Luck) sim.Sink {
	c.luck, c.arrived = luck, w.Arrived
	return c
}

// Consume writes the rows of what closes.
func (c *Calls) Consume(first sim.Seq, records []sim.Record) {
	c.each(first, records, func(_ sim.Seq, r *sim.Record, of sim.Instance, about bool) {
		switch {
		case r.Kind == sim.RunBegan:
			clear(c.calls)
		case r.Kind == sim.RunEnded:
			c.end()
		case about:
			c.follow(c.slot(r.Incident), r, of)
		}
	})
}

// Flush writes what is left, and returns the first error of all.
func (c *Calls) Flush() error {
	if c.csv != nil && c.err == nil {
		c.err = c.csv.Flush()
	}
	return c.recordWriter.Flush()
}

func (c *Calls) slot(slot int32) *call {
	for len(c.calls) <= int(slot) {
		c.calls = append(c.calls, call{})
	}
	return &c.calls[slot]
}

// end writes what is open when the run ends.
func (c *Calls) end() {
	for i := range c.calls {
		if x := &c.calls[i]; x.open {
			c.write(x, "open", engine.Never)
		}
	}
}

// follow notes what a record says of an instance.
func (c *Calls) follow(x *call, r *sim.Record, of sim.Instance) {
	switch r.Kind {
	case sim.IncidentBegan:
		c.begin(x, r, of)
	case sim.IncidentSkipped:
		c.begin(x, r, of)
		c.write(x, "skipped", engine.Never)
	case sim.IncidentClosed:
		c.write(x, "closed", r.At)
	case sim.PrioritySet:
		x.priority = int32(r.Arg)
	default:
		c.reach(x, r)
		x.stints.Note(r)
	}
}

func (c *Calls) begin(x *call, r *sim.Record, of sim.Instance) {
	steps, stints := x.steps[:0], x.stints[:0]
	for range c.Incidents[of.Incident].Steps {
		steps = append(steps, reached{asked: engine.Never, start: engine.Never, end: engine.Never})
	}
	*x = call{open: true, of: of, began: r.At, place: r.Place, steps: steps, stints: stints}
	x.position, x.priority = c.arrived(of)
}

// ways are how a step ends, where it does not end with an outcome.
var ways = map[sim.Kind]string{
	sim.StepDone: "done", sim.StepStopped: "stopped", sim.StepSkipped: "skipped", sim.StepGaveUp: "gave-up", sim.StepFailed: "failed",
}

// reach notes how far a step has come: of one that repeats, when it first started and last ended.
func (c *Calls) reach(x *call, r *sim.Record) {
	if r.Step == sim.NoStep || c.Steps[r.Step].Incident != x.of.Incident {
		return
	}
	s := &x.steps[r.Step-c.Incidents[x.of.Incident].FirstStep]
	switch how, ends := ways[r.Kind]; {
	case r.Kind == sim.StepAsked:
		s.asked = min(s.asked, r.At)
	case r.Kind == sim.StepStarted:
		s.start = min(s.start, r.At)
	case ends:
		s.end, s.how = r.At, how
		if outcome := c.Outcome(r, ""); outcome != "" {
			s.how = outcome
		}
	}
}

// write writes the row of an instance that is over.
func (c *Calls) write(x *call, outcome string, closed engine.Time) {
	x.open = false
	clear(c.cells)
	c.describe(x, outcome, closed)
	firstStep := c.Incidents[x.of.Incident].FirstStep
	for i := range x.steps {
		s := &x.steps[i]
		if at, known := c.column[c.Steps[int(firstStep)+i].ID]; known {
			copy(c.cells[at:], []cell{c.since(s.asked), c.since(s.start), c.since(s.end), {text: s.how}})
		}
	}
	c.cells[len(c.cells)-1] = c.units(x)
	c.row()
}

// describe fills in what stands before the steps.
func (c *Calls) describe(x *call, outcome string, closed engine.Time) {
	incident := &c.Incidents[x.of.Incident]
	cells := []cell{
		{text: "nominal"},
		{text: c.Scenario.Variant},
		{text: incident.ID},
		{strconv.Itoa(int(x.of.Ordinal)), true},
		{text: c.Clock(x.began).Format(millisecondsHere)},
		c.since(x.began),
		{},
		{},
		{},
		{strconv.Itoa(int(x.priority)), true},
		{text: outcome},
		c.since(closed),
		{text: c.changed},
	}
	if !c.luck.Nominal {
		cells[0] = cell{strconv.FormatUint(c.luck.Replication, 10), true}
	}
	if x.of.Ordinal == 0 {
		cells[3] = cell{}
	}
	if x.place != sim.NoPlace {
		cells[6].text = c.Places[x.place].ID
	}
	if p := x.position; p != nil {
		cells[7], cells[8] = cell{jsontext.Decimal(p.Lat, 6), true}, cell{jsontext.Decimal(p.Lon, 6), true}
	}
	copy(c.cells, cells)
}

// since is the time from clock.start in seconds.
func (c *Calls) since(at engine.Time) cell {
	if at == engine.Never {
		return cell{}
	}
	return cell{jsontext.Decimal(float64(at-c.WarmUp)/1000, 3), true}
}

// units are the stints as a list.
func (c *Calls) units(x *call) cell {
	list := make([]string, len(x.stints))
	for i := range x.stints {
		s := &x.stints[i]
		pairs := []string{"unit", jsontext.Quote(c.Units[s.Unit].ID), "step", jsontext.Quote(c.StepID(s.Step))}
		for stage, name := range stages {
			pairs = append(pairs, name, c.since(s.At[stage]).json())
		}
		list[i] = jsontext.Object(pairs...)
	}
	return cell{jsontext.Array(list), true}
}

// json is the cell as JSON has it.
func (c cell) json() string {
	switch {
	case c.text == "":
		return "null"
	case c.bare:
		return c.text
	default:
		return jsontext.Quote(c.text)
	}
}

// row writes the cells.
func (c *Calls) row() {
	if c.csv == nil {
		var pairs []string
		for i, x := range c.cells {
			pairs = append(pairs, c.columns[i], x.json())
		}
		c.recordWriter.write([]byte(jsontext.Object(pairs...) + "\n"))
		return
	}
	texts := make([]string, len(c.cells))
	for i, x := range c.cells {
		texts[i] = x.text
	}
	if c.err == nil {
		c.err = c.csv.Write(texts)
	}
}
