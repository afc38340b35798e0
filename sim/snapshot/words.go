package snapshot

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// needs says in words what a step waits for, or what it is about while it runs; nothing once it has ended.
func (f *Fold) needs(n *instance, number uint16) string {
	switch s := f.stepOf(n, number); s.status {
	case pending:
		return f.pendingWords(n, number)
	case waiting:
		return f.waitingWords(n, number)
	case running:
		return f.runningWords(n, number)
	}
	return ""
}

func (f *Fold) pendingWords(n *instance, number uint16) string {
	if n.status != running {
		return f.awaitedWords(n)
	}
	step := &f.p.Steps[number]
	at := step.Scripted(n.began)
	var waits []string
	if after := f.planned(number).After; after != nil {
		if text := f.outstanding(n, after, " and "); text != "" {
			waits = append(waits, text)
		}
	}
	switch {
	case at != engine.Never && at > f.at:
		waits = append(waits, f.p.Clock(at).Format("15:04:05"))
	case step.Delayed && len(waits) == 0:
		waits = append(waits, "its delay to pass")
	}
	if len(waits) == 0 {
		return ""
	}
	return "waits for " + strings.Join(waits, " and ")
}

// awaitedWords says what an incident waits for that has not begun and that others set off.
func (f *Fold) awaitedWords(n *instance) string {
	by := f.setOffBy(n)
	if n.status != pending || by == nil {
		return ""
	}
	if text := f.outstanding(n, by, " and "); text != "" {
		return "its incident begins with " + text
	}
	return "its incident waits for its delay to pass"
}

// setOffBy is what an incident begins with that others set off; nil of any other.
func (f *Fold) setOffBy(n *instance) *scenario.Trigger {
	if planned := f.p.Scenario.Incidents.Get(f.p.Incidents[n.Incident].ID); planned.IsSetOff() {
		return planned.Begins.After
	}
	return nil
}

// outstanding lists the milestones of a trigger that have not occurred, in words; nothing when the trigger has come
// true. What stands in another list is in brackets when it is joined by another word.
func (f *Fold) outstanding(n *instance, t *scenario.Trigger, around string) string {
	inner, join := t.All, " and "
	switch {
	case t.Any != nil:
		inner, join = t.Any, " or "
	case t.All == nil && f.occurred(n, t.Milestone):
		return ""
	case t.All == nil:
		return f.milestoneWords(n, t.Milestone)
	}
	var open []string
	for i := range inner {
		if text := f.outstanding(n, &inner[i], join); text != "" {
			open = append(open, text)
		} else if t.Any != nil {
			return ""
		}
	}
	text := strings.Join(open, join)
	if len(open) > 1 && join != around {
		text = "(" + text + ")"
	}
	return text
}

// milestoneWords is a milestone that an instance refers to, in words.
func (f *Fold) milestoneWords(n *instance, reference string) string {
	return Titles{f.p}.MilestoneCalled(f.p.Incidents[n.Incident].ID, reference)
}

// stepWords is a step of an instance's plan, in words.
func (f *Fold) stepWords(n *instance, id string) string {
	first := f.p.Incidents[n.Incident].FirstStep
	for k := range n.steps {
		if step := &f.p.Steps[first+uint16(k)]; step.ID == id {
			return Titles{f.p}.Called(step)
		}
	}
	return id
}

func (f *Fold) waitingWords(n *instance, number uint16) string {
	switch f.p.Steps[number].Verb {
	case scenario.Send:
		return f.sendWords(n, number)
	case scenario.Message:
		return f.messageWords(n, number)
	}
	return f.sceneWords(n, number)
}

func (f *Fold) runningWords(n *instance, number uint16) string {
	step := &f.p.Steps[number]
	switch step.Verb {
	case scenario.Send:
		if words := f.sendWords(n, number); words != "" {
			return words
		}
		return f.arrivalWords(n, number)
	case scenario.Move:
		return f.arrivalWords(n, number)
	case scenario.Message:
		return f.messageWords(n, number)
	case scenario.Posture:
		return f.postureWords(n, number)
	case scenario.Decide:
		return "is being decided"
	case scenario.Work:
		if hold := f.planned(number).Hold; hold != nil {
			if until := f.outstanding(n, hold, " and "); until != "" {
				return "is held until " + until
			}
		}
	}
	return UnderWay
}

// UnderWay is what a step says that runs and waits for nothing.
const UnderWay = "is under way"

