package main

import (
	"io"

	"github.com/spf13/cobra"

	"simulate/report/document"
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
			t := &document.Table{Columns: []document.Column{{Title: "Name"}, {Title: "Scenario"}}}
			for _, e := range scenarios.List() {
				t.Rows = append(t.Rows, []document.Value{document.Text(e.Name), document.Text(e.Title)})
			}
			return c.showBody(func(w io.Writer) error {
				return c.terminal(look).Write(w, &document.Document{Title: "Embedded scenarios", Sections: []document.Section{t}})
			})
		},
	}
	look.flags(cmd)
	return cmd
}
