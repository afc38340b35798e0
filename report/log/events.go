package log

import (
	"io"
	"strconv"
	"strings"

	"simulate/report/csvtext"
	"simulate/report/jsontext"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/scenario"
)

// EventLog is a sink that writes the records of a run as a table of events with the names that process mining gives its columns: an
// incident is a case, and a step with what happened to it an activity. Records that are about no incident have no case, and
// are left out.
type EventLog struct {
	*recordWriter
	rows                    *csvtext.Writer
	crews                   crews
	variant, shown, changed string // of the scenario, and the run
}

// eventColumns are the columns of an event log. The first four are those that pm4py reads.
var eventColumns = []string{
	"case:concept:name", "concept:name", "time:timestamp", "org:resource", "lifecycle:transition",
	"case:incident", "case:variant", "case:changed", "case:run", "step", "kind", "agency", "unit", "place", "t", "seq", "cause", "text",
}

// milliseconds are instants with all three decimals: what reads a column of them expects them alike.
const (
	millisecondsHere = "2006-01-02T15:04:05.000Z07:00"
	millisecondsUTC  = "2006-01-02T15:04:05.000Z"
)

// NewEventLog returns a sink that writes to w. shown is the run as Settings call it.
func NewEventLog(w io.Writer, p *sim.Program, shown string) *EventLog {
	l := &EventLog{recordWriter: newRecordWriter(w, p), crews: make(crews), variant: p.Scenario.Variant, shown: strings.TrimPrefix(shown, "run ")}
	edition := l.Edition()
	l.changed = edition.String()
	l.rows = csvtext.NewWriter(l.out)
	l.err = l.rows.Write(eventColumns)
	return l
}

// Consume writes events.
func (l *EventLog) Consume(first sim.Seq, records []sim.Record) {
	l.each(first, records, func(seq sim.Seq, r *sim.Record, of sim.Instance, about bool) {
		if of, about = l.crews.follow(r, of, about); about {
			l.err = l.rows.Write(l.row(seq, r, of))
		}
	})
}

// Flush writes what is left, and returns the first error of all.
func (l *EventLog) Flush() error {
	if l.err == nil {
		l.err = l.rows.Flush()
	}
	return l.recordWriter.Flush()
}

func (l *EventLog) row(seq sim.Seq, r *sim.Record, of sim.Instance) []string {
	e := l.Entry(seq, r, of, true)
	resource := e.Unit
	if resource == "" {
		resource = e.Agency
	}
	return []string{
		e.Incident, activity(l.Names, r), e.At.Format(millisecondsHere), resource,
		transitions[r.Kind],
		l.Incidents[of.Incident].ID, l.variant, l.changed, l.shown, e.Step, e.Kind,
		e.Agency, e.Unit, e.Place, jsontext.Decimal(e.T, 3),
		strconv.Itoa(int(e.Seq)), strconv.Itoa(int(e.Cause)), e.Text,
	}
}

// activity names what happened: cars: unit arrived. What happens to an incident as a whole has no step.
func activity(p words.Names, r *sim.Record) string {
	happened := happening(r.Kind)
	if r.Step == sim.NoStep || p.Steps[r.Step].Verb == scenario.NoVerb {
		return happened
	}
	return p.Steps[r.Step].ID + ": " + happened
}

// happening is a kind of record in words: unit en route.
func happening(kind sim.Kind) string {
	var b strings.Builder
	for i, letter := range kind.String() {
		if i > 0 && letter >= 'A' && letter <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteRune(letter)
	}
	return strings.ToLower(b.String())
}

// transitions are the kinds of record in terms of the standard life cycle of activities (IEEE 1849, XES); of all others it says
// nothing.
var transitions = [sim.NumKinds]string{
	sim.StepAsked: "schedule", sim.StepStarted: "start", sim.StepDone: "complete", sim.StepStopped: "pi_abort",
	sim.StepSkipped: "autoskip", sim.StepGaveUp: "withdraw", sim.StepFailed: "ate_abort", sim.StepRepeated: "resume",
	sim.StepInterrupted: "suspend", sim.RoundEnded: "suspend", sim.UnitAssigned: "assign",
}
