package sim

import (
	"slices"

	"simulate/sim/scenario"
)

// needsNobody leaves out the step whose units are used where the file says that 0 of them are: without a number all would be.
func (s *Step) needsNobody(written *scenario.Need) {
	if written.Given() && len(s.Needs) == 0 {
		s.with = NoStep
	}
}

// request says from which classes a step may take units, and whether those who wait with it are alike: who wants less than one
// before it, has an approval that the other has not, or wants units at another place, may get something where that one does not.
func (c *compiler) request(s *Step) {
	approves := false
	for i := range s.Needs {
		for _, supply := range s.Needs[i].supplies {
			approves = approves || supply.approval != None
			class := &c.p.classes[supply.class]
			class.diverted, class.standing = class.diverted || s.divert, class.standing || s.standing
			if s.standing && s.atStep != NoStep && !slices.Contains(c.p.followed, supply.class) {
				c.p.followed = append(c.p.followed, supply.class)
			}
			if !slices.Contains(s.classes, supply.class) {
				s.classes = append(s.classes, supply.class)
			}
		}
	}
	kept := false
	for _, number := range s.classes {
		class := &c.p.classes[number]
		class.awaited = class.awaited || approves
		for _, kin := range class.kin {
			c.p.classes[kin].awaited = c.p.classes[kin].awaited || approves
		}
		kept = kept || class.overtake && class.kin != nil // each of them is told so
	}
	s.alike = !kept && !approves && !s.standing && (len(s.Needs) == 1 || s.whole || s.by)
}

// senders are the agencies that a send asks, by preference.
func (c *compiler) senders(from scenario.Names, owner *Incident) []uint8 {
	if len(from) == 0 {
		return []uint8{owner.Agency}
	}
	var senders []uint8
	for _, agency := range from {
		senders = append(senders, uint8(c.agency[agency]))
	}
	return senders
}

// approve adds the approvals that a send to another agency's incident waits for: one for each agency, whatever it is
// asked for.
func (c *compiler) approve(number uint16, owner *Incident) {
	byAgency := map[uint8]int32{}
	for n := range c.p.Steps[number].Needs {
		need := &c.p.Steps[number].Needs[n]
		for i := range need.supplies {
			supply := &need.supplies[i]
			agency := c.p.Pools[c.p.classes[supply.class].pool].Agency
			if asks := &c.p.Agencies[agency].approval; agency == owner.Agency || *asks == (span{}) {
				continue
			}
			known, ok := byAgency[agency]
			if !ok {
				known = int32(len(c.p.approvals))
				byAgency[agency] = known
				c.p.approvals = append(c.p.approvals, approval{
					subject: c.withAgency(number, agency), step: number, agency: agency,
				})
			}
			supply.approval = known
		}
	}
}

// withAgency is the subject of draws about a step and an agency.
func (c *compiler) withAgency(step uint16, agency uint8) subject {
	a := &c.p.Agencies[agency]
	return c.p.Steps[step].subject.with(a.ID, a.key)
}
