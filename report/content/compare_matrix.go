package content

import (
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
)

// What the first screen of a comparison's page shows: a row a target or measure and a column a variant, for which there is room there.

// matrix is what becomes of each target with each variant.
func (k *compared) matrix() document.Section {
	t := &document.Table{Title: "Targets", Columns: k.columns("Target", targetsNote+
		" =: the same in every run. Grey: less than matters, or perhaps chance. A verdict stands where it is another than as written.")}
	targets, order := k.Targets(), k.ordered()
	for _, i := range k.urgent() {
		j := &targets[i]
		row := []document.Value{
			document.Text(judgedTitle(j)), document.Text(judgedLimit(j)), document.Judged(j.Verdict, judgedFigure(j)),
		}
		for _, n := range order {
			row = append(row, cellOf(&k.Variants[n].Judged[i]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t.UnlessEmpty()
}

// columns are those of a table with a column a variant.
func (k *compared) columns(first, note string) []document.Column {
	columns := []document.Column{{Title: first, Note: note}, {Title: "Judged"}, {Title: "As written"}}
	for _, n := range k.ordered() {
		name := variantName(&k.Variants[n])
		if k.Variants[n].Luck {
			name = "Luck, not a decision: " + name
		}
		columns = append(columns, document.Column{Title: name})
	}
	return columns
}

// judgedLimit is what of a target is judged, and against what: 9 in 10, limit 10:00.
func judgedLimit(j *experiment.Judged) string {
	return strings.TrimPrefix(words.Judged(j.Expression.Target)+bound(j), ", ")
}

// meansMatrix is what differs on average, in the same columns.
func (k *compared) meansMatrix() document.Section {
	t := k.whatDiffers()
	t.Columns = k.columns("Measure", t.Columns[0].Note)
	for i, row := range t.Rows {
		t.Rows[i] = slices.Insert(row, 1, document.Text(""))
	}
	return t.UnlessEmpty()
}

// cellOf is a target with a variant in a cell.
func cellOf(j *contrast.Judged) document.Value {
	by := change(j.Baseline.Unit, j.Difference)
	switch {
	case !j.Baseline.Known || !j.Variant.Known: // nothing to tell apart
		return document.Value{}
	case j.Turn == contrast.Alike:
		return document.Text(alikeSign).Slight() // no number, so that titles of columns may be broken into lines
	case j.Variant.Verdict != j.Baseline.Verdict:
		return document.Judged(j.Variant.Verdict, judgedFigure(&j.Variant)+", "+by.String())
	case j.Turn == contrast.Slight || j.Turn == contrast.Unsure:
		return by.WithoutInterval().Slight()
	default:
		return by
	}
}
