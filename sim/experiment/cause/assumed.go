package cause

import (
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/scenario"
)

// AssumedOnly reports of chains whether each rests on figures and all of them are assumed.
func AssumedOnly(p *sim.Program, chains []*Chain) []bool {
	known := make(map[string][]scenario.Confidence) // by path, and by every path above
	for _, f := range p.Scenario.Figures {
		known[f.Path] = append(known[f.Path], f.Confidence)
		for i := strings.LastIndexByte(f.Path, '.'); i >= 0; i = strings.LastIndexByte(f.Path[:i], '.') {
			known[f.Path[:i]] = append(known[f.Path[:i]], f.Confidence)
		}
	}
	only := make([]bool, len(chains))
	for i, c := range chains {
		only[i] = c != nil && c.assumedOnly(p, known)
	}
	return only
}

// assumedOnly reports whether a chain rests on figures and all of them are assumed. A wait has none of its own.
func (c *Chain) assumedOnly(p *sim.Program, known map[string][]scenario.Confidence) bool {
	found := false
	for i := range c.Segments {
		for _, confidence := range known[pathOf(p, &c.Segments[i])] {
			if confidence != scenario.Assumed {
				return false
			}
			found = true
		}
	}
	return found
}

// pathOf returns where in the scenario the length of a segment is stated, or nothing.
func pathOf(p *sim.Program, s *Segment) string {
	switch s.Kind {
	case Script:
		return stepPath(p, s.Step, "at")
	case Delay:
		return stepPath(p, s.Step, "delay")
	case Work, Deciding, AirTime, PostureChange:
		return stepPath(p, s.Step, "takes")
	case Changing:
		return coursePath(p, s)
	case Retry:
		return stepPath(p, s.Step, "retry")
	case InVain:
		return stepPath(p, s.Step, "give-up")
	case Approval:
		return "agencies." + p.Agencies[s.Agency].ID + ".approval"
	case Turnout:
		return unitPath(p, s.Unit, "turnout")
	case OtherJob:
		return unitPath(p, s.Unit, "busy-at-start")
	case Travel:
		return "travel"
	default:
		return ""
	}
}

func stepPath(p *sim.Program, step uint16, key string) string {
	if step == sim.NoStep {
		return ""
	}
	s := &p.Steps[step]
	incident := "incidents." + p.Incidents[s.Incident].ID
	if s.Verb == scenario.NoVerb {
		return incident + ".begins"
	}
	return incident + ".plan." + s.ID + "." + key
}

// unitPath finds the pool of a unit, whose id is the unit's without its number.
func unitPath(p *sim.Program, unit int32, key string) string {
	if unit == sim.None {
		return ""
	}
	id := p.Units[unit].ID
	if !slices.Contains(p.Scenario.Units.IDs(), id) {
		id = id[:strings.LastIndexByte(id, '-')]
	}
	return "units." + id + "." + key
}
