package draft

import (
	"fmt"
	"slices"

	"simulate/sim/fit"
)

// sent is the step that sends one unit of a kind.
type sent struct {
	name  string
	kind  int
	n     int  // it is sent where there are as many
	later bool // among those that are asked for later
}

// in reports whether a set has the unit.
func (s *sent) in(set *fit.Set) bool {
	if s.later {
		return set.Later[s.kind] >= s.n
	}
	return set.Units[s.kind]-set.Later[s.kind] >= s.n
}

// sent are the steps that send the units of a kind.
func (w *writer) sent(p *fit.Plan, kind int) (steps []sent) {
	for _, later := range []bool{false, true} {
		for n := 1; ; n++ {
			s := sent{w.kinds[kind], kind, n, later}
			if later {
				s.name += "-later"
			}
			if n > 1 {
				s.name = fmt.Sprintf("%s-%d", s.name, n)
			}
			if !slices.ContainsFunc(p.Sets, func(set fit.Set) bool { return s.in(&set) }) {
				break
			}
			steps = append(steps, s)
		}
	}
	return steps
}

// asked writes the step at which units of a kind are asked for that are not sent at first.
func (w *writer) asked(p *fit.Plan, kind int, sets []string, stream string) {
	later := func(s *fit.Set) bool { return s.Later[kind] > 0 }
	if d := p.Parts[kind].Later; d != nil {
		nobody := func(s fit.Set) bool { return slices.Max(s.Units) == 0 }
		other := func(s fit.Set) bool { return !nobody(s) && !later(&s) }
		if slices.ContainsFunc(p.Sets, nobody) && slices.ContainsFunc(p.Sets, other) {
			w.meant("where nobody is sent, nobody asks for more")
		}
		k := w.kinds[kind]
		after := allOf([]string{"first-on-scene", chosen(p, sets, later)})
		w.line(3, "%s-asked: {after: %s, delay: %s, event: More are asked for}", k, after, w.duration(d, stream+"-"+k+"-asked"))
	}
}

// afterAsked is the condition that a unit is asked for later.
func (w *writer) afterAsked(p *fit.Plan, s *sent, sets []string) string {
	asked := w.kinds[s.kind] + "-asked"
	first := sent{kind: s.kind, n: 1, later: true}
	if !slices.ContainsFunc(p.Sets, func(set fit.Set) bool { return first.in(&set) && !s.in(&set) }) {
		return asked
	}
	if slices.ContainsFunc(p.Sets, func(set fit.Set) bool { return !first.in(&set) }) { // where all ask for more, no step is in doubt
		w.meant("where fewer are asked for, fewer are sent")
	}
	return allOf([]string{asked, chosen(p, sets, s.in)})
}

// done is the step with which units that leave together do.
type done struct {
	name  string
	of    *fit.Together
	set   int    // of the plan
	units []sent // those that leave with it
}

// dones are the steps with which units leave together, of each set of units.
func (w *writer) dones(p *fit.Plan, sets []string) (list []done) {
	for i := range p.Together {
		g := &p.Together[i]
		for set := range p.Sets {
			d := done{name: "done", of: g, set: set}
			if len(p.Together) > 1 {
				d.name += "-" + w.kinds[g.Kinds[0]]
			}
			if len(sets) > 1 {
				d.name += "-" + sets[set]
			}
			for _, kind := range g.Kinds {
				for _, s := range w.sent(p, kind) {
					if s.in(&p.Sets[set]) {
						d.units = append(d.units, s)
					}
				}
			}
			if len(d.units) > 0 {
				list = append(list, d)
			}
		}
	}
	return list
}

// whichOf are the steps with which a unit may leave.
func whichOf(dones []done, unit string) (names []string) {
	for _, d := range dones {
		if slices.ContainsFunc(d.units, func(s sent) bool { return s.name == unit }) {
			names = append(names, d.name)
		}
	}
	return names
}

// together writes what units do that leave together: one time for all of them.
func (w *writer) together(p *fit.Plan, sets []string, dones []done, stream string) {
	for i, d := range dones {
		if i == 0 {
			w.line(3, "# Units that leave together: what they do on scene is one time, and not one for each.")
		}
		var after, there, ended []string
		if len(sets) > 1 {
			after = append(after, "notify."+sets[d.set])
		}
		for _, s := range d.units {
			there, ended = append(there, s.name), append(ended, s.name+".ended")
			if slices.ContainsFunc(p.Sets, func(set fit.Set) bool { return !s.in(&set) }) {
				w.meant("who is not sent does not leave")
			}
		}
		after = append(after, anyOf(there))
		if d.of.FromLast && len(d.units) > 1 {
			after = append(after, ended...)
		}
		w.line(3, "%s: {after: %s, delay: %s, event: The work on scene is done}", d.name, allOf(after), w.onScene(d.of.Takes[d.set], stream+"-"+d.name))
	}
}
