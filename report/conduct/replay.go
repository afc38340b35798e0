package conduct

import (
	"encoding/json"

	"simulate/report/replay"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise"
	"simulate/sim/snapshot"
)

// Replay is the run up to now, as pages play it.
type Replay struct {
	At     int64           `json:"at"`
	Replay json.RawMessage `json:"replay"` // null to those who are not shown everything
}

// Replay is the run up to now, for those to whom everything is shown. A trip under way takes as long as it usually does: what has been
// drawn for it nobody is told.
func (c *Conductor) Replay(id string) (Replay, error) {
	c.mu.Lock()
	now := c.clock.now(c.options.Now())
	p, luck, at := c.exercise.Program, c.exercise.Luck(), c.instant(now)
	everything := id == Controller || id == Display && c.exercise.Journal.Shows() == exercise.Everything
	c.mu.Unlock()
	if !everything {
		return Replay{At: now}, nil
	}
	p = p.Until(min(at+1, p.Horizon))
	h := snapshot.NewHistory(p, p.WarmUp, snapshot.HistoryLimit)
	world := sim.NewWorld(p)
	world.OnLeg = func(l sim.Leg) { h.Travel(usually(l, at)) }
	if err := world.Run(luck, h); err != nil {
		return Replay{}, err
	}
	return Replay{now, replay.NewReplay(h, "", "", nil, true).JSON}, nil
}

// usually is a trip as those see it who know what it takes usually, when it has not come to its end by now.
func usually(l sim.Leg, now engine.Time) sim.Leg {
	if l.Arrive <= now || l.Arrive <= l.Depart {
		return l
	}
	drawn := l.Arrive - l.Depart
	l.Arrive = max(l.Depart+l.Usual, now+engine.Second)
	bends := make([]sim.Bend, len(l.Bends))
	for i, b := range l.Bends {
		b.Pass = l.Depart + engine.Time(float64(b.Pass-l.Depart)*float64(l.Arrive-l.Depart)/float64(drawn))
		bends[i] = b
	}
	l.Bends = bends
	return l
}
