package check

import (
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// waits warns of waiting for a step that may be skipped, stop, give up or fail, without naming that end. One warning a
// step is enough, and only where the loss enters a plan:
//
//   - at the step that waits for one with an until, a give-up or the like of its own; not at those further down, which are
//     skipped with it, nor after one that has a chance, which is what its branch begins with;
//   - at a step that waits for several of which not all are lost together, so that one takes the others down.
//
// A step that names the ends (any of x and x.skipped, or x.ended) is not warned of; nor is one that waits for an
// outcome, an option or an end, as it means that branch; nor is a hold, which ends when what it waits for can no longer come, nor the
// beginning of an incident, which then does not happen.
func (c *checker) waits(p *prospects) {
	b := newBranches(p)
	for i := range p.steps {
		if t := p.steps[i].step.After; t != nil && !p.steps[i].isBeginning() {
			if lost := b.careless(i, t); len(lost.ends) > 0 {
				c.warnWait(b, i, p.steps[i].path.Key("after"), lost)
			}
		}
	}
}

func (c *checker) warnWait(b *branches, i int, path tree.Path, lost loss) {
	name, ends := b.name(lost.on, b.steps[i].key.incident), lost.ends
	if key := b.steps[lost.on].key; key.incident != b.steps[i].key.incident && c.s.IsStream(key.incident) {
		c.Warnf(scenario.MayNotCome, path, "write "+name+".ended.all if it may then go on",
			"this waits for every arrival of %s to be done with %s, which may end as %s; it would then not come true", key.incident, key.step, strings.Join(ends, " or "))
		return
	}
	choices := []string{lost.ref}
	for _, end := range ends {
		choices = append(choices, name+"."+end)
	}
	c.Warnf(scenario.MayNotCome, path, "write {any: ["+strings.Join(choices, ", ")+"]} or "+name+".ended if it may then go on",
		"this waits for %s, which may end as %s; it would then not come true", name, strings.Join(ends, " or "))
}

// branches says on which branch of its plan each step lies.
type branches struct {
	*prospects
	waited map[int]branch // on which what a step waits for lies
	found  map[int]stage  // in which a step's until finds it at the earliest
	crews  map[int][]int  // the steps of a crew, by the one that it comes from; nil: not yet listed
}

func newBranches(p *prospects) *branches {
	return &branches{prospects: p, waited: make(map[int]branch), found: make(map[int]stage)}
}

// branch is the milestone on which it depends whether something occurs: an outcome, or a step that may not be done.
type branch struct {
	on   int
	kind scenario.MilestoneKind
	name string
}

// trunk is where everything occurs.
var trunk = branch{on: -1}

// of returns the branch of a step.
func (b *branches) of(i int) branch {
	return b.at(i, scenario.Done)
}

// at returns the branch of a milestone of a step that is not an end of it other than done.
func (b *branches) at(i int, kind scenario.MilestoneKind) branch {
	if len(b.before(i, kind)) > 0 {
		return branch{on: i, kind: scenario.Done}
	}
	return b.ofAfter(i)
}

// ofAfter returns the branch of what a step waits for.
func (b *branches) ofAfter(i int) branch {
	if known, ok := b.waited[i]; ok {
		return known
	}
	b.waited[i] = trunk // where a step waits for itself in the end
	b.waited[i] = b.ofTrigger(i, b.steps[i].step.After)
	return b.waited[i]
}

// mayOccur reports whether what has this probability may occur.
func mayOccur(share *scenario.Figure[scenario.Share]) bool {
	return share.Value > 0 || share.Range != nil || share.Row != ""
}

// mayFail reports whether what has this probability may fail to occur.
func mayFail(share *scenario.Figure[scenario.Share]) bool {
	return share.Value < 1 || share.Range != nil || share.Row != ""
}

// ends lists the ends other than done that a step can come to before a milestone of it occurs.
func (b *branches) ends(i int, kind scenario.MilestoneKind) []string {
	ends := b.before(i, kind)
	if !slices.Contains(ends, "skipped") && b.ofAfter(i) != trunk {
		ends = append([]string{"skipped"}, ends...)
	}
	return ends
}

// ofTrigger returns the branch on which a trigger of step i comes true.
func (b *branches) ofTrigger(i int, t *scenario.Trigger) branch {
	switch {
	case t == nil:
		return trunk
	case len(t.All) > 0:
		return b.joined(i, t.All)
	case len(t.Any) > 0:
		return b.either(i, t.Any)
	default:
		return b.ofMilestone(i, t.Milestone)
	}
}

func (b *branches) ofMilestone(i int, ref string) branch {
	m, on, ok := b.find(i, ref)
	switch {
	case !ok || !m.OfStep() || m.Kind == scenario.Ended || m.Instance > 0:
		return trunk
	case m.Instance == scenario.AllInstances && b.of(on) != trunk:
		return branch{on, m.Kind, scenario.All}
	}
	step := b.steps[on].step
	switch m.Kind {
	case scenario.Outcome:
		if share := step.Outcomes.Get(m.Name); mayFail(share) {
			return branch{on, m.Kind, m.Name}
		}
	case scenario.Option:
		if step.Options.Len() > 1 {
			return branch{on, m.Kind, m.Name}
		}
	case scenario.Stopped, scenario.Skipped, scenario.GaveUp, scenario.Failed, scenario.SiteFailed:
		return branch{on, m.Kind, m.Name}
	}
	return b.at(on, m.Kind)
}

// joined is the branch on which all of several triggers come true: theirs when it is the same, else one of its own.
func (b *branches) joined(i int, triggers []scenario.Trigger) branch {
	at := trunk
	for k := range triggers {
		switch other := b.ofTrigger(i, &triggers[k]); {
		case other == trunk || other == at:
		case at == trunk:
			at = other
		default:
			return branch{on: i, kind: scenario.Done}
		}
	}
	return at
}

// either is the branch on which any of several triggers comes true. Where they are all the ends of a step, that step
// no longer matters.
func (b *branches) either(i int, triggers []scenario.Trigger) branch {
	first := b.ofTrigger(i, &triggers[0])
	if !slices.ContainsFunc(triggers, func(t scenario.Trigger) bool { return b.ofTrigger(i, &t) != first }) {
		return first
	}
	named := make(map[branch]bool)
	ways := b.ways(i, triggers, named, make(map[int]bool))
	if slices.Contains(ways, trunk) {
		return trunk
	}
	for way := range named {
		if b.covers(named, way.on) && b.namesEnds(named, way.on) {
			return trunk
		}
	}
	if on := ways[0].on; !slices.ContainsFunc(ways, func(w branch) bool { return w.on != on }) && b.covers(named, on) {
		return b.of(on)
	}
	return branch{on: i, kind: scenario.Done}
}

// ways lists the branches on any of which one of several triggers of step i comes true, and names them. A step that waits for any of
// several in turn, and ends in no way but done, stands for theirs. Steps on the way are marked.
func (b *branches) ways(i int, triggers []scenario.Trigger, named map[branch]bool, passed map[int]bool) []branch {
	var ways []branch
	for k := range triggers {
		t := &triggers[k]
		if len(t.Any) > 0 {
			ways = append(ways, b.ways(i, t.Any, named, passed)...)
			continue
		}
		way := b.ofTrigger(i, t)
		if m, on, ok := b.find(i, t.Milestone); ok && m.Kind == scenario.Done && m.Instance == 0 {
			named[branch{on: on, kind: scenario.Done}] = true
		}
		switch {
		case way.on == i || !b.isChoice(way):
			named[way] = true
			ways = append(ways, way)
		case !passed[way.on]:
			passed[way.on] = true
			ways = append(ways, b.ways(way.on, b.steps[way.on].step.After.Any, named, passed)...)
		}
	}
	return ways
}

// isChoice reports whether a branch is that of a step that waits for any of several, and has no ends of its own but done.
func (b *branches) isChoice(way branch) bool {
	if way == trunk || way.kind != scenario.Done || len(b.own(way.on)) > 0 {
		return false
	}
	after := b.steps[way.on].step.After
	return after != nil && len(after.Any) > 0
}

// covers reports whether everything is named that being done can mean for a step: done, or each of its outcomes or
// options.
func (b *branches) covers(named map[branch]bool, on int) bool {
	if named[branch{on: on, kind: scenario.Done}] {
		return true
	}
	step := b.steps[on].step
	for id, share := range step.Outcomes.All() {
		if mayOccur(share) && !named[branch{on, scenario.Outcome, id}] {
			return false
		}
	}
	for id := range step.Options.All() {
		if !named[branch{on, scenario.Option, id}] {
			return false
		}
	}
	return step.Outcomes.Len()+step.Options.Len() > 0
}

// namesEnds reports whether every end of a step other than done is named.
func (b *branches) namesEnds(named map[branch]bool, on int) bool {
	return !slices.ContainsFunc(b.ends(on, scenario.Done), func(end string) bool {
		kind, _ := scenario.CommonPart(end)
		return !named[branch{on: on, kind: kind}]
	})
}
