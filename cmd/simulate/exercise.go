package main

import "github.com/spf13/cobra"

// newExercise is what is done with the exercise of a scenario.
func newExercise(c *console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "exercise",
		Short: "Papers of an exercise that is played inside a run",
		Long: `What a scenario says in its section exercise can be played: see docs/scenario-format.md, exercise. These commands write the papers
that it needs beforehand, and what came of it.`,
		Args: exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newExercisePlan(c), newExerciseReport(c), newExerciseVariant(c))
	return cmd
}
