package content

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/stats"
)

// NewCheck is the report of a gate: a line for each objective and target of some scenarios, of which asked were to be checked.
func NewCheck(checked []*experiment.Checked, asked int, settings Settings) *document.Document {
	d := &document.Document{
		Kind: "Check", Title: "Objectives and targets", Again: settings.Again, Rows: "objectives", Run: runOf(checked, settings),
	}
	scenarios := &document.Table{
		Key:     "scenarios",
		Columns: keys("file", "title", "variant", "sha256", "runs", "fingerprint", "met", "missed", "cannot_tell"),
	}
	lines := &document.Table{Key: "objectives", Columns: keys(
		"file", "id", "kind", "title", "expression", "value", "interval", "verdict", "says", "more_runs", "more_runs_often",
		"runs", "applicable", "missing", "unfinished", "value_at_horizon", "by_horizon", "source")}
	var sections []document.Section
	for _, c := range checked {
		of := &gate{words.Of(c.Program), c}
		sections = append(sections, of.table())
		scenarios.Rows = append(scenarios.Rows, of.scenario())
		for i := range c.Lines {
			lines.Rows = append(lines.Rows, of.data(&c.Lines[i]))
		}
		d.Warnings = append(d.Warnings, of.warnings()...)
	}
	if missing := asked - len(checked); missing > 0 {
		d.Run.Planned++
		d.Warnings = append(d.Warnings, fmt.Sprintf("stopped early: %s not checked", words.Counted(missing, "scenario was", "scenarios were")))
	}
	d.Sections = append(append([]document.Section{summary(checked)}, sections...), scenarios, lines)
	return d
}

// runOf says what was run: of several scenarios the runs are added up.
func runOf(checked []*experiment.Checked, settings Settings) document.Run {
	r := document.Run{Seed: settings.Seed, Draws: engine.DrawScheme, Version: settings.Version}
	var fingerprint engine.Hash
	for _, c := range checked {
		r.Runs += c.Samples.Runs
		r.Planned += c.Samples.Asked
		fingerprint = fingerprint.Add(c.Samples.Fingerprint)
	}
	r.Fingerprint = uint64(fingerprint)
	if len(checked) > 0 { // of all the same is changed
		r.Edition = words.Of(checked[0].Program).Edition()
	}
	if len(checked) == 1 {
		s := checked[0].Program.Scenario
		r.Scenario, r.File, r.SHA256 = s.Title, s.File, s.SHA256
		r.Fingerprint = checked[0].Samples.Fingerprint
	}
	return r
}

func keys(names ...string) []document.Column {
	columns := make([]document.Column, len(names))
	for i, name := range names {
		columns[i].Key = name
	}
	return columns
}

// summary is how it all came out, in a line.
func summary(checked []*experiment.Checked) document.Section {
	met, missed, unsure := 0, 0, 0
	for _, c := range checked {
		met += c.Count(stats.Met)
		missed += c.Count(stats.Missed)
		unsure += c.Count(stats.CannotTell)
	}
	line := fmt.Sprintf("%s: %d met, %d missed, %d cannot tell", words.Counted(len(checked), "scenario", "scenarios"), met, missed, unsure)
	return &document.Prose{Lines: []string{line}}
}

// gate makes the sections about one scenario.
type gate struct {
	words.Names
	*experiment.Checked
}

func (g *gate) table() document.Section {
	s, runs := g.Scenario, g.Samples
	t := &document.Table{
		Title: fmt.Sprintf("%s (%s, %s of seed %d)", cmp.Or(s.Title, s.File), filepath.Base(s.File), g.runs(), runs.Seed),
		Columns: []document.Column{
			{Title: " "}, {Title: "Objective"}, {Title: "Asks for", Rank: 1}, {Title: "Measured"}, {Title: "Margin"}, {Title: "Verdict"},
		},
	}
	sorted := slices.Clone(g.Lines)
	slices.SortStableFunc(sorted, func(a, b experiment.Line) int { return moreUrgent(&a.Judged, &b.Judged) })
	for i := range sorted {
		l := &sorted[i]
		t.Rows = append(t.Rows, []document.Value{
			document.Sign(l.Verdict), document.Text(judgedTitle(&l.Judged)), document.Text(words.Asked(l.Expression.Target)), measured(&l.Judged),
			document.Mark(margin(&l.Judged)), document.Text(g.told(l)),
		})
	}
	return t
}

