package influence

import (
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/stats"
)

// Threshold is where along the values of an input an objective changes from missed to met, or back.
type Threshold struct {
	Judged     experiment.Judged // the objective; its value and verdict are of no point
	Fixed      []string          // of two inputs, the value of the first
	Points     []int             // along the values of the input, in its order; indices in Sweep.Points
	Crossings  []Crossing        // by the estimates, in the order of the values
	Met, Known int               // of the points: at how many the estimate is within the limit, and has a value
}

// Crossing is two neighbouring points of which one is within the limit and the other is not.
type Crossing struct {
	From, To int  // indices in Sweep.Points, in the order of the values
	Enters   bool // the second is within
}

// objective finds an objective at a point.
func (p *Point) objective(id string, target bool) *experiment.Judged {
	i := slices.IndexFunc(p.Objectives, func(j experiment.Judged) bool { return j.ID == id && j.Target == target })
	if i < 0 {
		return nil
	}
	return &p.Objectives[i]
}

// Objective returns what a threshold's objective is at a point of the sweep; nil where there is no value.
func (s *Sweep) Objective(t *Threshold, point int) *experiment.Judged {
	j := s.Points[point].objective(t.Judged.ID, t.Judged.Target)
	if j == nil || !j.Known {
		return nil
	}
	return j
}

// thresholds looks at every objective along the values of the input, of two inputs along those of the second.
func (s *Sweep) thresholds() []Threshold {
	if len(s.Points) == 0 {
		return nil
	}
	var list []Threshold
	for _, line := range s.lines() {
		for _, j := range s.Points[0].Objectives {
			t := Threshold{Judged: j, Points: line}
			if last := len(s.Vary) - 1; last > 0 {
				t.Fixed = s.Points[line[0]].Values[:last]
			}
			s.cross(&t)
			list = append(list, t)
		}
	}
	return list
}

// lines lists the points that differ in the last input only.
func (s *Sweep) lines() [][]int {
	var lines [][]int
	for i := range s.Points {
		last := len(s.Vary) - 1
		if i == 0 || !slices.Equal(s.Points[i].Values[:last], s.Points[i-1].Values[:last]) {
			lines = append(lines, nil)
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], i)
	}
	return lines
}

// cross finds the neighbours between which the estimate comes within the limit, or leaves it.
func (s *Sweep) cross(t *Threshold) {
	before, inside := -1, false
	for _, i := range t.Points {
		j := s.Objective(t, i)
		if j == nil {
			continue
		}
		now := j.Within()
		if before >= 0 && now != inside {
			t.Crossings = append(t.Crossings, Crossing{From: before, To: i, Enters: now})
		}
		t.Known++
		if now {
			t.Met++
		}
		before, inside = i, now
	}
}

// The bounds of a refinement.
const (
	mostHalvings = 6 // of the distance between two values: to a sixty-fourth
	mostRefined  = 8 // crossings
)

// refine halves the distance between the neighbours at which an objective changes, again and again, until the runs cannot tell
// on either side.
func (m *sweeper) refine() error {
	for range mostHalvings {
		added := false
		for _, c := range m.coarse() {
			ok, err := m.halve(c)
			if err != nil {
				return err
			}
			added = added || ok
		}
		if !added {
			return nil
		}
	}
	return nil
}

// coarse lists the pairs of neighbouring points at which some objective changes, from the last to the first, so that a point
// between two of them leaves the others where they are.
func (m *sweeper) coarse() []Crossing {
	var list []Crossing
	for _, t := range m.sweep.thresholds() {
		for _, c := range t.Crossings {
			same := func(d Crossing) bool { return d.From == c.From && d.To == c.To }
			blurred := m.sweep.Objective(&t, c.From).Verdict == stats.CannotTell && m.sweep.Objective(&t, c.To).Verdict == stats.CannotTell
			if len(list) < mostRefined && !blurred && !slices.ContainsFunc(list, same) {
				list = append(list, c)
			}
		}
	}
	slices.SortFunc(list, func(a, b Crossing) int { return b.From - a.From })
	return list
}

// halve makes the point halfway between two neighbours; it reports false when there is none, or the context ends.
func (m *sweeper) halve(c Crossing) (bool, error) {
	points := m.sweep.Points
	value, ok := m.of.Vary[0].Between(points[c.From].Values[0], points[c.To].Values[0])
	if !ok || c.To != c.From+1 {
		return false, nil
	}
	p, err := m.of.Load(m.of.changes([]string{value}))
	if err != nil {
		return false, err
	}
	point, err := m.point(p, []string{value})
	if err != nil || point == nil {
		return false, err
	}
	point.Refined = true
	m.sweep.Points = slices.Insert(points, c.To, *point)
	m.sweep.Planned++
	return true, nil
}
