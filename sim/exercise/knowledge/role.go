package knowledge

import (
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
)

// Role is whose knowledge is wanted. Numbers are those of the program's tables.
type Role struct {
	Agency  uint8
	Decides []uint16 // decide steps that are the role's
	Sees    []uint8  // agencies whose units it sees wherever they are, as a dispatch centre does
}

// AgencyNamed is the number of an agency; false when there is none of the name.
func AgencyNamed(p *sim.Program, id string) (uint8, bool) {
	i := slices.IndexFunc(p.Agencies, func(a sim.Agency) bool { return a.ID == id })
	return uint8(max(i, 0)), i >= 0
}

// OfAgency is the role of a whole agency: the decisions that its units take where they are, and those of its own incidents that nobody
// is named for, are its own.
func OfAgency(p *sim.Program, agency uint8) Role {
	role := Role{Agency: agency}
	for i := range p.Steps {
		step := &p.Steps[i]
		if step.Verb != scenario.Decide {
			continue
		}
		by := p.Written(step).By
		if slices.Contains(by, p.Agencies[agency].ID) || len(by) == 0 && p.Incidents[step.Incident].Agency == agency {
			role.Decides = append(role.Decides, uint16(i))
		}
	}
	return role
}
