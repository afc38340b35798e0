package content

import (
	"cmp"
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
)

// Settings is what a report says of how it was made.
type Settings struct {
	Seed    uint64
	Shown   string // the run of the timeline: nominal, run 12
	Version string // of simulate
	Again   string // the command that gives the report again

	Tell []sim.Instance // of streams, that the timeline tells as well

	Typical Among // whose typical run is the one shown; the zero value where it was named
}

// Among is seeded runs among which one was found.
type Among struct{ Runs, Asked int }

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
			Scenario: s.Title, File: s.File, SHA256: s.SHA256, Variant: s.Variant,
			Seed: b.settings.Seed, Shown: b.settings.Shown, Fingerprint: fingerprint,
			Draws: engine.DrawScheme, Version: b.settings.Version,
			Runs: b.settings.Typical.Runs, Planned: b.settings.Typical.Asked,
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

// zone is the zone of the clock times: its name, or without one the offset of the start.
func (b *builder) zone() string {
	return cmp.Or(b.Scenario.Clock.Zone, b.Start.Format("UTC-07:00"))
}

// shownRun says which run the timeline is of.
func (b *builder) shownRun() string {
	if b.settings.Shown == Nominal {
		return b.settings.shownRun() + ": every duration at its median"
	}
	text := fmt.Sprintf("%s of seed %d", b.settings.Shown, b.settings.Seed)
	switch among := b.settings.Typical; {
	case among.Runs < among.Asked:
		return fmt.Sprintf("%s, the typical one of the first %d (PARTIAL: interrupted before all %d were made)", text, among.Runs, among.Asked)
	case among.Runs > 0:
		return fmt.Sprintf("%s, the typical one of %d", text, among.Runs)
	default:
		return text
	}
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
