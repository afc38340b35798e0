package report

import (
	"cmp"
	"fmt"
	"strings"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// Settings is what a report says of how it was made.
type Settings struct {
	Seed    uint64
	Shown   string // the run of the timeline: nominal, run 12
	Version string // of simulate
	Again   string // the command that gives the report again

	Tell []sim.Instance // of streams, that the timeline tells as well
}

// New is the report of the main job. The timeline is that of the replay, which is one of the result's program.
func New(r *experiment.Result, shown *experiment.Replay, settings Settings) *Document {
	b := newBuilder(r, settings)
	d := b.document(shown.Fingerprint)
	d.Rows = "measures"
	d.Sections = []Section{
		b.facts(),
		b.timeline(shown),
		b.latencies(), b.byPeriod(), b.intervals(), b.detailedIntervals(), b.measures(),
		b.objectives(), b.judgements(),
		b.reported(),
		b.chains(),
		b.streams(), b.waiting(), b.never(),
		b.busy(), b.covered(), b.resources(),
		b.overTime(), b.hours(), b.warmUps(),
		b.assumptions(), b.confidences(),
	}
	d.Sections = append(d.Sections, b.uncertainty()...)
	d.Warnings = b.warnings()
	return d
}

// builder makes the sections of a report from a result.
type builder struct {
	names
	result   *experiment.Result
	causes   []*cause.Chain // of the nominal values of the result's rows
	settings Settings
}

func newBuilder(r *experiment.Result, settings Settings) *builder {
	return &builder{names: names{r.Program}, result: r, causes: cause.Chains(r), settings: settings}
}

// document is the head of every document about a program.
func (b *builder) document(fingerprint uint64) *Document {
	s := b.Scenario
	d := &Document{
		Title:   cmp.Or(s.Title, s.File),
		Summary: strings.TrimSpace(s.Summary),
		Again:   b.settings.Again,
		Run: Run{
			Scenario: s.Title, File: s.File, SHA256: s.SHA256, Variant: s.Variant,
			Seed: b.settings.Seed, Shown: b.settings.Shown, Fingerprint: fingerprint,
			Draws: engine.DrawScheme, Version: b.settings.Version,
		},
	}
	if b.result != nil && b.result.Samples != nil {
		d.Run.Runs, d.Run.Planned = b.result.Samples.Runs, b.result.Samples.Asked
	}
	return d
}

// warnings are a result's warnings, of which those that many measures share are one.
func (b *builder) warnings() []string {
	var texts, few []string
	for _, w := range b.result.Warnings {
		if too, ok := w.(experiment.TooFewRuns); ok {
			few = append(few, too.ID)
		} else {
			texts = append(texts, b.caution(w))
		}
	}
	if few = distinct(few); len(few) > 0 {
		texts = append(texts, fmt.Sprintf("%d runs are too few for an interval, and without one there is no verdict: %s",
			b.result.Samples.Runs, firstOf(few)))
	}
	if assumed := distinct(b.assumed()); len(assumed) > 0 {
		texts = append(texts, "resting on assumed figures alone: "+strings.Join(assumed, ", "))
	}
	return texts
}

// assumed lists the declared measures whose nominal time rests on assumed figures alone.
func (b *builder) assumed() []string {
	var list []string
	for i, only := range cause.AssumedOnly(b.Program, b.causes) {
		if row := &b.result.Set.Rows[i]; only && row.Origin == measure.Declared && row.Period.Whole() {
			list = append(list, row.Measure)
		}
	}
	return list
}

// firstOf names the first of many, and says how many more there are.
func firstOf(names []string) string {
	const named = 6
	if len(names) <= named+1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:named], ", "), len(names)-named)
}

