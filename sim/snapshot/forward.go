package snapshot

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Link is a step on the way from what did not happen to what keeps it from happening.
type Link struct {
	Instance sim.Instance
	Step     uint16
	Status   string // as of a Step; that of its incident where that has not begun
	Needs    string // what it waits for in words, and where the units are that it lacks
	Depth    int    // how many steps lie between it and what was asked about
}

// Ahead goes from steps of a plan that have not brought about what was asked of them over what each waits for, to what waits for no
// other step. They are those of one instance, or where it is none, of the incident or of the first open instance of the stream in which
// the step has not ended. What has been done is left out. While a run goes on it tells how things stand after the records up to then.
func (f *Fold) Ahead(of sim.Instance, steps ...uint16) []Link {
	if f.at == engine.Never && f.end != engine.Never {
		f.at = f.end
	}
	w, anyDone := forward{Fold: f}, false
	for _, number := range steps {
		n, before := f.whose(of, number), len(w.links)
		if n == nil {
			continue
		}
		if f.p.Steps[number].Verb == scenario.NoVerb {
			w.incident(n, 0)
			continue
		}
		if w.step(n, number, 0); len(w.links) > before && w.links[before].isDone() {
			w.links, anyDone = w.links[:before], true // which keeps nothing
		}
	}
	if anyDone {
		return slices.DeleteFunc(w.links, Link.isSkipped)
	}
	return w.links
}

// whose is the instance whose step is asked about; nil where there is none.
func (f *Fold) whose(of sim.Instance, step uint16) *instance {
	owner := f.p.Steps[step].Incident
	if !f.p.Incidents[owner].Stream {
		return f.instances[owner]
	}
	if of.Ordinal > 0 && of.Incident == owner {
		i := slices.IndexFunc(f.instances, func(n *instance) bool { return n != nil && n.Instance == of && f.isCurrent(n) })
		if i < 0 {
			return nil
		}
		return f.instances[i]
	}
	for _, n := range f.current() {
		if n.Incident == owner && !over(f.stepOf(n, step).status) {
			return n
		}
	}
	return nil
}

// over reports whether a step with the status has ended.
func over(status string) bool { return status != pending && status != waiting && status != running }

// mattering are the ways in which a step may keep others from happening, those first that explain most where there are several.
var mattering = []string{waiting, running, gaveUp, failed, stopped, done, skipped, pending}

// IsOver reports whether it is a step that has ended, or never will begin.
func (l Link) IsOver() bool {
	return slices.Contains([]string{gaveUp, failed, stopped, done, skipped}, l.Status)
}

// isDone reports whether it is a step that has ended as steps do that have nothing to choose.
func (l *Link) isDone() bool { return l.Status == done && l.Needs == isDone }

// isSkipped reports whether it is a step that never will begin: the other way was taken where another step has been done in its place.
func (l Link) isSkipped() bool { return l.Status == skipped }

// Last is what keeps it all from happening: of the links that lead no further one that waits, or else the first that goes on, has ended
// otherwise than it was asked to, was skipped, or is still to come. It is nil where there are none.
func Last(links []Link) *Link {
	var last *Link
	for i := range links {
		l := &links[i]
		if i+1 < len(links) && links[i+1].Depth > l.Depth {
			continue
		}
		if last == nil || slices.Index(mattering, l.Status) < slices.Index(mattering, last.Status) {
			last = l
		}
	}
	return last
}

type forward struct {
	*Fold
	links []Link
}

// milestone follows one, seen from an instance or from outside of all.
func (w *forward) milestone(from *instance, meant scenario.Milestone, depth int) {
	owner := w.owners[meant.Incident]
	n := from
	if n == nil || n.Incident != owner {
		n = w.without(owner, meant)
	}
	if n != nil && meant.Step == "" {
		w.incident(n, depth)
	}
	first := w.p.Incidents[owner].FirstStep
	for k := 1; n != nil && k < len(n.steps); k++ {
		if w.p.Steps[first+uint16(k)].ID == meant.Step {
			w.step(n, first+uint16(k), depth)
		}
	}
}

// incident follows what keeps one from beginning, or else its condition from coming to a state.
func (w *forward) incident(n *instance, depth int) {
	if n.condition == 0 {
		w.beginning(n, depth)
		return
	}
	w.links = append(w.links, Link{n.Instance, w.p.Incidents[n.Incident].FirstStep, n.status, w.conditionWords(n), depth})
}

