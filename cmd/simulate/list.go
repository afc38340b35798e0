package main

import (
	"slices"

	"github.com/spf13/cobra"

	"simulate/sim/exercise/msel"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

// listFlag is the list whose injects stand in the place of the scenario's.
func listFlag(cmd *cobra.Command, list *string) {
	cmd.Flags().StringVar(list, "msel", "", "take the injects of a master scenario events list, .xlsx or .csv: a `FILE`")
	_ = cmd.MarkFlagFilename("msel", "xlsx", "csv")
}

// loadListed reads a scenario as load does, with the injects of a list in the place of its own; without a list it is load. Problems of
// the list name its rows, and no output may overwrite it. Unless quiet, the user is told what was read.
func (c *console) loadListed(argument, list string, opt loader.Options, quiet bool) (*scenario.Scenario, tree.Problems, error) {
	s, problems, err := c.load(argument, opt)
	if list == "" || s == nil || err != nil {
		return s, problems, err
	}
	l, found := msel.Read(list, s)
	if l == nil {
		return nil, found, nil
	}
	opt.Set, opt.Checked = slices.Concat(opt.Set, l.Set), true
	if s, problems, err = c.load(argument, opt); err != nil {
		return nil, nil, err
	}
	if !quiet {
		c.tell("%s: %s", list, told(l))
	}
	return s, append(found, l.Placed(problems)...), c.keep([]string{list})
}

// told says what was read of a list.
func told(l *msel.List) string {
	if l.Sheet == "" {
		return counted(l.Injects, "inject")
	}
	return counted(l.Injects, "inject") + " of the sheet " + l.Sheet
}
