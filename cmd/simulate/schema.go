package main

import (
	"github.com/spf13/cobra"

	"simulate/sim/scenario"
)

func newSchema(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of scenario files, for editors",
		Long: `Print the JSON Schema of scenario files. An editor that knows YAML shows from it what each key means and
underlines what is misspelt, when the first line of the scenario is:

  # yaml-language-server: $schema=scenario.schema.json`,
		Example:           "  simulate schema > scenario.schema.json",
		Args:              exactly(),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			schema, err := scenario.Schema()
			if err != nil {
				return err
			}
			return c.show("%s\n", schema)
		},
	}
}
