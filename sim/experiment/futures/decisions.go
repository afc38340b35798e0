package futures

import (
	"context"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Decision is a decision of an incident that begins once, as a run has taken it.
type Decision struct {
	Step  uint16
	At    engine.Time // when it was taken
	Taken uint16      // in Step.Ends, counted from 1
}

// Decisions lists the decisions of a run, in the order in which they were taken; of a step that repeats, the last.
func Decisions(p *sim.Program, records []sim.Record) []Decision {
	var list []Decision
	for i := range records {
		r := &records[i]
		if r.Kind != sim.StepDone || r.Arg == 0 {
			continue
		}
		if step := &p.Steps[r.Step]; step.Verb == scenario.Decide && !p.Incidents[step.Incident].Stream {
			list = append(list, Decision{Step: r.Step, At: r.At, Taken: r.Arg})
		}
	}
	return list
}

// Choice is a decision beside another option of it: Variant is the option that was taken, Baseline the other.
type Choice struct {
	Decision
	Other   uint16 // in Step.Ends, counted from 1
	Changes []Change
}

// Mattering tells, for each decision of the run of a luck and each option that was not taken, futures from the instant of the decision
// with both. deciding compiles the program in which a decision takes an option, and what comes later is as the program says that made the
// run. Errors are those of Chances, of At and of deciding.
func Mattering(
	ctx context.Context, p *sim.Program, luck sim.Luck, limits []Limit, o Options, deciding func(d Decision, option uint16) (*sim.Program, error),
) ([]Choice, error) {
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
		return nil, err
	}
	var choices []Choice
	for _, d := range Decisions(p, trace.Records) {
		taken, err := At(p, luck, d.At)
		if err != nil {
			return nil, err
		}
		for option := uint16(1); int(option) <= len(p.Steps[d.Step].Ends); option++ {
			if option == d.Taken {
				continue
			}
			c, err := beside(ctx, taken, luck, limits, o, d, option, deciding)
			if err != nil {
				return nil, err
			}
			choices = append(choices, c)
		}
	}
	return choices, nil
}

// beside compares a decision as it was taken with another option.
func beside(
	ctx context.Context, taken *Present, luck sim.Luck, limits []Limit, o Options, d Decision, option uint16,
	deciding func(d Decision, option uint16) (*sim.Program, error),
) (Choice, error) {
	p, err := deciding(d, option)
	if err != nil {
		return Choice{}, err
	}
	other, err := At(p, luck, d.At)
	if err != nil {
		return Choice{}, err
	}
	changes, err := Compare(ctx, other, taken, limits, o)
	return Choice{Decision: d, Other: option, Changes: changes}, err
}
