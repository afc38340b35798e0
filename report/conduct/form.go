package conduct

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/exercise"
	"simulate/sim/exercise/knowledge"
	"simulate/sim/scenario"
)

// Form is what a role may order now, as the controller asks for it; without a role it is everything that there is, for effects.
func (c *Conductor) Form(role string) (Form, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if role == "" {
		return c.everyWord(), nil
	}
	r := c.role(role)
	if r == nil {
		return Form{}, errors.New("there is no role " + role)
	}
	return c.form(r), nil
}

// form is what a role may order, out of what it knows.
func (c *Conductor) form(r *role) Form {
	k := c.knowledgeOf(r)
	f := Form{Incidents: []Choice{}, Words: []Word{}}
	for _, i := range k.incidents {
		of := &c.exercise.Program.Incidents[i]
		f.Incidents = append(f.Incidents, Choice{of.ID, of.Title})
	}
	if len(f.Incidents) == 0 {
		return f // nothing that happens is known: there is nothing to give an order about
	}
	orders, where := c.counts(r, k), k.places
	add := func(verb, label string, w Word) {
		w.Word, w.Label = verb, label
		w.What = c.ready(r, k, verb)
		w.Who, w.To, w.Where, w.Postures = list(w.Who), list(w.To), list(w.Where), list(w.Postures)
		if w.Own || len(w.What) > 0 {
			f.Words = append(f.Words, w)
		}
	}
	units := len(orders) > 0
	add("send", "Send", Word{Own: units, Who: orders, Where: where})
	add("work", "Work", Word{Own: units, Who: orders, Where: where})
	to := c.agenciesBut(r)
	add("message", "Message", Word{Own: len(to) > 0, To: to})
	add("move", "Move", Word{Own: units, Who: orders, Where: where})
	sites := c.ownSites(r)
	add("posture", c.sitesCalled(r), Word{Own: len(sites) > 0, To: sites, Postures: postures})
	add("release", "Let go", Word{Own: units, Who: orders})
	return f
}

// everyWord is all that an effect can be about.
func (c *Conductor) everyWord() Form {
	w := Word{Word: "event", Label: "Event", What: []Ready{}, Own: true, Who: []Count{}, To: []Choice{}, Where: c.placeChoices(), Postures: []Choice{}}
	for i := range c.exercise.Program.Agencies {
		w.To = append(w.To, Choice{c.exercise.Program.Agencies[i].ID, c.exercise.Program.Agencies[i].Name})
	}
	for id, u := range c.scenario().Units.All() {
		w.Who = append(w.Who, Count{ID: id, Label: cmp.Or(u.Name, id), Most: u.Size()})
	}
	return Form{c.incidentChoices(), []Word{w}}
}

func list[T any](of []T) []T {
	if of == nil {
		return []T{}
	}
	return of
}

var postures = []Choice{
	{"lockdown", "lockdown"}, {"secure", "secure"}, {"hold", "hold"}, {"shelter", "shelter"}, {"evacuate", "evacuate"}, {"normal", "back to normal"},
}

// known is what a role may choose from.
type known struct {
	incidents []int32 // that happen once, and are known
	steps     map[uint16]bool
	begun     map[uint16]bool
	places    []Choice
	units     map[int32]knowledge.Unit
}

// knowledgeOf gathers what a role knows now.
func (c *Conductor) knowledgeOf(r *role) known {
	p := c.exercise.Program
	k := known{steps: make(map[uint16]bool), begun: make(map[uint16]bool), units: make(map[int32]knowledge.Unit)}
	state := r.fold.State()
	for _, i := range state.Incidents {
		if !p.Incidents[i.Of.Incident].Stream && !slices.Contains(k.incidents, i.Of.Incident) {
			k.incidents = append(k.incidents, i.Of.Incident)
		}
	}
	for _, u := range state.Units {
		k.units[u.Unit] = u
	}
	places := make(map[uint16]bool)
	for _, i := range k.incidents {
		places[p.Incidents[i].Place] = true
	}
	for _, fact := range r.fold.Facts() {
		if of := fact.Record; of.Step != sim.NoStep && of.Incident != sim.None {
			k.steps[of.Step] = true
			k.begun[of.Step] = k.begun[of.Step] || of.Kind != sim.StepSkipped
		}
		places[fact.Record.Place] = true
	}
	for u := range p.Units {
		if p.Units[u].Agency == r.knows.Agency {
			places[p.Units[u].Home] = true
		}
	}
	for i := range p.Sites {
		if p.Sites[i].Agency == r.knows.Agency {
			places[p.Sites[i].Place] = true
		}
	}
	for n := range p.Places {
		id := p.Places[n].ID
		written := c.scenario().Places.Get(id)
		if places[uint16(n)] || written != nil && slices.Contains(public, written.Kind) {
			k.places = append(k.places, Choice{id, cmp.Or(p.Places[n].Name, id)})
		}
	}
	return k
}

// public are the kinds of place that anybody has on the map: that they are there tells nothing of what is to come.
var public = []string{"station", "hospital", "office"}

