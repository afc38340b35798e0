package likeness

import "math"

// moved is the 1-Wasserstein distance of two sets of values, which are sorted: the area between their cumulative shares. Of a set that is
// empty everything is infinitely far, unless both are.
func moved(a, b []int64) float64 {
	switch {
	case len(a) == 0 && len(b) == 0:
		return 0
	case len(a) == 0, len(b) == 0:
		return math.Inf(1)
	}
	area, i, j := 0.0, 0, 0
	at := min(a[0], b[0])
	for i < len(a) || j < len(b) {
		next := int64(math.MaxInt64)
		if i < len(a) {
			next = a[i]
		}
		if j < len(b) {
			next = min(next, b[j])
		}
		between := math.Abs(float64(i)/float64(len(a)) - float64(j)/float64(len(b)))
		area += float64(between * float64(next-at))
		at = next
		for i < len(a) && a[i] == at {
			i++
		}
		for j < len(b) && b[j] == at {
			j++
		}
	}
	return area
}

// movedCounts is the same of what is counted in bins of width 1, one after another.
func movedCounts(a, b []float64) float64 {
	total, other := sum(a), sum(b)
	switch {
	case total == 0 && other == 0:
		return 0
	case total == 0, other == 0:
		return math.Inf(1)
	}
	area, here, there := 0.0, 0.0, 0.0
	for i := range max(len(a), len(b)) {
		if i < len(a) {
			here += a[i]
		}
		if i < len(b) {
			there += b[i]
		}
		area += math.Abs(here/total - there/other)
	}
	return area
}

func sum(values []float64) (total float64) {
	for _, v := range values {
		total += v
	}
	return total
}

// farthest is how far two hours of a day can be apart: that far is a weekday on which one of two has nothing.
const farthest = 23

// daily is the mean over the days of the week of how far what is at their hours must be moved.
func daily(a, b *week) float64 {
	total := 0.0
	for day := range 7 {
		distance := movedCounts(a[day*24:day*24+24], b[day*24:day*24+24])
		total += min(distance, farthest)
	}
	return total / 7
}

// grams is the share of what differs among all sequences of three things.
func grams(a, b map[gram]float64) float64 {
	differs, all := 0.0, 0.0
	for first := range nothing + 1 {
		for second := range nothing + 1 {
			for third := range nothing + 1 {
				g := gram{first, second, third}
				differs += math.Abs(a[g] - b[g])
				all += a[g] + b[g]
			}
		}
	}
	if all == 0 {
		return 0
	}
	return differs / all
}
