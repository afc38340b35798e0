package story

import (
	"simulate/report/document"
	"simulate/sim"
)

// ofRounds tells what came of the rounds of a step that repeats, where that is something else than in the round before.
func (s *story) ofRounds(e *episode) {
	last := uint16(0)
	for _, seq := range s.of(e, sim.RoundEnded) {
		if r := &s.records[seq]; r.Arg != last {
			last = r.Arg
			s.add(seq, "", s.record(seq), document.Plain)
		}
	}
}
