package log

import (
	"io"
	"strconv"
	"strings"

	"simulate/report/document"
	"simulate/report/jsontext"
	"simulate/sim"
	"simulate/sim/scenario"
)

// OCEL writes a run as an object-centric event log, OCEL 2.0 in JSON: an event for each record, and objects for what records are
// about. It takes two runs with the same luck, one for the objects and one for the events, so that neither has to be kept: tell
// the first to Objects, the second to Events, and then Flush.
type OCEL struct {
	*recordWriter
	crews  crews
	told   [][]letter // by slot: the messages of its instance that are objects already
	behind bool       // something stands before in the list
	text   []byte
}

// letter is a message of a step to an agency.
type letter struct {
	step   uint16
	agency uint8
}

// NewOCEL returns a writer to w.
func NewOCEL(w io.Writer, p *sim.Program) *OCEL {
	return &OCEL{recordWriter: newRecordWriter(w, p), crews: make(crews)}
}

// attribute is an attribute of objects or events and its type. In JSON every value is a string: the schema of the standard has
// it so.
type attribute struct{ name, kind string }

// objectTypes are the types of objects with their attributes.
var objectTypes = []struct {
	name       string
	attributes []attribute
}{
	{
		"incident",
		[]attribute{{"title", "string"}, {"stream", "boolean"}, {"ordinal", "integer"}, {"place", "string"}, {"priority", "integer"}},
	},
	{"step", []attribute{{"text", "string"}, {"verb", "string"}}},
	{"message", []attribute{{"text", "string"}, {"to", "string"}}},
	{"unit", []attribute{{"name", "string"}, {"kind", "string"}, {"crew", "integer"}, {"home", "string"}}},
	{"agency", []attribute{{"name", "string"}, {"kind", "string"}}},
	{"channel", []attribute{{"name", "string"}, {"kind", "string"}, {"capacity", "integer"}}},
	{"site", []attribute{{"name", "string"}, {"people", "integer"}}},
}

// eventAttributes are those of every event.
var eventAttributes = []attribute{{"t", "float"}, {"cause", "string"}, {"place", "string"}, {"text", "string"}}

// value is an attribute with what it is.
type value struct{ name, text string }

// relation is how an event or object is related to an object.
type relation struct{ object, qualifier string }

// Objects is the sink for the first run.
func (o *OCEL) Objects() sim.Sink { return objectSink{o} }

// Events is the sink for the second run.
func (o *OCEL) Events() sim.Sink { return eventSink{o} }

type objectSink struct{ *OCEL }

// Consume writes the objects that come with records.
func (o objectSink) Consume(first sim.Seq, records []sim.Record) {
	if first == 0 {
		o.begin()
	}
	o.each(first, records, func(_ sim.Seq, r *sim.Record, of sim.Instance, about bool) {
		if !about {
			return
		}
		began := r.Kind == sim.IncidentBegan || r.Kind == sim.IncidentSkipped
		if began && int(r.Incident) < len(o.told) {
			o.told[r.Incident] = o.told[r.Incident][:0]
		}
		if began && o.Incidents[of.Incident].Stream {
			o.incident(of, r.Place)
		}
		if isOfMessage(r.Kind) {
			o.message(r, of)
		}
	})
}

type eventSink struct{ *OCEL }

// Consume writes the events that records are.
func (o eventSink) Consume(first sim.Seq, records []sim.Record) {
	if first == 0 {
		o.write([]byte("\n ],\n \"events\": ["))
		o.behind = false
	}
	o.each(first, records, func(seq sim.Seq, r *sim.Record, of sim.Instance, about bool) {
		of, about = o.crews.follow(r, of, about)
		e := o.Entry(seq, r, of, about)
		o.event(&e, o.related(r, of, about))
	})
}

// Flush ends the log, and returns the first error of all.
func (o *OCEL) Flush() error {
	o.write([]byte("\n ]\n}\n"))
	return o.recordWriter.Flush()
}

