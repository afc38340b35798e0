package main

import (
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"simulate/sim/engine"
)

// unversioned is the version of a build that nothing is known of.
const unversioned = "(devel)"

// version is the version of the module that was built: the tag, or one made of the commit. Without either it is (devel).
func version() string {
	build, ok := debug.ReadBuildInfo()
	if !ok || build.Main.Version == "" {
		return unversioned
	}
	return build.Main.Version
}

// isOfOneSource reports whether all programs of a version are made of the same source: not where none is known, nor where it had changes
// that nobody had committed.
func isOfOneSource(version string) bool {
	return version != unversioned && !strings.HasSuffix(version, "+dirty")
}

// commit is the commit that was built, abbreviated; empty where none is known.
func commit() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range build.Settings {
		if s.Key == "vcs.revision" {
			return s.Value[:min(len(s.Value), digits)]
		}
	}
	return ""
}

func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Print the version",
		Args:              exactly(),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			known := version()
			if of := commit(); of != "" {
				known += ", commit " + of
			}
			return c.show("simulate %s, scenario format 1, draw scheme %d, %s %s/%s\n",
				known, engine.DrawScheme, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}
