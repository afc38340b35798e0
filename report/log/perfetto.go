package log

import (
	"io"
	"strconv"

	"simulate/report/jsontext"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Perfetto is a sink that writes a run as a trace in the format of Chrome, which Perfetto reads: agencies are processes and
// their units threads, on which lies what each unit did for how long. Incidents are processes too: their steps lie there from
// being asked for to their end. All else is an instant. What is kept is what each unit and each step does now.
type Perfetto struct {
	*recordWriter
	units  []doing
	steps  [][]doing // by slot, and by step of its incident
	behind bool
	line   []byte
}

// doing is what a unit or step does since an instant; without a name it is nothing.
type doing struct {
	name     string
	category string // of a unit
	step     uint16
	since    engine.Time
}

// NewPerfetto returns a sink that writes to w.
func NewPerfetto(w io.Writer, p *sim.Program) *Perfetto {
	t := &Perfetto{recordWriter: newRecordWriter(w, p), units: make([]doing, len(p.Units))}
	t.write([]byte(`{"displayTimeUnit": "ms", "otherData": {"scenario": ` + jsontext.Quote(p.Scenario.Title) +
		`, "begins": ` + jsontext.Quote(p.Clock(0).Format(millisecondsHere)) + `}, "traceEvents": [`))
	t.name()
	return t
}

// Processes are numbered: agencies from 1, then incidents, then the run itself.
func (t *Perfetto) agencyProcess(agency uint8) int { return 1 + int(agency) }

func (t *Perfetto) incidentProcess(incident int32) int { return 1 + len(t.Agencies) + int(incident) }

func (t *Perfetto) runProcess() int { return 1 + len(t.Agencies) + len(t.Incidents) }

// name names processes and threads. Thread 0 of a process is for what no unit does.
func (t *Perfetto) name() {
	for i := range t.Agencies {
		pid := t.agencyProcess(uint8(i))
		t.label("process_name", pid, 0, t.Agencies[i].Name)
		t.order(pid)
		t.label("thread_name", pid, 0, "messages and orders")
	}
	for i := range t.Units {
		t.label("thread_name", t.agencyProcess(t.Units[i].Agency), 1+i, t.Units[i].Name)
	}
	for i := range t.Incidents {
		pid := t.incidentProcess(int32(i))
		t.label("process_name", pid, 0, "Incident: "+t.Incidents[i].Title)
		t.order(pid)
		t.label("thread_name", pid, 0, "milestones")
	}
	t.label("process_name", t.runProcess(), 0, "Run")
	t.order(t.runProcess())
}

func (t *Perfetto) label(what string, pid, tid int, name string) {
	t.listed(jsontext.Object("ph", `"M"`, "name", jsontext.Quote(what), "pid", strconv.Itoa(pid), "tid", strconv.Itoa(tid),
		"args", jsontext.Object("name", jsontext.Quote(name))))
}

func (t *Perfetto) order(pid int) {
	t.listed(jsontext.Object("ph", `"M"`, "name", `"process_sort_index"`, "pid", strconv.Itoa(pid), "tid", "0",
		"args", jsontext.Object("sort_index", strconv.Itoa(pid))))
}

// listed writes an event.
func (t *Perfetto) listed(event string) {
	t.line = t.line[:0]
	if t.behind {
		t.line = append(t.line, ',')
	}
	t.behind = true
	t.write(append(append(t.line, '\n'), event...))
}

// Consume writes what records end or are.
func (t *Perfetto) Consume(first sim.Seq, records []sim.Record) {
	t.each(first, records, func(seq sim.Seq, r *sim.Record, of sim.Instance, about bool) {
		onUnit, onStep := t.unit(r), about && t.step(r, of)
		switch {
		case r.Kind == sim.RunEnded:
			t.endAll(r.At)
			t.instant(seq, r, of, about)
		case !onUnit && !onStep:
			t.instant(seq, r, of, about)
		}
	})
}

// Flush ends the trace, and returns the first error of all.
func (t *Perfetto) Flush() error {
	t.write([]byte("\n]}\n"))
	return t.recordWriter.Flush()
}

// moment is an instant in microseconds from the beginning of the run.
func moment(at engine.Time) string { return strconv.FormatInt(int64(at)*1000, 10) }

// unitDoes is what a unit does after a record: a category, and whether it is done for the step. Kinds that are not here are not of
// units; after those without a category a unit is available.
var unitDoes = map[sim.Kind]struct {
	category string
	forStep  bool
}{
	sim.UnitAssigned: {"turnout", true}, sim.UnitEnRoute: {"travel", true}, sim.UnitHeld: {"held outside", true},
	sim.UnitArrived: {"wait on scene", false}, sim.UnitWorking: {"work", true}, sim.UnitIdle: {"wait on scene", false},
	sim.UnitRelieved: {"wait on scene", false}, sim.UnitRestored: {"wait on scene", false},
	sim.UnitReturning: {"return", false}, sim.UnitOccupied: {"other job", false}, sim.UnitDisabled: {"out of action", false},
	sim.UnitOffDuty: {"off duty", false}, sim.UnitHome: {}, sim.UnitFreed: {}, sim.UnitDiverted: {}, sim.UnitOnDuty: {},
}

// unit writes what a unit did until a record, and reports whether the record is one of a unit.
func (t *Perfetto) unit(r *sim.Record) bool {
	next, is := unitDoes[r.Kind]
	if !is || r.Unit == sim.None {
		return false
	}
	if r.Kind == sim.UnitReturning && r.Arg == sim.ToPost {
		next.category = "to post"
	}
	t.done(r.Unit, r.At, false)
	now := doing{category: next.category, name: next.category, step: r.Step, since: r.At}
	if next.forStep && r.Step != sim.NoStep {
		now.name += ": " + t.Steps[r.Step].ID
	}
	t.units[r.Unit] = now
	return true
}

// done writes what a unit did until an instant, if it did something and not for no time.
func (t *Perfetto) done(unit int32, at engine.Time, unfinished bool) {
	d := &t.units[unit]
	if d.category == "" || at == d.since {
		return
	}
	var args []string
	if d.step != sim.NoStep {
		args = append(args, "step", jsontext.Quote(t.path(d.step)))
	}
	if unfinished {
		args = append(args, "unfinished", "true")
	}
	t.listed(jsontext.Object("ph", `"X"`, "name", jsontext.Quote(d.name), "cat", jsontext.Quote(d.category),
		"ts", moment(d.since), "dur", moment(at-d.since),
		"pid", strconv.Itoa(t.agencyProcess(t.Units[unit].Agency)), "tid", strconv.Itoa(1+int(unit)),
		"args", jsontext.Object(args...)))
}

// path is a step with its incident.
func (t *Perfetto) path(step uint16) string {
	return t.Incidents[t.Steps[step].Incident].ID + "/" + t.Steps[step].ID
}

// step writes that a step begins or ends to wait or to work, and reports whether the record is one of a step.
func (t *Perfetto) step(r *sim.Record, of sim.Instance) bool {
	switch r.Kind {
	case sim.IncidentClosed:
		t.endSteps(r.Incident, r.At)
		return false
	case sim.StepAsked, sim.StepStarted, sim.StepRepeated, sim.StepInterrupted,
		sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
	default:
		return false
	}
	if t.Steps[r.Step].Verb == scenario.NoVerb || t.Steps[r.Step].Incident != of.Incident {
		return false
	}
	now := t.now(r, of)
	if r.Kind == sim.StepInterrupted && now.name == "" {
		return false // a step that was done lost a unit
	}
	told := t.endStep(now, r.At, of, false)
	now.step, now.since = r.Step, r.At
	switch r.Kind {
	case sim.StepAsked, sim.StepInterrupted:
		now.name = "waiting: " + t.Steps[r.Step].ID
	case sim.StepStarted, sim.StepRepeated:
		now.name = t.Steps[r.Step].ID
	default:
		now.name = ""
		return told // one that took no time is an instant
	}
	return true
}

// now is what the step of a record does.
func (t *Perfetto) now(r *sim.Record, of sim.Instance) *doing {
	for len(t.steps) <= int(r.Incident) {
		t.steps = append(t.steps, nil)
	}
	incident := &t.Incidents[of.Incident]
	if len(t.steps[r.Incident]) != int(incident.Steps) {
		t.steps[r.Incident] = make([]doing, incident.Steps) // the slot had an instance of another stream
	}
	return &t.steps[r.Incident][r.Step-incident.FirstStep]
}

// endSteps ends what the steps in a slot are doing, which is what no record ends.
func (t *Perfetto) endSteps(slot int32, at engine.Time) {
	if int(slot) >= len(t.steps) {
		return
	}
	for i := range t.steps[slot] {
		d := &t.steps[slot][i]
		t.endStep(d, at, t.roll.Of(slot), true)
		d.name = ""
	}
}

// endStep writes what a step did until an instant, if it did something and not for no time.
func (t *Perfetto) endStep(d *doing, at engine.Time, of sim.Instance, unfinished bool) bool {
	if d.name == "" || at == d.since {
		return false
	}
	t.async("b", d, d.since, of, nil)
	var args []string
	if unfinished {
		args = append(args, "unfinished", "true")
	}
	t.async("e", d, at, of, args)
	return true
}

// async writes the beginning or end of what a step does. What belongs together has the same id.
func (t *Perfetto) async(phase string, d *doing, at engine.Time, of sim.Instance, args []string) {
	t.listed(jsontext.Object("ph", jsontext.Quote(phase), "name", jsontext.Quote(d.name), "cat", `"step"`,
		"id", jsontext.Quote(t.InstanceID(of)+"/"+t.Steps[d.step].ID), "ts", moment(at),
		"pid", strconv.Itoa(t.incidentProcess(of.Incident)), "tid", "0", "args", jsontext.Object(args...)))
}

// endAll ends what is under way when the run ends.
func (t *Perfetto) endAll(at engine.Time) {
	for i := range t.units {
		t.done(int32(i), at, true)
		t.units[i] = doing{}
	}
	for slot := range t.steps {
		t.endSteps(int32(slot), at)
	}
}

// instant writes a record as an instant.
func (t *Perfetto) instant(seq sim.Seq, r *sim.Record, of sim.Instance, about bool) {
	pid, tid := t.runProcess(), 0
	switch {
	case r.Unit != sim.None && !isOfIncident(r.Kind):
		pid, tid = t.agencyProcess(t.Units[r.Unit].Agency), 1+int(r.Unit)
	case r.Agency != sim.NoAgency:
		pid = t.agencyProcess(r.Agency)
	case about:
		pid = t.incidentProcess(of.Incident)
	}
	args := []string{"seq", strconv.Itoa(int(seq)), "text", jsontext.Quote(t.Record(r, of))}
	if about {
		args = append(args, "incident", jsontext.Quote(t.InstanceID(of)))
	}
	t.listed(jsontext.Object("ph", `"i"`, "s", `"t"`, "name", jsontext.Quote(activity(t.Names, r)), "cat", jsontext.Quote(r.Kind.String()),
		"ts", moment(r.At), "pid", strconv.Itoa(pid), "tid", strconv.Itoa(tid), "args", jsontext.Object(args...)))
}