func (g *gate) runs() string {
	if g.Samples.Partial() {
		return fmt.Sprintf("PARTIAL: %d of %d runs", g.Samples.Runs, g.Samples.Asked)
	}
	return words.Counted(g.Samples.Runs, "run", "runs")
}

// told is a verdict, and of one that cannot be told how many more runs would.
func (g *gate) told(l *experiment.Line) string {
	switch {
	case l.Verdict != stats.CannotTell:
		return whichever(&l.Judged)
	case l.ByHorizon:
		return fmt.Sprintf("cannot tell: it hangs on %s not over by the horizon", cutOff(&l.Judged))
	case g.Samples.Runs == 0:
		return "cannot tell: no run was made"
	case !l.Known:
		return "cannot tell: it is applicable in no run"
	case !l.Interval.Known && l.Applicable < l.Of:
		return fmt.Sprintf("cannot tell: %s too few", words.Counted(l.Applicable, "run is", "runs are"))
	case !l.More.Known:
		return "cannot tell, nor from these runs how many more would"
	default:
		return fmt.Sprintf("cannot tell: %s more runs would half the time, %s four times in five",
			words.Grouped(rounded(l.More.Half)), words.Grouped(rounded(l.More.Often)))
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

func (g *gate) scenario() []document.Value {
	s := g.Scenario
	return []document.Value{
		document.Text(s.File), document.Text(s.Title), document.Text(s.Variant), document.Text(s.SHA256), count(g.Samples.Runs),
		document.Text(fmt.Sprintf("%016x", g.Samples.Fingerprint)),
		count(g.Count(stats.Met)), count(g.Count(stats.Missed)), count(g.Count(stats.CannotTell)),
	}
}

// data is a line for programs.
func (g *gate) data(l *experiment.Line) []document.Value {
	kind, m := "objective", measured(&l.Judged)
	if l.Target {
		kind = "target"
	}
	var half, often document.Value
	if l.More.Known {
		half, often = count(rounded(l.More.Half)), count(rounded(l.More.Often))
	}
	return []document.Value{
		document.Text(g.Scenario.File), document.Text(l.ID), document.Text(kind), document.Text(targetTitle(&l.Judged)),
		document.Text(l.Expression.String()),
		m.WithoutInterval(), m.IntervalAlone(), document.Verdict(l.Verdict), document.Text(g.told(l)), half, often, count(g.Samples.Runs),
		count(l.Applicable), count(l.Missing), count(l.Cut), atHorizon(&l.Judged), document.Bool(l.ByHorizon), document.Text(l.Source),
	}
}

func (g *gate) warnings() []string {
	if len(g.Lines) == 0 {
		return []string{g.Scenario.File + " has no objectives and no targets: nothing was checked"}
	}
	var texts, names []string
	if g.Samples.Counted() {
		texts = append(texts, fmt.Sprintf("the %s of %s are counted, so that percentiles are to three significant digits",
			words.Counted(g.Samples.Runs, "run", "runs"), g.Scenario.File))
	}
	for i := range g.Lines {
		l := &g.Lines[i]
		texts = append(texts, provisos(&l.Judged)...)
		if l.Known && !l.Interval.Known {
			names = append(names, "“"+targetTitle(&l.Judged)+"”")
		}
	}
	if len(names) == 0 {
		return texts
	}
	return append(texts, fmt.Sprintf("%s of %s are too few for an interval, and without one there is no verdict: %s",
		words.Counted(g.Samples.Runs, "run", "runs"), g.Scenario.File, words.FirstOf(names)))
}
