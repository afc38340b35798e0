package content

import (
	"simulate/report/document"
	"simulate/sim/scenario"
)

// figures is every figure of the scenario as it is written, with what is known of where it comes from.
func (b *builder) figures() *document.Table {
	t := &document.Table{Key: "figures", Title: "Figure by figure", Detail: true, Columns: []document.Column{
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

func (b *builder) figure(f *scenario.FigureUse) []document.Value {
	return []document.Value{
		document.Text(f.Path), document.Text(f.Text), document.Text(string(f.Confidence)), document.Text(f.Source),
		document.Text(b.source(f.Source)), document.Text(f.Note),
	}
}

// sources is what the scenario cites.
func (b *builder) sources() *document.Table {
	t := &document.Table{Key: "sources", Title: "Sources", Columns: []document.Column{
		{Key: "id"},
		{Key: "title", Title: "Title"},
		{Key: "publisher", Title: "Publisher"},
		{Key: "date", Title: "Date"},
		{Key: "address", Title: "Address"},
	}}
	for _, id := range b.Scenario.Cited() {
		s := b.Scenario.Sources.Get(id)
		t.Rows = append(t.Rows, []document.Value{
			document.Text(id), document.Text(b.source(id)), document.Text(s.Publisher), document.Text(s.Date),
			document.Text(s.Address),
		})
	}
	return t.UnlessEmpty()
}
