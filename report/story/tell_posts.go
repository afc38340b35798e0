package story

import (
	"strings"

	"simulate/report/document"
	"simulate/sim"
)

// postings tells which units leave for posts, or from them for home: those of one instant, for one reason, are a line.
func (s *story) postings() {
	for i := 0; i < len(s.records); i++ {
		if !s.isPosting(i) {
			continue
		}
		first, from, moves := &s.records[i], i, []string{s.record(sim.Seq(i))}
		for i+1 < len(s.records) && s.isPosting(i+1) && s.records[i+1].At == first.At && s.records[i+1].Cause == first.Cause {
			i++
			moves = append(moves, s.record(sim.Seq(i)))
		}
		s.tag = ""
		s.add(sim.Seq(from), "", strings.Join(moves, "; "), document.Faint, s.freed(first))
	}
}

// noWays tells who finds no way while roads are closed, and is on the way on behalf of no step.
func (s *story) noWays() {
	for i := range s.records {
		if r := &s.records[i]; r.Kind == sim.WayShut && r.Step == sim.NoStep && s.told[i] {
			s.tag = ""
			s.add(sim.Seq(i), "", s.record(sim.Seq(i)), document.Plain)
		}
	}
}

// isPosting reports whether a record is told of a unit that leaves for a post, or from one for home.
func (s *story) isPosting(i int) bool {
	r := &s.records[i]
	return r.Kind == sim.UnitReturning && r.Step == sim.NoStep && (r.Arg == sim.ToPost || r.Arg == sim.FromPost) && s.told[i]
}

// freed says what changed how many units are free, so that others leave for posts.
func (s *story) freed(r *sim.Record) string {
	if r.Cause == 0 {
		return ""
	}
	return s.record(r.Cause)
}
