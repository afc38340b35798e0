package content

import (
	"cmp"
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment/cause"
)

// Settings is what a report says of how it was made, and what it says besides of what was made for it.
type Settings struct {
	Seed    uint64
	Shown   string // the run of the timeline: nominal, run 12
	Version string // of simulate
	Named   string // the scenario as the command names it
	Again   string // the command that gives the report again
	Other   string // the same without the run that is shown, to which another can be added

	Given []string // what the runs agree with, as GivenWords has it

	Tell []sim.Instance // of streams, that the timeline tells as well

	Time []*cause.Breakdown // where the time of the headline measures went over all runs; none without seeded runs

	Among Among // in which the run that is shown was found; the zero value where it was named
}

// builder makes the sections that reports of any kind have.
type builder struct {
	words.Names
	settings Settings
}

func newBuilder(p *sim.Program, settings Settings) builder { return builder{words.Of(p), settings} }

// document is the head of every document about a program.
func (b *builder) document(fingerprint uint64) *document.Document {
	s := b.Scenario
	return &document.Document{
		Title:   cmp.Or(s.Title, s.File),
		Summary: strings.TrimSpace(s.Summary),
		Again:   b.settings.Again,
		Run: document.Run{
			Scenario: s.Title, File: s.File, SHA256: s.SHA256, Edition: b.edition(),
			Seed: b.settings.Seed, Shown: b.settings.Shown, Because: b.settings.Among.String(), Fingerprint: fingerprint,
			Draws: engine.DrawScheme, Version: b.settings.Version,
			Runs: b.settings.Among.Runs, Planned: b.settings.Among.Asked,
		},
	}
}

// shownRun is what the run that is shown is called in titles.
func (s *Settings) shownRun() string {
	if s.Shown == Nominal {
		return "the nominal run"
	}
	return s.Shown
}

// edition is what was changed of the scenario, with what the runs agree with.
func (b *builder) edition() document.Edition {
	e := b.Edition()
	e.Given = b.settings.Given
	return e
}

// zone is the zone of the clock times: its name, or without one the offset of the start.
func (b *builder) zone() string {
	return cmp.Or(b.Scenario.Clock.Zone, b.Start.Format("UTC-07:00"))
}

// shownRun says which run the timeline is of.
func (b *builder) shownRun() string {
	if b.settings.Shown == Nominal {
		return b.settings.shownRun() + ": every duration at its median" + b.settings.Among.Ranks
	}
	text := fmt.Sprintf("%s of seed %d", b.settings.Shown, b.settings.Seed)
	if why := b.settings.Among.String(); why != "" {
		return text + ", " + why
	}
	return text + b.settings.Among.Ranks
}

// Nominal is what Settings.Shown calls the nominal run.
const Nominal = "nominal"

// source is the title of a source.
func (b *builder) source(id string) string {
	if s := b.Scenario.Sources.Get(id); s != nil && s.Title != "" {
		return s.Title
	}
	return id
}
