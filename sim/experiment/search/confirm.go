package search

import (
	"math"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// confirm holds a set against twice as many runs of another seed: with it all must be met. A lever of which a level less does too is
// lowered: of what is cheaper it could not be told before.
func (s *improving) confirm(o *Offer) (confirmed bool, err error) {
	c := &Purchase{Offer: Offer{Changes: slices.Clone(o.Changes), Price: o.Price, Runs: more * o.Runs}, Seed: s.found.Seed + 1}
	measured := func(changes []Change) ([]experiment.Judged, error) {
		return s.judged(changes, c.Runs, c.Seed, stats.Level)
	}
	if c.Judged, err = measured(c.Changes); err != nil || together(c.Judged) != stats.Met {
		return false, err
	}
	for i := 0; i < len(c.Changes); {
		less := slices.Clone(c.Changes)
		if less[i].Level--; less[i].Level == 0 {
			less = slices.Delete(less, i, i+1)
		}
		without, err := measured(less)
		switch {
		case err != nil:
			return false, err
		case together(without) == stats.Met:
			c.Changes, c.Judged, c.Without, i = less, without, nil, 0
			c.Price = s.price(less)
		default:
			c.Without = append(c.Without, without)
			i++
		}
	}
	if c.Before, err = measured(nil); err != nil {
		return false, err
	}
	s.found.Set = c
	for _, o := range s.order {
		switch verdict := verdictOf(o); {
		case o.Price >= c.Price:
		case verdict == stats.Missed:
			s.found.Missed++
		default:
			s.found.Open = append(s.found.Open, *o)
		}
	}
	return true, nil
}

func (s *improving) price(changes []Change) int {
	price := 0
	for i := range changes {
		of := slices.IndexFunc(s.found.Levers, func(l Lever) bool { return l.Kind == changes[i].Kind && l.ID == changes[i].ID })
		price += changes[i].Level * s.found.Levers[of].Price
	}
	return price
}

// steps is how many stricter limits the frontier has, at equal distances from the limit to what all levers together reach.
const steps = 5

// frontier looks for the cheapest sets for stricter limits, where one objective is asked for and all levers together are known to reach
// beyond its limit. What is met by a stricter limit costs no less.
func (s *improving) frontier(at int) error {
	f := s.found
	if !s.options.Frontier || len(f.Before) != 1 || len(f.With) != 1 || !f.With[0].Known {
		return nil
	}
	asked := f.Before[0].Expression.Limit
	for step := 1; step < steps; step++ {
		limit, ok := stricter(asked, &f.With[0], float64(step)/steps)
		if !ok || len(f.Frontier) > 0 && limit == f.Frontier[len(f.Frontier)-1].Limit {
			continue
		}
		found, err := s.cheapest(max(at, 0), func(o *Offer) stats.Verdict { return against(&o.Judged[0], limit) })
		if err != nil {
			return err
		}
		next := Stricter{Limit: limit}
		if at = found; at >= 0 {
			next.Offer = s.order[at]
		}
		if last := len(f.Frontier) - 1; last >= 0 && f.Frontier[last].Offer == next.Offer {
			f.Frontier[last].Limit = limit // what meets the stricter one
		} else {
			f.Frontier = append(f.Frontier, next)
		}
		if at < 0 {
			return nil
		}
	}
	return nil
}

// stricter is a limit a part of the way to what was reached, as a trainer would write it; ok is false where that is no stricter.
func stricter(asked scenario.Limit, reached *experiment.Judged, part float64) (scenario.Limit, bool) {
	value := measuredLimit(reached)
	unit := 1.0
	switch {
	case asked.Unit == scenario.Milliseconds && asked.Value >= 60_000:
		unit = 5_000
	case asked.Unit == scenario.Milliseconds && asked.Value >= 10_000:
		unit = 1_000
	case asked.Unit == scenario.Milliseconds:
		unit = 100
	case asked.Unit == scenario.ShareOfOne:
		unit = 0.005
	}
	limit := asked
	limit.Value = math.Round((asked.Value+float64(part*(value-asked.Value)))/unit) * unit
	if reached.Expression.IsLower() {
		return limit, limit.Value > asked.Value && limit.Value < value
	}
	return limit, limit.Value < asked.Value && limit.Value > value
}

// measuredLimit is the value of a statistic in the unit of limits.
func measuredLimit(j *experiment.Judged) float64 {
	return j.Value / j.Limit().Value * j.Expression.Limit.Value
}

// against is the verdict for another limit.
func against(j *experiment.Judged, limit scenario.Limit) stats.Verdict {
	other := *j
	other.Expression.Limit = limit
	if j.ByHorizon || !j.Known {
		return stats.CannotTell
	}
	return other.Limit().Judge(j.Interval)
}
