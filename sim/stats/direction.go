package stats

// Direction says how a variant compares with the baseline, as far as the runs can tell.
type Direction int

// The directions of a difference, variant less baseline.
const (
	NoDifferenceTold Direction = iota
	Shorter
	Longer
)

// String returns the direction as reports print it.
func (d Direction) String() string {
	return [...]string{"no difference told", "shorter", "longer"}[d]
}

// Direction returns on which side of 0 the interval of a difference lies. One that includes 0 or is not known tells
// no difference.
func (i Interval) Direction() Direction {
	switch {
	case i.Known && i.High < 0:
		return Shorter
	case i.Known && i.Low > 0:
		return Longer
	default:
		return NoDifferenceTold
	}
}
