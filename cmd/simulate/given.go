package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"simulate/sim/scenario"
)

// agreements reads the arguments of --given.
func agreements(texts []string) ([]scenario.Given, error) {
	var list []scenario.Given
	for _, text := range texts {
		g, err := scenario.ParseGiven(text)
		if err != nil {
			return nil, fmt.Errorf("--given: %w", err)
		}
		list = append(list, g)
	}
	return list, nil
}

// completeGiven offers what was reported and the measures of the scenario that has been typed.
func completeGiven(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	if len(args) > 0 {
		if loaded := loadSilently(args[0]); loaded != nil {
			for id, r := range loaded.Reported.All() {
				names = append(names, cobra.CompletionWithDesc(id+"=", r.Value.Text))
			}
			for id, m := range loaded.Measures.All() {
				names = append(names, cobra.CompletionWithDesc(id+"=", m.Title))
			}
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
