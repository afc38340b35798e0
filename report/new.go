package report

import (
	"fmt"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/scenario"
)

// New is the report of the main job. The timeline is that of the replay, which is one of the result's program.
func New(r *experiment.Result, shown *experiment.Replay, settings Settings) *Document {
	b := &builder{names: namesOf(r.Program), result: r, settings: settings}
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
	d.Warnings = warnings(r)
	return d
}

// warnings are a result's warnings, of which those that many measures share are one.
func warnings(r *experiment.Result) []string {
	var texts []string
	shared := make(map[experiment.WarningKind][]string)
	for _, w := range r.Warnings {
		switch w.Kind {
		case experiment.TooFewRuns, experiment.AssumptionsOnly:
			shared[w.Kind] = append(shared[w.Kind], w.Owner)
		default:
			texts = append(texts, w.Text)
		}
	}
	if few := distinct(shared[experiment.TooFewRuns]); len(few) > 0 {
		texts = append(texts, fmt.Sprintf("%d runs are too few for an interval, and without one there is no verdict: %s",
			r.Samples.Runs, firstOf(few)))
	}
	if assumed := distinct(shared[experiment.AssumptionsOnly]); len(assumed) > 0 {
		texts = append(texts, "resting on assumed figures alone: "+strings.Join(assumed, ", "))
	}
	return texts
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
			s.Runs, experiment.Grouped(b.result.Usual), experiment.Grouped(b.result.Nominal.Count), s.Seed)
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
