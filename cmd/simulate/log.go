package main

import "github.com/spf13/cobra"

// newLog is the commands about logs of what really happened.
func newLog(c *console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "log",
		Short: "Read logs of dispatch centres, make scenarios of them, and hold a call beside its plan",
		Long: `Read what dispatch centres, ambulance services and police keep of their calls: CSV with any separator, as it is or
packed with gzip or zip, of any size; sheets of workbooks (.xlsx); JSON, XES and OCEL; NEMSIS.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newLogRead(c), newLogFit(c), newLogReview(c))
	return cmd
}
