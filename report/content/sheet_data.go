package content

import (
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/sim/scenario"
)

// data is the third part: where figures come from, which they are, and which are assumed.
func (b *sheet) data() []document.Section {
	sources, read := b.sources(), strings.Join(b.Scenario.Files, ", ")
	if sources.Title = "3.1 Data sources"; len(sources.Rows) == 0 {
		return append([]document.Section{item(sources.Title, "The file names no source.")}, b.inputs(read)...)
	}
	return append([]document.Section{sources}, b.inputs(read)...)
}

// inputs are the figures, and what is taken for granted.
func (b *sheet) inputs(read string) []document.Section {
	sections := []document.Section{
		item("3.2 Pre-processing", "The program uses figures as the files have them: "+read+".", byAuthor("how they were made of the sources: what was left out, fitted, or joined")),
		b.ranged(), b.assumed(),
	}
	if line := Unwritten(b.Scenario); line != "" {
		sections = append(sections, item("3.4 Assumptions: durations", line))
	}
	var rows [][]document.Value
	for _, a := range b.Scenario.Accepted {
		rows = append(rows, texts(string(a.Code), a.Path, a.Reason))
	}
	return append(sections, tabled("accepted", "3.4 Assumptions: warnings that the file accepts", "The file accepts no warning.", columns("Warning", "Place", "Reason"), rows))
}

// ranged is every figure, with the range within which it may lie.
func (b *sheet) ranged() document.Section {
	ranges := make(map[string]string)
	for _, in := range b.Scenario.Inputs() {
		if in.Range != nil {
			ranges[in.Path] = in.Range.Text
		}
	}
	t := b.figures()
	t.Title, t.Detail = "3.3 Input parameters", false
	t.Columns = append(t.Columns, document.Column{Key: "range", Title: "Range"})
	for i, f := range b.Scenario.Figures {
		t.Rows[i] = append(t.Rows[i], document.Text(ranges[f.Path]))
	}
	return t
}

// assumed counts figures by how well they are known.
func (b *sheet) assumed() document.Section {
	n := make(map[scenario.Confidence]int)
	for _, f := range b.Scenario.Figures {
		n[f.Confidence]++
	}
	return item("3.4 Assumptions", fmt.Sprintf("Of the scenario's %d figures %d are reported, %d rest on a single source, %d are derived and %d are assumed (3.3, confidence).",
		len(b.Scenario.Figures), n[scenario.ReportedFact], n[scenario.SingleSource], n[scenario.Derived], n[scenario.Assumed]),
		"What is not modelled: what people know, how well they work, roads that are closed without an event that says so; what has a clock time comes at that time whatever else happens.",
		byAuthor("which of these assumptions the conclusions hang on (simulate sensitivity ranks them), and who has agreed to them"))
}
