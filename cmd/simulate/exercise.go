package main

import "github.com/spf13/cobra"

// newExercise plays the exercise of a scenario; its subcommands are about what people need before and after.
func newExercise(c *console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "exercise SCENARIO",
		Short: "Play an exercise inside a run, and write its papers",
		Long: `Play what a scenario says in its section exercise (see docs/exercise.md): people decide and order on pages of this machine or of its
network, the rest of the world goes on by its luck, and everything that is done is kept in a journal.

The links that are told have a key behind the #: who has one has the role. Whoever has the controller's link starts the clock,
releases injects, and shows the others their links, to be scanned by a phone. Nothing is sent anywhere else.

Everything that was acknowledged is in the journal, whatever happens: --resume goes on where it was, paused. Ctrl-C stops.`,
		Example: `  simulate exercise independence
  simulate exercise independence --listen 192.0.2.10:8443 --cert cert.pem --key key.pem --journal morning.jsonl
  simulate exercise --resume morning.jsonl
  simulate exercise report morning.jsonl -o report.docx`,
	}
	newConducting(c, cmd)
	cmd.AddCommand(newExercisePlan(c), newExerciseReport(c), newExerciseVariant(c))
	return cmd
}
