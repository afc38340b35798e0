package calibrate

import (
	"math"

	"simulate/sim/engine"
)

// Posterior is what is known of the inputs once the record is: runs that agree with it, each with a weight.
type Posterior struct {
	runs    []*particle // no two the same
	Weights []float64   // of the runs; their sum is 1

	Stretch   float64 // how many times the tolerances are stretched: 1 where runs agree with the reports
	Nearest   float64 // of all runs that were made for it, the least of their greatest distances, in tolerances
	Effective float64 // how many runs of equal weight would tell as much
	Steps     []Step
	End       End
}

// Step is one in which the tolerances were drawn in.
type Step struct {
	Stretch   float64 // to so many times what they are
	Effective float64 // number of runs that agreed with that before any was moved
	Runs      int     // that were made to move them
	Moved     float64 // share of the runs that were accepted
}

// End says why a sequence came to its end.
type End uint8

// The ends of a sequence.
const (
	Reached   End = iota // runs agree with the reports within their tolerances
	Stalled              // no step came nearer to them, or hardly a run that was made was accepted
	Exhausted            // no more runs may be made
	Stopped              // the context ended
	Nowhere              // what was reported happens in no run
)

// sequence draws in the tolerances of some reports, step by step, and moves runs that agree.
type sequence struct {
	*maker
	Posterior
	kernel Kernel
	of     []int // the reports
	size   int   // runs that stand for the posterior
	rounds int   // of moves in a step, at most
	key    engine.Key

	all    []*particle // the same run as often as it counts
	moving []int       // inputs that the reports have narrowed so far
	tired  bool        // hardly a run was accepted
}

// The shares of the runs that are to agree with a step. A smaller one is taken where a larger comes no nearer.
var shares = []float64{0.5, 0.1, 0.02}

// nearer is what part of the stretch a step must at least come down to.
const nearer = 0.99

// posterior is what the reports that are listed tell of the inputs, by so many runs. The pool is the seeded runs. What goes wrong in a
// run is the error; when the context ends there is none, and it is as far as it came.
func (m *maker) posterior(pool []*particle, kernel Kernel, of []int, size int) (*Posterior, error) {
	return m.sequence(kernel, of, size, mostRounds).posterior(pool)
}

// sequence is one of some reports, with its own key.
func (m *maker) sequence(kernel Kernel, of []int, size, rounds int) *sequence {
	s := &sequence{maker: m, kernel: kernel, of: of, size: size, rounds: rounds, key: engine.KeyOf("calibrate").Mix(m.options.Seed)}
	for _, i := range of {
		s.key = s.key.Mix(uint64(i))
	}
	return s
}

// posterior is that of the seeded runs, if enough of them agree, or what the sequence comes to.
func (s *sequence) posterior(pool []*particle) (*Posterior, error) {
	s.Stretch, s.Nearest, s.all = math.Inf(1), math.Inf(1), pool
	s.look(pool)
	if weights := s.kernel.weights(pool, s.of, s.Stretch, 1); effective(weights) >= float64(s.size)/2 {
		s.Stretch = 1
		s.settle(weights)
		return &s.Posterior, nil
	}
	err := s.draw()
	if s.ctx.Err() != nil {
		s.End, err = Stopped, nil
	}
	s.settle(alike(len(s.all)))
	return &s.Posterior, err
}

// draw takes one step after another.
func (s *sequence) draw() error {
	for s.Stretch > 1 {
		next, ok := s.next()
		switch {
		case math.IsInf(next, 1):
			s.End = Nowhere
			return nil
		case !ok || s.tired:
			s.End = Stalled
			return nil
		case s.left() < s.size:
			s.End = Exhausted
			return nil
		}
		weights := s.kernel.weights(s.all, s.of, s.Stretch, next)
		s.all = s.resample(weights)
		s.Stretch = next
		s.Steps = append(s.Steps, Step{Stretch: next, Effective: effective(weights)})
		if err := s.move(); err != nil {
			return err
		}
	}
	return nil
}

// next is how far the tolerances are stretched after the next step; ok is false where none comes nearer. It is infinite where no run has
// what was reported.
func (s *sequence) next() (stretch float64, ok bool) {
	for _, share := range shares {
		next := s.reach(float64(share * float64(s.size)))
		if next == 1 || math.IsInf(next, 1) || next <= float64(nearer*s.Stretch) {
			return next, true
		}
	}
	return s.Stretch, false
}

// reach is the least stretch, not under 1, with which the runs tell as much as a number of equal weight.
func (s *sequence) reach(number float64) float64 {
	tells := func(stretch float64) float64 { return effective(s.kernel.weights(s.all, s.of, s.Stretch, stretch)) }
	low, high := 1.0, s.Stretch
	if math.IsInf(high, 1) {
		if high = s.widest(); high == 0 {
			return math.Inf(1)
		}
		number = min(number, tells(high)/2)
	}
	if tells(low) >= number {
		return low
	}
	const halvings = 60
	for range halvings {
		if middle := math.Sqrt(low * high); tells(middle) >= number {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// widest is a stretch with which all runs count about alike that have what was reported; 0 when none has.
func (s *sequence) widest() float64 {
	most := 0.0
	for _, p := range s.all {
		if d := farthest(p.distances, s.of); !math.IsInf(d, 1) {
			most = max(most, d, 1)
		}
	}
	const alike = 100
	if s.kernel == Box {
		return most
	}
	return alike * most
}

// resample draws as many runs as stand for the posterior, each as often as its weight says: systematic resampling, with one uniform number.
func (s *sequence) resample(weights []float64) []*particle {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	u := s.key.Mix(uint64(len(s.Steps))).Mix(resampling).Uniform()
	list, sum, next := make([]*particle, 0, s.size), 0.0, 0
	for i, w := range weights {
		sum += w
		for next < s.size && float64((float64(next)+u)*total) < float64(sum*float64(s.size)) {
			list, next = append(list, s.all[i]), next+1
		}
	}
	for last := len(list); last < s.size; last++ { // rounding
		list = append(list, list[last-1])
	}
	return list
}

// resampling marks draws of resampling, as against those of a round of moves.
const resampling = math.MaxUint64

// look notes how near runs come, and what they agree with.
func (s *sequence) look(made []*particle) {
	for _, p := range made {
		s.Nearest = min(s.Nearest, farthest(p.distances, s.of))
		s.nearest.add(p.distances)
	}
}

func alike(n int) []float64 {
	weights := make([]float64, n)
	for i := range weights {
		weights[i] = 1
	}
	return weights
}

// settle puts the same runs together, and leaves out those that do not count.
func (s *sequence) settle(weights []float64) {
	total, at := 0.0, make(map[int]int)
	for _, w := range weights {
		total += w
	}
	for i, p := range s.all {
		k, known := at[p.run]
		switch {
		case weights[i] == 0:
		case known:
			s.Weights[k] += weights[i] / total
		default:
			at[p.run] = len(s.runs)
			s.runs, s.Weights = append(s.runs, p), append(s.Weights, weights[i]/total)
		}
	}
	s.Effective = effective(s.Weights)
}
