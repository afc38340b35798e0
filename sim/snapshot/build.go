package snapshot

import (
	"simulate/sim"
	"simulate/sim/engine"
)

func (f *Fold) agencyRows() []*Agency {
	rows := make([]*Agency, len(f.p.Agencies))
	for i := range rows {
		a := &f.p.Agencies[i]
		rows[i] = &Agency{Number: i, ID: a.ID, Name: a.Name, Kind: string(a.Kind), Heard: f.heard[i]}
	}
	for i := range f.units {
		row := rows[f.p.Units[i].Agency]
		row.Units++
		*row.count(f.units[i].status)++
	}
	return rows
}

// count is the column that counts the units in a status.
func (a *Agency) count(status string) *int {
	return map[string]*int{
		available: &a.Available, turnout: &a.Turnout, enRoute: &a.EnRoute, held: &a.Held, onScene: &a.OnScene,
		working: &a.Working, returning: &a.Returning, toPost: &a.Returning, atPost: &a.Available, occupied: &a.Occupied, disabled: &a.Disabled, offDuty: &a.OffDuty,
	}[status]
}

func (f *Fold) unitRows() []*Unit {
	rows := make([]*Unit, len(f.units))
	for i := range rows {
		u, compiled := &f.units[i], &f.p.Units[i]
		row := &Unit{
			Number: i, ID: compiled.ID, Name: compiled.Name,
			Agency: f.p.Agencies[compiled.Agency].ID, Kind: f.p.Kinds[compiled.Kind],
			Status: u.status, Since: u.since, Position: f.position(u), Arrives: u.arrives,
			Incident: f.idOf(u.scene), Destination: f.place(u.to),
		}
		if !u.onRoad() {
			row.Place = f.place(u.place)
		}
		if u.step != sim.NoStep {
			row.Step = f.p.Steps[u.step].ID
		}
		rows[i] = row
	}
	return rows
}

func (f *Fold) place(place uint16) string {
	if place == sim.NoPlace {
		return ""
	}
	return f.p.Places[place].ID
}

func (f *Fold) stepRows(of []*instance) []*Step {
	var rows []*Step
	for _, n := range of {
		first := f.p.Incidents[n.Incident].FirstStep
		for k := 1; k < len(n.steps); k++ { // the first is the pseudo-step
			row := f.stepRow(n, first+uint16(k))
			row.Number = len(rows)
			rows = append(rows, row)
		}
	}
	return rows
}

func (f *Fold) stepRow(n *instance, number uint16) *Step {
	s, compiled := f.stepOf(n, number), &f.p.Steps[number]
	row := &Step{
		Index: number, Instance: n.Instance, Incident: f.p.InstanceID(n.Instance), ID: compiled.ID, Verb: compiled.Verb.String(),
		Status: s.status, Since: s.since, Needs: f.needs(n, number), Text: compiled.Text,
	}
	if s.end > 0 {
		row.Outcome = compiled.Ends[s.end-1]
	}
	return row
}

func (f *Fold) channelRows() []*Channel {
	rows := make([]*Channel, len(f.channels))
	for i, load := range f.loads() {
		compiled := &f.p.Channels[i]
		rows[i] = &Channel{
			Number: i, ID: compiled.ID, Name: compiled.Name, Kind: string(compiled.Kind), Status: f.channelStatus(i, load.onAir),
			Since: f.channels[i].since, Capacity: int(compiled.Capacity), OnAir: load.onAir, Queued: load.queued,
		}
	}
	return rows
}

// channelStatus is the status of a channel with so much on it.
func (f *Fold) channelStatus(channel, onAir int) string {
	capacity := int(f.p.Channels[channel].Capacity)
	switch {
	case f.channels[channel].down > 0 || capacity == 0:
		return down
	case onAir >= capacity:
		return full
	case onAir > 0:
		return busy
	}
	return idle
}

func (f *Fold) siteRows() []*Site {
	rows := make([]*Site, len(f.sites))
	for i := range rows {
		s, compiled := &f.sites[i], &f.p.Sites[i]
		rows[i] = &Site{
			Number: i, ID: compiled.ID, Name: compiled.Name, Agency: f.p.Agencies[compiled.Agency].ID,
			Place: f.place(compiled.Place), People: int(compiled.People), Posture: s.posture, Since: s.since,
			Ordered: f.ordered(i),
		}
	}
	return rows
}

// ordered is the posture that a site has been ordered into and has not reached; empty without.
func (f *Fold) ordered(site int) string {
	order := &f.sites[site].order
	if order.Kind != sim.PostureOrdered {
		return ""
	}
	return f.p.Steps[order.Step].Posture
}

func (f *Fold) messageRows() []*Message {
	letters := f.letters()
	rows := make([]*Message, len(letters))
	for i, m := range letters {
		rows[i] = &Message{
			Number: i, Incident: f.p.InstanceID(m.of.Instance), Step: f.p.Steps[m.step].ID,
			From: f.p.Agencies[m.from].ID, To: f.p.Agencies[m.to].ID, Status: m.status, Since: m.since,
		}
		if m.channel != sim.NoChannel {
			rows[i].Channel = f.p.Channels[m.channel].ID
		}
	}
	return rows
}

func (f *Fold) incidentRows() []*Incident {
	current := f.current()
	rows := make([]*Incident, len(current))
	for i, n := range current {
		compiled := &f.p.Incidents[n.Incident]
		rows[i] = &Incident{
			Number: i, ID: f.p.InstanceID(n.Instance), Title: compiled.Title, Agency: f.p.Agencies[compiled.Agency].ID,
			Place: f.place(n.place), Priority: n.priority, Status: n.status, Began: n.began, Closed: n.closed,
			Condition: f.conditionOf(n), Changed: n.changed,
		}
	}
	return rows
}

func (f *Fold) streamRows() []*Stream {
	var rows []*Stream
	for i := range f.streams {
		s, compiled := &f.streams[i], &f.p.Incidents[i]
		if !compiled.Stream {
			continue
		}
		row := &Stream{
			Number: len(rows), ID: compiled.ID, Title: compiled.Title, Agency: f.p.Agencies[compiled.Agency].ID,
			Arrived: s.arrived, Open: s.open(), Closed: s.closed, Skipped: s.skipped, Last: engine.Never,
		}
		if s.arrived > 0 {
			row.Last = s.last
		}
		rows = append(rows, row)
	}
	return rows
}
