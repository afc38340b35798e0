package snapshot

import (
	"slices"

	"simulate/sim"
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

// Forward goes from milestones that have not occurred over what each waits for, to what waits for no other step. A milestone of a
// stream leads to the first of its instances that has not reached it. The fold must have been asked what is undone.
func (f *Fold) Forward(references ...string) []Link {
	w := forward{Fold: f}
	for _, text := range references {
		if meant, err := f.p.Scenario.Milestone("", text); err == nil {
			w.milestone(nil, meant, 0)
		}
	}
	return w.links
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
	first := w.p.Incidents[owner].FirstStep
	for k := 1; n != nil && k < len(n.steps); k++ {
		if w.p.Steps[first+uint16(k)].ID == meant.Step {
			w.step(n, first+uint16(k), depth)
		}
	}
}

// without is the incident, or the first open instance of a stream, that has not reached a milestone; nil where there is none.
func (w *forward) without(owner int32, meant scenario.Milestone) *instance {
	meant.Instance = 0
	own, known := w.reachable[owner].place[meant]
	for _, n := range w.current() {
		if reached := known && n.seen[own/64]>>(own%64)&1 != 0; n.Incident == owner && !reached {
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
	w.links = append(w.links, Link{n.Instance, number, s.status, w.Why(n.Instance, number), depth})
	planned := w.planned(number)
	switch incident := w.p.Scenario.Incidents.Get(w.p.Incidents[n.Incident].ID); {
	case n.status == pending && incident.IsSetOff():
		w.trigger(n, incident.Begins.After, depth+1)
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
		if of, _ := w.endOf(n, m); of != nil && of.status == skipped {
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
			if busy && w.p.Units[i].Kind == need.Kind {
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
