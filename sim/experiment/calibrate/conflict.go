package calibrate

import "slices"

// Conflict is some reports that no run meets together, although it takes all of them: with any one less, runs do.
type Conflict struct {
	Of      []int   // indices of Calibration.Held
	Nearest float64 // how near runs come to all of them: the least of their greatest distances, in tolerances; infinite where what was reported happens in none
	Minimal bool    // each was tried without; false where the runs did not last
}

// nearest is what runs have agreed with: sets of reports, each of which some run met together.
type nearest struct{ met [][]bool }

// add notes which reports a run agrees with.
func (n *nearest) add(distances []float64) {
	met := make([]bool, len(distances))
	for i, d := range distances {
		met[i] = d <= 1
	}
	if !slices.ContainsFunc(n.met, func(other []bool) bool { return slices.Equal(other, met) }) {
		n.met = append(n.met, met)
	}
}

// together reports whether some run has met all of some reports.
func (n *nearest) together(of []int) bool {
	return slices.ContainsFunc(n.met, func(met []bool) bool {
		return !slices.ContainsFunc(of, func(i int) bool { return !met[i] })
	})
}

// always reports whether every run has met a report.
func (n *nearest) always(report int) bool {
	return !slices.ContainsFunc(n.met, func(met []bool) bool { return !met[report] })
}

// conflicts finds reports that cannot be met together, in sets of which no two have a report in common: of all that are left it takes one
// away after another, and puts it back where runs then meet the rest (Chinneck and Dravnieks, ORSA Journal on Computing 3, 1991).
func (m *maker) conflicts(pool []*particle, of []int) (list []Conflict, err error) {
	for {
		of = slices.DeleteFunc(slices.Clone(of), m.nearest.always) // which are in conflict with none
		all, err := m.attempt(pool, of)
		if err != nil || !all.failed {
			return list, err
		}
		c := Conflict{Of: of, Nearest: all.nearest, Minimal: true}
		for _, i := range of {
			if err := m.without(&c, i, pool); err != nil {
				return nil, err
			}
		}
		list = append(list, c)
		of = slices.DeleteFunc(slices.Clone(of), func(i int) bool { return slices.Contains(c.Of, i) })
	}
}

// without leaves a report out of a conflict, if runs do not meet the others together either.
func (m *maker) without(c *Conflict, report int, pool []*particle) error {
	if len(c.Of) == 1 {
		return nil
	}
	others := slices.DeleteFunc(slices.Clone(c.Of), func(i int) bool { return i == report })
	left, err := m.attempt(pool, others)
	switch {
	case err != nil:
		return err
	case left.failed:
		c.Of, c.Nearest = others, left.nearest
	case !left.met:
		c.Minimal = false
	}
	return nil
}

// attempt is what came of trying to meet some reports together. Where neither is true the runs did not last.
type attempt struct {
	met, failed bool
	nearest     float64
}

// searching is how many runs look for one that meets some reports: fewer than stand for a posterior.
const searching = 100

func (m *maker) attempt(pool []*particle, of []int) (attempt, error) {
	if len(of) == 0 || m.nearest.together(of) {
		return attempt{met: true}, nil
	}
	p, err := m.sequence(Box, of, searching, fewRounds).posterior(pool)
	if err != nil {
		return attempt{}, err
	}
	met := m.nearest.together(of)
	return attempt{met, !met && (p.End == Stalled || p.End == Nowhere), p.Nearest}, nil
}
