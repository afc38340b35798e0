package fit

import (
	"math"

	"simulate/sim/portable"
)

// Hazard is the time to something that another thing may forestall, as if that did not: what is observed of both is as if each had its own
// clock and the first to ring won (A. Tsiatis, PNAS 72, 1975: no log can tell whether the clocks depend on each other).
type Hazard struct {
	Family   Family // exponential or weibull
	By       [3]float64
	N, Of    int     // how often it came first, of how many
	Low      float64 // 95% interval of the median
	High     float64
	Duration float64 // in which it could, in milliseconds
}

// leastOff is how often something must have come first to be fitted.
const leastOff = 10

// hazardOf fits it to observations, of which those are cut in which the other came first: exponential, or Weibull where Akaike's criterion
// prefers that. Nil where it hardly ever came first.
func hazardOf(all []observed) *Hazard {
	h := &Hazard{Of: len(all), Family: Exponential}
	top, logs := 0.0, 0.0
	for _, o := range all {
		x := max(o.value, 500)
		h.Duration += x
		top = max(top, x)
		if !o.cut {
			h.N++
			logs += portable.Log(x)
		}
	}
	if h.N < leastOff {
		return nil
	}
	n := float64(h.N)
	mean := h.Duration / n
	k := shapeOfCut(all, logs/n-portable.Log(top), top)
	sum := 0.0
	for _, o := range all {
		sum += portable.Exp(float64(k * portable.Log(max(o.value, 500)/top)))
	}
	scale := top * portable.Exp(portable.Log(sum/n)/k)
	exponential := -float64(n*portable.Log(mean)) - n
	weibull := float64(n*(portable.Log(k)-float64(k*portable.Log(scale)))) + float64((k-1)*logs) - n
	spread := 1.96 / math.Sqrt(n)
	h.By[0] = mean
	median := mean * math.Ln2
	if weibull-1 > exponential {
		h.Family = Weibull
		at := func(p float64) float64 { return scale * portable.Exp(portable.Log(-portable.Log(1-p))/k) }
		h.By = [3]float64{at(0.5), at(0.9)}
		median, spread = h.By[0], spread/k
	}
	h.Low, h.High = median*portable.Exp(-spread), median*portable.Exp(spread)
	return h
}

// shapeOfCut solves the likelihood equation of a Weibull distribution for its shape: sums go over all, the mean logarithm over what was not
// cut short, both relative to the greatest value. The left side rises with the shape.
func shapeOfCut(all []observed, meanLog, top float64) float64 {
	low, high := portable.Log(0.05), portable.Log(20)
	for range 40 {
		k := portable.Exp((low + high) / 2)
		var sum, first float64
		for _, o := range all {
			y := portable.Log(max(o.value, 500) / top)
			p := portable.Exp(float64(k * y))
			sum, first = sum+p, first+float64(p*y)
		}
		if first/sum-1/k > meanLog {
			high = (low + high) / 2
		} else {
			low = (low + high) / 2
		}
	}
	return portable.Exp((low + high) / 2)
}
