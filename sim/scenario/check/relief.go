package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// relief checks that units take turns at work which is theirs on scene, and that a turn takes time.
func (p *plan) relief(path tree.Path, step *scenario.Step) {
	switch {
	case step.Relief == nil:
		return
	case len(step.By) > 0:
		p.Errorf(path.AtKey(), "remove one of the two", "units that work by their agency are where they are, and have nobody beside them")
	case step.Needs.Kinds.Len() == 0:
		p.Errorf(path.AtKey(), "write needs: {KIND: 1}", "nothing says who may take whose place")
	}
	p.endless(path.Key("after"), &step.Relief.After, "write how long a unit works, such as 20m", "units would relieve each other for ever at one instant")
}
