package validity

import "math"

// race is the bridge network as a race of exponential times of mean 1: A and B begin it, C and D follow A, E follows
// B and C, and D and E end it.
type race struct {
	a, b, c, d, e  bool // done
	cLast, endsAtE bool // E waited for C longer than for B; E was the last of all
}

// finish describes how a race goes on from a state.
type finish struct {
	moments             // of the time left
	ad, ace, be float64 // probability that the path is critical
}

// on runs a race to its end: of the activities under way each is the next to be done with the same probability.
func (r race) on() finish {
	next := r.next()
	if len(next) == 0 {
		return r.path()
	}
	n := float64(len(next))
	var f finish
	for _, after := range next {
		g := after.on()
		f.first += g.first / n
		f.second += g.second / n
		f.ad, f.ace, f.be = f.ad+g.ad/n, f.ace+g.ace/n, f.be+g.be/n
	}
	f.second += 2/(n*n) + 2/n*f.first
	f.first += 1 / n
	return f
}

// path says which path was critical when a race is over.
func (r race) path() finish {
	switch {
	case !r.endsAtE:
		return finish{ad: 1}
	case r.cLast:
		return finish{ace: 1}
	default:
		return finish{be: 1}
	}
}

// next lists the states that can follow.
func (r race) next() []race {
	var next []race
	add := func(can bool, done func(*race)) {
		if can {
			after := r
			done(&after)
			next = append(next, after)
		}
	}
	add(!r.a, func(r *race) { r.a = true })
	add(!r.b, func(r *race) { r.b = true })
	add(r.a && !r.c, func(r *race) { r.c, r.cLast = true, r.b })
	add(r.a && !r.d, func(r *race) { r.d, r.endsAtE = true, false })
	add(r.b && r.c && !r.e, func(r *race) { r.e, r.endsAtE = true, true })
	return next
}

// variance is the second moment less the square of the first.
func (m moments) variance() float64 { return m.second - m.first*m.first }

// makespan is when the last of n exponential jobs of mean 1 is done by c units: c at a time until c are left, of which
// the longest counts.
func makespan(n, c int) moments {
	mean := float64(n-c)/float64(c) + harmonic(c)
	variance := float64(n-c)/float64(c*c) + powers(c, 2)
	return moments{mean, variance + mean*mean}
}

// Geometry, in the unit of the radius or of the side.

// fromCentre is the mean distance of a point of a disc from its centre.
func fromCentre(radius float64) float64 { return 2 * radius / 3 }

// betweenPoints is the mean distance of two points of a disc.
func betweenPoints(radius float64) float64 { return 128 * radius / (45 * math.Pi) }

// fromMiddle is the mean distance of a point of a square from its middle.
func fromMiddle(side float64) float64 { return side * (math.Sqrt2 + math.Log(1+math.Sqrt2)) / 6 }

// nearestOf is the mean distance from the centre of a disc to the nearest of n points of it.
func nearestOf(n int, radius float64) float64 {
	mean := radius
	for k := 1; k <= n; k++ {
		mean *= float64(2*k) / float64(2*k+1)
	}
	return mean
}
