package validity

import "math"

// An interrupted job that has to begin anew, in a queue of one server with two classes, of which the first interrupts
// the second (Gaver 1962; Conway, Maxwell and Miller 1967). Service of the first class is exponential of mean 1.

// moments are the first and second moment of a time.
type moments struct{ first, second float64 }

// busyPeriod is how long M/M/1 of service rate 1 is busy without a break.
func busyPeriod(arrivals float64) moments {
	return moments{1 / (1 - arrivals), 2 / ((1 - arrivals) * (1 - arrivals) * (1 - arrivals))}
}

// attempts are the tries that a job takes: each succeeds with a probability, and takes a time when it fails and another
// when it succeeds; a failed one is followed by a busy period of the first class.
type attempts struct {
	success      float64
	failed, last moments
}

// completion is the time from the first beginning of a job to its end.
func (a attempts) completion(arrivals float64) moments {
	busy := busyPeriod(arrivals)
	cycle := moments{a.failed.first + busy.first, a.failed.second + 2*a.failed.first*busy.first + busy.second}
	fails := (1 - a.success) / a.success // mean number of failures, which is geometric
	pairs := 2 * fails * fails           // mean of n(n-1)
	return moments{
		a.last.first + fails*cycle.first,
		a.last.second + 2*a.last.first*fails*cycle.first + fails*cycle.second + pairs*cycle.first*cycle.first,
	}
}

// fixed are the tries of a job that always takes the same time.
func fixed(length, arrivals float64) attempts {
	stays := math.Exp(-arrivals * length)
	a := attempts{success: stays, last: moments{length, length * length}}
	density := func(t float64) float64 { return arrivals * math.Exp(-arrivals*t) / (1 - stays) }
	a.failed = moments{
		integral(0, length, func(t float64) float64 { return t * density(t) }),
		integral(0, length, func(t float64) float64 { return t * t * density(t) }),
	}
	return a
}

// anew are the tries of a job whose time is drawn anew at each, uniform up to a longest one.
func anew(longest, arrivals float64) attempts {
	none := func(t float64) float64 { return math.Exp(-arrivals * t) } // no arrival before t
	lasts := func(t float64) float64 { return 1 - t/longest }          // the job takes longer
	power := func(p float64, f func(float64) float64) float64 {
		return integral(0, longest, func(t float64) float64 { return math.Pow(t, p) * f(t) })
	}
	ends := func(t float64) float64 { return none(t) / longest }
	breaks := func(t float64) float64 { return arrivals * none(t) * lasts(t) }
	success, failure := power(0, ends), power(0, breaks)
	return attempts{
		success: success,
		last:    moments{power(1, ends) / success, power(2, ends) / success},
		failed:  moments{power(1, breaks) / failure, power(2, breaks) / failure},
	}
}

// interrupted is the mean time in system of the second class: it waits behind its own as in M/G/1 with completion for
// service, and, where it finds none of them, for the rest of a busy period of the first class.
func interrupted(first, second float64, completion moments) float64 {
	busy := busyPeriod(first)
	own := second * completion.second / (2 * (1 - second*completion.first))
	other := first * busy.second / (2 * (1 + first*busy.first))
	return own + other + completion.first
}

// integral is the integral of a smooth function, by Simpson's rule.
func integral(from, to float64, f func(float64) float64) float64 {
	const steps = 2000
	h := (to - from) / steps
	sum := f(from) + f(to)
	for i := 1; i < steps; i++ {
		sum += float64(2+2*(i%2)) * f(from+float64(i)*h)
	}
	return sum * h / 3
}
