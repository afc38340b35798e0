package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"simulate/scenarios"
)

// standardOutput is the name of standard output as a file to write.
const standardOutput = "-"

// starter is the embedded scenario that a trainer begins from, and the file it is written to by default.
const (
	starter     = "starter"
	starterFile = "starter.yaml"
)

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
	text, err := scenarios.Read(starter)
	if err != nil {
		return err
	}
	if name == standardOutput {
		return c.show("%s", text)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%q exists and is not overwritten: give another name", name)
	}
	if err != nil {
		return unwritable(name, err)
	}
	_, err = f.Write(text)
	if err := errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(name)
		return unwritable(name, err)
	}
	return c.show("wrote %s; now run: %s\n", printable(name), printable(commandLine([]string{name})))
}
