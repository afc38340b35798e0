package contrast

import (
	"slices"

	"simulate/sim/scenario"
)

// Strategy is a choice at every decision of a scenario.
type Strategy struct {
	Choices []Choice // where it chooses otherwise than the file; none: the file's own strategy
	next    int      // the first decision behind those at which it does
}

// Choice is an option taken at a decision.
type Choice struct {
	Decision scenario.Decision
	Option   string
}

// Set lists the changes that make the strategy of the file, as PATH=VALUE.
func (s *Strategy) Set() []string {
	changes := make([]string, len(s.Choices))
	for i, c := range s.Choices {
		changes[i] = c.Decision.Path + "=" + c.Option
	}
	return changes
}

// Strategies is the strategies that are to be compared.
type Strategies struct {
	Decisions []scenario.Decision
	List      []Strategy // the file's own first, then those with one other choice, with two, and so on
	All       int        // strategies that there are; more than those planned where there are too many
	Depth     int        // the most other choices that a planned strategy makes
}

// StrategiesOf lists strategies in the order of how many of their choices are not the file's, up to the number of other
// choices with which there are no more than most. It has the file's own alone where even one other choice makes too many.
func StrategiesOf(decisions []scenario.Decision, most int) Strategies {
	p := Strategies{Decisions: decisions, List: []Strategy{{}}, All: 1}
	for _, d := range decisions {
		ways := max(len(d.Options), 1)
		if !slices.Contains(d.Options, d.Default) {
			ways++ // as the file leaves it to chance
		}
		p.All = min(p.All*ways, 1<<30)
	}
	for p.Depth < len(decisions) {
		var deeper []Strategy
		for _, s := range p.List {
			if len(s.Choices) == p.Depth {
				deeper = append(deeper, s.more(decisions)...)
			}
			if len(p.List)+len(deeper) > most {
				return p
			}
		}
		p.List = append(p.List, deeper...)
		p.Depth++
	}
	return p
}

// more lists the strategies with one other choice more, at a decision behind those of the strategy.
func (s *Strategy) more(decisions []scenario.Decision) []Strategy {
	var list []Strategy
	for i, d := range decisions[s.next:] {
		for _, option := range d.Options {
			if option != d.Default {
				list = append(list, Strategy{append(slices.Clone(s.Choices), Choice{d, option}), s.next + i + 1})
			}
		}
	}
	return list
}
