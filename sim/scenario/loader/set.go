package loader

import (
	"fmt"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// byHand lays the arguments of --set over a layer.
func (l *loader) byHand(base layer, arguments []string, from *scenario.Figure[scenario.Instant]) layer {
	var changes []tree.Change
	for _, argument := range arguments {
		change, problems := tree.ParseArgument(argument)
		l.problems = append(l.problems, problems...)
		if change != nil {
			changes = append(changes, *change)
		}
	}
	if len(changes) == 0 {
		return base
	}
	return l.apply(base, changes, from, "")
}

// instantByHand reads the argument of --from; nil without one, or when it cannot be used.
func (l *loader) instantByHand(base layer, opt Options) *scenario.Figure[scenario.Instant] {
	if opt.From == "" {
		return nil
	}
	f := &tree.File{Name: "--from", Text: opt.From}
	at, err := scenario.ParseInstant(opt.From)
	from := &scenario.Figure[scenario.Instant]{Value: at, Text: opt.From}
	if err == nil && !base.problems.Any() {
		_, err = base.scenario.Within(from.Value, 0, base.scenario.Clock.Measured())
	}
	if v := base.scenario.Variants.Get(opt.Variant); err == nil && v != nil && v.From != nil {
		err = tree.NewMistake(fmt.Sprintf("the variant %s applies from %s on", opt.Variant, v.From.Text), "leave one of the two out")
	}
	if err != nil {
		m := tree.AsMistake(err)
		l.problems = append(l.problems, f.Problem(1, 1, m.Hint(), "%s", m.Message))
		return nil
	}
	return from
}
