package content

import (
	"simulate/report/document"
	"simulate/sim/experiment/influence"
)

// inputs is the inputs as data.
func (b *sensitivityBuilder) inputs() *document.Table {
	t := &document.Table{Key: "inputs", Columns: []document.Column{
		{Key: "path"}, {Key: "kind"}, {Key: "written"}, {Key: "confidence"}, {Key: "assumed"}, {Key: "title"},
	}}
	for i := range b.Inputs {
		in := &b.Inputs[i]
		t.Rows = append(t.Rows, []document.Value{
			document.Text(in.Path), document.Text(inputKind(in)), document.Text(in.Text), document.Text(string(in.Confidence)),
			document.Bool(in.Assumed()), document.Text(b.inputName(in)),
		})
	}
	return t
}

func inputKind(in *influence.Input) string {
	if in.Ranged {
		return "range"
	}
	return "chance"
}

// influences is a row for each measure and input, as data.
func (b *sensitivityBuilder) influences() *document.Table {
	columns := []document.Column{{Key: "measure"}, {Key: "path"}, {Key: "kind"}, {Key: "assumed"}, {Key: "n"}, {Key: "told"}}
	columns = append(columns, map[influence.Method][]document.Column{
		influence.ByRank: {
			{Key: "rank_correlation", Estimate: true},
			{Key: "partial_rank_correlation", Estimate: true},
			{Key: "mean_lowest_fifth"},
			{Key: "mean_highest_fifth"},
			{Key: "missing_lowest_fifth"},
			{Key: "missing_highest_fifth"},
		},
		influence.ByParts: {{Key: "first", Estimate: true}, {Key: "total", Estimate: true}},
		influence.ByMoves: {{Key: "effect", Estimate: true}, {Key: "size", Estimate: true}, {Key: "spread", Estimate: true}},
	}[b.Method]...)
	t := &document.Table{Key: "influences", Columns: columns}
	for i := range b.Measures {
		m := &b.Measures[i]
		for k := range m.Influences {
			t.Rows = append(t.Rows, b.influence(m, &m.Influences[k]))
		}
		if b.Method == influence.ByParts && m.Runs > 0 {
			t.Rows = append(t.Rows, []document.Value{
				document.Text(m.ID), document.Text(""), document.Text("chance"), document.Bool(false), count(m.Runs),
				document.Bool(true), shareOf(m.Chance.First), shareOf(m.Chance.Total),
			})
		}
	}
	return t
}

func (b *sensitivityBuilder) influence(m *influence.Driven, f *influence.Influence) []document.Value {
	in := &b.Inputs[f.Input]
	row := []document.Value{
		document.Text(m.ID), document.Text(in.Path), document.Text(inputKind(in)), document.Bool(in.Assumed()), count(f.Runs),
		document.Bool(f.Told),
	}
	switch b.Method {
	case influence.ByRank:
		return append(row, shareOf(f.Rank), shareOf(f.Partial), endMean(m, f.Low), endMean(m, f.High), count(f.Low.Missing), count(f.High.Missing))
	case influence.ByParts:
		return append(row, shareOf(f.Index.First), shareOf(f.Index.Total))
	default:
		return append(row, estimated(m.Unit, f.Effect.Mean), estimated(m.Unit, f.Effect.Size), estimated(m.Unit, f.Effect.Spread))
	}
}
