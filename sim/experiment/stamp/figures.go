package stamp

import (
	"cmp"
	"slices"

	"simulate/sim/conform"
	"simulate/sim/log"
	"simulate/sim/scenario"
)

// Figure is a time of the call that is held against the runs.
type Figure struct {
	conform.Figure
	Measure string // id of the declared measure that it is; empty where it is none
}

// Since reports whether it is how long after the call something happened.
func (f *Figure) Since() bool { return f.Interval == conform.Whole && f.Measure == "" }

// Origin is what times are counted from: the first instant of the call that stands for a milestone, or when the first unit was notified.
func (p *Plan) Origin(judged *conform.Plan, c *conform.Course) conform.Thing {
	for _, l := range judged.Judged {
		if l.Group == conform.Call && l.At != log.Closed && c.Call[l.At] != log.None {
			return conform.Thing{Label: l, Nth: 1}
		}
	}
	return conform.Thing{Label: conform.Label{Group: conform.Call, At: log.Notified}, Nth: 1}
}

// Figures are the times that a call has: since its origin, as measures of the scenario, and of the intervals of units.
func (p *Plan) Figures(judged *conform.Plan, c *conform.Course) (figures []Figure) {
	origin := p.Origin(judged, c)
	for _, t := range p.Instants(judged, c) {
		if t != origin {
			figures = append(figures, Figure{Figure: conform.Between(origin, t)})
		}
	}
	figures = append(figures, p.measures(judged, c)...)
	for g := range p.Groups {
		for i, interval := range log.Intervals {
			if p.Groups[g].Sent && isJudged(judged, g, interval.From) && isJudged(judged, g, interval.To) {
				figures = append(figures, Figure{Figure: conform.Figure{Group: g, Interval: i}})
			}
		}
	}
	return slices.DeleteFunc(figures, func(f Figure) bool { return f.Of(judged, c) == log.None })
}

func isJudged(judged *conform.Plan, group int, at log.Instant) bool {
	return slices.Contains(judged.Judged, conform.Label{Group: group, At: at})
}

// Instants are the things of a call that are worth telling, in the order of time: all that is stamped of the call, and of each group the
// first of what begins, the last of what ends, and both of who comes to the scene.
func (p *Plan) Instants(judged *conform.Plan, c *conform.Course) (things []conform.Thing) {
	counts := judged.Counts(c)
	for i, l := range judged.Judged {
		if l.Group == conform.Unknown {
			continue
		}
		ends := l.At == log.AtDestination || l.At == log.Available
		if counts[i] == 1 || counts[i] > 1 && !ends {
			things = append(things, conform.Thing{Label: l, Nth: 1})
		}
		if counts[i] > 1 && (ends || l.At == log.OnScene) {
			things = append(things, conform.Thing{Label: l, Nth: conform.Last})
		}
	}
	slices.SortStableFunc(things, func(a, b conform.Thing) int { return cmp.Compare(judged.Time(c, a), judged.Time(c, b)) })
	return things
}

// measures are those of the scenario between two milestones that the log shows both.
func (p *Plan) measures(judged *conform.Plan, c *conform.Course) (figures []Figure) {
	stands := p.stands(judged, c)
	of := func(references scenario.First) (things []conform.Thing) {
		for _, reference := range references {
			m, err := p.Program.Scenario.Milestone(p.id(), reference)
			if err != nil {
				return nil
			}
			t, ok := stands[m]
			if !ok {
				return nil
			}
			things = append(things, t)
		}
		return things
	}
	for id, m := range p.Program.Scenario.Measures.All() {
		if m.Of != "" || m.Count != "" || len(m.At) > 0 || len(m.From) == 0 || len(m.To) == 0 {
			continue
		}
		if from, to := of(m.From), of(m.To); len(from) > 0 && len(to) > 0 {
			figures = append(figures, Figure{conform.Figure{From: from, To: to, Interval: conform.Whole}, id})
		}
	}
	return figures
}

// stands are the things that milestones stand for, where one stands for one and is no other's.
func (p *Plan) stands(judged *conform.Plan, c *conform.Course) map[scenario.Milestone]conform.Thing {
	stands := make(map[scenario.Milestone]conform.Thing)
	counts := judged.Counts(c)
	for i, l := range judged.Judged {
		for n := range counts[i] {
			t := conform.Thing{Label: l, Nth: n + 1}
			references := p.Milestones(t)
			if asks := p.candidates(t); len(asks) == 1 {
				references = p.ofAsk(asks[0], t.At, t.Nth)
			} else if len(asks) > 1 {
				continue
			}
			for _, reference := range references {
				if m, err := p.Program.Scenario.Milestone(p.id(), reference); err == nil {
					stands[m] = t
				}
			}
		}
	}
	return stands
}

// Points are what the time of a call is parted by, in their usual order: those of them that the log shows.
func (p *Plan) Points(judged *conform.Plan, c *conform.Course) (points []conform.Thing) {
	points = append(points, p.Origin(judged, c))
	all := func(at log.Instant, nth int) conform.Thing {
		return conform.Thing{Label: conform.Label{Group: conform.Call, At: at}, Nth: nth}
	}
	for _, t := range []conform.Thing{
		all(log.Answered, 1), all(log.Entered, 1), all(log.Notified, 1), all(log.EnRoute, 1), all(log.OnScene, 1), all(log.OnScene, conform.Last),
		all(log.LeftScene, 1), all(log.AtDestination, conform.Last), all(log.Available, conform.Last), all(log.Closed, 1),
	} {
		stamped := judged.Time(c, t) != log.None && (conform.OfUnits(t.At) || isJudged(judged, conform.Call, t.At))
		again := t.Nth == conform.Last && t.At == log.OnScene && judged.Time(c, t) == judged.Time(c, all(log.OnScene, 1))
		if stamped && !again && t != points[0] {
			points = append(points, t)
		}
	}
	return points
}
