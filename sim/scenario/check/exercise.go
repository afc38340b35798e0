package check

import (
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// exercise checks what people play inside a run.
func (c *checker) exercise() {
	e := c.s.Exercise
	if e == nil {
		return
	}
	path := tree.At("exercise")
	c.roles(path.Key("roles"), e)
	for id, objective := range e.Objectives.All() {
		c.tasks(path.Key("objectives", id, "tasks"), objective)
	}
	numbers := make(map[string]string)
	for id, inject := range e.Injects.All() {
		c.inject(path.Key("injects", id), e, inject)
		c.numbered(path.Key("injects", id, "number"), id, inject.Number, numbers)
	}
	c.injectedSteps(path.Key("injects"), e)
	c.orders(path.Key("orders"), e)
	c.unaware(e)
}

// roles checks who can be played: a decision is one role's.
func (c *checker) roles(path tree.Path, e *scenario.Exercise) {
	claimed := make(map[stepKey]string)
	for id, role := range e.Roles.All() {
		path := path.Key(id)
		c.agency(path.Key("agency"), role.Agency)
		c.agencies(path.Key("orders"), role.Orders)
		c.agencies(path.Key("sees"), role.Sees)
		for i, ref := range role.Decides {
			at := path.Key("decides").Item(i)
			key, ok := c.decision(at, ref)
			switch by := claimed[key]; {
			case !ok:
			case by != "":
				c.Errorf(at, "leave it to one of the two", "%s decides %s already", by, ref)
			default:
				claimed[key] = id
			}
		}
	}
}

// decision checks a decision of a role.
func (c *checker) decision(path tree.Path, ref string) (key stepKey, ok bool) {
	incident, step, ok := c.stepMeant(path, ref)
	switch {
	case !ok:
		return key, false
	case c.s.Incidents.Get(incident).Plan.Get(step).Verb() != scenario.Decide:
		c.Errorf(path, "name a step with decide", "%s is no decision", ref)
		return key, false
	case c.s.IsStream(incident):
		c.Errorf(path, "name a decision of an incident that happens once", "%s is decided anew for each arrival of %s", ref, incident)
		return key, false
	}
	return stepKey{incident, step}, true
}

// stepMeant reports a reference that means no step, unless what it refers to could not be read.
func (c *checker) stepMeant(path tree.Path, ref string) (incident, step string, ok bool) {
	incident, step, err := c.s.StepMeant(ref)
	if err == nil {
		return incident, step, true
	}
	if r, bad := scenario.ParseMilestoneRef(ref); bad != nil || !c.unclearStep(r.Incident, ref) {
		c.Wrong(path, tree.AsMistake(err))
	}
	return "", "", false
}

// tasks checks critical tasks: each is judged by a measure, in its unit.
func (c *checker) tasks(path tree.Path, o *scenario.ExerciseObjective) {
	if o.Tasks.Len() == 0 && !c.Unreadable(path) {
		c.Errorf(path, "write tasks: {ID: {text: …, measure: …, limit: …}}", "nothing is to be done for it")
	}
	for id, task := range o.Tasks.All() {
		path := path.Key(id)
		if refer(c, path.Key("measure"), "measure", tree.At("measures"), &c.s.Measures, task.Measure) && !c.Broken(path.Key("limit")) {
			c.inUnit(path.Key("limit"), task.Limit.Limit, c.unitOf(c.s.Measures.Get(task.Measure)))
		}
	}
}

// inject checks what players are told, when and by whom.
func (c *checker) inject(path tree.Path, e *scenario.Exercise, i *scenario.Inject) {
	switch {
	case i.At != nil && i.After != nil:
		c.Errorf(path.Key("after").AtKey(), "write one of them", "an inject comes at an instant or after a milestone, not both")
	case i.At != nil && i.Delay != nil:
		c.Errorf(path.Key("delay").AtKey(), "write a later at", "an inject with an instant has no delay")
	case i.Delay != nil && i.After == nil:
		c.Errorf(path.Key("delay").AtKey(), "write after as well, or leave the delay out", "there is nothing after which the delay begins")
	}
	if i.At != nil {
		c.instant(path.Key("at"), *i.At)
	}
	if i.After != nil {
		c.eachMilestone(path.Key("after"), i.After, func(path tree.Path, ref string) { c.milestone(path, "", ref) })
	}
	c.receivers(path, e, i)
	c.speaker(path.Key("from"), e, i.From)
	if i.Task != "" && !c.Broken(tree.At("exercise", "objectives")) {
		if _, err := e.TaskMeant(i.Task); err != nil {
			c.Wrong(path.Key("task"), tree.AsMistake(err))
		}
	}
	if i.Step != "" {
		c.beginsStep(path.Key("step"), i.Step)
	}
}

// receivers checks that somebody who can be played is told.
func (c *checker) receivers(path tree.Path, e *scenario.Exercise, i *scenario.Inject) {
	path = path.Key("to")
	if len(i.To) == 0 && !c.Unreadable(path) {
		c.Errorf(path, "name roles, or agencies of roles", "nobody is told")
	}
	for k, to := range i.To {
		at := path.Item(k)
		switch {
		case to == "" || e.Roles.Get(to) != nil || c.Broken(tree.At("exercise", "roles")):
		case c.s.Agencies.Get(to) == nil:
			c.unknown(at, "role or agency", to, slices.Concat(e.Roles.IDs(), c.s.Agencies.IDs()))
		case len(e.RolesOf(to)) == 0:
			c.Errorf(at, "name a role, or write a role with agency: "+to, "%s has no role: nobody is told", to)
		}
	}
}

// speaker checks that what is said to players is not said by one of them: a simulator plays whoever speaks.
func (c *checker) speaker(path tree.Path, e *scenario.Exercise, from string) {
	if e.Roles.Get(from) != nil {
		c.Errorf(path, "name who speaks, such as caller, or leave it to the player", "%s is a role, and speaks for itself", from)
	}
}

// beginsStep checks a step that the release of an inject begins.
func (c *checker) beginsStep(path tree.Path, ref string) {
	incident, _, ok := c.stepMeant(path, ref)
	if ok && c.s.IsStream(incident) {
		c.Errorf(path, "name a step of an incident that happens once", "%s is begun by each arrival of %s", ref, incident)
	}
}

// injectedSteps reports steps that two injects begin.
func (c *checker) injectedSteps(path tree.Path, e *scenario.Exercise) {
	begun := make(map[stepKey]string)
	for id, inject := range e.Injects.All() {
		incident, step, err := c.s.StepMeant(inject.Step)
		if inject.Step == "" || err != nil {
			continue
		}
		key := stepKey{incident, step}
		if other := begun[key]; other != "" {
			c.Errorf(path.Key(id, "step"), "leave it to one of the two", "%s begins %s already", other, inject.Step)
			continue
		}
		begun[key] = id
	}
}

// numbered reports a number that two injects have.
func (c *checker) numbered(path tree.Path, id, number string, numbers map[string]string) {
	if number == "" {
		return
	}
	if other := numbers[number]; other != "" {
		c.Errorf(path, "give each its own", "%s has the number %s already", other, number)
		return
	}
	numbers[number] = id
}
