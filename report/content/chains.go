package content

import (
	"simulate/report/document"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
)

// headlines is how many chains a report shows when no measure is a headline.
const headlines = 3

// chains is where the nominal time of the headline measures went, or else of the first measures; a chain a measure, of
// those with several rows that of the first, and none where there is but one thing to show.
func (b *review) chains() *document.Chains {
	s := &document.Chains{Key: "chains", Title: "Where the time went (nominal run)"}
	for _, m := range chained(b.result, b.causes) {
		told := chainWords{b.Names}.chain(m.Row, m.Chain)
		if m.Row.Streamed {
			told.Title += " (the median)"
		}
		s.Chains = append(s.Chains, told)
	}
	return s
}

// explained is a measure of a result, and where its nominal time went.
type explained struct {
	*experiment.Measured
	Chain *cause.Chain
}

// chained are the measures whose chains a report shows.
func chained(r *experiment.Result, causes []*cause.Chain) []explained {
	about := experiment.Headlines(r.Program.Scenario)
	var heads, others []explained
	shown := make(map[string]bool)
	for i := range r.Measures {
		m := explained{&r.Measures[i], causes[i]}
		if m.Chain == nil || len(m.Chain.Segments) < 2 || m.Row.Origin != measure.Declared || shown[m.Row.Measure] {
			continue
		}
		shown[m.Row.Measure] = true
		if about[m.Row.Measure] {
			heads = append(heads, m)
		} else if len(others) < headlines {
			others = append(others, m)
		}
	}
	if len(heads) == 0 {
		return others
	}
	return heads
}
