package scenario

import "fmt"

// byHand lays the arguments of --set over a layer.
func (l *loader) byHand(base layer, arguments []string, from *Figure[Instant]) layer {
	var changes []Edit
	for _, argument := range arguments {
		change, problems := ParseArgument(argument)
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
func (l *loader) instantByHand(base layer, opt Options) *Figure[Instant] {
	if opt.From == "" {
		return nil
	}
	f := &file{name: "--from", text: opt.From}
	at, err := ParseInstant(opt.From)
	from := &Figure[Instant]{Value: at, Text: opt.From}
	if err == nil && !base.problems.Any() {
		_, err = base.scenario.within(from.Value, 0, base.scenario.Clock.measured())
	}
	if v := base.scenario.Variants.Get(opt.Variant); err == nil && v != nil && v.From != nil {
		err = newMistake(fmt.Sprintf("the variant %s applies from %s on", opt.Variant, v.From.Text), "leave one of the two out")
	}
	if err != nil {
		m := asMistake(err)
		l.problems = append(l.problems, f.problem(1, 1, m.hint, "%s", m.message))
		return nil
	}
	return from
}
