package main

import (
	"context"

	"github.com/spf13/cobra"

	"simulate/report/editor"
	"simulate/scenarios"
	"simulate/sim/scenario/loader"
)

func newLSP(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "lsp",
		Short: "Answer an editor while a scenario file is written",
		Long: `Answer an editor by the Language Server Protocol on standard input and output: problems as you type, what may stand at a place
(keys, ids, milestones, words of the language), from where a figure is and how well it is known, and where a name is defined.
An editor starts it by itself; docs/editors.md says how.`,
		Example:           "  simulate lsp",
		Args:              exactly(),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.answerEditor(cmd.Context())
		},
	}
}

func (c *console) answerEditor(ctx context.Context) error {
	keeping, done := c.loading()
	done() // nothing is told of progress: who reads is a program
	s := editor.Server{Version: version(), Options: loader.Options{Library: scenarios.Files, Store: keeping.Store}}
	if err := s.Serve(ctx, c.in, c.out); err != nil && ctx.Err() == nil {
		return err
	}
	return nil
}
