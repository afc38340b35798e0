package content

import (
	"slices"

	"simulate/report/document"
	"simulate/report/replay"
	"simulate/report/story"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
)

// Extra is what pages have that other formats do without, because it takes more runs or is much to read. What there is not is
// empty.
type Extra struct {
	Replays []*document.Replay // the scenario's or baseline's first
	Heat    *document.Heat     // how busy units and channels are over time
	Paths   []PathsOver        // of the headline measures of a comparison
	Helped  *contrast.Contrast // of the scenario's variants with it
	Partial bool               // interrupted before all of this was made

	first *story.Telling // of the replays, where they are told
}

// NewPage is the report of the main job in chapters, for pages. It has all that New has.
func NewPage(r *experiment.Result, shown *experiment.ShownRun, settings Settings, extra Extra) *document.Document {
	b := newReview(r, settings)
	d := b.head(shown)
	times, board := story.Sheets(b.Names, shown, settings.Tell)
	d.Sections = document.Chapters(
		slices.Concat([]document.Section{extra.mark(b.facts()), b.answer()}, b.breakdowns(), []document.Section{b.helped(extra.Helped)}),
		document.In("debriefing", "For the debriefing", "", []document.Section{b.questions(), b.measuredBesides()}),
		document.In("replay", "Replay", replayLead, append(replays(extra), b.keyEvents(shown), story.NewTimeline(b.Names, shown, settings.Tell), times, board, b.conditions(shown))),
		document.In("time", "Where the time went", "", b.timePart(shown)),
		document.In("latencies", "Latencies", "", b.latencyPart()),
		document.In("objectives", "Objectives", "", []document.Section{b.objectives(), b.judgements()}),
		document.In("reported", "Reported and simulated", "", b.reportedPart(shown)),
		document.In("never", "What never happened", "", []document.Section{
			b.unfinished(), b.unfinishedData(), b.never(shown.Undone), b.neverData(shown.Undone), b.waiting(shown.Undone), b.streams(shown.Undone),
		}),
		document.In("resources", "Resources", "", b.resourcePart(extra.Heat)),
		document.In("assumptions", "Assumptions and sources", "", b.assumptionPart()),
	)
	return d
}

// Play adds a run that was made to be played, and of the first how busy units and channels are. Those of a comparison come with their
// records, as far as they were kept, and are told beside the first.
func (e *Extra) Play(h *snapshot.History, run Play, records []sim.Record) {
	first := len(e.Replays) == 0
	played := replay.NewReplay(h, run.ID, run.Title, e.tell(run.Program, records), first)
	if first && e.first != nil {
		origin := e.first.Origin()
		played.Origin = &origin
	}
	e.Replays = append(e.Replays, played)
	if e.Heat == nil {
		e.Heat = replay.NewHeat(h)
	}
}

// tell tells a run that is held against the first; nil where there are no records to tell.
func (e *Extra) tell(p *sim.Program, records []sim.Record) *document.Told {
	if records == nil {
		return nil
	}
	of := story.NewTelling(words.Of(p), records)
	told := &document.Told{Beats: of.Beats()}
	if e.first == nil {
		e.first = of
	} else {
		told.Parting = of.PartsFrom(e.first)
	}
	return told
}

// keyEvents is what happened in the first of the replays, which is called so, in a few lines.
func (e *Extra) keyEvents(named string) *document.Table {
	if e.first == nil {
		return &document.Table{}
	}
	t := e.first.KeyEvents()
	t.Title = "What happened: " + named
	return t.UnlessEmpty()
}

// mark says among the facts that what pages have besides is not complete, if so.
func (e *Extra) mark(f *document.Facts) *document.Facts {
	if e.Partial {
		f.Add("Page",
			"PARTIAL: interrupted before all of it was made; replays, critical paths and variants may be missing or rest on fewer runs")
	}
	return f
}

const replayLead = "Who was where and doing what, as the run goes on, and what happened in words."

// replays are the sections that pages play.
func replays(extra Extra) []document.Section {
	var sections []document.Section
	for _, r := range extra.Replays {
		sections = append(sections, r)
	}
	return sections
}

// timePart is where the time went in the run that is shown, and over all runs as data: see breakdowns.
func (b *review) timePart(shown *experiment.ShownRun) []document.Section {
	if len(b.settings.Time) == 0 {
		return b.charts(shown)
	}
	return append(timeData(b.settings.Time), b.charts(shown)...)
}

func (b *review) latencyPart() []document.Section {
	distributions, charts := b.distributions()
	sections := append([]document.Section{b.latencies(), b.groups()}, charts...)
	sections = append(sections, b.intervals())
	sections = append(sections, b.multiples()...)
	return append(sections, b.detailedIntervals(), b.byPeriod(), b.measures(), distributions)
}

// multiples are charts of the measures with several rows for the whole window, such as one an agency or a site.
func (b *review) multiples() []document.Section {
	var sections []document.Section
	var end int
	for first := 0; first < len(b.result.Measures); first = end {
		row := b.result.Measures[first].Row
		keyed := 0
		for end = first; end < len(b.result.Measures) && b.result.Measures[end].Row.Measure == row.Measure; end++ {
			if m := &b.result.Measures[end]; m.Row.Key != "" && m.Row.Period.Whole() && m.Summary.N > 0 {
				keyed++
			}
		}
		if keyed >= fewRows && row.Origin != measure.Instant {
			sections = append(sections, &document.Chart{Kind: document.MultiplesChart, Title: row.Title, Measure: row.Measure})
		}
	}
	return sections
}

func (b *review) reportedPart(shown *experiment.ShownRun) []document.Section {
	table, statistics := b.reported(shown), b.reportedStatistics()
	if !table.Visible() {
		return []document.Section{table, statistics}
	}
	return []document.Section{&document.Chart{Kind: document.ReportedChart, Title: "Reported and simulated"}, table, statistics}
}

func (b *review) resourcePart(heat *document.Heat) []document.Section {
	var sections []document.Section
	if heat != nil && len(heat.Rows) > 0 {
		sections = append(sections, &document.Chart{Kind: document.HeatChart, Title: "How busy, over time", Note: heat.Note}, heat)
	}
	return append(sections, b.busy(), b.covered(), b.overTime(), b.resources(), b.hours(), b.warmUps())
}

func (b *review) assumptionPart() []document.Section {
	sections := []document.Section{b.assumptions(), b.confidences()}
	sections = append(sections, b.uncertainty()...)
	return append(sections, b.figures(), b.sources())
}