// counts are the units that a role may order, by how they stand in the file.
func (c *Conductor) counts(r *role, k known) (counts []Count) {
	for id, u := range c.scenario().Units.All() {
		if !slices.Contains(r.written.Orders, u.Agency) {
			continue
		}
		count := Count{ID: id, Label: cmp.Or(u.Name, id), Most: u.Size()}
		for _, n := range c.unitsOf(id) {
			if seen, ok := k.units[n]; ok && isFree(&seen) {
				count.Free++
			}
		}
		counts = append(counts, count)
	}
	return counts
}

// unitsOf are the numbers of the units that stand under an id in the file.
func (c *Conductor) unitsOf(id string) (units []int32) {
	for n := range c.exercise.Program.Units {
		of := c.exercise.Program.Units[n].ID
		if rest, ok := strings.CutPrefix(of, id); ok && (rest == "" || rest[0] == '-' && strings.Trim(rest[1:], "0123456789") == "") {
			units = append(units, int32(n))
		}
	}
	return units
}

// agenciesBut are those to whom a message of a role's agency can go.
func (c *Conductor) agenciesBut(r *role) (agencies []Choice) {
	p := c.exercise.Program
	for i := range p.Agencies {
		if uint8(i) != r.knows.Agency {
			agencies = append(agencies, Choice{p.Agencies[i].ID, p.Agencies[i].Name})
		}
	}
	return agencies
}

func (c *Conductor) ownSites(r *role) (sites []Choice) {
	p := c.exercise.Program
	for i := range p.Sites {
		if p.Sites[i].Agency == r.knows.Agency {
			sites = append(sites, Choice{p.Sites[i].ID, p.Sites[i].Name})
		}
	}
	return sites
}

// sitesCalled is what the sites of a role's agency are called together.
func (c *Conductor) sitesCalled(r *role) string {
	for _, s := range c.scenario().Sites.All() {
		if s.Agency == r.written.Agency && s.Kind != "school" {
			return "Sites"
		}
	}
	return "Schools"
}

// ready are the orders of a word that the scenario has ready: those that it names, and steps of the plan that can be done now.
func (c *Conductor) ready(r *role, k known, verb string) []Ready {
	ready := []Ready{}
	incident := c.exercise.Program.Incidents[k.incidents[0]].ID
	for id, step := range c.scenario().Exercise.Orders.All() {
		if step.Verb().String() == verb && c.mayOrder(r, incident, step) {
			ready = append(ready, Ready{ID: "named:" + id, Label: c.names.Ordered(step), Incident: incident, Who: map[string]int{}})
		}
	}
	for _, i := range k.incidents {
		of := &c.exercise.Program.Incidents[i]
		plan := c.scenario().Incidents.Get(of.ID)
		if plan == nil {
			continue
		}
		for id, step := range plan.Plan.All() {
			number, ok := c.exercise.Program.StepNumber(of.ID, id)
			if ok && step.Verb().String() == verb && !k.begun[number] && c.isOffered(r, k, of.ID, step, id) {
				ready = append(ready, Ready{ID: "do:" + id, Label: c.names.Ordered(step), Incident: of.ID, Who: map[string]int{}})
			}
		}
	}
	return ready
}

// isOffered reports whether a role is offered to do a step of the plan now: one of its own, all of whose triggers it knows of, or that
// wait for somebody's decision. What waits for an event that has not been, or has not been heard of, would tell of it; so would what an
// inject begins, and what may not happen at all.
func (c *Conductor) isOffered(r *role, k known, incident string, step *scenario.Step, id string) bool {
	if c.isAdded(incident, id) || c.isInjected(incident, id) || !c.mayOrder(r, incident, step) || step.After == nil || step.At != nil || step.Chance != nil {
		return false
	}
	return c.knowsOf(k, incident, step.After)
}

// isAdded reports whether a step was added by somebody.
func (c *Conductor) isAdded(incident, id string) bool {
	of := c.exercise.Plan().Incidents.Get(incident)
	return of == nil || of.Plan.Get(id) == nil
}

// isInjected reports whether an inject begins a step.
func (c *Conductor) isInjected(incident, id string) bool {
	for _, i := range c.exercise.Plan().Exercise.Injects.All() {
		if of, step, err := c.exercise.Plan().StepMeant(i.Step); i.Step != "" && err == nil && of == incident && step == id {
			return true
		}
	}
	return false
}

// knowsOf reports whether a trigger waits for nothing but what is known or for somebody to decide.
func (c *Conductor) knowsOf(k known, incident string, t *scenario.Trigger) bool {
	switch {
	case len(t.Any) > 0:
		return slices.ContainsFunc(t.Any, func(one scenario.Trigger) bool { return c.knowsOf(k, incident, &one) })
	case len(t.All) > 0:
		return !slices.ContainsFunc(t.All, func(one scenario.Trigger) bool { return !c.knowsOf(k, incident, &one) })
	}
	m, err := c.exercise.Program.Milestone(incident, t.Milestone)
	return err == nil && (k.steps[m.Step] || c.isDecision(m.Step))
}

// mayOrder reports whether those who do a step are a role's to order.
func (c *Conductor) mayOrder(r *role, incident string, step *scenario.Step) bool {
	return exercise.Beyond(c.scenario(), r.written, incident, step) == ""
}
