package sim

// plans is the part of a world that says how far the plans of its incidents have come.
type plans struct {
	planStates
	counts  []reachCount // by milestone among the triggers
	signals []signal     // milestones whose gates have not been told yet
}

func newPlans(p *Program) plans { return plans{counts: make([]reachCount, len(p.triggers.milestones))} }

func (s *plans) reset(p *Program) {
	s.planStates.reset(&p.template.planStates)
	clear(s.counts)
	s.signals = s.signals[:0]
}

func (s *plans) copyFrom(other *plans) {
	s.planStates.copyFrom(&other.planStates)
	s.counts, s.signals = copied(s.counts, other.counts), copied(s.signals, other.signals)
}
