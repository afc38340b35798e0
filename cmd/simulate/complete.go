package main

import (
	"bytes"
	"io"

	"github.com/spf13/cobra"

	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// completeScenario offers the embedded scenarios, and leaves files to the shell.
func completeScenario(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeScenarios(cmd, args, typed)
}

// completeScenarios is completeScenario for any number of arguments.
func completeScenarios(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	for _, e := range scenarios.List() {
		names = append(names, cobra.CompletionWithDesc(e.Name, e.Title))
	}
	return names, cobra.ShellCompDirectiveDefault
}

// completeMeasure offers the measures that can be explained of the scenario that has been typed.
func completeMeasure(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return completeScenario(cmd, args, typed)
	}
	p := compileSilently(args[0])
	if p == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	set, err := measure.Compile(p)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []cobra.Completion
	for i := range set.Rows {
		if set.Rows[i].Timed {
			names = append(names, cobra.CompletionWithDesc(set.Rows[i].ID(), set.Rows[i].Title))
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completeMeasures offers the declared measures of the scenario that has been typed.
func completeMeasures(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	if len(args) > 0 {
		if loaded := loadSilently(args[0]); loaded != nil {
			for id, m := range loaded.Measures.All() {
				names = append(names, cobra.CompletionWithDesc(id, m.Title))
			}
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completeIncident offers the incidents of the scenario that has been typed.
func completeIncident(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	if len(args) > 0 {
		if loaded := loadSilently(args[0]); loaded != nil {
			for id, i := range loaded.Incidents.All() {
				names = append(names, cobra.CompletionWithDesc(id, i.Title))
			}
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completePath offers the paths of the figures of the scenario that has been typed, with what they are.
func completePath(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	if len(args) > 0 {
		if loaded := loadSilently(args[0]); loaded != nil {
			for _, f := range loaded.Figures {
				names = append(names, cobra.CompletionWithDesc(f.Path+"=", f.Text))
			}
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// completeVariant offers the variants of the scenario that has been typed.
func completeVariant(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	if len(args) > 0 {
		if loaded := loadSilently(args[0]); loaded != nil {
			for id, v := range loaded.Variants.All() {
				names = append(names, cobra.CompletionWithDesc(id, v.Title))
			}
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// loadSilently loads a scenario for completion, where nobody reads problems; nil when it cannot.
func loadSilently(argument string) *scenario.Scenario {
	c := &console{in: &bytes.Buffer{}, out: io.Discard, err: io.Discard}
	loaded, _, err := c.load(argument, loader.Options{})
	if err != nil {
		return nil
	}
	return loaded
}

// compileSilently compiles what loadSilently loads; nil when it cannot.
func compileSilently(argument string) *sim.Program {
	loaded := loadSilently(argument)
	if loaded == nil {
		return nil
	}
	p, err := sim.Compile(loaded)
	if err != nil {
		return nil
	}
	return p
}
