package validity

import "math"

// Formulas for queues in the steady state. Rates are per unit of time.

// queue is c equal servers that take exponentially distributed times, and Poisson arrivals.
type queue struct {
	c                int
	arrivals, served float64 // rates λ, and μ of one server
}

// load is the offered load a = λ/μ in erlang.
func (q queue) load() float64 { return q.arrivals / q.served }

// lost is Erlang's loss formula B(c, a), by its recursion in c.
func (q queue) lost() float64 {
	b := 1.0
	for n := 1; n <= q.c; n++ {
		b = q.load() * b / (float64(n) + q.load()*b)
	}
	return b
}

// waits is Erlang's delay formula C(c, a): the probability that an arrival waits.
func (q queue) waits() float64 {
	b, c := q.lost(), float64(q.c)
	return c * b / (c - q.load()*(1-b))
}

// wait is the mean wait, of those that do not wait too.
func (q queue) wait() float64 {
	return q.waits() / (float64(q.c)*q.served - q.arrivals)
}

// stay is the mean time in the system.
func (q queue) stay() float64 { return q.wait() + 1/q.served }

// longer is the probability that the time in an M/M/1 system is over t.
func (q queue) longer(t float64) float64 { return math.Exp(-(q.served - q.arrivals) * t) }

// quantile is the time that a share of those in an M/M/1 system do not exceed.
func (q queue) quantile(share float64) float64 { return -math.Log(1-share) / (q.served - q.arrivals) }

// pollaczekKhinchine is the mean wait of M/G/1 where service has mean 1 and a coefficient of variation.
func pollaczekKhinchine(arrivals, variation float64) float64 {
	return arrivals * (1 + variation*variation) / (2 * (1 - arrivals))
}

// renewal is the mean wait of GI/M/1 at mean service 1: σ/(1-σ), where σ is the root of σ = A*(1-σ) below 1 and A* the
// Laplace transform of the time between arrivals.
func renewal(transform func(s float64) float64) float64 {
	sigma := 0.5
	for range 10_000 {
		sigma = transform(1 - sigma)
	}
	return sigma / (1 - sigma)
}

// cobham is the mean wait of each class, the most urgent first, of c servers of rate 1 that finish what they have begun.
func cobham(c int, arrivals ...float64) []float64 {
	total := 0.0
	for _, rate := range arrivals {
		total += rate
	}
	capacity := float64(c)
	someone := queue{c, total, 1}.waits() / capacity // until the next server is free
	waits, before := make([]float64, len(arrivals)), 0.0
	for k, rate := range arrivals {
		after := before + rate/capacity
		waits[k] = someone / ((1 - before) * (1 - after))
		before = after
	}
	return waits
}

// preemptive is the mean time in system of each class of M/M/1 with preemption and resumption, service at rate 1.
func preemptive(arrivals ...float64) []float64 {
	stays, before := make([]float64, len(arrivals)), 0.0
	for k, rate := range arrivals {
		after := before + rate
		stays[k] = 1/(1-before) + after/((1-before)*(1-after))
		before = after
	}
	return stays
}

// forkJoin is the mean time until both halves of an M/M/1 fork and join of two are done (Nelson and Tantawi 1988, after
// Flatto and Hahn 1984).
func forkJoin(q queue) float64 { return (12 - q.load()) / 8 / (q.served - q.arrivals) }

// blocked is the loss of each class that needs so many of c units at once, all or nothing, by the recursion of Kaufman
// and Roberts.
func blocked(c int, loads []float64, needs []int) []float64 {
	weights, total := make([]float64, c+1), 1.0
	weights[0] = 1
	for n := 1; n <= c; n++ {
		for k, need := range needs {
			if need <= n {
				weights[n] += loads[k] * float64(need) * weights[n-need] / float64(n)
			}
		}
		total += weights[n]
	}
	losses := make([]float64, len(needs))
	for k, need := range needs {
		for n := c - need + 1; n <= c; n++ {
			losses[k] += weights[n] / total
		}
	}
	return losses
}

// harmonic is H(n), the mean of the longest of n exponential times of mean 1.
func harmonic(n int) float64 { return powers(n, 1) }

// powers is the sum of 1/k^p over k from 1 to n.
func powers(n int, p float64) float64 {
	sum := 0.0
	for k := 1; k <= n; k++ {
		sum += 1 / math.Pow(float64(k), p)
	}
	return sum
}
