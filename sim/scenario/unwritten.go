package scenario

// Unwritten lists the paths of durations that are not written, so that they are taken to be 0, and count: the turnout of units that are
// sent, and how long work, messages and changes of posture take. Not those of work that holds its units, or repeats, which ends by
// other means, and of what never happens.
func (s *Scenario) Unwritten() []string {
	var paths []string
	sent := s.sent()
	for id, unit := range s.Units.All() {
		if unit.Turnout == nil && unit.Size() > 0 && (sent[crew{unit.Agency, ""}] || sent[crew{unit.Agency, unit.Kind}]) {
			paths = append(paths, "units."+id+".turnout")
		}
	}
	for id, incident := range s.Incidents.All() {
		for name, step := range incident.Plan.All() {
			if step.Takes == nil && step.lasts() && happens(incident.Chance) && happens(step.Chance) {
				paths = append(paths, "incidents."+id+".plan."+name+".takes")
			}
		}
	}
	return paths
}

// sent are the kinds of units that steps may send, by agency.
func (s *Scenario) sent() map[crew]bool {
	sent := make(map[crew]bool)
	for _, incident := range s.Incidents.All() {
		for _, step := range incident.Plan.All() {
			if !step.Send.Given() || !happens(incident.Chance) || !happens(step.Chance) {
				continue
			}
			from := step.From
			if len(from) == 0 {
				from = Names{incident.Agency}
			}
			for _, agency := range from {
				sent[crew{agency, ""}] = sent[crew{agency, ""}] || step.Send.All
				for kind := range step.Send.Kinds.All() {
					sent[crew{agency, kind}] = true
				}
			}
		}
	}
	return sent
}

// crew is a kind of unit of an agency; without a kind any.
type crew struct{ agency, kind string }

// lasts reports whether a step is of a kind that takes time by itself.
func (s *Step) lasts() bool {
	switch s.Verb() {
	case Work:
		return s.Hold == nil && s.Every == nil
	case Message, Posture:
		return s.Every == nil
	default:
		return false
	}
}

// happens reports whether something with a chance may happen.
func happens(chance *Figure[Share]) bool {
	return chance == nil || chance.Value > 0 || chance.Range != nil
}
