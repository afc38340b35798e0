package main

import (
	"github.com/spf13/cobra"

	"simulate/report"
	"simulate/scenarios"
)

func newScenarios(c *console) *cobra.Command {
	var look look
	cmd := &cobra.Command{
		Use:               "scenarios",
		Short:             "List the embedded scenarios",
		Args:              exactly(),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			t := &report.Table{Columns: []report.Column{{Title: "Name"}, {Title: "Scenario"}}}
			for _, e := range scenarios.List() {
				t.Rows = append(t.Rows, []report.Value{report.Text(e.Name), report.Text(e.Title)})
			}
			return c.terminal(look).Write(c.out, &report.Document{Title: "Embedded scenarios", Sections: []report.Section{t}})
		},
	}
	look.flags(cmd)
	return cmd
}
