package report

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"simulate/sim"
	"simulate/sim/scenario"
)

// OCEL writes a run as an object-centric event log, OCEL 2.0 in JSON: an event for each record, and objects for what records are
// about. It takes two runs with the same luck, one for the objects and one for the events, so that neither has to be kept: tell
// the first to Objects, the second to Events, and then Flush.
type OCEL struct {
	*recordWriter
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
func NewOCEL(w io.Writer, p *sim.Program) *OCEL { return &OCEL{recordWriter: newRecordWriter(w, p)} }

// attribute is an attribute of objects or events and its type. In JSON every value is a string: the schema of the standard has
// it so.
type attribute struct{ name, kind string }

// objectTypes are the types of objects with their attributes.
var objectTypes = []struct {
	name       string
	attributes []attribute
}{
	{"incident", []attribute{{"title", "string"}, {"stream", "boolean"}, {"ordinal", "integer"}, {"place", "string"}, {"priority", "integer"}}},
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
		e := o.entry(seq, r, of, about)
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
		o.listed(object(member{"name", quote(t.name)}, member{"attributes", declared(t.attributes)}))
	}
	o.write([]byte("\n ],\n \"eventTypes\": ["))
	o.behind = false
	for kind := range sim.NumKinds {
		o.listed(object(member{"name", quote(kind.String())}, member{"attributes", declared(eventAttributes)}))
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
		parts[i] = object(member{"name", quote(a.name)}, member{"type", quote(a.kind)})
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

// equipment writes agencies and what they have.
func (o *OCEL) equipment() {
	for i := range o.Agencies {
		a := &o.Agencies[i]
		o.object(agencyObject(a), "agency", nil, value{"name", a.Name}, value{"kind", string(a.Kind)})
	}
	for i := range o.Units {
		u := &o.Units[i]
		home := ""
		if u.Home != sim.NoPlace {
			home = o.Places[u.Home].ID
		}
		o.object(unitObject(u), "unit", []relation{{agencyObject(&o.Agencies[u.Agency]), "of"}},
			value{"name", u.Name}, value{"kind", o.Kinds[u.Kind]}, value{"crew", strconv.Itoa(int(u.Crew))}, value{"home", home})
	}
	for i := range o.Channels {
		c := &o.Channels[i]
		var members []relation
		for _, agency := range c.Members {
			members = append(members, relation{agencyObject(&o.Agencies[agency]), "member"})
		}
		o.object(channelObject(c), "channel", members,
			value{"name", c.Name}, value{"kind", string(c.Kind)}, value{"capacity", strconv.Itoa(int(c.Capacity))})
	}
	for i := range o.Sites {
		s := &o.Sites[i]
		o.object(siteObject(s), "site", []relation{{agencyObject(&o.Agencies[s.Agency]), "of"}},
			value{"name", s.Name}, value{"people", strconv.Itoa(int(s.People))})
	}
}

// Ids of objects say what they are: a unit may have the id of a site.
func agencyObject(a *sim.Agency) string   { return "agency:" + a.ID }
func unitObject(u *sim.Unit) string       { return "unit:" + u.ID }
func channelObject(c *sim.Channel) string { return "channel:" + c.ID }
func siteObject(s *sim.Site) string       { return "site:" + s.ID }

func (p names) incidentObject(of sim.Instance) string { return "incident:" + p.InstanceID(of) }

func (p names) stepObject(of sim.Instance, step uint16) string {
	return "step:" + p.InstanceID(of) + "/" + p.Steps[step].ID
}

func (p names) messageObject(of sim.Instance, step uint16, to uint8) string {
	return "message:" + p.InstanceID(of) + "/" + p.Steps[step].ID + ">" + p.Agencies[to].ID
}

// incident writes an instance with the steps of its plan.
func (o *OCEL) incident(of sim.Instance, at uint16) {
	incident := &o.Incidents[of.Incident]
	related := []relation{{agencyObject(&o.Agencies[incident.Agency]), "of"}}
	if incident.PartOf != sim.None {
		related = append(related, relation{o.incidentObject(sim.Instance{Incident: incident.PartOf}), "part of"})
	}
	where, ordinal := "", ""
	if at != sim.NoPlace {
		where = o.Places[at].ID
	}
	if of.Ordinal > 0 {
		ordinal = strconv.Itoa(int(of.Ordinal))
	}
	o.object(o.incidentObject(of), "incident", related,
		value{"title", incident.Title}, value{"stream", strconv.FormatBool(incident.Stream)}, value{"ordinal", ordinal},
		value{"place", where}, value{"priority", strconv.Itoa(int(incident.Priority))})
	for i := incident.FirstStep; i < incident.FirstStep+incident.Steps; i++ {
		if step := &o.Steps[i]; step.Verb != scenario.NoVerb {
			o.object(o.stepObject(of, i), "step", []relation{{o.incidentObject(of), "of"}},
				value{"text", step.Text}, value{"verb", step.Verb.String()})
		}
	}
}

func isOfMessage(kind sim.Kind) bool {
	return kind >= sim.MessageQueued && kind <= sim.MessageWithdrawn
}

// message writes the message that a record is about, when that is its first.
func (o *OCEL) message(r *sim.Record, of sim.Instance) {
	for len(o.told) <= int(r.Incident) {
		o.told = append(o.told, nil)
	}
	m := letter{r.Step, r.Agency}
	if slices.Contains(o.told[r.Incident], m) {
		return
	}
	o.told[r.Incident] = append(o.told[r.Incident], m)
	to := &o.Agencies[r.Agency]
	o.object(o.messageObject(of, r.Step, r.Agency), "message",
		[]relation{{o.stepObject(of, r.Step), "of"}, {agencyObject(to), "to"}},
		value{"text", o.Steps[r.Step].Text}, value{"to", to.ID})
}

// object writes an object. Attributes that say nothing are left out; the others hold from the beginning of time.
func (o *OCEL) object(id, kind string, related []relation, values ...value) {
	var attributes []string
	for _, v := range values {
		if v.text != "" {
			attributes = append(attributes, object(
				member{"name", quote(v.name)}, member{"time", quote("1970-01-01T00:00:00Z")}, member{"value", quote(v.text)}))
		}
	}
	o.listed(object(member{"id", quote(id)}, member{"type", quote(kind)},
		member{"attributes", "[" + strings.Join(attributes, ", ") + "]"}, member{"relationships", relations(related)}))
}

func relations(related []relation) string {
	parts := make([]string, len(related))
	for i, r := range related {
		parts[i] = object(member{"objectId", quote(r.object)}, member{"qualifier", quote(r.qualifier)})
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// event writes a record.
func (o *OCEL) event(e *Entry, related []relation) {
	attributes := []string{attributeOf("t", decimal(e.T, 3)), attributeOf("cause", eventID(e.Cause)), attributeOf("text", e.Text)}
	if e.Place != "" {
		attributes = append(attributes, attributeOf("place", e.Place))
	}
	o.listed(object(
		member{"id", quote(eventID(e.Seq))}, member{"type", quote(e.Kind)}, member{"time", quote(e.At.UTC().Format(millisecondsUTC))},
		member{"attributes", "[" + strings.Join(attributes, ", ") + "]"}, member{"relationships", relations(related)}))
}

func eventID(seq uint32) string { return "e" + strconv.FormatUint(uint64(seq), 10) }

func attributeOf(name, text string) string {
	return object(member{"name", quote(name)}, member{"value", quote(text)})
}

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
