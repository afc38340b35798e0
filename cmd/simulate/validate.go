package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/report/editor"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

func newValidate(c *console) *cobra.Command {
	var opt edition
	var format string
	cmd := &cobra.Command{
		Use:   "validate FILE ...",
		Short: "Check scenario files and say everything that is wrong with them",
		Long: `Check scenario files, with all their variants, without running them. Every mistake is reported at once, with
its place and what to do about it. Exit code 2 when there is one; warnings alone are no mistake.

With --format json a program reads them: by file, as the diagnostics of the Language Server Protocol.`,
		Example: `  simulate validate my-town.yaml other-town.yaml
  simulate validate my-town.yaml --format json`,
		Args:              atLeastOneFile,
		ValidArgsFunction: completeScenarios,
		RunE: func(_ *cobra.Command, args []string) error {
			into := loader.Options{Variant: opt.variant, Set: opt.set, Shared: true}
			switch format {
			case formatTerminal:
				return c.validate(args, into)
			case formatJSON:
				return c.diagnose(args, into)
			default:
				return unknown("format", format, validateFormats)
			}
		},
	}
	opt.flags(cmd)
	cmd.Flags().StringVar(&format, "format", formatTerminal, "what is written to standard output, a `FORMAT`: "+strings.Join(validateFormats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(validateFormats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

var validateFormats = []string{formatTerminal, formatJSON}

func atLeastOneFile(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("FILE is missing: write %s", cmd.UseLine())
	}
	return nil
}

// validate checks each file and tells of each; what is wrong with all of them is the error.
func (c *console) validate(files []string, opt loader.Options) error {
	var wrong tree.Problems
	for _, file := range files {
		s, problems, err := c.load(file, opt)
		if err != nil {
			return err
		}
		if problems.Any() {
			wrong = append(wrong, problems...)
			continue
		}
		if len(problems) > 0 {
			c.problems(problems)
		}
		if err := c.show("%s\n", folded(c.out, file+": no mistakes"+unwritten(s)+accepted(s.Accepted))); err != nil {
			return err
		}
	}
	if len(wrong) > 0 {
		return wrong
	}
	return nil
}

// diagnose checks each file and writes for a program what is wrong with each, warnings included. That something is, is the error.
func (c *console) diagnose(files []string, opt loader.Options) error {
	var all tree.Problems
	var named []string
	for _, file := range files {
		_, problems, err := c.load(file, opt)
		if err != nil {
			return err
		}
		all, named = append(all, problems...), append(named, fileOf(file))
	}
	text, err := json.MarshalIndent(editor.Sorted(named, all), "", "  ")
	if err != nil {
		return err
	}
	if err := c.show("%s\n", text); err != nil || !all.Any() {
		return err
	}
	return errors.New(tally(all))
}

// unwritten tells which durations that count are taken to be 0.
func unwritten(s *scenario.Scenario) string {
	if line := content.Unwritten(s); line != "" {
		return "\n" + line
	}
	return ""
}

// accepted tells how many warnings a file accepts, which, and why.
func accepted(list []scenario.Accepted) string {
	var b strings.Builder
	times := 0
	for _, a := range list {
		times += a.Times
		fmt.Fprintf(&b, "\n  %s at %s: %s", a.Code, a.Path, a.Reason)
	}
	if times == 0 {
		return ""
	}
	return "\n" + counted(times, "warning") + " accepted:" + b.String()
}
