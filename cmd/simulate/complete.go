package main

import (
	"bytes"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// completeScenario offers the embedded scenarios, and leaves files to the shell.
func completeScenario(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeScenarios(cmd, args, typed)
}

// completeScenarios is completeScenario for any number of arguments.
func completeScenarios(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	for _, e := range scenarios.List() {
		names = append(names, cobra.CompletionWithDesc(e.Name, e.Title))
	}
	return names, cobra.ShellCompDirectiveDefault
}

// completeCopied offers what can be copied: all embedded scenarios, and what they extend.
func completeCopied(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	for _, e := range slices.Concat(scenarios.List(), scenarios.Extended()) {
		names = append(names, cobra.CompletionWithDesc(e.Name, e.Title))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completePlayed offers the embedded scenarios that people can play in, and leaves files to the shell.
func completePlayed(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []cobra.Completion
	for _, e := range scenarios.List() {
		if hasExercise(e.Name) {
			names = append(names, cobra.CompletionWithDesc(e.Name, e.Title))
		}
	}
	return names, cobra.ShellCompDirectiveDefault
}

var (
	exerciseKey = regexp.MustCompile(`(?m)^exercise:`)
	extendsKey  = regexp.MustCompile(`(?m)^extends: .*$`)
	extended    = regexp.MustCompile(`[^\s\[\],]+\.yaml`)
)

// hasExercise looks for the section in the text of an embedded scenario and of those that it extends: to load all of them takes too long
// between two keys.
func hasExercise(name string) bool {
	text, err := scenarios.Read(name)
	if err != nil || exerciseKey.Match(text) {
		return err == nil
	}
	return slices.ContainsFunc(extended.FindAllString(string(extendsKey.Find(text)), -1), func(file string) bool {
		return hasExercise(path.Join(path.Dir(name), strings.TrimSuffix(file, ".yaml")))
	})
}

// completeMeasure offers the measures that can be explained of the scenario that has been typed.
func completeMeasure(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return completeScenario(cmd, args, typed)
	}
	p := compileSilently(args[0])
	if p == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	set, err := measure.Compile(p)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []cobra.Completion
	for i := range set.Rows {
		if set.Rows[i].Timed {
			names = append(names, cobra.CompletionWithDesc(set.Rows[i].ID(), set.Rows[i].Title))
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completeMeasures offers the declared measures of the scenario that has been typed.
func completeMeasures(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return completeOf(args, func(s *scenario.Scenario, add func(name, title string)) {
		for id, m := range s.Measures.All() {
			add(id, m.Title)
		}
	})
}

// completeIncident offers the incidents of the scenario that has been typed.
func completeIncident(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return completeOf(args, func(s *scenario.Scenario, add func(name, title string)) {
		for id, i := range s.Incidents.All() {
			add(id, i.Title)
		}
	})
}

// completePath offers the paths of the figures of the scenario that has been typed, with what they are.
func completePath(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	names, directive := completeOf(args, func(s *scenario.Scenario, add func(name, title string)) {
		for _, f := range s.Figures {
			add(f.Path+"=", f.Text)
		}
	})
	return names, directive | cobra.ShellCompDirectiveNoSpace
}

// completeVariant offers the variants of the scenario that has been typed.
func completeVariant(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return completeOf(args, func(s *scenario.Scenario, add func(name, title string)) {
		for id, v := range s.Variants.All() {
			add(id, v.Title)
		}
	})
}

// completeOf offers what the scenario that has been typed has; nothing where it cannot be loaded.
func completeOf(args []string, each func(s *scenario.Scenario, add func(name, title string))) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	if len(args) > 0 {
		if loaded := loadSilently(args[0]); loaded != nil {
			each(loaded, func(name, title string) { names = append(names, cobra.CompletionWithDesc(name, title)) })
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// loadSilently loads a scenario for completion, where nobody reads problems; nil when it cannot.
func loadSilently(argument string) *scenario.Scenario {
	c := &console{in: &bytes.Buffer{}, out: io.Discard, err: io.Discard}
	loaded, _, err := c.load(argument, loader.Options{})
	if err != nil {
		return nil
	}
	return loaded
}

// compileSilently compiles what loadSilently loads; nil when it cannot.
func compileSilently(argument string) *sim.Program {
	loaded := loadSilently(argument)
	if loaded == nil {
		return nil
	}
	p, err := sim.Compile(loaded)
	if err != nil {
		return nil
	}
	return p
}
