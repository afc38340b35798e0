package report

import (
	"cmp"
	"fmt"
	"path/filepath"

	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/stats"
)

// The signs before a line of a check.
const (
	signMet    = "✓"
	signMissed = "✗"
	signUnsure = "?"
)

// tick is a verdict in one character.
func tick(v stats.Verdict) Value {
	return Value{kind: verdict, text: map[stats.Verdict]string{
		stats.Met: signMet, stats.Missed: signMissed, stats.CannotTell: signUnsure,
	}[v]}
}

// NewCheck is the report of a gate: a line for each objective and target of some scenarios, of which asked were to be checked.
func NewCheck(checked []*experiment.Checked, asked int, settings Settings) *Document {
	d := &Document{Kind: "Check", Title: "Objectives and targets", Again: settings.Again, Rows: "objectives", Run: runOf(checked, settings)}
	scenarios := &Table{Key: "scenarios", Columns: keys("file", "title", "variant", "sha256", "runs", "fingerprint", "met", "missed", "cannot_tell")}
	lines := &Table{Key: "objectives", Columns: keys(
		"file", "id", "kind", "title", "expression", "value", "interval", "verdict", "says", "more_runs", "runs", "source")}
	var sections []Section
	for _, c := range checked {
		of := &gate{names{c.Program}, c}
		sections = append(sections, of.table())
		scenarios.Rows = append(scenarios.Rows, of.scenario())
		for i := range c.Lines {
			lines.Rows = append(lines.Rows, of.data(&c.Lines[i]))
		}
		d.Warnings = append(d.Warnings, of.warnings()...)
	}
	if missing := asked - len(checked); missing > 0 {
		d.Run.Planned++
		d.Warnings = append(d.Warnings, fmt.Sprintf("stopped early: %s not checked", counted(missing, "scenario was", "scenarios were")))
	}
	d.Sections = append(append(sections, summary(checked)), scenarios, lines)
	return d
}

// runOf says what was run: of several scenarios the runs are added up.
func runOf(checked []*experiment.Checked, settings Settings) Run {
	r := Run{Seed: settings.Seed, Draws: engine.DrawScheme, Version: settings.Version}
	var fingerprint engine.Hash
	for _, c := range checked {
		r.Runs += c.Samples.Runs
		r.Planned += c.Samples.Asked
		fingerprint = fingerprint.Add(c.Samples.Fingerprint)
	}
	r.Fingerprint = uint64(fingerprint)
	if len(checked) == 1 {
		s := checked[0].Program.Scenario
		r.Scenario, r.File, r.SHA256, r.Variant = s.Title, s.File, s.SHA256, s.Variant
		r.Fingerprint = checked[0].Samples.Fingerprint
	}
	return r
}

func keys(names ...string) []Column {
	columns := make([]Column, len(names))
	for i, name := range names {
		columns[i].Key = name
	}
	return columns
}

// summary is how it all came out, in a line.
func summary(checked []*experiment.Checked) Section {
	met, missed, unsure := 0, 0, 0
	for _, c := range checked {
		met += c.Count(stats.Met)
		missed += c.Count(stats.Missed)
		unsure += c.Count(stats.CannotTell)
	}
	line := fmt.Sprintf("%s: %d met, %d missed, %d cannot tell", counted(len(checked), "scenario", "scenarios"), met, missed, unsure)
	return &Prose{Lines: []string{line}}
}

// gate makes the sections about one scenario.
type gate struct {
	names
	*experiment.Checked
}

func (g *gate) table() Section {
	s, runs := g.Scenario, g.Samples
	t := &Table{
		Title: fmt.Sprintf("%s (%s, %s of seed %d)", cmp.Or(s.Title, s.File), filepath.Base(s.File), g.runs(), runs.Seed),
		Columns: []Column{
			{Title: " "}, {Title: "Objective"}, {Title: "Asks for", Rank: 1}, {Title: "Measured"}, {Title: "Verdict"},
		},
	}
	for i := range g.Lines {
		l := &g.Lines[i]
		t.Rows = append(t.Rows, []Value{
			tick(l.Verdict), Text(cmp.Or(l.Title, l.ID)), Text(l.Expression.String()), measured(&l.Judged), Text(g.told(l)),
		})
	}
	return t
}

func (g *gate) runs() string {
	if g.Samples.Partial() {
		return fmt.Sprintf("PARTIAL: %d of %d runs", g.Samples.Runs, g.Samples.Asked)
	}
	return counted(g.Samples.Runs, "run", "runs")
}

// told is a verdict, and of one that cannot be told how many more runs would.
func (g *gate) told(l *experiment.Line) string {
	switch {
	case l.Verdict != stats.CannotTell:
		return l.Verdict.String()
	case g.Samples.Runs == 0:
		return "cannot tell: no run was made"
	case !l.Known:
		return "cannot tell: it never happened"
	case !l.Tellable:
		return "cannot tell: too near the limit for any number of runs"
	default:
		return "cannot tell: about " + Grouped(rounded(l.More)) + " more runs would"
	}
}

// rounded is a number of runs with two digits, rounded up: it is an estimate.
func rounded(n int) int {
	unit := 1
	for n/unit >= 100 {
		unit *= 10
	}
	return (n + unit - 1) / unit * unit
}

func (g *gate) scenario() []Value {
	s := g.Scenario
	return []Value{
		Text(s.File), Text(s.Title), Text(s.Variant), Text(s.SHA256), count(g.Samples.Runs),
		Text(fmt.Sprintf("%016x", g.Samples.Fingerprint)),
		count(g.Count(stats.Met)), count(g.Count(stats.Missed)), count(g.Count(stats.CannotTell)),
	}
}

// data is a line for programs.
func (g *gate) data(l *experiment.Line) []Value {
	kind, more, m := "objective", Value{}, measured(&l.Judged)
	if l.Target {
		kind = "target"
	}
	if l.Tellable {
		more = count(rounded(l.More))
	}
	return []Value{
		Text(g.Scenario.File), Text(l.ID), Text(kind), Text(cmp.Or(l.Title, l.ID)), Text(l.Expression.String()),
		m.WithoutInterval(), Interval(m.unit, m.interval), Verdict(l.Verdict), Text(g.told(l)), more, count(g.Samples.Runs), Text(l.Source),
	}
}

func (g *gate) warnings() []string {
	if len(g.Lines) == 0 {
		return []string{g.Scenario.File + " has no objectives and no targets: nothing was checked"}
	}
	var names []string
	for i := range g.Lines {
		if l := &g.Lines[i]; l.Known && !l.Interval.Known {
			names = append(names, l.ID)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s of %s are too few for an interval, and without one there is no verdict: %s",
		counted(g.Samples.Runs, "run", "runs"), g.Scenario.File, firstOf(names))}
}
