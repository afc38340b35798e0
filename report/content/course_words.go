package content

import (
	"strings"

	"simulate/report/words"
	"simulate/sim/engine"
	"simulate/sim/experiment/cause"
)

// course says how a condition changed: from which state to which, what held it meanwhile, and what could have and did not.
func (p chainWords) course(s *cause.Segment) string {
	if s.Course == nil {
		return "begins"
	}
	states := p.Steps[s.Step].Ends
	told := states[s.Course.From-1] + " to " + states[s.Course.To-1] + p.foreign(s.Of)
	var held []string
	for _, h := range s.Course.Held {
		held = append(held, words.Apart(0, h.Time).String()+" by "+p.Called(h.Step))
	}
	if len(held) > 0 {
		told += ", held " + strings.Join(held, " and ")
	}
	var idle []string
	for _, step := range s.Course.Idle {
		idle = append(idle, p.idle(step, s.To))
	}
	switch {
	case len(idle) == 0:
		return told
	case len(held) == 0:
		told += "; nothing held it"
	}
	return told + ": " + strings.Join(idle, ", ")
}

// idle says for how long a step had waited for its units, or that it had not come to that.
func (p chainWords) idle(step cause.Idle, at engine.Time) string {
	if step.Since == engine.Never {
		return p.Called(step.Step) + " was not asked for yet"
	}
	return p.Called(step.Step) + " had waited " + words.Apart(step.Since, at).String() + " for " + p.needed(step.Step)
}
