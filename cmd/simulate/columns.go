package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

const togetherPattern = `\s+&\s+([\pL_][\pL\pN_.-]*=)`

// variants are the columns: those named, those that --set makes, or without any all variants of the file.
func (k *comparison) variants(base *scenario.Scenario, args []string) ([]contrast.Contender, error) {
	named := args[1:]
	if len(named) == 0 && len(k.set) == 0 {
		if named = base.Variants.IDs(); len(named) == 0 {
			return nil, fmt.Errorf("%s has no variants: name another file, or change values with --set", args[0])
		}
	}
	var columns []contrast.Contender
	for _, name := range named {
		column, err := k.named(base, args[0], name)
		if err != nil {
			return nil, err
		}
		columns = append(columns, column)
	}
	for _, text := range k.set {
		changes := together(text)
		column, err := k.contender(text, args[0], loader.Options{Set: changes, From: k.from, Checked: true})
		if err != nil {
			return nil, err
		}
		column.Changes = paths(changes)
		column.Luck = slices.ContainsFunc(changes, func(change string) bool {
			path, value, _ := strings.Cut(change, "=")
			return scenario.ChangesLuck(path, value)
		})
		columns = append(columns, column)
	}
	return columns, twice(columns)
}

// named is the column of an argument: a variant of the file, or another scenario.
func (k *comparison) named(base *scenario.Scenario, argument, name string) (contrast.Contender, error) {
	v := base.Variants.Get(name)
	if v == nil {
		if looksLikeName(name) && !isEmbedded(name) && !k.divided.plan.holds(name) {
			return contrast.Contender{}, unknownColumn(name, base.Variants.IDs())
		}
		return k.contender(name, name, loader.Options{})
	}
	column, err := k.contender(name, argument, loader.Options{Variant: name, From: k.from, Checked: true})
	column.Title, column.Changes, column.Luck = v.Title, v.Changes.IDs(), v.IsLuck()
	return column, err
}

func unknownColumn(name string, variants []string) error {
	message := fmt.Sprintf("%q is no variant of the file, no file and no embedded scenario", name)
	if near := meant(name, variants); near != "" {
		message += fmt.Sprintf(": did you mean %q?", near)
	}
	if len(variants) > 0 {
		message += "\nvariants: " + strings.Join(variants, ", ")
	}
	return errors.New(message)
}

// twice finds a column that is given twice.
func twice(columns []contrast.Contender) error {
	for i := range columns {
		for _, before := range columns[:i] {
			if before.ID == columns[i].ID {
				return fmt.Errorf("%s is given twice", before.ID)
			}
		}
	}
	return nil
}

var joint = regexp.MustCompile(togetherPattern)

// together splits the changes of one --set. An & within a value stays where it is: behind one between two changes a path and =
// follow.
func together(text string) []string {
	var changes []string
	for {
		at := joint.FindStringSubmatchIndex(text)
		if at == nil {
			return append(changes, text)
		}
		changes = append(changes, text[:at[0]])
		text = text[at[2]:]
	}
}

// paths are what changes are of.
func paths(changes []string) []string {
	var list []string
	for _, c := range changes {
		path, _, _ := strings.Cut(c, "=")
		list = append(list, path)
	}
	return list
}

// contender loads and compiles a column.
func (k *comparison) contender(id, argument string, opt loader.Options) (contrast.Contender, error) {
	loaded, problems, err := k.load(argument, opt)
	if err != nil {
		return contrast.Contender{}, err
	}
	if problems.Any() {
		return contrast.Contender{}, problems
	}
	k.warn(problems)
	p, err := sim.Compile(loaded)
	if err != nil {
		return contrast.Contender{}, fmt.Errorf("%s: %w", id, err)
	}
	return contrast.Contender{ID: id, Title: "", Program: p}, nil
}

// warn tells warnings of scenarios, each once.
func (k *comparison) warn(problems tree.Problems) {
	var fresh tree.Problems
	for _, p := range problems {
		if text := p.String(); !k.told[text] {
			k.told[text] = true
			fresh = append(fresh, p)
		}
	}
	if !k.quiet && len(fresh) > 0 {
		k.problems(fresh)
	}
}
