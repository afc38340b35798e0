package stats

import (
	"slices"

	"simulate/sim/portable"
)

// mostSections is into how many sections runs are divided to tell how comparisons resemble each other. The correlation
// of two comparisons is then known to ±0.07, which moves no critical value by a percent, at a fiftieth of the work
// that 10,000 single runs would be.
const mostSections = 200

// sectionSums adds what runs contribute to the error of an estimate, section by section: runs that follow each other
// make a section, and with few runs each is one.
type sectionSums struct {
	runs int
	sums []float64
}

func newSectionSums(runs int) sectionSums {
	return sectionSums{runs: runs, sums: make([]float64, min(runs, mostSections))}
}

func (s sectionSums) add(run int, residual float64) {
	s.sums[run*len(s.sums)/s.runs] += residual
}

// normals fills in the multipliers of a draw: independent standard normal numbers.
func (u Uniforms) normals(draw int, multipliers []float64) {
	first := uint64(draw) * uint64(len(multipliers))
	for i := range multipliers {
		multipliers[i] = portable.NormalQuantile(u(first + uint64(i)))
	}
}

// dot returns Σ aᵢ·bᵢ, in four sums side by side for speed.
func dot(a, b []float64) float64 {
	var s0, s1, s2, s3 float64
	b = b[:len(a)]
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += float64(a[i] * b[i])
		s1 += float64(a[i+1] * b[i+1])
		s2 += float64(a[i+2] * b[i+2])
		s3 += float64(a[i+3] * b[i+3])
	}
	for ; i < len(a); i++ {
		s0 += float64(a[i] * b[i])
	}
	return (s0 + s1) + (s2 + s3)
}

// maxima are the largest of several correlated standard normal numbers in many draws, in ascending order.
type maxima []float64

// critical returns the smallest of the maxima that p does not put above alpha; ok is false with too few draws to tell.
func (m maxima) critical(alpha float64) (z float64, ok bool) {
	const rounding = 1e-9 // 0.05·1,000 may be a little under 50
	above := int(float64(alpha*float64(len(m)+1))+rounding) - 1
	if above < 0 {
		return 0, false
	}
	return m[len(m)-1-above], true
}

// p returns the probability of a maximum of z or more. The draw that the runs themselves are counts as one more (Davison
// & Hinkley, Bootstrap Methods and their Application, 1997, section 4.2): the probability is never understated.
func (m maxima) p(z float64) float64 {
	below, _ := slices.BinarySearch(m, z)
	return float64(1+len(m)-below) / float64(len(m)+1)
}
