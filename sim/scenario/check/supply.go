package check

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// strength is what units something can have at the most; nil when it is not known.
type strength []party

// party is so many units of a sort, of some agencies.
type party struct {
	word     string
	n        int
	agencies []string
}

// supplied is what units a step has, when it is one that has units.
type supplied struct {
	units strength
	ok    bool
}

// and adds up two strengths; nil when one of them is not known.
func (s strength) and(other strength) strength {
	if s == nil || other == nil {
		return nil
	}
	return append(s[:len(s):len(s)], other...)
}

// most is how many units of a sort are among some at the most: each may be of other sorts, too.
func (p *plan) most(units strength, word string) int {
	n := 0
	for _, of := range units {
		if slices.Contains(p.fleet.kin(of.word), word) {
			n += p.likely(of.n, of.agencies, of.word, word)
		}
	}
	return n
}

// brought counts the units that an incident has: those present when it begins, and those its plan sends; nil when
// something of that could not be decoded, or names what there is not. What is part of another comes any number of times, and may send
// all that there are.
func (p *plan) brought() strength {
	units := strength{}
	if p.Unreadable(tree.At("incidents", p.id, "present")) || !p.fleet.knows(p.incident.Present.IDs()) {
		return nil
	}
	for word, count := range p.incident.Present.All() {
		units = append(units, party{word, count.Value, p.s.Agencies.IDs()})
	}
	for id, step := range p.incident.Plan.All() {
		switch {
		case p.unclear(p.id, id):
			return nil
		case step.Verb() == scenario.Send:
			need := step.Send
			if p.incident.PartOf != "" {
				need = everyOne(need)
			}
			units = append(units, p.counted(&need, p.senders(step))...)
		}
	}
	return units
}

// everyOne is a need for all units of the sorts that are asked for.
func everyOne(need scenario.Need) scenario.Need {
	all := scenario.Need{All: need.All}
	for word := range need.Kinds.All() {
		all.Kinds.Set(word, scenario.Count{All: true})
	}
	return all
}

// counted is a need in numbers, where all means all that agencies have: those of all agencies where none are named, as by a step on
// scene, whose units are whoever's.
func (p *plan) counted(need *scenario.Need, agencies []string) strength {
	if len(agencies) == 0 {
		agencies = p.s.Agencies.IDs()
	}
	units := strength{}
	if need.All {
		for _, kind := range p.fleet.kinds {
			units = append(units, party{kind, p.fleet.of(agencies, kind), agencies})
		}
	}
	for word, count := range need.Kinds.All() {
		n := count.Value
		if count.All {
			n = p.fleet.of(agencies, word)
		}
		units = append(units, party{word, n, agencies})
	}
	return units
}

// likely is how many of so many units of one sort can be of another.
func (p *plan) likely(n int, agencies []string, one, other string) int {
	if one == other {
		return n
	}
	return min(n, p.fleet.both(agencies, one, other))
}

// senders are the agencies that a send asks.
func (p *plan) senders(step *scenario.Step) []string {
	if len(step.From) == 0 {
		return []string{p.incident.Agency}
	}
	return step.From
}

// path is where a step of the plan is written.
func (p *plan) path(id string) tree.Path { return tree.At("incidents", p.id, "plan", id) }

// unitsOf counts the units of a step, and reports whether it is one that has units; there are none, nor is it known, of
// a step that is not clear. One whose with leads in a circle has none.
func (p *plan) unitsOf(id string) (units strength, ok bool) {
	of, known := p.supplied[id]
	if !known {
		p.supplied[id] = supplied{} // where with leads back here
		of.units, of.ok = p.supplyOf(id)
		p.supplied[id] = of
	}
	return of.units, of.ok
}

func (p *plan) supplyOf(id string) (units strength, ok bool) {
	step := p.incident.Plan.Get(id)
	switch {
	case step == nil:
		return nil, false
	case p.unclear(p.id, id):
		return nil, true
	}
	need := step.Need()
	switch verb := step.Verb(); {
	case verb == scenario.Send:
		return p.counted(need, p.senders(step)), true
	case verb != scenario.Move && verb != scenario.Work && verb != scenario.Decide:
		return nil, false
	case step.With != "" && (need.All || !need.Given()):
		return p.unitsOf(step.With)
	case !need.Given():
		return nil, false
	default:
		return p.counted(need, step.By), true
	}
}

func (p *plan) send(path tree.Path, step *scenario.Step) {
	p.agencies(path.Key("from"), step.From)
	p.chosen(path.Key("choose"), step.Choose, p.scenesOf(p.incident))
	p.supply(path.Key("send"), "from", &step.Send, p.senders(step))
	p.spared(path.Key("send"), step, &step.Send, p.senders(step))
}

// supply checks that agencies have the units that are asked of them.
// What it says instead begins with the key that names agencies.
func (p *plan) supply(path tree.Path, key string, need *scenario.Need, agencies []string) {
	known := p.fleetKnown && !slices.ContainsFunc(agencies, func(id string) bool { return p.s.Agencies.Get(id) == nil })
	for kind, count := range need.Kinds.All() {
		path := path.Key(kind)
		if !p.sort(path.AtKey(), kind) || !known {
			continue
		}
		n := p.fleet.of(agencies, kind)
		if n == 0 && (count.All || count.Value > 0) {
			p.Lackf(path.AtKey(), p.owners(key, kind), "%s no %s", have(agencies), kind)
			continue
		}
		p.enough(path, count.Value, n, kind, have(agencies)+" only %d")
	}
	if p.tellable(path, need) && known {
		words := p.overlapping(need)
		p.together(path, need, words, have(agencies)+" only", p.ofAgencies(words, agencies))
	}
}