// begin writes the types, and the objects that are there from the start.
func (o *OCEL) begin() {
	o.write([]byte("{\n \"objectTypes\": ["))
	for _, t := range objectTypes {
		o.listed(jsontext.Object("name", jsontext.Quote(t.name), "attributes", declared(t.attributes)))
	}
	o.write([]byte("\n ],\n \"eventTypes\": ["))
	o.behind = false
	for kind := range sim.NumKinds {
		if kind == sim.ConditionSet && !o.HasConditions() {
			continue
		}
		o.listed(jsontext.Object("name", jsontext.Quote(kind.String()), "attributes", declared(eventAttributes)))
	}
	o.write([]byte("\n ],\n \"objects\": ["))
	o.behind = false
	o.equipment()
	for i := range o.Incidents {
		if incident := &o.Incidents[i]; !incident.Stream {
			o.incident(sim.Instance{Incident: int32(i)}, incident.Place)
		}
	}
}

func declared(attributes []attribute) string {
	parts := make([]string, len(attributes))
	for i, a := range attributes {
		parts[i] = jsontext.Object("name", jsontext.Quote(a.name), "type", jsontext.Quote(a.kind))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// listed writes an element of the list that is being written.
func (o *OCEL) listed(element string) {
	o.text = o.text[:0]
	if o.behind {
		o.text = append(o.text, ',')
	}
	o.behind = true
	o.text = append(append(o.text, "\n  "...), element...)
	o.write(o.text)
}

// event writes a record. There are so many that they are put together byte by byte.
func (o *OCEL) event(e *document.Entry, related []relation) {
	b := o.text[:0]
	if o.behind {
		b = append(b, ',')
	}
	o.behind = true
	b = jsontext.AppendQuoted(append(b, "\n  {\"id\": "...), eventID(e.Seq))
	b = jsontext.AppendQuoted(append(b, `, "type": `...), e.Kind)
	b = e.At.UTC().AppendFormat(append(b, `, "time": "`...), millisecondsUTC)
	b = append(append(append(b, `", "attributes": [{"name": "t", "value": "`...), jsontext.Decimal(e.T, 3)...), `"}`...)
	for _, v := range [...]value{{"cause", eventID(e.Cause)}, {"place", e.Place}, {"text", e.Text}} {
		if v.text != "" {
			b = jsontext.AppendQuoted(append(b, `, {"name": `...), v.name)
			b = append(jsontext.AppendQuoted(append(b, `, "value": `...), v.text), '}')
		}
	}
	b = append(b, `], "relationships": [`...)
	for i, r := range related {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = jsontext.AppendQuoted(append(b, `{"objectId": `...), r.object)
		b = append(jsontext.AppendQuoted(append(b, `, "qualifier": `...), r.qualifier), '}')
	}
	b = append(b, "]}"...)
	o.text = b
	o.write(b)
}

func eventID(seq uint32) string { return "e" + strconv.FormatUint(uint64(seq), 10) }

// related are the objects that a record is about.
func (o *OCEL) related(r *sim.Record, of sim.Instance, about bool) []relation {
	var list []relation
	if about {
		list = append(list, relation{o.incidentObject(of), "incident"})
		if r.Step != sim.NoStep && o.Steps[r.Step].Verb != scenario.NoVerb && o.Steps[r.Step].Incident == of.Incident {
			list = append(list, relation{o.stepObject(of, r.Step), "step"})
		}
		if isOfMessage(r.Kind) {
			list = append(list, relation{o.messageObject(of, r.Step, r.Agency), "message"})
		}
	}
	if r.Unit != sim.None && !isOfIncident(r.Kind) {
		list = append(list, relation{unitObject(&o.Units[r.Unit]), "unit"})
	}
	if r.Agency != sim.NoAgency {
		list = append(list, relation{agencyObject(&o.Agencies[r.Agency]), "agency"})
	}
	switch {
	case r.Kind >= sim.PostureOrdered && r.Kind <= sim.PostureSuperseded:
		list = append(list, relation{siteObject(&o.Sites[r.Arg]), "site"})
	case hasChannel(r):
		list = append(list, relation{channelObject(&o.Channels[r.Arg]), "channel"})
	}
	return list
}

func isOfIncident(kind sim.Kind) bool {
	return kind == sim.IncidentBegan || kind == sim.IncidentSkipped || kind == sim.IncidentClosed
}

// hasChannel reports whether a record names a channel.
func hasChannel(r *sim.Record) bool {
	switch r.Kind {
	case sim.MessageOnAir, sim.MessageRelayed, sim.MessageDelivered, sim.MessageLost, sim.ChannelDown, sim.ChannelUp:
		return r.Arg != sim.NoChannel
	default:
		return false
	}
}
