package log

import (
	"slices"
	"strconv"
	"strings"

	"simulate/report/jsontext"
	"simulate/sim"
	"simulate/sim/scenario"
)

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

func (o *OCEL) incidentObject(of sim.Instance) string { return "incident:" + o.InstanceID(of) }

func (o *OCEL) stepObject(of sim.Instance, step uint16) string {
	return "step:" + o.InstanceID(of) + "/" + o.Steps[step].ID
}

func (o *OCEL) messageObject(of sim.Instance, step uint16, to uint8) string {
	return "message:" + o.InstanceID(of) + "/" + o.Steps[step].ID + ">" + o.Agencies[to].ID
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
			attributes = append(attributes, jsontext.Object(
				"name", jsontext.Quote(v.name), "time", jsontext.Quote("1970-01-01T00:00:00Z"), "value", jsontext.Quote(v.text)))
		}
	}
	o.listed(jsontext.Object("id", jsontext.Quote(id), "type", jsontext.Quote(kind),
		"attributes", "["+strings.Join(attributes, ", ")+"]", "relationships", relations(related)))
}

func relations(related []relation) string {
	parts := make([]string, len(related))
	for i, r := range related {
		parts[i] = jsontext.Object("objectId", jsontext.Quote(r.object), "qualifier", jsontext.Quote(r.qualifier))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}
