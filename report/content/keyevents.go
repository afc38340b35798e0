package content

import (
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/story"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/stats"
)

// keyEvents is what happened in the run that is shown, in a few lines, beside what was reported and what is asked.
func (b *review) keyEvents(shown *experiment.ShownRun) *document.Table {
	t := story.KeyEvents(b.Names, shown, b.beside(shown))
	t.Title = "What happened: " + b.shownRun()
	for i := range t.Columns {
		if t.Columns[i].Title == "What" {
			t.Columns[i].Note = joined(unlike(b.held), b.likeThem())
		}
	}
	return t.UnlessEmpty()
}

// beside is what stands beside the key events of a run: what was reported, and what is asked.
func (b *review) beside(shown *experiment.ShownRun) story.Beside {
	beside := story.Beside{}
	for i := range b.result.Reported {
		r := &b.result.Reported[i]
		if r.Milestone != "" && r.SupersededBy == "" {
			beside.Reports = append(beside.Reports, story.Told{Milestone: r.Milestone, Text: b.window(r), From: r.From, To: r.To})
		}
	}
	b.held = b.heldInRun(shown)
	for i := range b.held {
		beside.Held = append(beside.Held, b.heldEvents(&b.held[i], shown.Records)...)
	}
	return beside
}

// likeThem offers a run that misses what the one shown does not, though it is missed over all: the typical one of those that do.
func (b *review) likeThem() string {
	for _, j := range byUrgency(b.result.Objectives) {
		within := slices.ContainsFunc(b.held, func(h heldIn) bool { return h.Judged == j && h.unlike() && !h.fails() })
		if !within {
			continue
		}
		run, of := experiment.TypicalMiss(b.result.Samples, experiment.Heads(b.result.Set), j)
		if of > 0 {
			return fmt.Sprintf("The typical one of the %s of %s that miss “%s”: %s --run %d", words.Grouped(of), b.rankedOf(), targetTitle(j), b.settings.Other, run)
		}
	}
	return ""
}

// rankedOf are the runs that are ranked: 200 runs, or the first 50,000 runs of more.
func (b *review) rankedOf() string {
	if first := b.result.Samples.OnlyFirst(); first > 0 {
		return "the first " + words.Counted(first, "run", "runs")
	}
	return words.Counted(b.result.Samples.Ranked(), "run", "runs")
}

// unlike reports whether the only time of the run is on the other side of the limit than the target is over all runs.
func (h *heldIn) unlike() bool {
	return len(h.times) == 1 && (h.Verdict == stats.Missed && !h.fails() || h.Verdict == stats.Met && h.fails())
}

// unlike says where the run itself is on the other side of a limit than the target is over all runs: targets are about all. What
// never came about in it has no instant at which to be told, and is told here.
func unlike(held []heldIn) string {
	var within, beyond, never []string
	for i := range held {
		h := &held[i]
		title := "“" + targetTitle(h.Judged) + "”"
		switch {
		case len(h.times) == 0:
			never = append(never, title)
		case h.unlike() && h.fails():
			beyond = append(beyond, title)
		case h.unlike():
			within = append(within, title)
		}
	}
	var said []string
	say := func(titles []string, side, verdict string) {
		switch limit := "This run is " + side + " the limit"; {
		case len(titles) == 1:
			said = append(said, limit+" of "+titles[0]+"; over all runs it is "+verdict+".")
		case len(titles) > 1:
			said = append(said, limit+"s of "+words.Enumerated(titles)+"; over all runs they are "+verdict+".")
		}
	}
	switch len(never) {
	case 0:
	case 1:
		said = append(said, "In this run there is no time for "+never[0]+": it never came about.")
	default:
		said = append(said, "In this run there are no times for "+words.Enumerated(never)+": they never came about.")
	}
	say(within, "within", "missed")
	say(beyond, "beyond", "met")
	return strings.Join(said, " ")
}
