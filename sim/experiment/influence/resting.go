package influence

import (
	"cmp"
	"slices"
)

// From which strength on an influence is large: as a rank correlation, a tenth of the spread; as a share of the variance; and of
// elementary effects, as a share of the largest.
const (
	largeRank  = 0.3
	largeShare = 0.1
	largeMove  = 0.5
)

// large reports whether an influence is one that a result rests on.
func (s *Sensitivity) large(d *Driven, f *Influence) bool {
	least := map[Method]float64{ByRank: largeRank, ByParts: largeShare, ByMoves: largeMove * d.Influences[0].Strength()}[s.Method]
	return f.Told && f.Strength() >= least
}

// Resting is an assumption with a large influence.
type Resting struct {
	Input    int   // index in Sensitivity.Inputs
	Measures []int // indices in Sensitivity.Measures; the one with the strongest influence first

	strength float64 // the strongest
}

// RestsOn lists the assumptions that measures rest on, the one with the strongest influence first.
func (s *Sensitivity) RestsOn() []Resting {
	var list []Resting
	for i := range s.Inputs {
		if !s.Inputs[i].Assumed() {
			continue
		}
		if r := s.restingOn(i); len(r.Measures) > 0 {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b Resting) int { return cmp.Compare(b.strength, a.strength) })
	return list
}

func (s *Sensitivity) restingOn(input int) Resting {
	r := Resting{Input: input}
	strengths := make(map[int]float64)
	for m := range s.Measures {
		d := &s.Measures[m]
		for k := range d.Influences {
			f := &d.Influences[k]
			if f.Input != input || !s.large(d, f) {
				continue
			}
			strengths[m] = f.Strength() / d.Influences[0].Strength()
			if s.Method != ByMoves {
				strengths[m] = f.Strength()
			}
			r.Measures = append(r.Measures, m)
			r.strength = max(r.strength, strengths[m])
		}
	}
	slices.SortStableFunc(r.Measures, func(a, b int) int { return cmp.Compare(strengths[b], strengths[a]) })
	return r
}
