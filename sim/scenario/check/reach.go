package check

import (
	"fmt"
	"maps"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// reaches reports sends and moves to places that their units cannot get to: two places are connected when both have a
// position or travel.between names them.
func (p *plan) reaches(path tree.Path, step *scenario.Step) {
	verb := step.Verb()
	if verb != scenario.Send && verb != scenario.Move || p.Unreadable(tree.At("places")) || p.Unreadable(tree.At("travel")) || p.Unreadable(tree.At("units")) {
		return
	}
	place := path.Key(verb.String()).AtKey()
	if step.Where.Given() {
		place = path.Key("where")
	}
	for _, from := range p.origins(step, step.Need()) {
		for _, to := range p.destinations(step) {
			if (to == anywhere || p.s.Places.Get(to) != nil) && !p.connected(from, to) {
				p.noWay(place, step, from, to)
			}
		}
	}
}

// noWay reports two places that are not connected, once for all who would take that way.
func (p *plan) noWay(path tree.Path, step *scenario.Step, from, to string) {
	way := [2]string{from, to}
	if from != anywhere && to != anywhere {
		if p.wayless[way] {
			return
		}
		p.wayless[way] = true
	}
	hint := fmt.Sprintf("give both a position, or write travel.between: {%s: {%s: 6m}}", from, to)
	switch {
	case to == anywhere:
		to, hint = p.area(), "give "+from+" a position"
	case from == anywhere:
		from, hint = p.roaming(step), "give "+to+" a position"
	}
	p.Errorf(path, hint, "no way is known from %s to %s", from, to)
}

// area names the places of the incident that have no name.
func (p *plan) area() string { return "the area of " + p.id }

// roaming says from where the units of a step come that are anywhere in a circle or an area.
func (p *plan) roaming(step *scenario.Step) string {
	switch {
	case step.Verb() == scenario.Send:
	case contains(p.scenesOf(p.incident), anywhere):
		return p.area()
	default:
		return "homes in a circle"
	}
	var ids []string
	for id, unit := range p.s.Units.All() {
		asked := step.Send.All || slices.ContainsFunc(step.Send.Kinds.IDs(), func(word string) bool { m := p.s.Members(id, word); return !m.None() })
		if asked && slices.Contains(p.senders(step), unit.Agency) && slices.Contains(p.homesOf(id), anywhere) {
			ids = append(ids, id)
		}
	}
	return "the homes of " + tree.InWords(ids) + " (a circle)"
}

// anywhere stands for somewhere in a circle or an area: it has a position, and no name.
const anywhere = ""

// connected reports whether the time of a trip between two places can be told.
func (c *checker) connected(from, to string) bool {
	switch {
	case from == to:
		return true
	case c.timeKnown(from, to):
		return true
	default:
		return c.located(from) && c.located(to)
	}
}

// timeKnown reports whether the time from one place to another is written, be it that of the way back.
func (c *checker) timeKnown(from, to string) bool {
	return c.linked(from, to) || c.linked(to, from) && !slices.Contains(c.s.Travel.NoRoute, scenario.Way{From: from, To: to})
}

func (c *checker) linked(a, b string) bool {
	row := c.s.Travel.Between.Get(a)
	return row != nil && row.Get(b) != nil
}

func (c *checker) located(place string) bool {
	return place == anywhere || c.s.Places.Get(place) == nil || c.s.Places.Get(place).Position != nil
}

// origins are the places from which the units of a send or move come, of those that are asked for.
func (p *plan) origins(step *scenario.Step, need *scenario.Need) []string {
	if step.Verb() == scenario.Send {
		return p.homes(p.senders(step), need)
	}
	if step.With != "" {
		return p.destinations(p.incident.Plan.Get(step.With))
	}
	return distinct(p.stations(need))
}

// stations are the places to which the incidents that use the same scene bring units that are asked for.
func (p *plan) stations(need *scenario.Need) []string {
	at := p.scene()
	if at.stands == nil {
		at.stands = make(map[string][]string)
		for _, other := range at.sharing() {
			other.standing(at.stands)
		}
		for kind, places := range at.stands {
			at.stands[kind] = distinct(places)
		}
	}
	kinds := need.Kinds.IDs()
	if need.All {
		kinds = slices.Sorted(maps.Keys(at.stands))
	}
	places := slices.Clone(at.stands[scenario.All])
	for _, kind := range p.fleet.allKin(kinds) {
		places = append(places, at.stands[kind]...)
	}
	return places
}

// stops are the places to which the incidents that use the same scene bring units of a kind, on their way or in the end.
func (p *plan) stops(kind string) []string {
	at := p.scene()
	if known, ok := at.stopping[kind]; ok {
		return known
	}
	if at.stopping == nil {
		at.stopping = make(map[string][]string)
	}
	var alone scenario.Need
	alone.Kinds.Set(kind, scenario.Count{})
	places := at.stations(&alone)
	for _, other := range at.sharing() {
		for _, step := range other.incident.Plan.All() {
			if step.Verb() == scenario.Move && (step.Move.All || p.asksForKin(&step.Move, kind)) {
				places = append(places, other.mayBringTo(step)...)
			}
		}
	}
	at.stopping[kind] = distinct(places)
	return at.stopping[kind]
}

// asksForKin reports whether a need asks for units of which some are of a sort.
func (c *checker) asksForKin(need *scenario.Need, word string) bool {
	return slices.ContainsFunc(c.fleet.kin(word), func(kin string) bool { return need.Kinds.Get(kin) != nil })
}

// standing adds the places to which the incident brings units, by their kind; under all those of sends of every kind.
func (p *plan) standing(stands map[string][]string) {
	for kind := range p.incident.Present.All() {
		stands[kind] = append(stands[kind], p.scenesOf(p.incident)...)
	}
	for _, step := range p.incident.Plan.All() {
		if step.Verb() != scenario.Send {
			continue
		}
		kinds := step.Send.Kinds.IDs()
		if step.Send.All {
			kinds = []string{scenario.All}
		}
		for _, kind := range kinds {
			stands[kind] = append(stands[kind], p.mayBringTo(step)...)
		}
	}
}

// mayBringTo are the places to which a step may bring units: where another step goes that has no units yet, it is the incident's.
func (p *plan) mayBringTo(step *scenario.Step) []string {
	places := p.destinations(step)
	for _, at := range step.Where.All(nil) {
		if p.s.Places.Get(at.Name) == nil && p.incident.Plan.Get(at.Name) != nil {
			return distinct(slices.Concat(places, p.scenesOf(p.incident)))
		}
	}
	return places
}

// destinations are the places where the units of a step may be: one, or the homes of the units that it takes where
// they are. There are none when its where leads in a circle.
func (p *plan) destinations(step *scenario.Step) []string {
	if step == nil {
		return nil
	}
	places, known := p.places[step]
	if !known {
		p.places[step] = nil // where it leads back here
		places = p.destinationsOf(step)
		p.places[step] = places
	}
	return places
}

func (p *plan) destinationsOf(step *scenario.Step) []string {
	switch {
	case len(step.By) > 0:
		return p.homes(step.By, &step.Needs)
	case !step.Where.Given():
		return p.scenesOf(p.incident)
	}
	var places []string
	for _, at := range step.Where.All(nil) {
		other := p.incident.Plan.Get(at.Name)
		places = append(places, at.Places()...)
		switch {
		case at.Name == "":
		case p.s.Places.Get(at.Name) == nil && other != nil:
			places = append(places, p.destinations(other)...)
		default:
			places = append(places, at.Name)
		}
	}
	return distinct(places)
}

// homes are the places where the units that agencies can give wait. Units that wait nowhere are reported.
func (p *plan) homes(agencies []string, need *scenario.Need) []string {
	kinds := need.Kinds.IDs()
	if need.All {
		kinds = p.fleet.kinds
	}
	var places []string
	for _, kind := range kinds {
		places = append(places, p.homesOfKind(agencies, kind)...)
	}
	return distinct(places)
}

// homesOfKind are those of the units of one sort.
func (p *plan) homesOfKind(agencies []string, kind string) []string {
	var places []string
	for _, agency := range distinct(agencies) {
		for _, id := range p.fleet.units[pool{agency, kind}] {
			places = append(places, p.homesOf(id)...)
		}
	}
	return distinct(places)
}

func (p *plan) homesOf(id string) []string {
	unit := p.s.Units.Get(id)
	if unit.Most() == 0 {
		return nil
	}
	var places []string
	for _, override := range unit.Each.All() {
		if override.Home != nil {
			places = append(places, override.Home.Place)
		}
	}
	switch {
	case unit.Home != nil:
		places = append(places, unit.Home.Place)
	case len(places) < unit.Most():
		p.Errorf(tree.At("units", id).AtKey(), "write home: and a place or a circle", "nothing says where %s is before it is sent", id)
	}
	return places
}
