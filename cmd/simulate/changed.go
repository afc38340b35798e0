package main

import (
	"errors"
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

// builder makes programs of a scenario with changes on top of those asked for. The error is the first problem.
func (c *console) builder(argument, variant string, asked []string) func(changes []scenario.PathValue) (*sim.Program, error) {
	return func(changes []scenario.PathValue) (*sim.Program, error) {
		opt := loader.Options{Variant: variant, Set: slices.Clone(asked), Checked: true}
		for _, c := range changes {
			opt.Set = append(opt.Set, c.String())
		}
		loaded, problems, err := c.load(argument, opt)
		switch {
		case err != nil:
			return nil, err
		case problems.Any():
			first := problems[slices.IndexFunc(problems, func(p tree.Problem) bool { return !p.Warning })]
			return nil, errors.New(first.Path + ": " + first.Message)
		}
		return sim.Compile(loaded)
	}
}

// byHand are the changes that --set makes.
func byHand(asked []string) []scenario.PathValue {
	var changes []scenario.PathValue
	for _, set := range asked {
		path, value, _ := strings.Cut(set, "=")
		changes = append(changes, scenario.PathValue{Path: path, Value: value})
	}
	return changes
}

// reproduced is the command that shows a scenario with changes on top of those asked for, without another file.
func reproduced(command []string, variant string, asked []string, changes []scenario.PathValue) string {
	args := slices.Clone(command)
	if variant != "" {
		args = append(args, "--variant", variant)
	}
	for _, set := range asked {
		args = append(args, "--set", set)
	}
	for _, change := range changes {
		args = append(args, "--set", change.String())
	}
	return commandLine(args)
}
