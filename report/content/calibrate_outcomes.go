package content

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/jsontext"
	"simulate/report/words"
	"simulate/sim/experiment/calibrate"
	"simulate/sim/scenario"
)

// outcomes are the headline measures with what is assumed, with what agrees with the record, and with the variant.
func (b *calibrationBuilder) outcomes() document.Section {
	t := &document.Table{Key: "outcomes", Title: "What comes of it: the middle of the runs, and eight in ten", Columns: []document.Column{
		{Title: "Measure"},
		{Key: "report"},
		{Key: "measure"},
		{Key: "statistic"},
		{Title: "As assumed"},
		{Title: "By the record"},
		{Title: "Variant", Note: "Variant: each assumption narrowed by itself. What the record says of several together is lost by that, and so it spreads wider."},
		{Key: "assumed_p10"},
		{Key: "assumed_p50"},
		{Key: "assumed_p90"},
		{Key: "record_p10"},
		{Key: "record_p50"},
		{Key: "record_p90"},
		{Key: "variant_p10"},
		{Key: "variant_p50"},
		{Key: "variant_p90"},
		{Title: "Wider"},
		{Key: "wider"},
	}}
	for i := range b.Outcomes {
		if o := &b.Outcomes[i]; b.isShown(o) {
			t.Rows = append(t.Rows, b.outcome(o))
		}
	}
	return t.UnlessEmpty()
}

// isShown reports whether an outcome is that of a headline measure, or of an instant that was reported and is not the same in every run.
func (b *calibrationBuilder) isShown(o *calibrate.Outcome) bool {
	return o.Report < 0 || b.Held[o.Report].Report.Milestone != "" && o.Prior.P10 < o.Prior.P90
}

// outcomeValue is a figure of an outcome.
func (b *calibrationBuilder) outcomeValue(o *calibrate.Outcome, v float64) document.Value {
	if o.Report < 0 {
		return figure(o.Unit, v)
	}
	return b.value(&b.Held[o.Report], v)
}

func (b *calibrationBuilder) outcome(o *calibrate.Outcome) []document.Value {
	statistic := ""
	if o.Reading != nil {
		statistic = o.Reading.String()
	}
	title, report := o.Title, ""
	if o.Reading != nil {
		title += ", " + words.Judged(scenario.Target{Reading: *o.Reading})
	}
	if o.Report >= 0 {
		report = b.Held[o.Report].ID
		title = b.named[report]
	}
	row := []document.Value{document.Text(title), document.Text(report), document.Text(o.Measure), document.Text(statistic)}
	var data []document.Value
	for _, s := range []calibrate.Spread{o.Prior, o.Posterior, o.Variant} {
		p10, p50, p90 := b.outcomeValue(o, s.P10), b.outcomeValue(o, s.P50), b.outcomeValue(o, s.P90)
		row, data = append(row, document.Lines(p50.String(), fmt.Sprintf("%s to %s", p10, p90))), append(data, p10, p50, p90)
	}
	wider := o.Wider()
	return append(append(row, data...), document.Text(widerWords(wider)), exactOf(wider))
}

// widerWords says how much wider the variant is; what chance makes of it is not said.
func widerWords(by float64) string {
	const slight = 0.15
	switch {
	case math.IsNaN(by) || math.IsInf(by, 0):
		return "–"
	case math.Abs(by-1) < slight:
		return "as wide"
	default:
		return "×" + document.FormatDecimal(by, 2)
	}
}

// variant is what the record leaves of what is assumed, to be put into the file.
func (b *calibrationBuilder) variant() document.Section {
	code := &document.Code{Key: "variant_yaml", Title: "As a variant, to be put under variants: in the file"}
	if len(b.Changes) > 0 {
		code.Lines = b.variantLines()
	}
	return code
}

// VariantFile is a file that extends the scenario by the variant, line by line.
func (c *Calibrated) VariantFile() []string {
	lines := []string{
		"# What agrees with the record, as simulate calibrate found it. " + where(c.Program.Scenario),
		"format: 1", "extends: " + jsontext.Quote(c.Program.Scenario.Reference()),
	}
	var with []string
	if v := c.Program.Scenario.Variant; v != "" {
		with = append(with, "variant "+v)
	}
	for _, v := range c.Asked {
		with = append(with, v.String())
	}
	if len(with) > 0 {
		lines = slices.Insert(lines, 1, "# It was found with "+strings.Join(with, ", ")+".")
	}
	if len(c.Changes) > 0 {
		lines = append(append(lines, "variants:"), c.variantLines()...)
	}
	return lines
}

// where says where a file can lie that extends a scenario.
func where(s *scenario.Scenario) string {
	if s.Embedded != "" {
		return "It extends the embedded scenario, wherever it lies."
	}
	return "This file lies in the folder of the one that it extends."
}

// variantLines is the variant as it is written in a file, under variants.
func (c *Calibrated) variantLines() []string {
	s := c.Program.Scenario
	id := "by-the-record"
	for n := 2; s.Variants.Get(id) != nil; n++ {
		id = fmt.Sprintf("by-the-record-%d", n)
	}
	lines := []string{"  " + id + ":", "    title: " + jsontext.Quote("What is assumed is narrowed to what agrees with the record"), "    changes:"}
	for _, v := range c.Asked {
		lines = append(lines, "      "+v.Path+": "+v.Value)
	}
	for _, change := range c.Changes {
		for _, v := range change.Values {
			lines = append(lines, "      "+v.Path+": "+v.Value)
		}
	}
	return lines
}

func (b *calibrationBuilder) byHand() document.Section {
	code := &document.Code{Key: "command", Title: "To see it without changing the file"}
	if b.Command != "" {
		code.Lines = []string{b.Command}
	}
	return code
}
