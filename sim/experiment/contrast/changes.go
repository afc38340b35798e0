package contrast

import (
	"context"
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// changed is what paths of a scenario file change, where it can be looked for in a chain of causes.
type changed struct {
	step    []bool // by step
	unit    []bool
	agency  []bool // their approvals
	channel []bool
	others  bool // something but steps
}

// changesIn finds what paths change in a program; nil where a path is about something that a chain does not show, such as how
// fast units travel.
func changesIn(p *sim.Program, paths []string) *changed {
	c := &changed{
		step: make([]bool, len(p.Steps)), unit: make([]bool, len(p.Units)),
		agency: make([]bool, len(p.Agencies)), channel: make([]bool, len(p.Channels)),
	}
	for _, path := range paths {
		if !c.mark(p, strings.Split(path, ".")) {
			return nil
		}
	}
	if len(paths) == 0 {
		return nil
	}
	return c
}

// mark notes what a path changes; ok is false where it is not known. What is not in the program is in the other one.
func (c *changed) mark(p *sim.Program, path []string) (ok bool) {
	switch {
	case len(path) >= 4 && path[0] == "incidents" && path[2] == "plan":
		for i := range p.Steps {
			s := &p.Steps[i]
			c.step[i] = c.step[i] || s.ID == path[3] && p.Incidents[s.Incident].ID == path[1]
		}
		return true
	case len(path) < 2:
		return false
	case path[0] == "units":
		for i := range p.Units {
			c.unit[i] = c.unit[i] || p.Units[i].ID == path[1] || ofPool(p.Units[i].ID, path[1])
		}
	case path[0] == "agencies":
		for i := range p.Agencies {
			c.agency[i] = c.agency[i] || p.Agencies[i].ID == path[1]
		}
	case path[0] == "channels":
		for i := range p.Channels {
			c.channel[i] = c.channel[i] || p.Channels[i].ID == path[1]
		}
	default:
		return false
	}
	c.others = true
	return true
}

// ofPool reports whether a unit is one of several that a pool of the file makes: pool-1, pool-2 …
func ofPool(unit, pool string) bool {
	number, ok := strings.CutPrefix(unit, pool+"-")
	return ok && strings.Trim(number, "0123456789") == ""
}

// steps lists the steps that are changed, when nothing else is.
func (c *changed) steps() []uint16 {
	if c.others {
		return nil
	}
	var list []uint16
	for i, yes := range c.step {
		if yes {
			list = append(list, uint16(i))
		}
	}
	return list
}

// onPath reports whether something that is changed is on the critical path to the end of a row's value in a run.
func (c *changed) onPath(ctx context.Context, p *sim.Program, set *measure.Set, row int, luck sim.Luck) (bool, error) {
	replay, err := experiment.Keep(ctx, p, set, luck)
	if err != nil {
		return false, err
	}
	from, to, ok := replay.Ends(row)
	if !ok || !replay.Kept() {
		return false, nil
	}
	chain := cause.New(p, replay.Records).Explain(from, to, true)
	return slices.ContainsFunc(chain.Segments, func(s cause.Segment) bool {
		return s.Step != sim.NoStep && c.step[s.Step] || s.Unit != sim.None && c.unit[s.Unit] ||
			s.Channel != sim.NoChannel && c.channel[s.Channel] || s.Kind == cause.Approval && c.agency[s.Agency]
	}), nil
}

// parted lists the runs in which two outcomes are the same and those in which they differ, of the runs in which both are applicable.
func parted(a, b []stats.Outcome) (same, apart []int) {
	for run, x := range a {
		switch y := b[run]; {
		case x == stats.NotApplicable || y == stats.NotApplicable, !x.Happened() && !y.Happened():
		case x == y:
			same = append(same, run)
		default:
			apart = append(apart, run)
		}
	}
	return same, apart
}
