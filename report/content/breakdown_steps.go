package content

import (
	"fmt"
	"math"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/engine"
	"simulate/sim/experiment/cause"
)

// section is a breakdown for readers.
func (b *broken) section() *document.Breakdown {
	s := &document.Breakdown{Measure: b.Measure, Key: b.Key, Title: b.title(), Shown: b.heading(), Finding: b.finding(), Why: b.why(), Basis: b.basis()}
	if b.Decided() {
		s.Finding, s.Why = b.shortLack(), joined(b.lack(), s.Why)
	} else {
		s.Basis = joined(s.Basis, b.lack())
	}
	if b.Limit != nil {
		s.Limit = words.Limit(b.Limit.Limit)
	}
	if b.All.Paths == 0 {
		return s
	}
	if b.Contrasts() {
		s.Beyond = b.limit()
	}
	s.Steps = b.steps()
	s.All = b.step(b.All, b.Over, "in all")
	return s
}

// steps are the parts, those that are small told together.
func (b *broken) steps() (steps []document.Step) {
	from, rest, why := 0.0, b.rest(), b.Why()
	add := func(s document.Step) {
		s.From = from
		from += s.Mean.Float()
		steps = append(steps, s)
	}
	for i := range b.Parts {
		if p := &b.Parts[i]; !rest.told(b.short) || !b.isSmall(p) {
			begins := from
			add(b.part(p, p == why))
			steps = append(steps, b.waits(p, begins)...)
			steps = append(steps, b.lastSites(p, begins)...)
		}
	}
	switch {
	case !rest.told(b.short):
	case rest.n == 1:
		add(b.step(rest.All, rest.Over, "one smaller"))
	default:
		add(b.step(rest.All, rest.Over, fmt.Sprintf("%d smaller, together", rest.n)))
	}
	return steps
}

// told reports whether small parts are told together: one alone is not, but in short.
func (r *rest) told(short bool) bool { return r.n > 1 || short && r.n == 1 }

// rest is parts that are told together.
type rest struct {
	n         int
	All, Over cause.Side
}

func (b *broken) rest() (r rest) {
	for i := range b.Parts {
		if p := &b.Parts[i]; b.isSmall(p) {
			r.n++
			r.All.Time += p.All.Time
			r.Over.Time += p.Over.Time
		}
	}
	return r
}

// The share of the whole under which parts are told together, and the same in a short report.
const (
	small   = 0.01
	shortly = 3 * small
)

// isSmall reports whether a part is small beside the mean, and beside what makes values miss the limit.
func (b *broken) isSmall(p *cause.Part) bool {
	whole := math.Abs(b.All.Mean())
	if b.Contrasts() && math.Abs(b.ExcessOf(p)) >= 5*small*math.Abs(b.Excess()) {
		return false
	}
	least := small
	if b.short {
		least = shortly
	}
	return math.Abs(b.Mean(p)) < least*whole
}

// allThere is the share of the paths from which on a step is taken to be there as a rule, and need not be said to.
const allThere = 0.9

// leastSpread is from how much on what values take is told to differ, in milliseconds.
const leastSpread = 1000

// part is a part of the breakdown.
func (b *broken) part(p *cause.Part, most bool) document.Step {
	s := b.step(p.All, p.Over, b.words.part(p))
	s.Kind, s.Sort, s.Most = p.Kind.String(), p.Kind.String(), most
	if share := b.Share(p); share < allThere {
		s.Share = document.Number(document.Share, share)
	}
	if p.High-p.Low >= leastSpread {
		s.Low, s.High = float64(p.Low)/1000, float64(p.High)/1000
	}
	return s
}

// step is what some time is on average, and how much longer over the limit where values are held against one.
func (b *broken) step(all, over cause.Side, title string) document.Step {
	s := document.Step{
		Title: title, Mean: document.Milliseconds(float64(all.Time) / float64(b.All.Paths)),
		Share: document.Unshown(), Excess: document.Unshown(),
	}
	if b.Contrasts() {
		within := float64(all.Time-over.Time) / float64(b.Within().Paths)
		s.Excess = document.Number(document.Difference, (float64(over.Time)/float64(b.Over.Paths)-within)/1000)
	}
	return s
}

// waits are whom a wait was for, where that is known, from so many seconds on.
func (b *broken) waits(p *cause.Part, from float64) (steps []document.Step) {
	if !waits(p.Kind) {
		return nil
	}
	for i := range p.Whom {
		s := &p.Whom[i]
		mean := document.Milliseconds(float64(s.Time) / float64(b.All.Paths))
		if math.Abs(float64(s.Time)) >= small*math.Abs(float64(b.All.Time)) {
			steps = append(steps, document.Step{
				Sort: p.Kind.String(), Title: b.words.whom(&s.Whom, p), From: from, Mean: mean,
				Share: document.Number(document.Share, float64(s.Paths)/float64(b.All.Paths)), Whom: true,
			})
		}
		from += mean.Float()
	}
	return steps
}

// mostLast is how many of the sites that were ready last are named.
const mostLast = 3

// lastSites are the sites of an order to several for the last of which something waited, those first that were it for longest, from so
// many seconds on. What is measured for each site has no last one.
func (b *broken) lastSites(p *cause.Part, from float64) (steps []document.Step) {
	m := b.words.Scenario.Measures.Get(b.Measure)
	if p.Kind != cause.PostureChange || len(p.Whom) < 2 || m != nil && m.Dimension() == "site" {
		return nil
	}
	add := func(title string, time engine.Time, paths int) {
		mean := document.Milliseconds(float64(time) / float64(b.All.Paths))
		steps = append(steps, document.Step{
			Sort: p.Kind.String(), Title: title, From: from, Mean: mean,
			Share: document.Number(document.Share, float64(paths)/float64(b.All.Paths)), Whom: true,
		})
		from += mean.Float()
	}
	var rest cause.Side
	for i := range p.Whom {
		if s := &p.Whom[i]; i < mostLast {
			add(b.words.whom(&s.Whom, p)+" last", s.Time, s.Paths)
		} else {
			rest.Time += s.Time
			rest.Paths += s.Paths
		}
	}
	if others := len(p.Whom) - mostLast; others > 0 {
		add("one of "+words.Counted(others, "other", "others")+" last", rest.Time, rest.Paths)
	}
	return steps
}

// waits reports whether something was waited for that somebody had.
func waits(k cause.Kind) bool {
	return k == cause.WaitForUnit || k == cause.WaitOnScene || k == cause.WaitForChannel
}
