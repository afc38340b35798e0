package sim

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// incidents numbers incidents and their steps; what the steps do is compiled when all are known.
func (c *compiler) incidents() {
	c.incident = index(c.s.Incidents.IDs())
	c.step = map[string]uint16{}
	for id, incident := range c.s.Incidents.All() {
		compiled := Incident{
			ID: id, Title: named(incident.Title, id), Agency: uint8(c.agency[incident.Agency]),
			Place: uint16(c.place[incident.Where.Place]), Priority: priority(incident.Priority, scenario.UsualPriority),
			FirstStep: uint16(len(c.p.Steps)), Steps: uint16(1 + incident.Plan.Len()),
			Begins: c.begins(incident), PartOf: None, chance: c.odds(incident.Chance, 1),
		}
		if incident.PartOf != "" {
			compiled.PartOf = int32(c.incident[incident.PartOf])
		}
		if incident.Arrivals != nil {
			c.arrivals(id, incident, &compiled)
		}
		c.present(&compiled, incident)
		for _, step := range incident.Plan.All() {
			compiled.moves = compiled.moves || step.Moves != ""
		}
		c.p.Steps = append(c.p.Steps, c.pseudoStep(id, &compiled, incident.Begins))
		for step := range incident.Plan.All() {
			c.step[id+"/"+step] = uint16(len(c.p.Steps))
			c.p.Steps = append(c.p.Steps, Step{ID: step, Incident: int32(c.incident[id])})
		}
		c.p.Incidents = append(c.p.Incidents, compiled)
	}
	for i := range c.p.Incidents {
		if host := c.p.Incidents[i].PartOf; host != None {
			c.p.Incidents[host].guests = append(c.p.Incidents[host].guests, int32(i))
		}
	}
}

// begins is when an incident begins that is no stream.
func (c *compiler) begins(incident *scenario.Incident) engine.Time {
	if incident.IsSetOff() {
		return engine.Never
	}
	return c.p.WarmUp + engine.Time(c.s.BeginsAt(incident))
}

func (c *compiler) pseudoStep(incident string, of *Incident, begins *scenario.Beginning) Step {
	step := Step{
		ID: "begins", Incident: int32(c.incident[incident]), Place: of.fixedPlace(), At: engine.Never,
		subject: subject{key: engine.KeyOf("incident", incident), step: uint16(len(c.p.Steps))},
		after:   None, until: None, hold: None, with: NoStep, whereStep: NoStep, atPlace: NoPlace, atStep: NoStep,
	}
	if begins != nil {
		step.Delayed, step.delay = begins.Delay != nil, c.span(begins.Delay)
	}
	return step
}

// outset is what an offset of the plan counts from: 0 where each instance has a beginning that is not known beforehand.
func (i *Incident) outset() engine.Time {
	if i.Stream || i.isSetOff() {
		return 0
	}
	return i.Begins
}

func priority(p *scenario.Priority, absent int32) int32 {
	if p == nil {
		return absent
	}
	return int32(p.Value)
}

// priorities are those in the states of a condition, behind that before it begins; nil where none is given.
func priorities(p *scenario.Priority, states []string) []int32 {
	if p == nil {
		return nil
	}
	list := []int32{int32(p.Value)}
	for _, state := range states {
		list = append(list, int32(p.In(state)))
	}
	return list
}

// present finds the classes of the units on scene when the incident begins.
func (c *compiler) present(compiled *Incident, incident *scenario.Incident) {
	for word, count := range incident.Present.All() {
		here := presence{count: count.Value}
		for i, is := range c.p.Sorts[c.sort[word]].classes {
			if is {
				here.classes = append(here.classes, uint16(i))
			}
		}
		compiled.present = append(compiled.present, here)
	}
}

// plans compiles what every step does.
func (c *compiler) plans() {
	for id, incident := range c.s.Incidents.All() {
		c.columns = columnsOf(incident)
		for name, step := range incident.Plan.All() {
			c.compileStep(id, c.step[id+"/"+name], step)
		}
	}
}

// columnsOf numbers the columns of an incident's trace that its plan takes figures from.
func columnsOf(incident *scenario.Incident) map[columnKey]column {
	columns := make(map[columnKey]column)
	if incident.Arrivals != nil {
		for i := range incident.Arrivals.Columns {
			of := &incident.Arrivals.Columns[i]
			columns[columnKey{of.Kind, of.Name, of.Step}] = column(i + 1)
		}
	}
	return columns
}

