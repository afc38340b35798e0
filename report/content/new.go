package content

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/story"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
)

// New is the report of the main job. The timeline is that of the replay, which is one of the result's program. In short it is the
// answer, what happened, where the time went and what would have helped.
func New(r *experiment.Result, shown *experiment.ShownRun, settings Settings, extra Extra) *document.Document {
	b := newReview(r, settings)
	d := b.head(shown)
	answer, events, helps := b.answer(), b.keyEvents(shown), b.helped(extra.Helped)
	times, board := story.Sheets(b.Names, shown, settings.Tell)
	d.Brief = b.brief(answer, helps, events)
	if len(settings.Tell) > 0 { // which is what the reader came for
		d.Brief = slices.Concat([]document.Section{b.toldRun()}, story.Asked(b.Names, shown, settings.Tell), []document.Section{b.more()})
	}
	why, _ := b.why()
	d.Sections = []document.Section{
		b.facts(), answer, why, helps, events,
		story.NewTimeline(b.Names, shown, settings.Tell), times, board, b.conditions(shown),
		b.latencies(), b.groups(), b.byPeriod(), b.intervals(), b.detailedIntervals(), b.measures(),
		b.objectives(), b.judgements(),
		b.reported(shown), b.reportedStatistics(),
	}
	d.Sections = append(d.Sections, b.whereTimeWent()...)
	d.Sections = append(d.Sections,
		b.unfinished(), b.unfinishedData(), b.streams(shown.Undone), b.waiting(shown.Undone), b.never(shown.Undone), b.neverData(shown.Undone),
		b.busy(), b.covered(), b.resources(),
		b.overTime(), b.hours(), b.warmUps(),
		b.assumptions(), b.confidences(),
	)
	d.Sections = append(d.Sections, b.uncertainty()...)
	return d
}

func (b *review) facts() *document.Facts {
	f := &document.Facts{}
	f.Add("Time", b.time())
	f.Add("Responders", strings.Join([]string{
		words.Counted(len(b.Agencies), "agency", "agencies"), words.Counted(len(b.Units), "unit", "units"),
		words.Counted(len(b.Channels), "channel", "channels"), words.Counted(len(b.Sites), "protected site", "protected sites"),
	}, ", "))
	f.Add("Timeline", b.shownRun())
	f.Facts = append(f.Facts, b.runs().Facts...)
	return f
}

// toldRun says of which run something is told.
func (b *review) toldRun() *document.Facts {
	f := &document.Facts{}
	f.Add("Run", b.shownRun())
	return f
}

// runs says which runs the figures come from.
func (b *review) runs() *document.Facts {
	f := &document.Facts{}
	f.Add("Figures", b.basis())
	if g := b.result.Given; g != nil {
		f.Add("Effective", words.Counted(int(math.Round(g.Effective)), "run", "runs"))
	}
	return f
}

// time is the time that is measured, and what is simulated before and after.
func (b *builder) time() string {
	start := b.Clock(b.WarmUp)
	text := fmt.Sprintf("%s, %s to %s (%s)", start.Format("Monday 2 January 2006"), b.Instant(b.WarmUp), b.Instant(b.Horizon), b.zone())
	if b.WarmUp > 0 {
		text += ", after a warm-up of " + document.Milliseconds(b.WarmUp).String()
	}
	if b.End > b.Horizon {
		text += ", with a cool-down of at most " + document.Milliseconds(b.End-b.Horizon).String()
	}
	return text
}

// basis says which runs the figures come from.
func (b *review) basis() string {
	s := b.result.Samples
	switch {
	case s == nil && !b.result.Nominal.Luck.Nominal:
		return "this one run, as it was conducted: a journal belongs to its luck"
	case s == nil:
		return "the nominal run alone"
	case s.Partial():
		return fmt.Sprintf("PARTIAL: interrupted after %d of %s, seed %d", s.Runs, seededRuns(s.Asked), s.Seed)
	case b.result.Given != nil:
		g := b.result.Given
		return fmt.Sprintf("the %d of %d seeded runs that agree with what is given, seed %d", g.Kept, g.Made, s.Seed)
	case b.result.Usual > 0:
		return fmt.Sprintf("%s (of the usual %s: a run has %s records; --runs N for more), seed %d",
			seededRuns(s.Runs), words.Grouped(b.result.Usual), words.Grouped(b.result.Nominal.Count), s.Seed)
	default:
		return fmt.Sprintf("%s, seed %d", seededRuns(s.Runs), s.Seed)
	}
}

func seededRuns(n int) string { return words.Counted(n, "seeded run", "seeded runs") }

func (b *review) assumptions() document.Section {
	a := b.result.Assumptions
	p := &document.Prose{Title: "What the figures rest on", Lines: []string{fmt.Sprintf(
		"Of the scenario's %d figures %d are reported, %d rest on a single source, %d are derived and %d are assumed.",
		a.All(), a.Reported, a.SingleSource, a.Derived, a.Assumed)}}
	if line := Unwritten(b.Scenario); line != "" {
		p.Lines = append(p.Lines, line)
	}
	return p
}

// mostUnwritten is how many durations are named that are taken to be 0.
const mostUnwritten = 5

// Unwritten is the sentence that says which durations that count are not written in a scenario; nothing where all are.
func Unwritten(s *scenario.Scenario) string {
	paths := s.Unwritten()
	if len(paths) == 0 {
		return ""
	}
	named, more := paths[:min(len(paths), mostUnwritten)], ""
	if n := len(paths) - len(named); n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return fmt.Sprintf("Not written, and taken to be 0: %s%s.", strings.Join(named, ", "), more)
}

// confidences is how many figures are known how well, as data.
func (b *review) confidences() document.Section {
	a := b.result.Assumptions
	t := &document.Table{Key: "assumptions", Columns: []document.Column{{Key: "confidence"}, {Key: "figures"}}}
	for _, c := range []struct {
		confidence scenario.Confidence
		figures    int
	}{
		{scenario.ReportedFact, a.Reported},
		{scenario.SingleSource, a.SingleSource},
		{scenario.Derived, a.Derived},
		{scenario.Assumed, a.Assumed},
	} {
		t.Rows = append(t.Rows, []document.Value{document.Text(string(c.confidence)), count(c.figures)})
	}
	return t
}
