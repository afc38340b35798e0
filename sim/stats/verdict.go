package stats

// Verdict says whether a target is met as far as the runs can tell.
type Verdict int

// The verdicts. An interval across the limit cannot tell.
const (
	CannotTell Verdict = iota
	Met
	Missed
)

// String returns the verdict as reports print it.
func (v Verdict) String() string {
	return [...]string{"cannot tell", "met", "missed"}[v]
}

// Operator compares a statistic with a limit; it is written as in a scenario.
type Operator string

// The comparisons a limit may ask for.
const (
	AtMost  Operator = "<="
	Below   Operator = "<"
	AtLeast Operator = ">="
	Above   Operator = ">"
)

// Limit is a target for a statistic, in the statistic's unit: p90 <= 480000.
type Limit struct {
	Operator Operator
	Value    float64
}

// Judge holds the limit against the interval of the statistic: met when the
// limit allows every value in it, missed when it allows none. An interval that
// is not known cannot tell.
func (l Limit) Judge(interval Interval) Verdict {
	if !interval.Known {
		return CannotTell
	}
	low, high := l.allows(interval.Low), l.allows(interval.High)
	switch {
	case low && high:
		return Met
	case !low && !high:
		return Missed
	default:
		return CannotTell
	}
}

// allows reports whether the value is within the limit.
func (l Limit) allows(v float64) bool {
	switch l.Operator {
	case AtMost:
		return v <= l.Value
	case Below:
		return v < l.Value
	case AtLeast:
		return v >= l.Value
	case Above:
		return v > l.Value
	default:
		panic("stats: unknown operator " + string(l.Operator))
	}
}
