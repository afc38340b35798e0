package calibrate

import (
	"math"

	"simulate/sim/portable"
)

// Kernel is how a run counts by its distances from what is reported, each in parts of how far it may be off.
type Kernel string

// The kernels.
const (
	Box    Kernel = "box"    // all runs alike that agree with every report, and no others
	Normal Kernel = "normal" // the nearer the more: a normal curve that spreads as wide as the box does
)

// Kernels lists the kernels.
var Kernels = []Kernel{Box, Normal}

// precision is one over the variance of a figure that lies anywhere within the box alike, whose half width is 1.
const precision = 3

// log is the logarithm of how much a run counts with the tolerances stretched so many times, of the reports that are listed.
func (k Kernel) log(distances []float64, of []int, stretch float64) float64 {
	if math.IsInf(stretch, 1) {
		return 0
	}
	sum := 0.0
	for _, i := range of {
		d := distances[i] / stretch
		if k == Box && d > 1 || math.IsInf(d, 1) {
			return math.Inf(-1)
		}
		sum += float64(d * d)
	}
	if k == Box {
		return 0
	}
	return float64(-precision / 2.0 * sum)
}

// weights are how much runs count with the tolerances stretched so many times, that had counted alike with them stretched otherwise.
func (k Kernel) weights(all []*particle, of []int, before, stretch float64) []float64 {
	list, most := make([]float64, len(all)), math.Inf(-1)
	for i, p := range all {
		list[i] = k.log(p.distances, of, stretch)
		if !math.IsInf(list[i], -1) {
			list[i] -= k.log(p.distances, of, before)
		}
		most = max(most, list[i])
	}
	for i := range list {
		if list[i] = portable.Exp(list[i] - most); math.IsInf(most, -1) {
			list[i] = 0
		}
	}
	return list
}

// effective is how many runs of equal weight would tell as much: (Σw)²/Σw² (Kish, Survey Sampling, 1965).
func effective(weights []float64) float64 {
	sum, squares := 0.0, 0.0
	for _, w := range weights {
		sum += w
		squares += float64(w * w)
	}
	if squares == 0 {
		return 0
	}
	return float64(sum*sum) / squares
}

// farthest is the greatest of the distances from the reports that are listed.
func farthest(distances []float64, of []int) float64 {
	most := 0.0
	for _, i := range of {
		most = max(most, distances[i])
	}
	return most
}