// column is the number of a column that has a name.
func (c *compiler) column(kind scenario.CellKind, name string) column {
	return c.columnOf(kind, name, "")
}

// columnOf is the number of one that is of a step.
func (c *compiler) columnOf(kind scenario.CellKind, name, step string) column {
	if name == "" {
		return 0
	}
	return c.columns[columnKey{kind, name, step}]
}

// columnKey is what a column is known by.
type columnKey struct {
	kind       scenario.CellKind
	name, step string
}

func (c *compiler) compileStep(incident string, number uint16, step *scenario.Step) {
	compiled := &c.p.Steps[number]
	owner := &c.p.Incidents[compiled.Incident]
	compiled.Verb, compiled.Text, compiled.Posture = step.Verb(), step.Text(), step.Posture
	compiled.subject = subject{key: engine.KeyOf("step", incident, compiled.ID), step: number}
	compiled.after, compiled.until, compiled.hold = None, None, None
	compiled.At = engine.Never
	if step.At != nil {
		compiled.At = c.instant(step.At.Value, owner.outset())
		compiled.Relative = step.At.Value.Offset && (owner.Stream || owner.isSetOff())
	}
	compiled.Delayed = step.Delay != nil
	compiled.patient, compiled.repeats = step.GiveUp != nil, step.Every != nil
	c.numbers(incident, compiled, step)
	compiled.again = step.Retry != nil
	compiled.rePress, compiled.impatient = c.span(step.RePress), step.RePress != nil
	compiled.divert = step.Divert
	compiled.refused = c.odds(step.Fails, 0)
	compiled.priorities = priorities(step.Priority, c.s.Incidents.Get(incident).Condition.States())
	if step.Priority != nil {
		compiled.priorityColumn = c.column(scenario.PriorityCells, step.Priority.Row)
	}
	owner.rated = owner.rated || step.Priority != nil && step.Priority.States != nil
	compiled.interrupted = map[string]interruption{
		"restart": restart, "resample": resample, "abandon": abandon,
	}[step.Interrupted]
	compiled.whole = step.Whole
	c.ends(compiled, step)
	compiled.byHand = c.byHand(compiled, c.s.Played.Of(incident, compiled.ID))
	c.locate(compiled, owner, incident, step)
	c.verb(number, owner, step)
	c.overlap(compiled)
}

// ends compiles how a step can end: with an outcome, or an option.
func (c *compiler) ends(compiled *Step, step *scenario.Step) {
	if compiled.Ends = step.Outcomes.IDs(); step.Verb() == scenario.Decide {
		compiled.Ends = step.Options.IDs()
		compiled.decided = 1 + uint16(slices.Index(compiled.Ends, step.Default.Option)) // 0: it is drawn
	}
}

// endsIn compiles how a step ends by luck in a state of its incident's condition: with which of its outcomes, or with which option where
// that is drawn; nil without.
func (c *compiler) endsIn(state, incident string, step *scenario.Step, id string) *lottery {
	path := "incidents." + incident + ".plan." + id
	if step.Default.Drawn() {
		options := step.Options.IDs()
		l := c.lottery(path+".default", &step.Default.Shares, func(option string) uint16 { return 1 + uint16(slices.Index(options, option)) })
		return &l
	}
	if step.Outcomes.Len() == 0 {
		return nil
	}
	path += ".outcomes"
	ends := step.Outcomes.IDs()
	if key := scenario.StateKey(step.Outcomes.States, state); key != "" {
		path += "." + key
	}
	l := c.lottery(path, step.Outcomes.In(state), func(outcome string) uint16 { return 1 + uint16(slices.Index(ends, outcome)) })
	l.column = c.columnOf(scenario.OutcomeCells, step.Outcomes.Row, id)
	return &l
}

// locate says where a step happens and whose units it uses.
func (c *compiler) locate(compiled *Step, owner *Incident, incident string, step *scenario.Step) {
	compiled.Place, compiled.with, compiled.whereStep = owner.fixedPlace(), NoStep, NoStep
	if step.With != "" {
		compiled.with = c.step[incident+"/"+step.With]
	}
	c.stand(compiled, incident, step.AtPlace)
	switch {
	case step.Where.Chosen():
		compiled.Place, compiled.settles = NoPlace, true
	case step.Where.Given():
		compiled.Place, compiled.whereStep = c.placeOrStep(incident, step.Where.Name)
		c.p.joining = c.p.joining || compiled.whereStep != NoStep && step.Verb() != scenario.Send
	}
}

