package measure

import (
	"fmt"
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

// watched is where a fold finds when a milestone first occurred.
type watched struct {
	incident int32 // whose it is
	own      int32 // its place among those of the incident; -1 of a stream's that is seen from outside
	counted  int32 // its place among the latter
	stream   bool  // each instance of a stream has it

	first []milestone // instead: those of which it is the first that occurs; nil of a single one
}

// start is a milestone from which a measure counts, with the end of its step by which the plan took another way; noneGiven of one
// that is counted from outside a stream.
type start struct {
	end
	otherwise milestone
	or        []start // of one that is the first of several: those
}

// end is a milestone at which a measure ends, with those whose occurrence rules it out.
type end struct {
	milestone
	instead []milestone
	or      []end // of one that is the first of several: those
}

// watch returns the milestone that a reference means.
func (s *Set) watch(incident, reference string) (milestone, error) {
	m, err := s.Program.Milestone(incident, reference)
	if err != nil {
		return noneGiven, err
	}
	return s.add(m), nil
}

// add returns a milestone's place in the list of those that are watched.
func (s *Set) add(m sim.Milestone) milestone {
	if i := slices.Index(s.milestones, m); i >= 0 {
		return milestone(i)
	}
	w := watched{incident: s.Program.Steps[m.Step].Incident}
	if m.Counted() {
		w.own, w.counted = -1, int32(len(s.counted))
		s.counted = append(s.counted, m)
	} else {
		w.own, w.stream = s.owned[w.incident], s.streamed[w.incident]
		s.owned[w.incident]++
	}
	s.milestones, s.watched = append(s.milestones, m), append(s.watched, w)
	return milestone(len(s.milestones) - 1)
}

// start returns the milestone that a reference means, with what tells why it has not occurred.
func (s *Set) start(incident, reference string) (start, error) {
	e, err := s.end(incident, reference)
	if err != nil {
		return start{}, err
	}
	of := start{end: e, otherwise: noneGiven}
	if w := s.milestones[e.milestone]; !w.Counted() {
		of.otherwise = s.add(w.Otherwise())
	}
	return of, nil
}

// firstStart is the first of several milestones, to count from.
func (s *Set) firstStart(incident string, references scenario.First) (start, error) {
	if len(references) == 1 {
		return s.start(incident, references[0])
	}
	var all start
	var single []end
	for _, reference := range references {
		one, err := s.start(incident, reference)
		if err != nil {
			return start{}, err
		}
		all.or, single = append(all.or, one), append(single, one.end)
	}
	var err error
	all.end, err = s.together(references, single)
	all.otherwise = noneGiven
	return all, err
}

// firstEnd is the first of several milestones, to end with. A level may have no end.
func (s *Set) firstEnd(incident string, references scenario.First) (end, error) {
	switch len(references) {
	case 0:
		return s.end(incident, "")
	case 1:
		return s.end(incident, references[0])
	}
	var single []end
	for _, reference := range references {
		one, err := s.end(incident, reference)
		if err != nil {
			return end{}, err
		}
		single = append(single, one)
	}
	return s.together(references, single)
}

// together is the first of several ends. They are all of a run, or all each instance's own of one stream.
func (s *Set) together(references scenario.First, single []end) (end, error) {
	w := watched{incident: s.watched[single[0].milestone].incident, own: s.watched[single[0].milestone].own, stream: s.watched[single[0].milestone].stream}
	all := end{or: single}
	for _, one := range single {
		if s.streamOf(one.milestone) != s.streamOf(single[0].milestone) {
			return end{}, fmt.Errorf("%v do not all lie in one stream: say of which of its instances", references)
		}
		w.first = append(w.first, one.milestone)
	}
	all.milestone = milestone(len(s.milestones))
	s.milestones, s.watched = append(s.milestones, sim.Milestone{}), append(s.watched, w)
	return all, nil
}

// streamOf returns the incident of whose instances each has the milestone as its own, or sim.None.
func (s *Set) streamOf(m milestone) int32 {
	if m < 0 || !s.watched[m].stream {
		return sim.None
	}
	return s.watched[m].incident
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
	e.instead = s.insteadOfState(m, ref)
	failed := ref
	ref.Part, failed.Part = "ended", ref.Part+".failed"
	for _, instead := range []scenario.MilestoneRef{ref, failed} {
		if w, err := s.watch(incident, instead.String()); err == nil { // begins has no ends, and only sites can fail
			e.instead = append(e.instead, w)
		}
	}
	return e, nil
}
