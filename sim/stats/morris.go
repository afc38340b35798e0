package stats

import (
	"math"
	"slices"
)

// Morris is a plan of evaluations that screens many inputs at little cost (Morris, Technometrics 33, 1991). A trajectory
// begins anywhere and changes each input once, in random order; what a change does to the outcome is an elementary
// effect of the input, per whole width of the input's range in probability. It takes Trajectories·(Inputs+1)
// evaluations; ten trajectories are a start. More trajectories keep the points of fewer.
//
// Coordinates are for quantile functions, which may be infinite at 0 and 1: of the L levels of an input, an even number,
// level l is (l + ½)/L, the middle of its share of probability, and a change goes half of the levels up or down.
type Morris struct {
	Inputs, Trajectories, Levels int
	Draws                        Uniforms
}

// Effect is what an input does to an outcome, over the trajectories.
type Effect struct {
	Mean   Estimate // of the elementary effects, μ: inputs that work both ways may have 0
	Size   Estimate // mean of their magnitudes, μ*: the measure of importance (Campolongo, Cariboni & Saltelli 2007)
	Spread Estimate // standard deviation, σ: 0 where the input does the same whatever the others are
}

// change is how far a change goes.
const change = 0.5

// Size returns the number of evaluations.
func (d Morris) Size() int { return d.Trajectories * (d.Inputs + 1) }

// Point appends the coordinates of evaluation i to a slice and returns it.
func (d Morris) Point(i int, to []float64) []float64 {
	trajectory, changed := i/(d.Inputs+1), i%(d.Inputs+1)
	first := len(to)
	for input := range d.Inputs {
		level := math.Floor(float64(d.draw(trajectory, input) * float64(d.Levels)))
		to = append(to, (level+0.5)/float64(d.Levels))
	}
	for _, input := range d.order(trajectory)[:changed] {
		to[first+input] += step(to[first+input])
	}
	return to
}

// step returns the change of a coordinate, towards the other half.
func step(from float64) float64 {
	if from < change {
		return change
	}
	return -change
}

// draw returns a draw of a trajectory: one for the level of each input, then one for its place in the order.
func (d Morris) draw(trajectory, number int) float64 {
	return d.Draws(uint64(2*d.Inputs*trajectory + number))
}

// order returns the order in which a trajectory changes the inputs: that of independent draws.
func (d Morris) order(trajectory int) []int {
	order := make([]int, d.Inputs)
	for input := range order {
		order[input] = input
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if d.draw(trajectory, d.Inputs+a) < d.draw(trajectory, d.Inputs+b) {
			return -1
		}
		return 1
	})
	return order
}

// Effects returns the effects of the inputs from the outcomes of all evaluations, which must be finite. Mean and Size
// have Student's intervals over the trajectories, Spread that of the jackknife; no interval is known under two
// trajectories, or of Spread under three.
func (d Morris) Effects(outcomes []float64, level float64) []Effect {
	if len(outcomes) != d.Size() {
		panic("stats: a design needs an outcome for each of its points")
	}
	elementary := make([][]float64, d.Inputs)
	point := make([]float64, 0, d.Inputs)
	for trajectory := range d.Trajectories {
		first := trajectory * (d.Inputs + 1)
		point = d.Point(first, point[:0])
		for i, input := range d.order(trajectory) {
			effect := (outcomes[first+i+1] - outcomes[first+i]) / step(point[input])
			elementary[input] = append(elementary[input], effect)
		}
	}
	effects := make([]Effect, d.Inputs)
	for input, e := range elementary {
		effects[input] = effectOf(e, level)
	}
	return effects
}

func effectOf(elementary []float64, level float64) Effect {
	sizes := make([]float64, len(elementary))
	for i, v := range elementary {
		sizes[i] = math.Abs(v)
	}
	return Effect{
		Mean:   meanOf(elementary, level),
		Size:   meanOf(sizes, level),
		Spread: spreadOf(elementary, level),
	}
}

// meanOf returns the mean of numbers with Student's interval.
func meanOf(values []float64, level float64) Estimate {
	mean, squares := centred(values)
	n := float64(len(values))
	if n < 2 {
		return Estimate{Value: mean}
	}
	e := standardError{size: math.Sqrt(squares / (n - 1) / n), df: n - 1}
	return Estimate{Value: mean, Interval: e.interval(mean, level)}
}

// spreadOf returns the standard deviation of numbers with the interval of the jackknife (Efron, The Jackknife, the
// Bootstrap and Other Resampling Plans, 1982, chapter 3), from 0 up.
func spreadOf(values []float64, level float64) Estimate {
	mean, squares := centred(values)
	n := float64(len(values))
	if n < 2 {
		return Estimate{}
	}
	sd := math.Sqrt(squares / (n - 1))
	if n < 3 {
		return Estimate{Value: sd}
	}
	without := make([]float64, len(values)) // the standard deviation of the others
	for i, v := range values {
		d := v - mean
		without[i] = math.Sqrt(max(squares-float64(float64(d*d)*n/(n-1)), 0) / (n - 2))
	}
	_, apart := centred(without)
	e := standardError{size: math.Sqrt(apart * (n - 1) / n), df: n - 1}
	interval := e.interval(sd, level)
	interval.Low = max(interval.Low, 0)
	return Estimate{Value: sd, Interval: interval}
}

// centred returns the mean of numbers and the sum of the squares of their distances from it.
func centred(values []float64) (mean, squares float64) {
	for _, v := range values {
		mean += v
	}
	mean /= float64(max(len(values), 1))
	for _, v := range values {
		squares += float64((v - mean) * (v - mean))
	}
	return mean, squares
}
