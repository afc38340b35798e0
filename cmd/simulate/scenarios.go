package main

import (
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"simulate/report/document"
	"simulate/scenarios"
)

func newScenarios(c *console) *cobra.Command {
	var look look
	var name, file string
	cmd := &cobra.Command{
		Use:   "scenarios",
		Short: "List the embedded scenarios by kind, or copy one to edit",
		Long: `List the scenarios that come with the program, by kind. With --copy one of them is written to a file, to be edited. A file that
exists is never overwritten. What the scenario extends it extends
in the copy, too: the one that comes with the program.`,
		Example:           "  simulate scenarios --copy parkland -o our-schools.yaml\n  simulate our-schools.yaml",
		Args:              exactly(),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case cmd.Flags().Changed("copy"):
				return c.copyScenario(name, file)
			case file != "":
				return errors.New("-o is the file to which a scenario is copied: name one with --copy")
			}
			return c.showBody(func(w io.Writer) error {
				return c.terminal(look).Write(w, &document.Document{Title: "Embedded scenarios", Sections: byKind()})
			})
		},
	}
	cmd.Flags().StringVar(&name, "copy", "", "write the scenario of this `NAME` to a file, to edit it")
	cmd.Flags().StringVarP(&file, "output", "o", "", "`FILE` to write, the name with .yaml when not given; - is standard output")
	_ = cmd.RegisterFlagCompletionFunc("copy", completeCopied)
	look.flags(cmd)
	return cmd
}

// byKind is a table of the embedded scenarios of each kind that there are.
func byKind() []document.Section {
	var tables []document.Section
	for _, kind := range scenarios.Kinds {
		t := &document.Table{Title: kind.String(), Columns: []document.Column{{Title: "Name"}, {Title: "Scenario"}}}
		for _, e := range slices.Concat(scenarios.List(), scenarios.Extended()) {
			if e.Kind == kind {
				t.Rows = append(t.Rows, []document.Value{document.Text(e.Name), document.Text(e.Title)})
			}
		}
		tables = append(tables, t)
	}
	return tables
}

func (c *console) copyScenario(name, file string) error {
	if !isEmbedded(name) {
		return unknownScenario(name)
	}
	text, beside, err := scenarios.Copy(name)
	if err != nil {
		return err
	}
	if file == "" {
		file = path.Base(name) + ".yaml"
	}
	if file == standardOutput && len(beside) > 0 {
		return fmt.Errorf("%s reads %s, which must stand beside it: write it to a file", name, beside[0].Name)
	}
	next := runIt(file)
	if scenarios.IsShared(name) {
		next = "write in a scenario: extends: " + filepath.Base(file)
	}
	return c.writeNew(file, next, text, beside...)
}
