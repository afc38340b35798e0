package snapshot

import (
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// skippedWords says what a step was skipped by: the way that the plan took, its until, or its chance.
func (f *Fold) skippedWords(n *instance, number uint16) string {
	if n.status == skipped {
		return "was skipped, as its incident does not happen" + f.unhappenedWords(n)
	}
	s, planned := f.stepOf(n, number), f.planned(number)
	var ended []string
	atOnce := false // a step is skipped in the instant in which what it waits for can no longer come
	for _, m := range f.leaves(n, planned.After, false) {
		if end := f.endOf(n, m); end.words != "" && !slices.Contains(ended, end.words) {
			ended = append(ended, end.words)
			atOnce = atOnce || end.at == s.since
		}
	}
	until := f.until(n, planned.Until, s.since, planned.Chance == nil)
	switch {
	case len(ended) > 0 && (atOnce || until == ""):
		return "was skipped, as " + strings.Join(ended, " and ")
	case until != "":
		return "was skipped, as " + until + " came first"
	case planned.Chance != nil:
		return "was skipped, by its chance of " + planned.Chance.Text
	default:
		return "was skipped"
	}
}

// until is what has come of a trigger that has come true; nothing of any other. Where something else may have skipped the step, it must
// have come in that instant.
func (f *Fold) until(n *instance, t *scenario.Trigger, at engine.Time, surely bool) string {
	if t == nil || f.outstanding(n, t, " and ") != "" {
		return ""
	}
	came := f.leaves(n, t, true)
	if !surely && !slices.ContainsFunc(came, func(m string) bool { return f.cameAt(n, m, at) }) {
		return ""
	}
	for i, m := range came {
		came[i] = f.milestoneWords(n, m)
	}
	return strings.Join(came, " and ")
}

// cameAt reports whether a milestone occurred at an instant; of other incidents than the step's own it is known of those that begin once.
func (f *Fold) cameAt(n *instance, milestone string, at engine.Time) bool {
	n, meant := f.meant(n, milestone)
	if n == nil {
		return false
	}
	own := f.reachable[n.Incident].place[meant]
	return slices.ContainsFunc(n.reached, func(r reached) bool { return r.own == own && r.at == at })
}

// leaves are the milestones of a trigger that have occurred, or that have not.
func (f *Fold) leaves(n *instance, t *scenario.Trigger, occurred bool) []string {
	switch {
	case t == nil:
		return nil
	case t.All != nil || t.Any != nil:
		var list []string
		for _, inner := range slices.Concat(t.All, t.Any) {
			list = append(list, f.leaves(n, &inner, occurred)...)
		}
		return list
	case f.occurred(n, t.Milestone) == occurred:
		return []string{t.Milestone}
	default:
		return nil
	}
}

// ending is how a step ended, or its incident did not happen, in words; nothing while neither is so.
type ending struct {
	words   string
	at      engine.Time
	skipped bool
}

// endOf is how what should have reached a milestone ended.
func (f *Fold) endOf(n *instance, milestone string) ending {
	n, meant := f.meant(n, milestone)
	switch {
	case n == nil:
		return ending{}
	case n.status == skipped:
		return ending{f.p.Incidents[n.Incident].Title + " does not happen", n.began, true}
	}
	first := f.p.Incidents[n.Incident].FirstStep
	for k := 1; k < len(n.steps); k++ {
		if compiled := &f.p.Steps[first+uint16(k)]; compiled.ID == meant.Step {
			return ending{f.ended(&n.steps[k], compiled), n.steps[k].since, n.steps[k].status == skipped}
		}
	}
	return ending{}
}

// unhappenedWords says why an incident does not happen, behind the words that it does not.
func (f *Fold) unhappenedWords(n *instance) string {
	if by := f.setOffBy(n); by != nil && f.outstanding(n, by, " and ") != "" {
		return ", as what it begins with can no longer come"
	}
	if chance := f.p.Scenario.Incidents.Get(f.p.Incidents[n.Incident].ID).Chance; chance != nil {
		return ", by its chance of " + chance.Text
	}
	return ""
}

// meant is the milestone that an instance refers to, and whose it is: its own, or that of an incident that begins once; else nil.
func (f *Fold) meant(n *instance, milestone string) (*instance, scenario.Milestone) {
	meant, err := f.p.Scenario.Milestone(f.p.Incidents[n.Incident].ID, milestone)
	if err != nil {
		return nil, meant
	}
	switch owner := f.owners[meant.Incident]; {
	case owner == n.Incident:
		return n, meant
	case f.p.Incidents[owner].Stream:
		return nil, meant
	default:
		return f.instances[owner], meant
	}
}

// ended says which step ended and how; nothing of one that did not.
func (f *Fold) ended(s *step, compiled *sim.Step) string {
	how := s.outcome(compiled)
	if how == "" {
		return ""
	}
	return Titles{f.p}.Called(compiled) + " " + how
}

// isDone is what is said of a step that has ended, and had but one way to.
const isDone = "is done"

// outcome says how a step ended; nothing of one that did not.
func (s *step) outcome(compiled *sim.Step) string {
	switch {
	case s.status == done && s.end == 0:
		return isDone
	case s.status == done && compiled.Verb == scenario.Decide:
		return "was decided as " + compiled.Ends[s.end-1]
	case s.status == done:
		return "ended as " + compiled.Ends[s.end-1]
	case s.status == stopped || s.status == failed:
		return s.status
	case s.status == skipped:
		return "was skipped"
	case s.status == gaveUp:
		return "gave up"
	default:
		return ""
	}
}
