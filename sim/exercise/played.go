package exercise

import (
	"slices"

	"simulate/sim/scenario"
)

// forEver is later than any exercise ends, in milliseconds since clock.start.
const forEver = int64(1) << 50

// played is what people do with steps: decisions that are answered, works that are ended, and steps that somebody lets begin.
func (x *Exercise) played(effective []Entry, pace scenario.Pace) *scenario.Played {
	of := byHand{scenario: x.opened.Scenario, steps: make(map[string]*scenario.ByHand)}
	of.roles(effective, pace)
	of.injects()
	for i := range effective {
		of.entry(&effective[i])
	}
	return &scenario.Played{ByHand: of.steps}
}

// byHand collects what is done with steps.
type byHand struct {
	scenario *scenario.Scenario
	steps    map[string]*scenario.ByHand
}

// of is what is done with a step.
func (b *byHand) of(incident, step string) *scenario.ByHand {
	name := incident + "/" + step
	if b.steps[name] == nil {
		b.steps[name] = &scenario.ByHand{}
	}
	return b.steps[name]
}

// roles leaves the decisions of each role open while it is played.
func (b *byHand) roles(effective []Entry, pace scenario.Pace) {
	if b.scenario.Exercise == nil {
		return
	}
	for id, role := range b.scenario.Exercise.Roles.All() {
		open := playedIn(effective, id)
		for _, ref := range role.Decides {
			incident, step, err := b.scenario.StepMeant(ref)
			if err == nil && !b.scenario.IsStream(incident) {
				of := b.of(incident, step)
				of.Open, of.Takes = open, pace == scenario.ByDiscussion
			}
		}
	}
}

// playedIn is when a role is played.
func playedIn(effective []Entry, role string) []scenario.Stretch {
	var open []scenario.Stretch
	is := func() bool { return len(open) > 0 && open[len(open)-1].Last == forEver }
	for _, e := range effective {
		switch {
		case e.Role == nil || e.Role.Role != role:
		case e.Role.Action == Start && !is():
			open = append(open, scenario.Stretch{First: e.At, Last: forEver})
		case e.Role.Action == HandBack && is():
			open[len(open)-1].Last = e.At
		}
	}
	return open
}

// injects keeps the steps that injects begin from beginning by themselves.
func (b *byHand) injects() {
	if b.scenario.Exercise == nil {
		return
	}
	for _, inject := range b.scenario.Exercise.Injects.All() {
		if incident, step, ok := b.stepOf(inject); ok {
			b.of(incident, step).Only = true
		}
	}
}

// stepOf is the step that an inject begins.
func (b *byHand) stepOf(inject *scenario.Inject) (incident, step string, ok bool) {
	if inject == nil || inject.Step == "" {
		return "", "", false
	}
	incident, step, err := b.scenario.StepMeant(inject.Step)
	return incident, step, err == nil
}

// entry notes what an entry does with a step.
func (b *byHand) entry(e *Entry) {
	begin := func(incident, step string) {
		if of := b.of(incident, step); of.Begins == nil {
			of.Begins = &e.At
		}
	}
	if incident, id, _, adds := e.Added(); adds {
		b.of(incident, id).Given = &e.At
	}
	switch {
	case e.Decide != nil:
		of := b.of(e.Decide.Incident, e.Decide.Step)
		of.Ends = append(of.Ends, scenario.Answer{At: e.At, Option: e.Decide.Option})
	case e.Finish != nil:
		of := b.of(e.Finish.Incident, e.Finish.Step)
		of.Ends = append(of.Ends, scenario.Answer{At: e.At})
	case e.Order != nil && e.Order.Do != "":
		begin(e.Order.Incident, e.Order.Do)
	case e.Order != nil && e.Order.Lasts():
		of := b.of(e.Order.Incident, e.Order.ID)
		of.Open = []scenario.Stretch{{First: e.At, Last: forEver}}
	case e.Inject != nil && e.Inject.Action == Release && b.scenario.Exercise != nil:
		if incident, step, ok := b.stepOf(b.scenario.Exercise.Injects.Get(e.Inject.Inject)); ok {
			begin(incident, step)
		}
	}
}

// Lasts reports whether an order is work in somebody's own words, which lasts until somebody ends it.
func (o *Order) Lasts() bool {
	keys := keysOf(o.Step)
	return slices.Contains(keys, "work") && !slices.Contains(keys, "takes")
}
