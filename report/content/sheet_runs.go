package content

import (
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/engine"
)

// experimentation is the fourth part: how a run begins and ends, how many are made, and how figures are estimated from them.
func (b *sheet) experimentation() []document.Section {
	s := b.Scenario
	var initial []string
	for id, u := range s.Units.All() {
		if busy := u.BusyAtStart; busy != nil {
			initial = append(initial, "Busy at the start: "+id+", each with a chance of "+busy.Chance.Text+", for "+busy.For.Text+".")
		}
	}
	for id, in := range s.Incidents.All() {
		for kind, n := range in.Present.All() {
			initial = append(initial, "On scene when "+id+" begins: "+n.Text+"× "+kind+".")
		}
	}
	begins := "There is no warm-up: a run begins with all units that are on duty free at home"
	switch {
	case b.WarmUp > 0:
		begins = "A warm-up of " + document.Milliseconds(b.WarmUp).String() + " comes before: what begins in it is not measured"
	case len(initial) > 0:
		begins += ", but for those below"
	}
	return []document.Section{
		item("4.1 Initialisation", slices.Concat([]string{"Measured: " + b.time() + ".", begins + "."}, initial)...),
		item("4.2 Run length", "A run ends at the horizon, "+s.Clock.Horizon.String()+" after the start, or with its cool-down where there is one (4.1).", byAuthor("why what is measured is over by then")),
		item("4.3 Estimation approach", b.estimated()...),
	}
}

// estimated says which runs are made, and how figures and their uncertainty come of them. Of streams a run has many values of a measure.
func (b *sheet) estimated() []string {
	lines := []string{
		b.made(),
		"What comes about once in a run: percentiles are values of runs, never between two; their 95% intervals come from order statistics, whatever the distribution. Shares have Clopper and Pearson's exact interval, means Student's, corrected for skewness (Hall 1992).",
	}
	if b.streams() > 0 {
		lines = append(lines, "What comes about with each arrival of a stream: percentiles and means are of all that begin in the time measured, in all runs; their 95% intervals come from the spread from run to run or, of fewer than ten runs, from batch to batch of whole periods of demand, those of means and ratios by the jackknife.")
	}
	return append(lines,
		"What does not come about counts as longer than anything that does; where the plan took another way it does not count. A target is met or missed only where its whole interval lies on one side; otherwise it cannot be told.",
		"Variants are compared run by run, with the same luck. How often such intervals hold was counted against known answers: docs/validity.md of the program.")
}

// made says which runs a report makes.
func (b *sheet) made() string {
	const nominal = "one nominal run in which every duration takes its median"
	if b.of.Runs == 0 {
		return "No seeded run, and " + nominal + "."
	}
	text := fmt.Sprintf("%s, independent of each other, numbered from 0, of seed %d", words.Counted(b.of.Runs, "seeded run", "seeded runs"), b.settings.Seed)
	if b.of.Usual {
		text += " (of runs that are long, fewer: the report says how many)"
	}
	return text + ", and " + nominal + "."
}

// implementation is the fifth part: the program, its chance, and what it runs on.
func (b *sheet) implementation() []document.Section {
	program := "simulate " + b.settings.Version
	if b.of.Commit != "" {
		program += ", commit " + b.of.Commit
	}
	return []document.Section{
		item("5.1 Software or programming language", program+", written in Go and built with "+b.of.Go+". The scenario is a file of its format 1."),
		item("5.2 Random sampling", fmt.Sprintf("Draw scheme %d: each quantity is a function of its key (seed, run, and the names of the step, unit, site or agency it belongs to), drawn by inversion of one uniform number. "+
			"No generator advances, so that variants have common random numbers wherever both draw the same thing.", engine.DrawScheme)),
		item("5.3 Model execution", "Events in order of time; runs in parallel, whose results stand by number: any number of workers gives the same bytes."),
		item("5.4 System specification", "Results do not depend on the machine: amd64 and arm64 give the same bytes. "+byAuthor("the machine, and how long the runs took on it")),
	}
}

// access is the sixth part: how others run it.
func (b *sheet) access() []document.Section {
	s := b.Scenario
	return []document.Section{
		item("6.1 Computer model sharing statement", "The program is licensed under the Apache License 2.0; it needs no other software.",
			"The scenario, "+strings.Join(s.Files, ", ")+", has over all its files the SHA-256 "+s.SHA256+".",
			byAuthor("where the scenario and the results can be had, under which licence, and whom to ask")),
		&document.Code{Key: "commands", Title: "6.1 Computer model sharing statement: commands", Lines: []string{b.of.Report, "simulate validate " + b.settings.Named, b.settings.Again}},
	}
}
