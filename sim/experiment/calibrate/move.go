package calibrate

import (
	"math"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/portable"
)

// Runs are moved in rounds until each has been about so often, or it has taken too many.
const (
	oftenOnTheWay = 1
	oftenAtTheEnd = 3
	mostRounds    = 60
	fewRounds     = 15   // where it is enough that one run meets the reports
	fewest        = 0.01 // share of the runs made that must be accepted for another step to be worth it
)

// move lets the runs of a step go where others agree as well, so that copies of one part. A move is Metropolis and Hastings's, and
// leaves the posterior of the step as it is. Of what the reports have narrowed some goes the way from one run to another (ter Braak, Statistics
// and Computing 16, 2006), or one input is drawn anew; of what they have not half is. Where that leaves the cube it is none, and takes no
// run.
func (s *sequence) move() error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	parents := slices.Compact(slices.Clone(s.all)) // copies stand beside each other
	s.moving = s.narrowed()
	step := &s.Steps[len(s.Steps)-1]
	accepted, often := 0, oftenOnTheWay
	if s.Stretch == 1 {
		often = oftenAtTheEnd
	}
	for round := 0; round < s.rounds && accepted < often*len(s.all) && s.left() >= len(s.all); round++ {
		who, proposals := s.propose(round, parents)
		made, err := s.make(proposals)
		if err != nil {
			return err
		}
		s.look(made)
		for k, p := range made {
			i := who[k]
			if s.accepts(s.all[i], p, s.drawOf(round, i)) {
				s.all[i] = p
				accepted++
			}
		}
		step.Runs += len(made)
	}
	step.Moved = float64(accepted) / float64(max(step.Runs, 1))
	s.tired = step.Moved < fewest
	slices.SortStableFunc(s.all, func(a, b *particle) int { return a.run - b.run })
	return nil
}

// drawOf is the key of what is drawn for a run in a round.
func (s *sequence) drawOf(round, i int) engine.Key {
	return s.key.Mix(uint64(len(s.Steps))).Mix(uint64(round)).Mix(uint64(i))
}

// accepts reports whether a run takes the place of another.
func (s *sequence) accepts(now, next *particle, key engine.Key) bool {
	from, to := s.kernel.log(now.distances, s.of, s.Stretch), s.kernel.log(next.distances, s.of, s.Stretch)
	return to >= from || key.Mix(accepting).Uniform() < portable.Exp(to-from)
}

// What is drawn for a move, beside the inputs, which are numbered from 0.
const (
	accepting = math.MaxUint64 - iota
	choosing
	first
	second
	subset
	redrawing
	striding
)

// propose lists the runs that are to be made in a round, and whose places they may take.
func (s *sequence) propose(round int, parents []*particle) (who []int, list []asked) {
	for i, p := range s.all {
		at, ok := s.proposal(p.at, s.drawOf(round, i), parents)
		if ok {
			who, list = append(who, i), append(list, asked{at, uint64(s.trials.Runs + len(list))})
		}
	}
	return who, list
}

// proposal is where a run may go; ok is false where that is out of the cube.
func (s *sequence) proposal(from []float64, key engine.Key, parents []*particle) (at []float64, ok bool) {
	at = slices.Clone(from)
	const half = 0.5
	for i := range at {
		if !slices.Contains(s.moving, i) && key.Mix(subset).Mix(uint64(i)).Uniform() < half {
			at[i] = key.Mix(uint64(i)).Uniform()
		}
	}
	switch {
	case len(s.moving) == 0:
	case key.Mix(redrawing).Uniform() < half:
		i := s.moving[pick(key.Mix(choosing), len(s.moving))]
		at[i] = key.Mix(uint64(i)).Uniform()
	default:
		a, b := parents[pick(key.Mix(first), len(parents))], parents[pick(key.Mix(second), len(parents))]
		return at, stride(at, s.some(key), a.at, b.at, key)
	}
	return at, true
}

// stride moves some inputs about the way from one run to another, and reports whether that stays within the cube.
func stride(at []float64, some []int, a, b []float64, key engine.Key) bool {
	const usual = 2.38 // of the best scale in many dimensions, over the root of twice their number
	scale := float64(usual*(key.Mix(striding).Uniform()+0.5)) / math.Sqrt(float64(2*len(some)))
	for _, i := range some {
		at[i] += float64(scale * (a[i] - b[i]))
		if at[i] < 0 || at[i] >= 1 {
			return false
		}
	}
	return true
}

// some picks inputs that are moved at once: one, two, four and so on, or all that the reports have narrowed.
func (s *sequence) some(key engine.Key) []int {
	var sizes []int
	for n := 1; n < len(s.moving); n *= 2 {
		sizes = append(sizes, n)
	}
	sizes = append(sizes, len(s.moving))
	size := sizes[pick(key.Mix(choosing), len(sizes))]
	list := slices.Clone(s.moving)
	for k := range size { // the first places of a shuffle
		other := k + pick(key.Mix(choosing).Mix(uint64(k)), len(list)-k)
		list[k], list[other] = list[other], list[k]
	}
	return list[:size]
}

// pick is one of n numbers from 0, all alike.
func pick(key engine.Key, n int) int { return min(int(key.Uniform()*float64(n)), n-1) }

// narrowed lists the inputs that the runs of a step tell from what is assumed of them.
func (s *sequence) narrowed() (list []int) {
	for i := range s.inputs {
		d := deviation(s.all, alike(len(s.all)), i)
		if tells(d, len(s.inputs)) {
			list = append(list, i)
		}
	}
	return list
}
