package validity

import (
	"math"
	"slices"
)

// Models whose figures follow from a Markov chain or an integral.

// line is the number in a queue of Poisson arrivals at a rate, each of whom leaves after an exponential time of mean 1
// with one of the servers, or from the queue when patience runs out; no more than most are let in.
type line struct {
	servers, most      int
	arrivals, patience float64 // rates; patience 0: nobody leaves the queue
}

func (l line) moves(n int) []move[int] {
	var moves []move[int]
	if n < l.most {
		moves = append(moves, move[int]{n + 1, l.arrivals})
	}
	if n > 0 {
		leaving := float64(min(n, l.servers)) + float64(max(0, n-l.servers))*l.patience
		moves = append(moves, move[int]{n - 1, leaving})
	}
	return moves
}

// inSystem is the mean number in the queue one that was empty, some time later.
func inSystem(time float64) float64 {
	c := newChain(0, line{servers: 1, most: 400, arrivals: one.arrivals}.moves)
	return c.mean(c.after(c.surely(), time), func(n int) float64 { return float64(n) })
}

// limited is the share of arrivals turned away, and the mean wait of the others, of a line that lets only so many in.
func limited(l line) (refused, wait float64) {
	c := newChain(0, l.moves)
	p := c.steady()
	refused = c.share(p, func(n int) bool { return n == l.most })
	waiting := c.mean(p, func(n int) float64 { return float64(max(0, n-l.servers)) })
	return refused, waiting / (l.arrivals * (1 - refused))
}

// impatient describes M/M/n+G: callers at a rate, servers of rate 1, and the time that a caller is willing to wait, of which
// patient is the probability that it is longer (Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005).
type impatient struct {
	servers  int
	arrivals float64
	patient  func(t float64) float64
	longest  float64 // wait beyond which nothing is left to add
}

// figures are the shares of callers who have to wait and who leave, and the mean time in the queue of all callers.
func (m impatient) figures() (waits, leaves, wait float64) {
	const steps = 40_000
	h := m.longest / steps
	var j, jh, patience float64 // patience is the integral of patient up to t
	for i := range steps {
		middle := patience + m.patient((float64(i)+0.25)*h)*h/2
		density := math.Exp(m.arrivals*middle-float64(m.servers)*(float64(i)+0.5)*h) * h
		j += density
		jh += middle * density
		patience += m.patient((float64(i)+0.5)*h) * h
	}
	busy, term := 0.0, 1.0 // the sum of a^k/k! to n-1 over its last term, from the last down
	for k := m.servers - 1; k >= 0; k-- {
		busy += term
		term *= float64(k) / m.arrivals
	}
	whole := busy + m.arrivals*j
	return m.arrivals * j / whole, (1 + (m.arrivals-float64(m.servers))*j) / whole, m.arrivals * jh / whole
}

// hypercube is Larson's model: three units, places that prefer them in their own order, and a queue when all are busy.
type hypercube struct {
	rates  []float64 // of calls, by place
	orders [][3]int  // of units, by place
}

type beats struct {
	busy  [3]bool
	queue int
}

func (h hypercube) moves(s beats) []move[beats] {
	var moves []move[beats]
	for place, rate := range h.rates {
		moves = append(moves, move[beats]{h.called(s, h.orders[place]), rate})
	}
	for unit := range s.busy {
		if s.busy[unit] {
			after := s
			if s.queue > 0 {
				after.queue--
			} else {
				after.busy[unit] = false
			}
			moves = append(moves, move[beats]{after, 1})
		}
	}
	return slices.DeleteFunc(moves, func(m move[beats]) bool { return m.to.queue > 80 })
}

// called sends the first free unit of an order.
func (h hypercube) called(s beats, order [3]int) beats {
	for _, unit := range order {
		if !s.busy[unit] {
			s.busy[unit] = true
			return s
		}
	}
	s.queue++
	return s
}

// busy is the share of time that each unit is busy.
func (h hypercube) busy() (shares [3]float64) {
	c := newChain(beats{}, h.moves)
	p := c.steady()
	for unit := range shares {
		shares[unit] = c.share(p, func(s beats) bool { return s.busy[unit] })
	}
	return shares
}

// pairs is two units, urgent calls that need both at once, and others that need one. Waiting urgent calls withhold the free unit
// from the others, unless those may overtake.
type pairs struct {
	urgent, other float64 // rates of arrival
	overtake      bool
}

type paired struct {
	urgent, other int // waiting
	both          bool
	single        int // others in service
}

const mostPaired = 60 // waiting, of each class; more are turned away, which is rare enough not to show

func (m pairs) moves(s paired) []move[paired] {
	var moves []move[paired]
	add := func(rate float64, to paired) { moves = append(moves, move[paired]{m.start(to), rate}) }
	if next := s; s.urgent < mostPaired {
		next.urgent++
		add(m.urgent, next)
	}
	if next := s; s.other < mostPaired {
		next.other++
		add(m.other, next)
	}
	if next := s; s.both {
		next.both = false
		add(1, next)
	}
	if next := s; s.single > 0 {
		next.single--
		add(float64(s.single), next)
	}
	return moves
}

// start begins what can begin.
func (m pairs) start(s paired) paired {
	if s.urgent > 0 && !s.both && s.single == 0 {
		s.urgent--
		s.both = true
	}
	for s.other > 0 && !s.both && s.single < 2 && (s.urgent == 0 || m.overtake) {
		s.other--
		s.single++
	}
	return s
}

// waits are the mean waits of urgent calls and of the others, by Little's law.
func (m pairs) waits() (urgent, other float64) {
	c := newChain(paired{}, m.moves)
	p := c.steady()
	urgent = c.mean(p, func(s paired) float64 { return float64(s.urgent) }) / m.urgent
	return urgent, c.mean(p, func(s paired) float64 { return float64(s.other) }) / m.other
}

// period is a stretch of time with one rate of arrivals and one number of servers.
type period struct {
	length, arrivals float64
	servers          int
}

// present is the mean number of a system of rate-1 servers that was empty at the beginning of a day, at its end.
func present(day ...period) float64 {
	const most = 150
	p := make([]float64, most+1)
	p[0] = 1
	var c *chain[int]
	for _, part := range day {
		c = newChain(0, line{servers: part.servers, most: most, arrivals: part.arrivals}.moves)
		p = c.after(p, part.length)
	}
	return c.mean(p, func(n int) float64 { return float64(n) })
}

// unlimited is the mean number of a system of any number of servers, empty at time 0, at a time: the arrivals that still stay.
// Rates hold from the keys of hours on; stays is the probability that service is longer than t.
func unlimited(at float64, rates []period, stays func(t float64) float64) float64 {
	mean, from := 0.0, 0.0
	for _, p := range rates {
		till := min(from+p.length, at)
		if till > from {
			mean += p.arrivals * integral(from, till, func(u float64) float64 { return stays(at - u) })
		}
		from += p.length
	}
	return mean
}
