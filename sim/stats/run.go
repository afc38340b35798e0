package stats

// Run holds the values of one run, in milliseconds and in any order, and how
// many more did not happen. A run may be without any.
type Run struct {
	Values  []int64
	Missing int
}

func (r *Run) total() int { return len(r.Values) + r.Missing }

func (r *Run) happened() int { return len(r.Values) }

// sum returns the sum of the values that happened; it has room for 60,000 of the
// largest that [Moments] takes.
func (r *Run) sum() float64 {
	sum := int64(0)
	for _, v := range r.Values {
		sum += v
	}
	return float64(sum)
}

// countAtMost returns the number of values that do not exceed v, which may be
// missing.
func (r *Run) countAtMost(v float64) int {
	if IsMissing(v) {
		return r.total()
	}
	return r.count(func(x float64) bool { return x <= v })
}

// countBelow returns the number of values that are less than v, which may be
// missing.
func (r *Run) countBelow(v float64) int {
	return r.count(func(x float64) bool { return x < v })
}

func (r *Run) count(include func(float64) bool) int {
	n := 0
	for _, x := range r.Values {
		if include(float64(x)) {
			n++
		}
	}
	return n
}
