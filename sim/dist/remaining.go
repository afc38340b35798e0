package dist

// AtLeast returns the value that a draw which is no less than x is at most with probability u, for 0 < u < 1: of what has lasted x
// already, how long it lasts in all. It is x where no draw is as large.
func (d *Dist) AtLeast(x, u float64) float64 {
	below, _ := d.family.shares(x)
	gone := max(0, min((below-d.low)/d.span, 1))
	return max(x, d.Quantile(min(gone+float64((1-gone)*u), belowOne)))
}