// sendWords says which units are still to be assigned, and who is still to approve.
func (f *Fold) sendWords(n *instance, number uint16) string {
	s := f.stepOf(n, number)
	var lacks []string
	for i, need := range f.p.Steps[number].Needs {
		if f.lacking(n, number, i) > 0 {
			lacks = append(lacks, fmt.Sprintf("needs %s, %s assigned", f.p.Needed(need), are(f.given(n, number, i))))
		}
	}
	if len(lacks) > 0 {
		lacks = append(lacks, f.keptWords(s)...)
	}
	if len(s.awaiting) > 0 {
		lacks = append(lacks, "waits for the approval of "+f.agencies(s.awaiting))
	}
	return strings.Join(lacks, "; ")
}

// keptWords says that free units are kept from a step.
func (f *Fold) keptWords(s *step) []string {
	if s.kept.units == 0 {
		return nil
	}
	return []string{Titles{f.p}.Kept(s.kept.kind, int(s.kept.units), "are")}
}

// sceneWords says which units a work, a move or a decision lacks.
func (f *Fold) sceneWords(n *instance, number uint16) string {
	planned := f.planned(number)
	var lacks []string
	for _, need := range f.p.Steps[number].Needs {
		what := "needs " + f.p.Needed(need)
		switch {
		case planned.With != "":
			what += " of " + f.stepWords(n, planned.With)
		case len(planned.By) > 0:
			what += " of " + f.agencyNames(planned.By, " or ")
			free, there := f.freeFor(n, number, &need)
			lacks = append(lacks, fmt.Sprintf("%s%s, %s free", what, there, are(free)))
			continue
		}
		lacks = append(lacks, what+f.whereWords(n, number)+", "+f.presence(n, number, need))
	}
	lacks = append(lacks, f.countedTwice(n, number)...)
	lacks = append(lacks, f.keptWords(f.stepOf(n, number))...)
	if len(lacks) == 0 {
		return "needs the units of " + f.stepWords(n, planned.With)
	}
	return strings.Join(lacks, "; ")
}

// arrivalWords says how many units of a send or a move are still on their way.
func (f *Fold) arrivalWords(n *instance, number uint16) string {
	crew := f.stepOf(n, number).crew
	underWay := 0
	for _, u := range crew {
		if f.serves(&f.units[u], n, number) {
			underWay++
		}
	}
	if len(crew) == 1 {
		return "waits for its unit to arrive"
	}
	return fmt.Sprintf("waits for %d of %d units to arrive", underWay, len(crew))
}

// messageWords says who has not heard a message yet, and why; of a repeated one all may have.
func (f *Fold) messageWords(n *instance, number uint16) string {
	to := map[string][]uint8{}
	for _, m := range n.messages {
		if m.step == number {
			to[m.status] = append(to[m.status], m.to)
		}
	}
	var words []string
	for _, w := range []struct{ status, text string }{
		{queued, "waits for a channel to "}, {onAir, "is on the air to "}, {lost, "was not heard by "},
	} {
		if len(to[w.status]) > 0 {
			words = append(words, w.text+f.agencies(to[w.status]))
		}
	}
	if len(words) == 0 {
		return betweenRepetitions
	}
	return strings.Join(words, "; ")
}

// betweenRepetitions is what a step with every is while nothing of it is left to be done.
const betweenRepetitions = "is between repetitions"

// postureWords says which sites have not reached the posture.
func (f *Fold) postureWords(n *instance, number uint16) string {
	var names []string
	for i := range f.sites {
		if o := &f.sites[i].order; o.Kind == sim.PostureOrdered && o.Step == number && f.instances[o.Incident] == n {
			names = append(names, f.p.Sites[i].Name)
		}
	}
	if len(names) == 0 {
		return betweenRepetitions
	}
	return fmt.Sprintf("waits for %s to reach %s", strings.Join(names, " and "), f.p.Steps[number].Posture)
}

func are(count int) string {
	if count == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", count)
}

// agencyNames are the names of agencies that a step lists by their ids.
func (f *Fold) agencyNames(ids []string, join string) string {
	names := slices.Clone(ids)
	for i := range f.p.Agencies {
		if at := slices.Index(ids, f.p.Agencies[i].ID); at >= 0 {
			names[at] = f.p.Agencies[i].Name
		}
	}
	return strings.Join(names, join)
}

func (f *Fold) agencies(numbers []uint8) string {
	names := make([]string, len(numbers))
	for i, number := range numbers {
		names[i] = f.p.Agencies[number].Name
	}
	return strings.Join(names, " and ")
}
