package report

import "simulate/sim/scenario"

// figures is every figure of the scenario as it is written, with what is known of where it comes from.
func (b *builder) figures() *Table {
	t := &Table{Key: "figures", Title: "Figure by figure", Detail: true, Columns: []Column{
		{Key: "path", Title: "Figure"},
		{Key: "value", Title: "Value"},
		{Key: "confidence", Title: "Confidence"},
		{Key: "source"},
		{Key: "source_title", Title: "Source"},
		{Key: "note", Title: "Note"},
	}}
	for i := range b.Scenario.Figures {
		t.Rows = append(t.Rows, b.figure(&b.Scenario.Figures[i]))
	}
	return t.UnlessEmpty()
}

func (b *builder) figure(f *scenario.FigureUse) []Value {
	return []Value{
		Text(f.Path), Text(f.Text), Text(string(f.Confidence)), Text(f.Source), Text(b.source(f.Source)), Text(f.Note),
	}
}

// sources is what the scenario's figures are taken from.
func (b *builder) sources() *Table {
	t := &Table{Key: "sources", Title: "Sources", Columns: []Column{
		{Key: "id"},
		{Key: "title", Title: "Title"},
		{Key: "publisher", Title: "Publisher"},
		{Key: "date", Title: "Date"},
		{Key: "address", Title: "Address"},
	}}
	for id, s := range b.Scenario.Sources.All() {
		t.Rows = append(t.Rows, []Value{Text(id), Text(b.source(id)), Text(s.Publisher), Text(s.Date), Text(s.Address)})
	}
	return t.UnlessEmpty()
}
