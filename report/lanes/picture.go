package lanes

import (
	"simulate/report/story"
	"simulate/report/words"
	"simulate/sim/engine"
	"simulate/sim/snapshot"
)

// Picture is what is drawn of a run.
type Picture struct {
	Title   string
	Said    []string // which run it is, and on which day, a line each
	Moments []story.Moment
	History *snapshot.History
}

// scale says which time is where: to is the right edge.
type scale struct{ from, to engine.Time }

// x is where an instant is, in tenths of a pixel. What lies outside is at the edge.
func (s scale) x(t engine.Time) int {
	t = min(max(t, s.from), s.to)
	return 10*left + int((t-s.from)*10*(right-left)/(s.to-s.from))
}

func (s scale) has(t engine.Time) bool { return s.from <= t && t <= s.to }

// margin is how much is seen before the first key event and after the last one: one in so many parts of what lies between.
const margin = 40

// window is the stretch that is drawn: that in which the key events lie, as what is reported of them. Where there are fewer than two, it is the one in which units are
// busy, or without such all of the history.
func (p *Picture) window() scale {
	h := p.History
	first, last := p.crowded()
	if first == last {
		first, last = busy(h)
	}
	spare := max((last-first)/margin, engine.Second)
	return scale{max(first-spare, h.From), max(min(last+spare, h.To), h.From+engine.Second)}
}

// Where all key events take more than so many times as long as the shortest stretch with so many in a hundred of them, that stretch is drawn alone: in the rest of the time there is
// little to see.
const (
	crowdShare = 80
	crowdTimes = 3
)

// crowded is from when to when the key events of the history lie, or nearly all of them; one instant where there is at most one.
func (p *Picture) crowded() (first, last engine.Time) {
	var at []engine.Time
	for i := range p.Moments {
		if t := p.Moments[i].At; p.History.From <= t && t <= p.History.To {
			at = append(at, t)
		}
	}
	if len(at) == 0 {
		return 0, 0
	}
	first, last = at[0], at[len(at)-1]
	of := (len(at)*crowdShare + 99) / 100
	for i := of - 1; i < len(at); i++ {
		if from := at[i-of+1]; from < at[i] && (at[i]-from)*crowdTimes < at[len(at)-1]-at[0] && at[i]-from < last-first {
			first, last = from, at[i]
		}
	}
	return first, last
}

// busy is from when to when somebody is, or else all of a history.
func busy(h *snapshot.History) (first, last engine.Time) {
	first, last = h.To, h.From
	for u := range h.Units {
		for _, b := range barsOf(h, int32(u), scale{h.From, h.To}) {
			if b.phase.takes() {
				first, last = min(first, b.from), max(last, b.to)
			}
		}
	}
	if first >= last {
		return h.From, h.To
	}
	return first, last
}

func (p *Picture) names() words.Names { return words.Of(p.History.Program) }
