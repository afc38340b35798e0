package snapshot

import "simulate/sim"

func (f *fold) agencyRows() []*Agency {
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
		working: &a.Working, returning: &a.Returning, occupied: &a.Occupied, disabled: &a.Disabled,
	}[status]
}

func (f *fold) unitRows() []*Unit {
	rows := make([]*Unit, len(f.units))
	for i := range rows {
		u, compiled := &f.units[i], &f.p.Units[i]
		row := &Unit{
			Number: i, ID: compiled.ID, Name: compiled.Name,
			Agency: f.p.Agencies[compiled.Agency].ID, Kind: f.p.Kinds[compiled.Kind],
			Status: u.status, Since: u.since, Position: f.position(u), Arrives: u.arrives,
			Incident: f.incidentOf(u.instance), Destination: f.place(u.to),
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

// incidentOf is the id of an instance's incident, or nothing for -1.
func (f *fold) incidentOf(instance int) string {
	if instance < 0 {
		return ""
	}
	return f.p.Incidents[f.instances[instance].incident].ID
}

func (f *fold) place(place uint16) string {
	if place == sim.NoPlace {
		return ""
	}
	return f.p.Places[place].ID
}

func (f *fold) stepRows() []*Step {
	var rows []*Step
	for _, n := range f.inFileOrder() {
		first := f.p.Incidents[n.incident].FirstStep
		for k := 1; k < len(n.steps); k++ { // the first is the pseudo-step
			row := f.stepRow(n, first+uint16(k))
			row.Number = len(rows)
			rows = append(rows, row)
		}
	}
	return rows
}

func (f *fold) stepRow(n *instance, number uint16) *Step {
	s, compiled := f.stepOf(n, number), &f.p.Steps[number]
	row := &Step{
		Index: number, Incident: f.p.Incidents[n.incident].ID, ID: compiled.ID, Verb: compiled.Verb.String(),
		Status: s.status, Since: s.since, Needs: f.needs(n, number), Text: compiled.Text,
	}
	if s.end > 0 {
		row.Outcome = compiled.Ends[s.end-1]
	}
	return row
}

func (f *fold) channelRows() []*Channel {
	rows := make([]*Channel, len(f.channels))
	for i := range rows {
		compiled := &f.p.Channels[i]
		row := &Channel{
			Number: i, ID: compiled.ID, Name: compiled.Name, Kind: string(compiled.Kind),
			Since: f.channels[i].since, Capacity: int(compiled.Capacity), OnAir: f.onAir(i),
		}
		for m := range f.messages {
			if f.messages[m].status == queued && f.mayCarry(i, &f.messages[m]) {
				row.Queued++
			}
		}
		row.Status = f.load(i, row)
		rows[i] = row
	}
	return rows
}

// load is the status of a channel in a word.
func (f *fold) load(channel int, row *Channel) string {
	switch {
	case f.channels[channel].down > 0 || row.Capacity == 0:
		return down
	case row.OnAir >= row.Capacity:
		return full
	case row.OnAir > 0:
		return busy
	}
	return idle
}

func (f *fold) siteRows() []*Site {
	rows := make([]*Site, len(f.sites))
	for i := range rows {
		s, compiled := &f.sites[i], &f.p.Sites[i]
		rows[i] = &Site{
			Number: i, ID: compiled.ID, Name: compiled.Name, Agency: f.p.Agencies[compiled.Agency].ID,
			Place: f.place(compiled.Place), People: int(compiled.People), Posture: s.posture, Since: s.since,
		}
		if s.order.Kind == sim.PostureOrdered {
			rows[i].Ordered = f.p.Steps[s.order.Step].Posture
		}
	}
	return rows
}

func (f *fold) messageRows() []*Message {
	rows := make([]*Message, len(f.messages))
	for i := range rows {
		m := &f.messages[i]
		rows[i] = &Message{
			Number: i, Incident: f.incidentOf(m.instance), Step: f.p.Steps[m.step].ID,
			From: f.p.Agencies[m.from].ID, To: f.p.Agencies[m.to].ID, Status: m.status, Since: m.since,
		}
		if m.channel != sim.NoChannel {
			rows[i].Channel = f.p.Channels[m.channel].ID
		}
	}
	return rows
}

func (f *fold) incidentRows() []*Incident {
	rows := make([]*Incident, len(f.instances))
	for i, n := range f.inFileOrder() {
		compiled := &f.p.Incidents[n.incident]
		rows[i] = &Incident{
			Number: i, ID: compiled.ID, Title: compiled.Title, Agency: f.p.Agencies[compiled.Agency].ID,
			Place: f.place(compiled.Place), Priority: n.priority, Status: n.status, Began: n.began, Closed: n.closed,
		}
	}
	return rows
}