// placeOrStep is the place of a name, or the step whose units' place it is.
func (c *compiler) placeOrStep(incident, name string) (place, step uint16) {
	if place, ok := c.place[name]; ok {
		return uint16(place), NoStep
	}
	return NoPlace, c.step[incident+"/"+name]
}

// location compiles where a step happens in a state of its incident's condition; nil where that is not left until it asks.
func (c *compiler) location(state, incident string, step *scenario.Step, id string) *location {
	if !step.Where.Chosen() {
		return nil
	}
	written, at := step.Where.In(state), &location{place: NoPlace, step: NoStep}
	path := "incidents." + incident + ".plan." + id + ".where"
	if key := scenario.StateKey(step.Where.States, state); key != "" {
		path += "." + key
	}
	at.column = c.column(scenario.PlaceCells, written.Row)
	for _, place := range written.Rows {
		at.rows = append(at.rows, uint16(c.place[place]))
	}
	if written.Name != "" {
		at.place, at.step = c.placeOrStep(incident, written.Name)
	}
	for _, place := range written.Nearest {
		at.nearest = append(at.nearest, uint16(c.place[place]))
	}
	at.shares = c.lottery(path, &written.Shares, func(id string) uint16 { return uint16(c.place[id]) })
	return at
}

// stand says where the units of work stand that are not sent.
func (c *compiler) stand(compiled *Step, incident, at string) {
	compiled.standing, compiled.atPlace, compiled.atStep = at != "", NoPlace, NoStep
	if at != "" && at != scenario.Here {
		compiled.atPlace, compiled.atStep = c.placeOrStep(incident, at)
	}
}

// verb compiles what is peculiar to a step's verb.
func (c *compiler) verb(number uint16, owner *Incident, step *scenario.Step) {
	compiled := &c.p.Steps[number]
	switch compiled.Verb {
	case scenario.Event:
		c.effects(compiled, step)
	case scenario.Message:
		c.deliver(number, owner, step)
	case scenario.Send:
		compiled.all = step.Send.All
		compiled.Needs = c.needs(&step.Send, c.senders(step.From, owner), step.Choose)
		c.approve(number, owner)
		c.request(compiled)
	case scenario.Move:
		compiled.all, compiled.Needs = step.Move.All, c.needs(&step.Move, nil, nil)
		compiled.needsNobody(&step.Move)
		compiled.alike = len(compiled.Needs) == 1
		c.share(compiled, owner, step)
	case scenario.Release:
		compiled.all, compiled.Needs = step.Release.All, c.needs(&step.Release, nil, nil)
	case scenario.Work, scenario.Decide:
		compiled.by = len(step.By) > 0
		var workers []uint8
		for _, agency := range step.By {
			workers = append(workers, uint8(c.agency[agency]))
		}
		compiled.all, compiled.Needs = step.Needs.All, c.needs(&step.Needs, workers, step.Choose)
		compiled.needsNobody(&step.Needs)
		c.request(compiled)
		c.relief(compiled, step.Relief)
	case scenario.Posture:
		c.order(number, step)
	case scenario.NoVerb:
		panic("sim: a step without a verb in a checked scenario: " + compiled.ID)
	}
}

// share says whether the units of a move may carry several instances of a stream.
func (c *compiler) share(compiled *Step, owner *Incident, step *scenario.Step) {
	if owner.PartOf == None || len(compiled.Needs) != 1 || compiled.Needs[0].Count != 1 {
		return
	}
	compiled.shared = slices.ContainsFunc(c.p.Units, func(u Unit) bool { return u.seats > 0 && compiled.Needs[0].takes(&u) })
	compiled.fill = c.span(step.Fill)
}

// relief compiles how the units of work relieve each other.
func (c *compiler) relief(compiled *Step, written *scenario.Relief) {
	if written != nil && len(compiled.Needs) > 0 {
		compiled.relief = &relief{after: c.span(&written.After), rest: c.span(written.Rest), fromHome: written.FromHome}
	}
}

func (c *compiler) order(number uint16, step *scenario.Step) {
	compiled := &c.p.Steps[number]
	compiled.orders.from = int32(len(c.p.orders))
	for _, id := range c.s.SitesOf(step) {
		site := uint16(c.site[id])
		compiled.Sites = append(compiled.Sites, site)
		c.p.orders = append(c.p.orders, order{
			subject: compiled.subject.with(id, c.p.Sites[site].key), step: number, site: site,
		})
	}
	compiled.orders.to = int32(len(c.p.orders))
}
