package check

import (
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// atPlace checks where units stand that do work where they are: at a place at which some wait. Of several places at which the work
// may be, each is to have some: who is brought to another would wait in vain.
func (p *plan) atPlace(path tree.Path, step *scenario.Step) {
	switch {
	case step.AtPlace == "":
		return
	case len(step.By) == 0:
		p.Errorf(path.AtKey(), "write by as well, or where instead", "units on scene are those at the place of the step")
		return
	case step.AtPlace != scenario.Here && !p.placeOrStep(path, step.AtPlace):
		return
	case p.Unreadable(tree.At("units")) || p.Unreadable(tree.At("places")):
		return
	}
	at := p.mustStandAt(step)
	if slices.Contains(at, anywhere) {
		return
	}
	for _, kind := range step.Needs.Kinds.IDs() {
		homes := p.homesOfKind(step.By, kind)
		lacking := slices.DeleteFunc(slices.Clone(at), func(place string) bool { return contains(homes, place) })
		switch who := have(step.By) + " no " + kind + " at " + tree.InWords(lacking); {
		case len(lacking) == 0 || len(homes) == 0:
		case len(lacking) == len(at):
			p.Errorf(path, "name a place at which some wait", "%s", who)
		default:
			p.Warnf(scenario.Lack, path, "let some wait there, or leave it out of where", "%s: there it waits %s", who, howLong(step))
		}
	}
}

// howLong says how long a step waits for what does not come.
func howLong(step *scenario.Step) string {
	if step.GiveUp != nil || step.Until != nil {
		return "in vain"
	}
	return "for ever"
}

// mustStandAt are the places at which the units of a step may have to stand.
func (p *plan) mustStandAt(step *scenario.Step) []string {
	other := *step
	if other.By = nil; step.AtPlace != scenario.Here {
		other.Where = scenario.Location{Name: step.AtPlace}
	}
	return p.destinationsOf(&other)
}
