package content

import (
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/conform"
	"simulate/sim/experiment/stamp"
	"simulate/sim/log"
)

// instants are what the log stamps, with what it is in the scenario.
func (b *logReview) instants() *document.Table {
	t := &document.Table{Key: "instants", Title: "What the log stamps", Columns: []document.Column{
		{Key: "what", Title: "What"}, {Key: "at", Title: "At"}, {Key: "milestone", Title: "In the plan"}, {Key: "nominal"},
	}}
	for _, thing := range b.Reading.Instants() {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(b.named(thing)), b.instant(b.Judged.Time(b.Course, thing)), document.Text(either(b.Reading.Milestones(thing))), b.nominal(thing),
		})
	}
	return t
}

// either are the milestones that a thing may be.
func either(references []string) string {
	return strings.Join(words.FirstFew(references), " or ")
}

// number is how many of a label the log shows.
func (b *logReview) number(l conform.Label) int {
	for i, judged := range b.Judged.Judged {
		if judged == l {
			return b.Judged.Counts(b.Course)[i]
		}
	}
	return 0
}

// nominal is how long after its origin a thing happens in the nominal run.
func (b *logReview) nominal(t conform.Thing) document.Value {
	if b.Runs.NominalOne == nil {
		return document.Value{}
	}
	f := conform.Between(b.Reading.Origin(), t)
	if v := f.Of(b.Judged, b.Runs.NominalOne); v != log.None {
		return document.Milliseconds(v)
	}
	return document.Value{}
}

// units are the units of the call, with what they are taken for.
func (b *logReview) units() *document.Table {
	t := &document.Table{Key: "units", Title: "The units of the call", Columns: []document.Column{
		{Key: "unit", Title: "Unit"}, {Key: "kind", Title: "Taken for"}, {Key: "agency", Title: "Of", Rank: 2}, {Key: "by", Title: "Known by", Rank: 1},
	}}
	var columns []log.Instant
	for at := range log.NumInstants {
		if conform.OfUnits(at) && b.Shown.Instants[at] {
			columns = append(columns, at)
			t.Columns = append(t.Columns, document.Column{Key: strings.ReplaceAll(at.String(), "-", "_"), Title: words.Capitalised(unitWords[at])})
		}
	}
	for i := range b.Logged.Parts {
		part, read := &b.Logged.Parts[i], &b.Reads[i]
		kinds, agencies := b.taken(read)
		row := []document.Value{document.Text(part.ID), document.Text(kinds), document.Text(agencies), document.Text(byWords[read.By])}
		for _, at := range columns {
			if part.At[at] == log.None {
				row = append(row, document.Unshown())
				continue
			}
			row = append(row, b.instant(part.At[at]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// taken are the kinds and agencies that a unit is taken for.
func (b *logReview) taken(r *stamp.Read) (kinds, agencies string) {
	var kind, agency []string
	for _, i := range r.Pools {
		pool := &b.Pools[i]
		kind, agency = append(kind, b.Kinds[pool.Kind]), append(agency, b.Agencies[pool.Agency].Name)
	}
	if len(kind) == 0 {
		return "unknown", ""
	}
	return strings.Join(words.Distinct(kind), " or "), strings.Join(words.Distinct(agency), " or ")
}
