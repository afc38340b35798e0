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

// Origin is what times are counted from: the first instant of the call up to its entry that stands for a milestone, or when the first unit
// was notified.
func (r *Reading) Origin() conform.Thing {
	for _, l := range r.Judged.Judged {
		if l.Group == conform.Call && l.At <= log.Entered && r.Course.Call[l.At] != log.None {
			return conform.Thing{Label: l, Nth: 1}
		}
	}
	return conform.Thing{Label: conform.Label{Group: conform.Call, At: log.Notified}, Nth: 1}
}

// Figures are the times that a call has: since its origin, as measures of the scenario, and of the intervals of units.
func (r *Reading) Figures() (figures []Figure) {
	origin := r.Origin()
	for _, t := range r.Instants() {
		if t != origin {
			figures = append(figures, Figure{Figure: conform.Between(origin, t)})
		}
	}
	figures = append(figures, r.measures()...)
	for g := range r.Plan.Groups {
		for i, interval := range log.Intervals {
			if r.Plan.Groups[g].Sent && r.judges(g, interval.From) && r.judges(g, interval.To) {
				figures = append(figures, Figure{Figure: conform.Figure{Group: g, Interval: i}})
			}
		}
	}
	return slices.DeleteFunc(figures, func(f Figure) bool { return f.Of(r.Judged, r.Course) == log.None })
}

func (r *Reading) judges(group int, at log.Instant) bool {
	return slices.Contains(r.Judged.Judged, conform.Label{Group: group, At: at})
}

// Instants are the things of a call that are worth telling, in the order of time: all that is stamped of the call, and of each group the
// first of what begins, the last of what ends, and both of who comes to the scene.
func (r *Reading) Instants() (things []conform.Thing) {
	counts := r.Judged.Counts(r.Course)
	for i, l := range r.Judged.Judged {
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
	slices.SortStableFunc(things, func(a, b conform.Thing) int {
		return cmp.Compare(r.Judged.Time(r.Course, a), r.Judged.Time(r.Course, b))
	})
	return things
}

// measures are those of the scenario between two milestones that the log shows both.
func (r *Reading) measures() (figures []Figure) {
	stands := r.stands()
	of := func(references scenario.First) (things []conform.Thing) {
		for _, reference := range references {
			m, err := r.Plan.Program.Scenario.Milestone(r.Plan.id(), reference)
			t, ok := stands[m]
			if err != nil || !ok {
				return nil
			}
			things = append(things, t)
		}
		return things
	}
	for id, m := range r.Plan.Program.Scenario.Measures.All() {
		if m.Of != "" || m.Count != "" || len(m.At) > 0 || len(m.From) == 0 || len(m.To) == 0 {
			continue
		}
		if from, to := of(m.From), of(m.To); len(from) > 0 && len(to) > 0 {
			figures = append(figures, Figure{conform.Figure{From: from, To: to, Interval: conform.Whole}, id})
		}
	}
	return figures
}

// stands are the things that milestones stand for, where the log shows which.
func (r *Reading) stands() map[scenario.Milestone]conform.Thing {
	stands := make(map[scenario.Milestone]conform.Thing)
	counts := r.Judged.Counts(r.Course)
	for i, l := range r.Judged.Judged {
		for n := range counts[i] {
			t := conform.Thing{Label: l, Nth: n + 1}
			for _, reference := range r.all(t) {
				if m, err := r.Plan.Program.Scenario.Milestone(r.Plan.id(), reference); err == nil {
					stands[m] = t
				}
			}
		}
	}
	return stands
}

// Points are what the time of a call is parted by, in their usual order: those of them that the log shows.
func (r *Reading) Points() (points []conform.Thing) {
	points = append(points, r.Origin())
	all := func(at log.Instant, nth int) conform.Thing {
		return conform.Thing{Label: conform.Label{Group: conform.Call, At: at}, Nth: nth}
	}
	for _, t := range []conform.Thing{
		all(log.Answered, 1), all(log.Entered, 1), all(log.Notified, 1), all(log.EnRoute, 1), all(log.OnScene, 1), all(log.OnScene, conform.Last),
		all(log.LeftScene, 1), all(log.AtDestination, conform.Last), all(log.Available, conform.Last), all(log.Closed, 1),
	} {
		stamped := r.Judged.Time(r.Course, t) != log.None && (conform.OfUnits(t.At) || r.judges(conform.Call, t.At))
		again := t.Nth == conform.Last && t.At == log.OnScene && r.Judged.Time(r.Course, t) == r.Judged.Time(r.Course, all(log.OnScene, 1))
		if stamped && !again && t != points[0] {
			points = append(points, t)
		}
	}
	return points
}
