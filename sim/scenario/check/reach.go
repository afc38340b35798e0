package check

import (
	"fmt"
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
	if step.Where != "" {
		place = path.Key("where")
	}
	for _, from := range p.origins(step, step.Need()) {
		for _, to := range p.destinations(step, nil) {
			if (to == anywhere || p.s.Places.Get(to) != nil) && !p.connected(from, to) {
				p.noWay(place, step, from, to)
			}
		}
	}
}

// noWay reports two places that are not connected.
func (p *plan) noWay(path tree.Path, step *scenario.Step, from, to string) {
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
	case slices.Contains(p.scenesOf(p.incident), anywhere):
		return p.area()
	default:
		return "homes in a circle"
	}
	var ids []string
	for id, unit := range p.s.Units.All() {
		asked := step.Send.All || step.Send.Kinds.Get(unit.Kind) != nil
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
	case c.linked(from, to) || c.linked(to, from):
		return true
	default:
		return c.located(from) && c.located(to)
	}
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
		return p.destinations(p.incident.Plan.Get(step.With), nil)
	}
	places := p.stations(need)
	if host := p.host(); host != nil {
		places = append(places, host.stations(need)...)
	}
	return distinct(places)
}

// stations are the places to which the incident brings units that are asked for.
func (p *plan) stations(need *scenario.Need) []string {
	var places []string
	for kind := range p.incident.Present.All() {
		if need.All || need.Kinds.Get(kind) != nil {
			places = append(places, p.scenesOf(p.incident)...)
		}
	}
	for _, other := range p.incident.Plan.All() {
		if other.Verb() == scenario.Send && sharesKind(&other.Send, need) {
			places = append(places, p.destinations(other, nil)...)
		}
	}
	return places
}

// sharesKind reports whether two needs have a kind of unit in common.
func sharesKind(a, b *scenario.Need) bool {
	return a.All || b.All || slices.ContainsFunc(a.Kinds.IDs(), func(kind string) bool { return b.Kinds.Get(kind) != nil })
}

// destinations are the places where the units of a step may be: one, or the homes of the units that it takes where
// they are. Steps whose where is being looked at are passed along, as it may lead in a circle.
func (p *plan) destinations(step *scenario.Step, seen []*scenario.Step) []string {
	if step == nil || slices.Contains(seen, step) {
		return nil
	}
	other := p.incident.Plan.Get(step.Where)
	switch {
	case len(step.By) > 0:
		return p.homes(step.By, &step.Needs)
	case step.Where == "":
		return p.scenesOf(p.incident)
	case p.s.Places.Get(step.Where) == nil && other != nil:
		return p.destinations(other, append(seen, step))
	default:
		return []string{step.Where}
	}
}

// homes are the places where the units that agencies can give wait. Units that wait nowhere are reported.
func (p *plan) homes(agencies []string, need *scenario.Need) []string {
	kinds := need.Kinds.IDs()
	if need.All {
		kinds = p.fleet.kinds
	}
	var places []string
	for _, agency := range distinct(agencies) {
		for _, kind := range kinds {
			for _, id := range p.fleet.units[pool{agency, kind}] {
				places = append(places, p.homesOf(id)...)
			}
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
