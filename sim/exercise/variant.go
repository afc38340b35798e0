package exercise

import (
	"fmt"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// Variant is what was decided as changes of the scenario, which can be compared with it over many lucks. It fails where people have
// done more than decide: that belongs to this run alone.
func (x *Exercise) Variant() ([]scenario.PathValue, error) {
	var changes []scenario.PathValue
	for _, e := range x.Journal.Effective() {
		switch {
		case e.Decide != nil:
			path := tree.At("incidents", e.Decide.Incident, "plan", e.Decide.Step, "default").String()
			changes = append(changes, scenario.PathValue{Path: path, Value: e.Decide.Option})
		case e.Role == nil && !e.Ends():
			return nil, tree.NewMistake(
				fmt.Sprintf("entry %d is an %s, and only decisions can be had in a variant", e.Number, e.Kind()),
				"simulate compare --journal sets the run beside that of the plan",
			)
		}
	}
	if len(changes) == 0 {
		return nil, tree.NewMistake("nobody has decided anything in it", "")
	}
	return changes, nil
}