// have is the beginning of a sentence about what agencies have.
func have(agencies []string) string {
	agencies = distinct(agencies)
	if len(agencies) == 1 {
		return agencies[0] + " has"
	}
	return tree.InWords(agencies) + " together have"
}

// owners says how to ask those agencies that have units of a kind.
func (p *plan) owners(key, kind string) string {
	var owners []string
	for id := range p.s.Agencies.All() {
		if p.fleet.count[pool{id, kind}] > 0 {
			owners = append(owners, id)
		}
	}
	if len(owners) == 0 {
		return "raise the count of its units"
	}
	return "write " + key + ": " + strings.Join(owners, " or ")
}

func (p *plan) move(path tree.Path, step *scenario.Step) {
	everything := step.Move.All
	for _, count := range step.Move.Kinds.All() {
		everything = everything || count.All
	}
	if everything && step.With == "" {
		p.Errorf(path.Key("move"), "write with: and the step whose units move", "all is for the units of a step")
	}
	p.fill(path.Key("fill"), step)
	p.onScene(path.Key("move"), &step.Move, step)
	p.noMore(path.Key("move"), &step.Move, step)
}

// work checks who does work, or decides.
func (p *plan) work(path tree.Path, step *scenario.Step) {
	p.chosen(path.Key("choose"), step.Choose, p.scenesOf(p.incident))
	if step.Choose != nil && len(step.By) == 0 {
		p.Errorf(path.Key("choose").AtKey(), "write by as well", "units on scene are taken as they arrived")
	}
	if step.Divert && len(step.By) == 0 {
		p.Errorf(path.Key("divert").AtKey(), "write by as well, or remove it", "units on scene are shared by priority, and not diverted")
	}
	p.atPlace(path.Key("at-place"), step)
	p.relief(path.Key("relief"), step)
	if len(step.By) == 0 {
		p.onScene(path.Key("needs"), &step.Needs, step)
		p.noMore(path.Key("needs"), &step.Needs, step)
		return
	}
	p.agencies(path.Key("by"), step.By)
	if step.With != "" {
		p.Errorf(path.Key("by").AtKey(), "remove one of the two", "with names the units, and so does by")
	}
	if !step.Needs.Given() && step.Verb() == scenario.Work {
		p.Errorf(path.Key("by"), "write needs: {KIND: 1}", "nothing says which units do it")
	}
	p.supply(path.Key("needs"), "by", &step.Needs, step.By)
	p.spared(path.Key("needs"), step, &step.Needs, step.By)
}

// available counts the units on scene that a step can use, and names who has them.
func (p *plan) available(step *scenario.Step) (units strength, who string) {
	if step.With != "" {
		units, _ = p.unitsOf(step.With)
		return units, step.With
	}
	if p.incident.PartOf != "" {
		return p.brings(), "the plan together with " + p.incident.PartOf
	}
	return p.brings(), "the plan"
}

// onScene reports kinds of unit of which none can be there.
func (p *plan) onScene(path tree.Path, need *scenario.Need, step *scenario.Step) {
	units, who := p.available(step)
	p.tellable(path, need)
	for kind, count := range need.Kinds.All() {
		path := path.Key(kind)
		if !p.sort(path.AtKey(), kind) || !p.fleetKnown || units == nil || p.most(units, kind) > 0 || count.Value == 0 && !count.All ||
			p.meansAnywhere(step, kind) {
			continue
		}
		if step.With != "" {
			p.Lackf(path.AtKey(), "name another step in with", "%s has no %s", who, kind)
			continue
		}
		hint := fmt.Sprintf("send one, write present: {%s: %d} on the incident", kind, max(1, count.Value))
		if slices.Contains(belongs["by"], step.Verb()) {
			hint += ", or name the agency that does it where it is with by"
		}
		if step.Disable.Given() {
			hint += ", or name an entry of units or single ones, which are meant wherever they are"
		}
		p.Lackf(path.AtKey(), hint, "%s", p.lacking(kind))
	}
}

// lacking says that nobody brings a kind of unit.
func (p *plan) lacking(kind string) string {
	if p.incident.PartOf != "" {
		return fmt.Sprintf("neither the plan nor %s sends %s or has it present", p.incident.PartOf, kind)
	}
	return fmt.Sprintf("the plan neither sends %s nor has it present", kind)
}

// noMore reports numbers of units that can never be there together.
func (p *plan) noMore(path tree.Path, need *scenario.Need, step *scenario.Step) {
	units, who := p.available(step)
	for kind, count := range need.Kinds.All() {
		if n := min(p.most(units, kind), p.fleet.count[pool{"", kind}]); n > 0 {
			p.enough(path.Key(kind), count.Value, n, kind, who+" has at most %d")
		}
	}
	if words := p.overlapping(need); units != nil && p.fleetKnown && len(words) <= mostOverlapping {
		p.together(path, need, words, who+" has at most", p.broughtThere(words, units))
	}
}
