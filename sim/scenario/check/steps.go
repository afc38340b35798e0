package check

import (
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// plan is that of an incident while its steps are checked. What has been found out about it is kept, as steps refer to each other.
type plan struct {
	*checker
	id       string
	incident *scenario.Incident

	has       *strength                   // see brings; nil: not yet counted
	stands    map[string][]string         // where units of a kind are brought, see stations
	stopping  map[string][]string         // see stops
	supplied  map[string]supplied         // units of steps
	places    map[*scenario.Step][]string // destinations of steps
	somewhere map[string]bool             // whether steps have a place in the end
	taking    []string                    // see takers; nil: not yet listed
	holding   []string                    // see holders
	leaving   []string                    // see leavers; nil: not yet listed
	moving    []string                    // see movers; nil: not yet listed
	coming    map[[2]string]coming        // by place and sort, see comingTo
}

func (c *checker) planOf(id string, incident *scenario.Incident) *plan {
	p := c.plans[id]
	if p == nil {
		p = &plan{
			checker: c, id: id, incident: incident,
			supplied: make(map[string]supplied), places: make(map[*scenario.Step][]string), somewhere: make(map[string]bool),
		}
		c.plans[id] = p
	}
	return p
}

// brings counts the units that are sent or present at the incidents that use the same scene; nil when that is not known.
func (p *plan) brings() strength {
	at := p.scene()
	if at == p && p.incident.PartOf != "" {
		return nil
	}
	if at.has == nil {
		has := strength{}
		for _, other := range at.sharing() {
			has = has.and(other.brought())
		}
		at.has = &has
	}
	return *at.has
}

// scene is the incident whose scene the incident uses: its own, or that of which it is part.
func (p *plan) scene() *plan {
	if host := p.host(); host != nil {
		return host
	}
	return p
}

// sharing are the incidents that use the same scene.
func (p *plan) sharing() []*plan {
	var all []*plan
	for _, id := range p.onSceneOf(p.id) {
		all = append(all, p.planOf(id, p.s.Incidents.Get(id)))
	}
	return all
}

// host is the incident whose units on scene the incident uses; nil when there is none.
func (p *plan) host() *plan {
	host := p.s.Incidents.Get(p.incident.PartOf)
	if host == nil || host == p.incident {
		return nil
	}
	return p.planOf(p.incident.PartOf, host)
}

func (p *plan) step(path tree.Path, step *scenario.Step) {
	p.verbs(path, step)
	for key, trigger := range triggersOf(step) {
		p.eachMilestone(path.Key(key), trigger, func(path tree.Path, ref string) { p.milestone(path, p.id, ref) })
	}
	if step.Every != nil && step.Until == nil {
		p.Errorf(path.Key("every").AtKey(), "write until as well", "nothing ends the repetition")
	}
	p.priority(path, step.Priority)
	p.outcomes(path, step)
	p.with(path, step)
	p.where(path, step)
	p.verb(path, step)
	p.byState(path, step)
	p.reaches(path, step)
}

// verb checks what is peculiar to a verb.
func (p *plan) verb(path tree.Path, step *scenario.Step) {
	switch step.Verb() {
	case scenario.Event:
		p.event(path, step)
	case scenario.Message:
		p.message(path, p.incident.Agency, step)
	case scenario.Send:
		p.send(path, step)
	case scenario.Move:
		p.move(path, step)
	case scenario.Work:
		p.work(path, step)
	case scenario.Posture:
		p.posture(path, step)
	case scenario.Release:
		p.onScene(path.Key("release"), &step.Release, step)
	case scenario.Decide:
		p.options(path, step)
		p.work(path, step)
	}
}

func (p *plan) event(path tree.Path, step *scenario.Step) {
	p.onScene(path.Key("disable"), &step.Disable, step)
	p.disables(path.Key("disable"), step)
	p.block(path.Key("block"), &step.Block)
	p.slow(path.Key("slow"), &step.Slow)
	p.moves(path.Key("moves"), step)
}

// moves checks that units which are on their way to the incident can turn to where it moves.
func (p *plan) moves(path tree.Path, step *scenario.Step) {
	p.place(path, step.Moves)
	if p.s.Places.Get(step.Moves) == nil || p.Unreadable(tree.At("travel")) {
		return
	}
	for _, from := range p.scenesOf(p.incident) {
		if (from == anywhere || p.s.Places.Get(from) != nil) && !p.connected(from, step.Moves) {
			p.noWay(path, step, from, step.Moves)
		}
	}
}

// block checks that what an event closes is there.
func (c *checker) block(path tree.Path, block *scenario.Block) {
	if name := block.Name; name != "" && c.s.Places.Get(name) == nil && c.s.Channels.Get(name) == nil && !c.isStretch(name) && !c.Broken(tree.At("places")) && !c.Broken(tree.At("channels")) {
		what, known := "place or channel", slices.Concat(c.s.Places.IDs(), c.s.Channels.IDs())
		if r := c.s.Travel.Roads; r != nil && r.Stretches.Len() > 0 {
			what, known = "place, channel or stretch of road", slices.Concat(known, r.Stretches.IDs())
		}
		c.unknown(path, what, name, known)
	}
	for place, kinds := range block.Kinds.All() {
		path := path.Key(place)
		if c.isStretch(place) {
			c.Errorf(path.AtKey(), "write block: "+place, "a stretch of road is closed to all")
			continue
		}
		c.place(path.AtKey(), place)
		if len(*kinds) == 0 {
			c.Errorf(path, "list kinds of unit, or write block: "+place, "no kind of unit is named")
		}
		isList := c.Root.Locate(path).Kind == tree.List
		for i, kind := range *kinds {
			if isList {
				c.kind(path.Item(i), kind)
			} else {
				c.kind(path, kind)
			}
		}
		c.once(path, *kinds)
	}
}

// slow checks that the places are there of which trips take longer.
func (c *checker) slow(path tree.Path, slow *scenario.Slow) {
	for place, factor := range slow.To.All() {
		at := path.Key(place)
		if !c.Root.Has(at) {
			at = path.Key("places", place)
		}
		if c.isStretch(place) {
			c.slowsRoads(at, factor)
			continue
		}
		c.place(at.AtKey(), place)
	}
	for place := range slow.From.All() {
		c.place(path.Key("from", place).AtKey(), place)
	}
}

func (p *plan) posture(path tree.Path, step *scenario.Step) {
	for i, site := range step.Sites {
		if site == scenario.All && len(step.Sites) == 1 {
			continue
		}
		refer(p.checker, path.Key("sites").Item(i), "site", tree.At("sites"), &p.s.Sites, site)
	}
	p.once(path.Key("sites"), step.Sites)
	if len(p.s.SitesOf(step)) == 0 && !p.Broken(tree.At("sites")) {
		p.Errorf(path.Key("sites"), "write sites: all, or a list of sites", "no site is ordered into the posture")
	}
}

// with checks that the step whose units are used has some.
func (p *plan) with(path tree.Path, step *scenario.Step) {
	if step.With == "" {
		return
	}
	if !refer(p.checker, path.Key("with"), "step", tree.At("incidents"), &p.incident.Plan, step.With) {
		return
	}
	if p.usesItself(step) {
		p.Errorf(path.Key("with"), "name the step that has them first", "the units of %s are those of this step itself", step.With)
		return
	}
	if _, ok := p.unitsOf(step.With); !ok {
		p.Errorf(path.Key("with"), "name a send, a move, or work with needs", "%s has no units that could be used", step.With)
	}
}

// usesItself reports whether with leads from a step back to it.
func (p *plan) usesItself(step *scenario.Step) bool {
	of := step
	for range p.incident.Plan.Len() {
		if of = p.incident.Plan.Get(of.With); of == nil || of == step {
			break
		}
	}
	return of == step
}

// where checks that a step happens at a place, or where another step's units are.
func (p *plan) where(path tree.Path, step *scenario.Step) {
	for path, at := range step.Where.All(path.Key("where")) {
		p.placeOrStep(path, at.Name)
		for place := range at.Shares.All() {
			p.place(path.Key(place).AtKey(), place)
		}
		p.whole(path, &at.Shares)
		p.nearest(path.Key("nearest"), step, at.Nearest)
	}
}

// nearest checks places of which the nearest is taken: that it can be told how near they are.
func (p *plan) nearest(path tree.Path, step *scenario.Step, places scenario.Names) {
	p.once(path, places)
	from := p.scenesOf(p.incident)
	if step.With != "" {
		from = p.destinations(p.incident.Plan.Get(step.With))
	}
	isList := p.Root.Locate(path).Kind == tree.List
	for i, place := range places {
		at := path
		if isList {
			at = path.Item(i)
		}
		if !refer(p.checker, at, "place", tree.At("places"), &p.s.Places, place) || p.Unreadable(tree.At("travel")) {
			continue
		}
		for _, outset := range from {
			if (outset == anywhere || p.s.Places.Get(outset) != nil) && !p.connected(outset, place) {
				p.noWay(at, step, outset, place)
			}
		}
	}
}

// placeOrStep checks a name that is to be a place, or a step that has units at one, and reports whether it is.
func (p *plan) placeOrStep(path tree.Path, name string) bool {
	place, other := p.s.Places.Get(name), p.incident.Plan.Get(name)
	switch {
	case name == "" || place == nil && p.Broken(tree.At("places")):
	case place != nil && other != nil:
		p.Errorf(path, "rename one of the two", "%s is a place and a step", name)
	case place != nil:
		return true
	case other == nil:
		p.unknown(path, "place or step", name, slices.Concat(p.s.Places.IDs(), p.incident.Plan.IDs()))
	case p.isSomewhere(name):
		return true
	default:
		p.Errorf(path, "name a place, or a send, a move or work with units", "nothing says where the units of %s are", name)
	}
	return false
}

// isSomewhere reports whether a step has units, and a place in the end. One that leads in a circle has none.
func (p *plan) isSomewhere(id string) bool {
	is, known := p.somewhere[id]
	if known {
		return is
	}
	p.somewhere[id] = false // where it leads back here
	step := p.incident.Plan.Get(id)
	if _, ok := p.unitsOf(id); ok {
		is = true
		for _, at := range step.Where.All(nil) {
			next := p.incident.Plan.Get(at.Name)
			is = is && (len(step.By) > 0 || next == nil || p.s.Places.Get(at.Name) != nil || p.isSomewhere(at.Name))
		}
	}
	p.somewhere[id] = is
	return is
}
