package content

import (
	"fmt"

	"simulate/report/document"
	"simulate/report/jsontext"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/search"
	"simulate/sim/scenario"
)

// ofSearch is a report about a search for a set of changes, without its sections.
func ofSearch(kind, title string, f *search.Search, settings Settings) *document.Document {
	b := newBuilder(f.Program, settings)
	d := b.document(f.Fingerprint)
	d.Kind, d.Title = kind, title+": "+d.Title
	d.Summary, d.Rows, d.Run.Shown = "", "changes", ""
	d.Run.Runs, d.Run.Planned = f.Runs, f.Runs
	if f.Partial {
		d.Run.Planned++
	}
	return d
}

// warningsOf are what any search warns of: that it was stopped after so much, and what it could not try.
func (a adversity) warningsOf(f *search.Search, tried string, found bool) []string {
	var texts []string
	if f.Partial {
		texts = append(texts, "stopped early, after "+tried)
	}
	if a.Scenario.Variant != "" && found {
		texts = append(texts, "the variant holds what was found alone: it belongs on top of the changes of "+a.Scenario.Variant)
	}
	for _, i := range f.Impossible {
		texts = append(texts, fmt.Sprintf("cannot be tried: %s (%s)", a.text(i.Change), i.Reason))
	}
	return texts
}

// variantToPut is a variant as it is put into a file, under an id that none has; nothing without changes.
func variantToPut(of *scenario.Scenario, id, title string, changes []scenario.PathValue) *document.Code {
	code := &document.Code{Key: "variant_yaml", Title: "As a variant, to be put under variants: in the file"}
	if len(changes) == 0 {
		return code
	}
	free := id
	for n := 2; of.Variants.Get(free) != nil; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	code.Lines = []string{"  " + free + ":", "    title: " + jsontext.Quote(title), "    changes:"}
	for _, w := range changes {
		code.Lines = append(code.Lines, "      "+w.Path+": "+w.Value)
	}
	return code
}

// byCommand is the command that shows what was found without a change of the file.
func byCommand(command string) *document.Code {
	code := &document.Code{Key: "command", Title: "To see it without changing the file"}
	if command != "" {
		code.Lines = []string{command}
	}
	return code
}

// objectivesTable has a row for each objective that a search is about.
func objectivesTable(title string) *document.Table {
	return &document.Table{Key: "objectives", Title: title, Columns: []document.Column{
		{Key: "id"},
		{Title: "Objective"},
		{Key: "expression"},
		{Title: "Asks for"},
		{Key: "value", Title: "Measured", Estimate: true},
		{Key: "verdict", Title: "Verdict"},
	}}
}

func objectiveRow(j *experiment.Judged) []document.Value {
	return []document.Value{
		document.Text(j.ID), document.Text(targetTitle(j)), document.Text(j.Expression.String()), document.Text(words.Asked(j.Expression.Target)), measured(j),
		document.Verdict(j.Verdict),
	}
}
