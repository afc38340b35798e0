package content

import (
	"cmp"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/cause"
	"simulate/sim/experiment/contrast"
	"simulate/sim/measure"
	"simulate/sim/scenario"
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
	heads := k.Spreads()
	rows, same := headRows(heads)
	d.Sections = document.Chapters(
		[]document.Section{k.answer(), k.matrix(), k.meansMatrix(), extra.mark(k.basis()), k.sentences()},
		document.In("replay", "Replay", played+" and the same with a variant, on one playhead. Thin bars: the same unit or step in the first run.",
			append(replays(extra), extra.keyEvents(played))),
		document.In("differences", "Differences", "", append(forests(rows, same), k.overview())),
		document.In("distributions", "Distributions", "", append(overlays(rows), k.distributions(heads))),
		document.In("path", "What moves on the critical path", "", pathChanges(extra.Paths)),
		document.In("details", "In detail", "", append(details, k.judged(), k.data(), k.figures(), k.sources())),
	)
	return d
}

// headRows are the rows that the charts are about: those of the headline measures that some variant moves. Of the others, whose titles
// are told, a chart would say nothing.
func headRows(heads []contrast.Head) (rows []*measure.Row, same []string) {
	moved := make(map[string]bool)
	for i := range heads {
		if heads[i].Moved() {
			moved[heads[i].Row.Measure] = true
		}
	}
	for i := range heads {
		if r := heads[i].Row; moved[r.Measure] {
			rows = append(rows, r)
		} else {
			same = append(same, r.Title)
		}
	}
	return rows, words.Distinct(same)
}

// forests is a chart of the differences of each headline measure.
func forests(rows []*measure.Row, same []string) []document.Section {
	var sections []document.Section
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
func (k *compared) distributions(heads []contrast.Head) *document.Distributions {
	s := &document.Distributions{Key: "distributions"}
	for _, head := range heads {
		for i, spread := range head.Spreads {
			if spread == nil {
				continue
			}
			variant := ""
			if i > 0 {
				variant = k.Variants[i-1].ID
			}
			s.Rows = append(s.Rows, newDistribution(variant, head.Row, *spread))
		}
	}
	return s
}

// overlays is a chart of each headline measure with the distributions of all, but of those with many rows.
func overlays(heads []*measure.Row) []document.Section {
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

// variantTitled is what a variant of a scenario is called.
func variantTitled(s *scenario.Scenario, id string) string {
	if v := s.Variants.Get(id); v != nil {
		return cmp.Or(v.Title, id)
	}
	return id
}

// pathChanges is what each variant moves on the critical path of each measure: charts, tables of the mean times, and data. The variants
// with which a path is the same in every run are named in a line.
func pathChanges(paths []PathsOver) []document.Section {
	var sections []document.Section
	same := &document.Prose{}
	for i := range paths {
		of := &paths[i]
		if slices.ContainsFunc(paths[:i], of.sameRow) {
			continue
		}
		var still []string
		for _, other := range paths[i:] {
			switch {
			case !of.sameRow(other) || other.Variant == nil || len(other.Links) == 0:
			case other.moves():
				sections = append(sections, pathChange(other)...)
			default:
				still = append(still, other.variantTitle())
			}
		}
		if len(still) > 0 {
			same.Lines = append(same.Lines, rowTitle(of.Baseline.Row)+", as in the baseline with: "+strings.Join(still, "; ")+".")
		}
	}
	sections = append(sections, same)
	if len(paths) > 0 {
		sections = append(sections, pathRuns(paths), pathData(paths))
	}
	return sections
}

// pathChange is what a variant moves on the critical path of a measure.
func pathChange(of PathsOver) []document.Section {
	row := of.Baseline.Row
	title := rowTitle(row) + ": " + of.variantTitle()
	table := newPathTables(of).times()
	table.Title, table.Detail = title+", mean time on the path over "+words.Counted(of.Runs, "run", "runs"), true
	return []document.Section{
		&document.Chart{Kind: document.PathChangeChart, Title: title, Measure: row.Measure, Key: row.Key, Variant: of.ID}, table,
	}
}

// moves reports whether the variant changes the path in some run.
func (of *PathsOver) moves() bool {
	return slices.ContainsFunc(of.Links, func(l cause.Link) bool { return l.Mean.Value != 0 || l.Share.Value != 0 })
}

func (of *PathsOver) variantTitle() string { return variantTitled(of.Baseline.Program.Scenario, of.ID) }
