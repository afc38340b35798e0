package stats

// pairs holds the lengths of what is applicable with both of two variants, run by run; +Inf is one that is missing.
type pairs struct {
	baseline, variant    []float64
	applicable, happened Occurrences
}

func newPairs(baseline, variant []Outcome) pairs {
	if len(baseline) != len(variant) {
		panic("stats: a comparison needs the same runs on both sides")
	}
	p := pairs{baseline: make([]float64, 0, len(baseline)), variant: make([]float64, 0, len(variant))}
	for i, b := range baseline {
		v := variant[i]
		p.applicable.add(b != NotApplicable, v != NotApplicable)
		if b == NotApplicable || v == NotApplicable {
			continue
		}
		p.happened.add(b.Happened(), v.Happened())
		p.baseline = append(p.baseline, b.length())
		p.variant = append(p.variant, v.length())
	}
	return p
}

// Applicable counts the runs in which a measure is applicable with a baseline and with a variant.
func Applicable(baseline, variant []Outcome) (o Occurrences) {
	for i, b := range baseline {
		o.add(b != NotApplicable, variant[i] != NotApplicable)
	}
	return o
}

// count returns the numbers of runs in which the variant is shorter and longer.
func (p pairs) count() (shorter, longer int) {
	for i, b := range p.baseline {
		switch v := p.variant[i]; {
		case v < b:
			shorter++
		case v > b:
			longer++
		}
	}
	return shorter, longer
}

// differences returns the differences, variant less baseline, where one of the two at least happened.
func (p pairs) differences() []float64 {
	differences := make([]float64, 0, len(p.baseline))
	for i, b := range p.baseline {
		if v := p.variant[i]; !IsMissing(b) || !IsMissing(v) {
			differences = append(differences, v-b)
		}
	}
	return differences
}

// median returns the median of values, which it reorders, and its order-statistic interval at [Level]. Of no values it
// is 0 and its interval not known.
func median(values []float64) Estimate {
	n := len(values)
	if n == 0 {
		return Estimate{}
	}
	middle := quantileRank(n, 0.5)
	e := Estimate{Value: selected(values, middle)}
	if low, high, ok := quantileRanks(n, 0.5, Level); ok {
		e.Interval = Interval{
			Low:   selected(values[:middle], low),
			High:  selected(values[middle-1:], high-middle+1),
			Known: true,
		}
	}
	return e
}
