package stats

import (
	"math"
	"math/big"
	"math/bits"
)

// Moments is the exact count, sum and sum of squares of whole numbers. Being
// exact, it depends neither on the order in which values are added nor on how
// parts are merged, so that a result is the same on any number of workers. The
// zero value is empty; equal moments compare equal with ==.
//
// The sums hold without overflow 2³¹ values of a magnitude under 2⁴⁷
// milliseconds, some 4,000 years.
type Moments struct {
	n       int64
	sum     wide
	squares wide
}

// momentsOf returns the moments of the values.
func momentsOf(values []int64) Moments {
	var m Moments
	for _, v := range values {
		m.Add(v)
	}
	return m
}

// Add includes a value.
func (m *Moments) Add(v int64) {
	m.n++
	m.sum.add(widen(v))
	m.squares.add(square(v))
}

// AddZeros includes n values of 0.
func (m *Moments) AddZeros(n int) { m.n += int64(n) }

// Merge includes all values of another.
func (m *Moments) Merge(other Moments) {
	m.n += other.n
	m.sum.add(other.sum)
	m.squares.add(other.squares)
}

// N returns the number of values.
func (m Moments) N() int { return int(m.n) }

// Mean returns the mean, or 0 of no values.
func (m Moments) Mean() float64 {
	if m.n == 0 {
		return 0
	}
	return m.sum.float() / float64(m.n)
}

// SD returns the standard deviation with n−1 in the denominator, or 0 of fewer
// than two values. The variance is (n·Σx² − (Σx)²) / (n·(n−1)); the numerator is
// exact, so that nothing cancels however far the values lie from zero.
func (m Moments) SD() float64 {
	if m.n < 2 {
		return 0
	}
	n, sum := big.NewInt(m.n), m.sum.big()
	numerator := new(big.Int).Mul(n, m.squares.big())
	numerator.Sub(numerator, sum.Mul(sum, sum))
	spread, _ := numerator.Float64()
	return math.Sqrt(spread / float64(m.n) / float64(m.n-1))
}

// Ratio returns sum over count, for [BatchRatio].
func (m Moments) Ratio() Ratio { return Ratio{Above: m.sum.float(), Below: float64(m.n)} }

// MeanInterval returns Student's interval for the mean, mean ± t·SD/√n with n−1
// degrees of freedom. It is not known of fewer than two values.
func (m Moments) MeanInterval(level float64) Interval {
	if m.n < 2 {
		return Interval{}
	}
	t := StudentQuantile(int(m.n-1), 1-tail(level))
	return around(m.Mean(), t*m.SD()/math.Sqrt(float64(m.n)))
}

// wide is a signed integer of 128 bits, high·2⁶⁴ + low.
type wide struct {
	high int64
	low  uint64
}

func widen(v int64) wide { return wide{high: v >> 63, low: uint64(v)} }

func square(v int64) wide {
	magnitude := uint64(max(v, -v))
	high, low := bits.Mul64(magnitude, magnitude)
	return wide{high: int64(high), low: low}
}

func (w *wide) add(other wide) {
	low, carry := bits.Add64(w.low, other.low, 0)
	w.low = low
	w.high += other.high + int64(carry)
}

func (w wide) big() *big.Int {
	b := new(big.Int).Lsh(big.NewInt(w.high), 64)
	return b.Add(b, new(big.Int).SetUint64(w.low))
}

// float returns the nearest float64.
func (w wide) float() float64 {
	f, _ := w.big().Float64()
	return f
}
