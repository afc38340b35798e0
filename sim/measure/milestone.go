package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
)

// milestone is the index of a milestone in Set.milestones.
type milestone int

// What a milestone is that is not watched.
const (
	runBegins milestone = -1 // time 0, which always occurs
	noneGiven milestone = -2 // never occurs
)

// end is a milestone at which a measure ends, with those whose occurrence rules it out.
type end struct {
	milestone
	instead []milestone
}

// watch returns the milestone that a reference means.
func (s *Set) watch(incident, reference string) (milestone, error) {
	m, err := s.Program.Milestone(incident, reference)
	if err != nil {
		return noneGiven, err
	}
	return s.watched(m), nil
}

func (s *Set) watched(m sim.Milestone) milestone {
	i := slices.Index(s.milestones, m)
	if i < 0 {
		i = len(s.milestones)
		s.milestones = append(s.milestones, m)
	}
	return milestone(i)
}

// end returns the milestone that a reference means, with the ends of its step. A level may have no end.
func (s *Set) end(incident, reference string) (end, error) {
	if reference == "" {
		return end{milestone: noneGiven}, nil
	}
	m, err := s.watch(incident, reference)
	if err != nil {
		return end{}, err
	}
	e := end{milestone: m}
	ref, err := scenario.ParseMilestoneRef(reference)
	if err != nil {
		return end{}, err
	}
	failed := ref
	ref.Part, failed.Part = "ended", ref.Part+".failed"
	for _, instead := range []scenario.MilestoneRef{ref, failed} {
		if w, err := s.watch(incident, instead.String()); err == nil { // begins has no ends, and only sites can fail
			e.instead = append(e.instead, w)
		}
	}
	return e, nil
}