// conditionWords says in which state a condition is, and why it comes to no other.
func (w *forward) conditionWords(n *instance) string {
	planned, state := w.p.Scenario.Incidents.Get(w.p.Incidents[n.Incident].ID).Condition, w.conditionOf(n)
	switch {
	case planned.Final(state):
		return "became " + state + ", which does not change"
	case planned.EndedBy == nil || w.outstanding(n, planned.EndedBy, " and ") != "":
		return "is " + state
	case planned.EndedBy.Milestone == "":
		return "was " + state + " when its condition ended"
	default:
		return "was " + state + " when its condition ended (" + w.milestoneWords(n, planned.EndedBy.Milestone) + ")"
	}
}

// beginning follows what sets off an incident that has not begun.
func (w *forward) beginning(n *instance, depth int) {
	if w.isAhead(n) {
		w.trigger(n, w.setOffBy(n), depth)
	}
}

// isAhead reports whether an incident has not begun that another sets off.
func (w *forward) isAhead(n *instance) bool { return n.status == pending && w.setOffBy(n) != nil }

// without is the incident, or the first open instance of a stream, that has not reached a milestone; nil where there is none.
func (w *forward) without(owner int32, meant scenario.Milestone) *instance {
	meant.Instance = 0
	own, known := w.reachable[owner].place[meant]
	for _, n := range w.current() {
		if n.Incident == owner && (!known || n.seen[own/64]>>(own%64)&1 == 0) {
			return n
		}
	}
	return nil
}

func (w *forward) step(n *instance, number uint16, depth int) {
	if slices.ContainsFunc(w.links, func(l Link) bool { return l.Instance == n.Instance && l.Step == number }) {
		return
	}
	s := w.stepOf(n, number)
	if n.status == skipped {
		w.links = append(w.links, Link{n.Instance, number, skipped, w.skippedWords(n, number), depth})
		w.skippedBefore(n, w.setOffBy(n), depth+1)
		return
	}
	w.links = append(w.links, Link{n.Instance, number, s.status, w.Why(n.Instance, number), depth})
	if over(s.status) && w.links[len(w.links)-1].Needs == "" {
		w.links[len(w.links)-1].Needs = s.outcome(&w.p.Steps[number])
	}
	planned := w.planned(number)
	switch {
	case w.isAhead(n):
		w.beginning(n, depth+1)
	case s.status == pending && planned.After != nil:
		w.trigger(n, planned.After, depth+1)
	case (s.status == running || s.status == done) && planned.Hold != nil:
		if until := w.outstanding(n, planned.Hold, " and "); s.status == done && until != "" {
			w.links[len(w.links)-1].Needs = "keeps its units until " + until
		}
		w.trigger(n, planned.Hold, depth+1)
	case s.status == waiting:
		w.holders(n, number, depth+1)
	case s.status == skipped:
		w.skippedBefore(n, planned.After, depth+1)
	}
}

// skippedBefore follows the steps of a trigger that were skipped themselves.
func (w *forward) skippedBefore(n *instance, after *scenario.Trigger, depth int) {
	for _, m := range w.leaves(n, after, false) {
		if w.endOf(n, m).skipped {
			w.trigger(n, &scenario.Trigger{Milestone: m}, depth)
		}
	}
}

// holders follows the steps that keep units busy which a step needs on its scene.
func (w *forward) holders(n *instance, number uint16, depth int) {
	for _, need := range w.p.Steps[number].Needs {
		for i := range w.units {
			u := &w.units[i]
			busy := u.status == working && u.step != sim.NoStep && w.instances[u.scene] == w.hostOf(n)
			if busy && w.p.Takes(&need, int32(i)) {
				w.step(w.instances[u.slot], u.step, depth)
			}
		}
	}
}

// trigger follows the milestones of a trigger that have not occurred.
func (w *forward) trigger(n *instance, t *scenario.Trigger, depth int) {
	for _, inner := range [][]scenario.Trigger{t.All, t.Any} {
		for i := range inner {
			w.trigger(n, &inner[i], depth)
		}
	}
	if t.All != nil || t.Any != nil || w.occurred(n, t.Milestone) {
		return
	}
	if meant, err := w.p.Scenario.Milestone(w.p.Incidents[n.Incident].ID, t.Milestone); err == nil {
		w.milestone(n, meant, depth)
	}
}
