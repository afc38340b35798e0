package main

import (
	"strings"

	"github.com/spf13/cobra"

	"simulate/report/jsontext"
)

func newExerciseVariant(c *console) *cobra.Command {
	var name string
	var quiet bool
	cmd := &cobra.Command{
		Use:   "variant JOURNAL",
		Short: "Write what was decided in an exercise as a variant",
		Long: `Write a scenario that extends the one of the exercise by a variant, as-decided: the options that people have taken. How long
they took to decide is not in it. Put it into the scenario's folder, or copy the variant into the file; compare it over
many lucks then. A journal in which people have done more than decide is refused: orders belong to their one run.`,
		Example: "  simulate exercise variant morning.jsonl -o decided.yaml\n  simulate compare decided.yaml",
		Args:    exactly("JOURNAL"),
		RunE: func(_ *cobra.Command, args []string) error {
			return c.exerciseVariant(args[0], name, quiet)
		},
	}
	cmd.Flags().StringVarP(&name, "output", "o", standardOutput, "`FILE` to write; - is standard output")
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "no warnings")
	return cmd
}

// exerciseVariant writes the decisions of a journal as a variant.
func (c *console) exerciseVariant(journal, name string, quiet bool) error {
	x, err := c.exercise(journal, quiet)
	if err != nil {
		return err
	}
	changes, err := x.Variant()
	if err != nil {
		return err
	}
	lines := []string{
		"format: 1", "extends: " + jsontext.Quote(x.Journal.Head.Scenario), "variants:", "  as-decided:",
		"    title: " + jsontext.Quote("As decided in "+journal), "    changes:",
	}
	for _, change := range changes {
		lines = append(lines, "      "+change.Path+": "+change.Value)
	}
	text := strings.Join(lines, "\n") + "\n"
	if name == standardOutput {
		return c.show("%s", text)
	}
	_, err = c.temporaries.write([]file{{name, written([]byte(text))}})
	return err
}
