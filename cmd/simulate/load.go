package main

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

// edition says how a scenario is meant: as one of its variants, with values changed.
type edition struct {
	variant string
	set     []string
	checked bool // the file has been loaded before, and its other variants looked at
}

func (e *edition) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&e.variant, "variant", "", "run the variant `ID` of the file")
	cmd.Flags().StringArrayVar(&e.set, "set", nil, "change a value: `PATH=VALUE`, such as incidents.night.plan.call.takes=2m (repeatable)")
	_ = cmd.RegisterFlagCompletionFunc("variant", completeVariant)
}

// standardInput is the name of standard input as a scenario.
const standardInput = "-"

// largestFile is a little more than a scenario may have; the rest of standard input is not read.
const largestFile = 4<<20 + 1

// opened is the scenario that was read last, of which other editions may be asked for.
type opened struct {
	argument string
	scenario *loader.Opened
}

// load reads the scenario that an argument names: standard input, an embedded one by its bare name, or a file. Of one that was read just
// now it makes the edition alone.
func (c *console) load(argument string, opt loader.Options) (s *scenario.Scenario, problems tree.Problems, err error) {
	keeping, done := c.loading()
	defer done()
	opt.Store, opt.Progress, opt.Library = keeping.Store, keeping.Progress, scenarios.Files
	if c.opened.scenario != nil && c.opened.argument == argument {
		s, problems = c.opened.scenario.Edition(opt)
	} else {
		c.opened = opened{argument: argument}
		opt.Opened = &c.opened.scenario
		s, problems, err = c.read(argument, opt)
		c.divided.gather(argument, c.opened.scenario)
	}
	if s != nil && isEmbedded(argument) {
		s.Embedded = argument
	}
	return s, problems, err
}

func (c *console) read(argument string, opt loader.Options) (*scenario.Scenario, tree.Problems, error) {
	switch {
	case argument != standardInput && c.divided.plan.holds(argument):
		s, problems := loader.Again(argument, c.divided.plan.texts(argument), opt)
		return s, problems, nil
	case argument == standardInput:
		text, err := c.standardInput()
		if err != nil {
			return nil, nil, err
		}
		s, problems := loader.Bytes(fileOf(argument), text, opt)
		return s, problems, nil
	case isEmbedded(argument):
		s, problems := loader.FS(scenarios.Files, fileOf(argument), opt)
		return s, problems, nil
	case looksLikeName(argument):
		return nil, nil, unknownScenario(argument)
	default:
		s, problems := loader.File(argument, opt)
		if s == nil {
			return nil, problems, nil
		}
		return s, problems, c.keep(append(slices.Clip(s.Files), argument))
	}
}

// fileOf is what problems call the scenario that an argument names.
func fileOf(argument string) string {
	switch {
	case argument == standardInput:
		return "standard input"
	case isEmbedded(argument):
		return argument + ".yaml"
	default:
		return argument
	}
}

// loading says where what takes long to work out of a scenario is kept, and tells how far that has come. What it returns takes the
// progress away.
func (c *console) loading() (opt loader.Options, done func()) {
	if folder, err := os.UserCacheDir(); err == nil {
		opt.Store = kept{filepath.Join(folder, "simulate"), &c.temporaries}
	}
	progress := c.progress(false)
	if progress == nil {
		return opt, func() {}
	}
	opt.Progress = func(done, all int) { progress.count("junctions", done, all) }
	return opt, progress.clear
}

// standardInput is what standard input holds, which can be read only once and be asked for again.
func (c *console) standardInput() ([]byte, error) {
	if texts := c.divided.plan.texts(standardInput); len(texts) > 0 {
		c.typed = texts[0].Bytes
	}
	if c.typed != nil {
		return c.typed, nil
	}
	text, err := io.ReadAll(io.LimitReader(c.in, largestFile))
	if err != nil {
		return nil, fmt.Errorf("standard input cannot be read: %w", err)
	}
	c.typed = text
	return text, nil
}

// compile reads and compiles a scenario. Its warnings go to the user unless quiet.
func (c *console) compile(argument string, e edition, quiet bool) (*sim.Program, error) {
	loaded, problems, err := c.load(argument, loader.Options{Variant: e.variant, Set: e.set, Checked: e.checked})
	if err != nil {
		return nil, err
	}
	if problems.Any() {
		return nil, problems
	}
	if !quiet && len(problems) > 0 {
		c.problems(problems)
	}
	return sim.Compile(loaded)
}

func isEmbedded(name string) bool {
	return slices.Contains(embedded(), name)
}

// looksLikeName reports whether an argument is not a file and not written like one.
func looksLikeName(argument string) bool {
	if _, err := os.Stat(argument); err == nil {
		return false
	}
	return !strings.ContainsAny(argument, `./\`)
}

// embedded lists the names of the embedded scenarios, and of what they share.
func embedded() []string {
	var names []string
	for _, e := range slices.Concat(scenarios.List(), scenarios.Extended()) {
		names = append(names, e.Name)
	}
	return names
}

// unknownScenario names the embedded scenario that was probably meant, or what is in the folder that was named, and all there are.
func unknownScenario(name string) error {
	message := fmt.Sprintf("there is no file and no embedded scenario %q", name)
	inside := slices.DeleteFunc(embedded(), func(e string) bool { return !strings.HasPrefix(e, path.Clean(name)+"/") })
	if near := meant(name, nil); len(inside) > 0 {
		message += ": in this folder are " + strings.Join(inside, ", ")
	} else if near != "" {
		message += fmt.Sprintf(": did you mean %q?", near)
	}
	return fmt.Errorf("%s\nembedded scenarios: %s; any other is given as a file, such as ./%s.yaml",
		message, scenarios.Enumerated(), name)
}

// meant is that of some names, or of those of embedded scenarios, which was probably typed; empty where none is near.
func meant(typed string, among []string) string {
	names := slices.Concat(among, embedded())
	if found := tree.InSomeFolder(typed, names); found != "" {
		return found
	}
	return tree.Nearest(typed, names)
}
