package content

import (
	"fmt"
	"slices"

	"simulate/report/document"
	"simulate/sim/experiment"
)

// uncertainty is what shares of the variance are assumption and chance, and what runs agree with: sections that are there only
// when they say something.
func (b *review) uncertainty() []document.Section {
	var sections []document.Section
	if len(b.result.Variances) > 0 {
		sections = append(sections, b.variances())
	}
	if b.result.Given != nil {
		sections = append(sections, b.agreement())
	}
	return sections
}

// variances parts the variance of measures.
func (b *review) variances() *document.Table {
	t := &document.Table{Key: "variance", Title: "Assumption and chance", Columns: []document.Column{
		{Key: "measure"},
		{Title: "Measure", Note: b.tailedNote()},
		{Key: "assumption", Title: "Assumption", Estimate: true, Note: fmt.Sprintf(
			"Shares of the variance: assumption is what would go if the figures with a range, of which there are %d, were known.", len(b.Inputs))},
		{Key: "chance", Title: "Chance", Estimate: true},
		{Key: "pairs"},
	}}
	for i := range b.result.Variances {
		v := &b.result.Variances[i]
		row := []document.Value{document.Text(v.ID), document.Text(v.Title + starred(v.Tailed)), {}, {}, count(v.N)}
		if v.Inputs.Interval.Known {
			row[2], row[3] = shareOf(v.Inputs), shareOf(v.Decomposition.Chance)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// tailedNote says of which intervals too much must not be made.
func (b *review) tailedNote() string {
	if !slices.ContainsFunc(b.result.Variances, func(v experiment.Variance) bool { return v.Tailed }) {
		return ""
	}
	return "*: a few long values make most of the variance, so that its parts are little known. The intervals allow for that; of 25 pairs they " +
		"hold in nine cases of ten."
}

func starred(yes bool) string {
	if yes {
		return " *"
	}
	return ""
}

// agreement is what the runs agree with, as data.
func (b *review) agreement() *document.Table {
	g := b.result.Given
	t := &document.Table{Key: "given", Columns: []document.Column{
		{Key: "name"}, {Key: "window"}, {Key: "agreeing"}, {Key: "made"}, {Key: "kept"}, {Key: "effective"},
	}}
	for _, c := range g.Conditions {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(c.Name), document.Text(c.Text), count(c.Agreeing), count(g.Made), count(g.Kept),
			document.Number(document.Count, g.Effective),
		})
	}
	return t
}

// GivenWords are what the runs of a result agree with; none where nothing is given.
func GivenWords(r *experiment.Result) []string {
	if r.Given == nil {
		return nil
	}
	var list []string
	for _, c := range r.Given.Conditions {
		list = append(list, c.Name+" "+c.Text)
	}
	return list
}
