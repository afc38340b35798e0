package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"simulate/scenarios"
)

// standardOutput is the name of standard output as a file to write.
const standardOutput = "-"

// starterFile is the file to which the starter is written by default.
const starterFile = scenarios.Starter + ".yaml"

func newInit(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "init [FILE]",
		Short: "Write a commented scenario to start from",
		Long: `Write a short scenario with comments, which runs as it is, to FILE (` + starterFile + ` when not given). A file that
exists is never overwritten. With - the scenario is written to standard output.`,
		Example: "  simulate init my-town.yaml\n  simulate my-town.yaml",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf("%q is too much: write %s", args[1], cmd.UseLine())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			name := starterFile
			if len(args) > 0 {
				name = args[0]
			}
			return c.init(name)
		},
	}
}

func (c *console) init(name string) error {
	text, err := scenarios.Read(scenarios.Starter)
	if err != nil {
		return err
	}
	return c.writeNew(name, runIt(name), text)
}

// writeNew writes a scenario, and what it reads, to files that must not exist yet, or to standard output, and says what to do next.
func (c *console) writeNew(name, next string, text []byte, beside ...scenarios.File) error {
	if name == standardOutput {
		return c.show("%s", text)
	}
	files := []scenarios.File{{Name: name, Text: text}}
	for _, f := range beside {
		files = append(files, scenarios.File{Name: filepath.Join(filepath.Dir(name), f.Name), Text: f.Text})
	}
	for i, f := range files {
		if err := create(f); err != nil {
			for _, written := range files[:i] {
				_ = os.Remove(written.Name)
			}
			return err
		}
	}
	return c.show("wrote %s; now %s\n", printable(name), printable(next))
}

// runIt is what to do with a scenario that has been written.
func runIt(name string) string { return "run: " + commandLine([]string{name}) }

// create writes a file that must not exist yet.
func create(file scenarios.File) error {
	f, err := os.OpenFile(file.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%q exists and is not overwritten: give another name or folder", file.Name)
	}
	if err != nil {
		return unwritable(file.Name, err)
	}
	_, err = f.Write(file.Text)
	if err := errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(file.Name)
		return unwritable(file.Name, err)
	}
	return nil
}
