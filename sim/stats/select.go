package stats

// selected returns the order statistic of a rank from 1 to the number of values, which it reorders so that no value
// before it is larger and none after it smaller: Hoare's algorithm 65, FIND (Communications of the ACM 4, 1961), which
// looks at each value some three times where sorting would at each dozens of times.
func selected(values []float64, rank int) float64 {
	low, high := 0, len(values)-1
	for low < high {
		i, j := parted(values, low, high)
		switch k := rank - 1; {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return values[k]
		}
	}
	return values[rank-1]
}

// parted reorders the values from low to high around their middle one, the pivot: up to j none is larger, from i on none
// is smaller, and those between equal it.
func parted(values []float64, low, high int) (i, j int) {
	pivot := values[low+(high-low)/2]
	i, j = low, high
	for i <= j {
		for values[i] < pivot {
			i++
		}
		for values[j] > pivot {
			j--
		}
		if i <= j {
			values[i], values[j] = values[j], values[i]
			i++
			j--
		}
	}
	return i, j
}
