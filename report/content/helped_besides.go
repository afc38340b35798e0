package content

import (
	"fmt"
	"strings"

	"simulate/sim/experiment/contrast"
	"simulate/sim/stats"
)

// mostBesides is how many prices, and gains, of a variant are told.
const mostBesides = 2

// besides are what else a variant makes worse, and better, judged by what is asked of it.
func (h *helping) besides(w *contrast.Way) string {
	var said strings.Builder
	said.WriteString(sideEffects(" Price: ", w.Prices, price))
	for _, d := range w.Rarer {
		fmt.Fprintf(&said, " “%s” then comes about in %s of the runs instead of %s.", rowTitle(d.Row),
			perCent(d.Happened.Variant(stats.Level).Value), perCent(d.Happened.Baseline(stats.Level).Value))
	}
	if said.Len() == 0 {
		said.WriteString(noPrice)
	}
	return said.String() + sideEffects(" It gains besides: ", w.Gains, gainBesides)
}

// noPrice answers at what cost where nothing is known of one.
const noPrice = " Price: no other target gets worse; what it takes in people and money is not in the scenario."

// sideEffects are the first of what a variant changes besides, in words.
func sideEffects(title string, list []contrast.SideEffect, said func(*contrast.SideEffect) string) string {
	if len(list) == 0 {
		return ""
	}
	var parts []string
	for i := range list[:min(len(list), mostBesides)] {
		parts = append(parts, said(&list[i]))
	}
	if more := len(list) - mostBesides; more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return title + strings.Join(parts, "; ") + "."
}

func price(p *contrast.SideEffect) string {
	still := map[stats.Verdict]string{
		stats.Met: "still met", stats.Missed: "missed either way", stats.CannotTell: "then not certain",
	}[p.Judged.Variant.Verdict]
	if p.Judged.Baseline.Verdict != stats.Missed && p.Judged.Variant.Verdict == stats.Missed {
		still = "then missed" // as written it could not be told
	}
	title, figure := targetTitle(&p.Judged.Baseline), judgedFigure(&p.Judged.Variant)
	if p.Mean == nil {
		return fmt.Sprintf("“%s” %s, %s (%s)", title, apart(p.Judged.Baseline.Unit, p.Judged.Difference.Value), still, figure)
	}
	by := onAverage(p.Mean)
	if title == p.Mean.Row.Title {
		return fmt.Sprintf("“%s” %s, %s (%s)", title, by, still, inFull(&p.Judged.Variant))
	}
	return fmt.Sprintf("“%s” %s; “%s” %s (%s)", p.Mean.Row.Title, by, title, still, figure)
}

func gainBesides(g *contrast.SideEffect) string {
	title := targetTitle(&g.Judged.Baseline)
	switch {
	case g.Judged.Turn == contrast.Meets:
		return fmt.Sprintf("“%s” is met too (%s)", title, judgedFigure(&g.Judged.Variant))
	case g.Mean == nil:
		return fmt.Sprintf("“%s” %s (%s)", title, apart(g.Judged.Baseline.Unit, g.Judged.Difference.Value), judgedFigure(&g.Judged.Variant))
	default:
		return fmt.Sprintf("“%s” %s", g.Mean.Row.Title, onAverage(g.Mean))
	}
}
