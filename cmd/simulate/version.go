package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"simulate/sim/engine"
)

// unversioned is the version of a build from a working folder.
const unversioned = "(devel)"

// version is the version of the module that was built, or (devel) for a build from a working folder.
func version() string {
	build, ok := debug.ReadBuildInfo()
	if !ok || build.Main.Version == "" {
		return unversioned
	}
	return build.Main.Version
}

func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Print the version",
		Args:              exactly(),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			return c.show("simulate %s, scenario format 1, draw scheme %d, %s %s/%s\n",
				version(), engine.DrawScheme, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}
