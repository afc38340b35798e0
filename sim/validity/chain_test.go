package validity

import "math"

// Markov chains in continuous time, for what has no formula: states are found from a first one, and their
// probabilities computed in the steady state or after a time.

// move is a transition to a state.
type move[S comparable] struct {
	to   S
	rate float64
}

// chain is a Markov chain over the states that can be reached from its first one.
type chain[S comparable] struct {
	states []S
	number map[S]int
	moves  [][]move[S]
}

func newChain[S comparable](first S, moves func(S) []move[S]) *chain[S] {
	c := &chain[S]{number: map[S]int{first: 0}, states: []S{first}}
	for i := 0; i < len(c.states); i++ {
		from := moves(c.states[i])
		for _, m := range from {
			if _, known := c.number[m.to]; !known {
				c.number[m.to] = len(c.states)
				c.states = append(c.states, m.to)
			}
		}
		c.moves = append(c.moves, from)
	}
	return c
}

// fastest is the greatest rate at which a state is left.
func (c *chain[S]) fastest() float64 {
	fastest := 0.0
	for _, moves := range c.moves {
		sum := 0.0
		for _, m := range moves {
			sum += m.rate
		}
		fastest = max(fastest, sum)
	}
	return fastest
}

// step is one step of the chain whose steps come at a rate, from probabilities now to those after it.
func (c *chain[S]) step(now, after []float64, rate float64) {
	copy(after, now)
	for i, moves := range c.moves {
		for _, m := range moves {
			flow := now[i] * m.rate / rate
			after[i] -= flow
			after[c.number[m.to]] += flow
		}
	}
}

// steady returns the probabilities of the steady state, by Gauss and Seidel's iteration of the balance equations.
func (c *chain[S]) steady() []float64 {
	in := make([][]move[int], len(c.states))
	out := make([]float64, len(c.states))
	for i, moves := range c.moves {
		for _, m := range moves {
			in[c.number[m.to]] = append(in[c.number[m.to]], move[int]{i, m.rate})
			out[i] += m.rate
		}
	}
	p := make([]float64, len(c.states))
	for i := range p {
		p[i] = 1
	}
	for change := 1.0; change > 1e-13; {
		change = balance(p, in, out)
	}
	return p
}

// balance makes each state's flow out equal to its flow in, one after the other, and returns the greatest change.
func balance(p []float64, in [][]move[int], out []float64) float64 {
	change, total := 0.0, 0.0
	for i := range p {
		flow := 0.0
		for _, m := range in[i] {
			flow += p[m.to] * m.rate
		}
		before := p[i]
		p[i] = flow / out[i]
		change = max(change, math.Abs(p[i]-before))
		total += p[i]
	}
	for i := range p {
		p[i] /= total
	}
	return change / total
}

// after returns the probabilities some time after others, by uniformization.
func (c *chain[S]) after(p []float64, time float64) []float64 {
	rate := c.fastest()
	now, next, sum := append([]float64(nil), p...), make([]float64, len(p)), make([]float64, len(p))
	mean := rate * time
	for k := 0; k <= int(mean+12*math.Sqrt(mean)+40); k++ {
		steps, _ := math.Lgamma(float64(k + 1))
		weight := math.Exp(float64(k)*math.Log(mean) - mean - steps)
		for i := range sum {
			sum[i] += weight * now[i]
		}
		c.step(now, next, rate)
		now, next = next, now
	}
	return sum
}

// surely is the probabilities of a chain that is in its first state.
func (c *chain[S]) surely() []float64 {
	p := make([]float64, len(c.states))
	p[0] = 1
	return p
}

// mean is the mean of a function of the state.
func (c *chain[S]) mean(p []float64, f func(S) float64) float64 {
	sum := 0.0
	for i, s := range c.states {
		sum += p[i] * f(s)
	}
	return sum
}

// share is the probability of the states that fulfil a condition.
func (c *chain[S]) share(p []float64, is func(S) bool) float64 {
	return c.mean(p, func(s S) float64 {
		if is(s) {
			return 1
		}
		return 0
	})
}
