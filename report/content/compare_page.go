package content

import (
	"reflect"
	"slices"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/measure"
)

// NewComparisonPage is the report of variants held against a baseline in chapters, for pages. It has all that NewComparison has.
func NewComparisonPage(c *contrast.Contrast, settings Settings, extra Extra) *document.Document {
	k := newCompared(c, settings)
	d := k.head()
	_, played := typicalOf(c)
	details := []document.Section{k.variants()}
	for i := range k.settled {
		details = append(details, k.details(&k.settled[i]))
	}
	distributions := k.distributions()
	d.Sections = document.Chapters(
		[]document.Section{k.answer(), k.matrix(), k.meansMatrix(), extra.mark(k.basis()), k.sentences()},
		document.In("replay", "Replay", played+" and the same with a variant, on one playhead. Thin bars: the same unit or step in the first run.",
			append(replays(extra), extra.keyEvents(played))),
		document.In("differences", "Differences", "", append(k.forests(), k.overview())),
		document.In("distributions", "Distributions", "", append(k.overlays(), distributions)),
		document.In("path", "What moves on the critical path", "", pathChanges(extra.Paths)),
		document.In("details", "In detail", "", append(details, k.judged(), k.data(), k.figures(), k.sources())),
	)
	return d
}

// headRows are the rows that the charts are about: those of the headline measures that some variant moves. Of the others, whose titles
// are told, a chart would say nothing.
func (k *compared) headRows() (rows []*measure.Row, same []string) {
	moved := make(map[string]bool)
	for _, row := range k.Heads() {
		spreads := k.Spreads(row)
		if slices.ContainsFunc(spreads[1:], func(s *experiment.Spread) bool { return !reflect.DeepEqual(s, spreads[0]) }) {
			moved[k.Trials.Outcomes[0].Set.Rows[row].Measure] = true
		}
	}
	for _, row := range k.Heads() {
		if r := &k.Trials.Outcomes[0].Set.Rows[row]; moved[r.Measure] {
			rows = append(rows, r)
		} else {
			same = append(same, r.Title)
		}
	}
	return rows, words.Distinct(same)
}

// forests is a chart of the differences of each headline measure.
func (k *compared) forests() []document.Section {
	var sections []document.Section
	rows, same := k.headRows()
	above, note := "", differenceNote
	for _, r := range rows {
		if r.Measure != above {
			sections = append(sections, &document.Chart{Kind: document.ForestChart, Title: r.Title, Measure: r.Measure, Note: note})
			note = "" // which is said once
		}
		above = r.Measure
	}
	if len(same) > 0 {
		sections = append(sections, &document.Prose{Lines: []string{"Spread as in the baseline with every variant: " + words.Enumerated(same) + "."}})
	}
	return sections
}

// distributions is how the headline measures are spread, of the baseline and of each variant.
func (k *compared) distributions() *document.Distributions {
	s := &document.Distributions{Key: "distributions"}
	for _, row := range k.Heads() {
		for i, spread := range k.Spreads(row) {
			if spread == nil {
				continue
			}
			variant := ""
			if i > 0 {
				variant = k.Variants[i-1].ID
			}
			s.Rows = append(s.Rows, newDistribution(variant, &k.Trials.Outcomes[0].Set.Rows[row], *spread))
		}
	}
	return s
}

// overlays is a chart of each headline measure with the distributions of all, but of those with many rows.
func (k *compared) overlays() []document.Section {
	heads, _ := k.headRows()
	rows := make(map[string]int)
	for _, r := range heads {
		rows[r.Measure]++
	}
	var sections []document.Section
	for _, r := range heads {
		if rows[r.Measure] >= fewRows {
			continue
		}
		c := &document.Chart{Kind: document.OverlayChart, Title: rowTitle(r), Measure: r.Measure, Key: r.Key}
		if r.Several {
			c.Note = "Means of runs, in each of which there are several values."
		}
		sections = append(sections, c)
	}
	return sections
}

// pathChanges is what each variant moves on the critical path of each measure: charts, tables of the mean times, and data.
func pathChanges(paths []PathsOver) []document.Section {
	var sections []document.Section
	for i := range paths {
		of := &paths[i]
		if of.Variant == nil || len(of.Links) == 0 {
			continue
		}
		row := of.Baseline.Row
		title := rowTitle(row) + ": " + of.ID
		sections = append(sections, &document.Chart{
			Kind: document.PathChangeChart, Title: title, Measure: row.Measure, Key: row.Key, Variant: of.ID,
		})
		table := newPathTables(*of).times()
		table.Title, table.Detail = title+", mean time on the path over "+words.Counted(of.Runs, "run", "runs"), true
		sections = append(sections, table)
	}
	if len(paths) > 0 {
		sections = append(sections, pathRuns(paths), pathData(paths))
	}
	return sections
}
