package sim

import (
	"slices"

	"simulate/sim/scenario"
)

// Sender is the agency that a message step names, or whose incident it is; NoAgency of a step that is none.
func (p *Program) Sender(step uint16) uint8 {
	s := &p.Steps[step]
	if s.Verb != scenario.Message {
		return NoAgency
	}
	if from := p.Written(s).From; len(from) > 0 {
		return uint8(numberOf(p.names.agency, from[0]))
	}
	return p.Incidents[s.Incident].Agency
}

// Passing is the agency from which another one hears a message step: its sender, or a relay. It is NoAgency where the message does not
// come by that agency.
func (p *Program) Passing(step uint16, to uint8) uint8 {
	of := p.Steps[step].deliveries
	for d := of.from; d < of.to; d++ {
		if p.deliveries[d].agency != to {
			continue
		}
		if parent := p.deliveries[d].parent; parent != None {
			return p.deliveries[parent].agency
		}
		return p.Sender(step)
	}
	return NoAgency
}

// MaySend reports whether a send may take a unit.
func (p *Program) MaySend(step uint16, unit int32) bool {
	return slices.Contains(p.Steps[step].classes, p.Units[unit].class)
}