func (b *builder) facts() *Facts {
	f := &Facts{}
	add := func(label, value string) { f.Facts = append(f.Facts, Fact{label, Text(value)}) }
	if v := b.Scenario.Variants.Get(b.Scenario.Variant); v != nil {
		add("Variant", v.Title)
	}
	add("Time", b.time())
	add("Responders", strings.Join([]string{
		counted(len(b.Agencies), "agency", "agencies"), counted(len(b.Units), "unit", "units"),
		counted(len(b.Channels), "channel", "channels"), counted(len(b.Sites), "protected site", "protected sites"),
	}, ", "))
	add("Timeline", b.shownRun())
	add("Figures", b.basis())
	if g := b.result.Given; g != nil {
		add("Given", givenWords(g))
	}
	return f
}

// time is the time that is measured, and what is simulated before and after.
func (b *builder) time() string {
	start := b.Clock(b.WarmUp)
	text := fmt.Sprintf("%s, %s to %s (%s)", start.Format("Monday 2 January 2006"), b.instant(b.WarmUp), b.instant(b.Horizon), b.zone())
	if b.WarmUp > 0 {
		text += ", after a warm-up of " + Milliseconds(b.WarmUp).String()
	}
	if b.End > b.Horizon {
		text += ", with a cool-down of at most " + Milliseconds(b.End-b.Horizon).String()
	}
	return text
}

// counted is a number of things: 1 agency, 2 agencies.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// zone is the zone of the clock times: its name, or without one the offset of the start.
func (b *builder) zone() string {
	return cmp.Or(b.Scenario.Clock.Zone, b.Start.Format("UTC-07:00"))
}

// shownRun says which run the timeline is of.
func (b *builder) shownRun() string {
	if b.settings.Shown == Nominal {
		return "the nominal run: every duration at its median"
	}
	return fmt.Sprintf("%s of seed %d", b.settings.Shown, b.settings.Seed)
}

// Nominal is what Settings.Shown calls the nominal run.
const Nominal = "nominal"

// basis says which runs the figures come from.
func (b *builder) basis() string {
	s := b.result.Samples
	switch {
	case s == nil:
		return "the nominal run alone"
	case s.Partial():
		return fmt.Sprintf("PARTIAL: interrupted after %d of %d seeded runs, seed %d", s.Runs, s.Asked, s.Seed)
	case b.result.Given != nil:
		g := b.result.Given
		return fmt.Sprintf("the %d of %d seeded runs that agree with what is given, seed %d", g.Kept, g.Made, s.Seed)
	case b.result.Usual > 0:
		return fmt.Sprintf("%d seeded runs (of the usual %s: a run has %s records; --runs N for more), seed %d",
			s.Runs, Grouped(b.result.Usual), Grouped(b.result.Nominal.Count), s.Seed)
	default:
		return fmt.Sprintf("%d seeded runs, seed %d", s.Runs, s.Seed)
	}
}

func (b *builder) assumptions() Section {
	a := b.result.Assumptions
	all := a.Reported + a.SingleSource + a.Derived + a.Assumed
	return &Prose{Title: "What the figures rest on", Lines: []string{fmt.Sprintf(
		"Of the scenario's %d figures %d are reported, %d rest on a single source, %d are derived and %d are assumed.",
		all, a.Reported, a.SingleSource, a.Derived, a.Assumed)}}
}

// confidences is how many figures are known how well, as data.
func (b *builder) confidences() Section {
	a := b.result.Assumptions
	t := &Table{Key: "assumptions", Columns: []Column{{Key: "confidence"}, {Key: "figures"}}}
	for _, c := range []struct {
		confidence scenario.Confidence
		figures    int
	}{
		{scenario.ReportedFact, a.Reported},
		{scenario.SingleSource, a.SingleSource},
		{scenario.Derived, a.Derived},
		{scenario.Assumed, a.Assumed},
	} {
		t.Rows = append(t.Rows, []Value{Text(string(c.confidence)), count(c.figures)})
	}
	return t
}

// source is the title of a source.
func (b *builder) source(id string) string {
	if s := b.Scenario.Sources.Get(id); s != nil && s.Title != "" {
		return s.Title
	}
	return id
}
