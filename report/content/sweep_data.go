package content

import (
	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/influence"
)

// inputs is what was varied, as data.
func (b *sweepBuilder) inputs() *document.Table {
	t := &document.Table{Key: "inputs", Columns: []document.Column{{Key: "path"}, {Key: "title"}, {Key: "written"}, {Key: "values"}, {Key: "unit"}}}
	for i := range b.Vary {
		v := &b.Vary[i]
		t.Rows = append(t.Rows, []document.Value{
			document.Text(v.Path), document.Text(b.pathName(v.Path)), document.Text(b.Written[i]), count(len(v.Values)), document.Text(v.Unit()),
		})
	}
	return t
}

// columns are the columns of the inputs' values.
func (b *sweepBuilder) columns() []document.Column {
	columns := []document.Column{{Key: "value"}}
	if len(b.Vary) > 1 {
		columns = append(columns, document.Column{Key: "value_2"})
	}
	return columns
}

func (b *sweepBuilder) values(point int) []document.Value {
	var list []document.Value
	for _, value := range b.Points[point].Values {
		list = append(list, document.Text(value))
	}
	return list
}

// points is a row for each point and measure, as data.
func (b *sweepBuilder) points() *document.Table {
	t := &document.Table{Key: "points", Columns: append(b.columns(),
		document.Column{Key: "measure"}, document.Column{Key: "title"}, document.Column{Key: "unit"},
		document.Column{Key: "as_written"}, document.Column{Key: "refined"}, document.Column{Key: "n"},
		document.Column{Key: "missing"},
		document.Column{Key: "mean", Estimate: true}, document.Column{Key: "sd"}, document.Column{Key: "p50", Estimate: true},
		document.Column{Key: "p90", Estimate: true}, document.Column{Key: "p95"}, document.Column{Key: "x"},
	)}
	if len(b.Vary) > 1 {
		t.Columns = append(t.Columns, document.Column{Key: "x_2"})
	}
	for i := range b.Points {
		for k, m := range b.Measures {
			row := append(b.values(i), b.point(&b.Points[i], k, m)...)
			t.Rows = append(t.Rows, append(row, b.numbers(i)...))
		}
	}
	return t
}

// numbers are the inputs' values as numbers, in the unit that inputs says; nothing for those that are none.
func (b *sweepBuilder) numbers(point int) []document.Value {
	list := make([]document.Value, len(b.Vary))
	for i := range b.Vary {
		if n, ok := b.Vary[i].InUnit(b.Points[point].Values[i]); ok {
			list[i] = document.Number(document.Exact, n)
		}
	}
	return list
}

func (b *sweepBuilder) point(p *influence.Point, measure int, m experiment.Chosen) []document.Value {
	s := &p.Summaries[measure]
	row := []document.Value{
		document.Text(m.ID), document.Text(m.Title), document.Text(string(m.Unit)), document.Bool(p.AsWritten),
		document.Bool(p.Refined), count(s.N), count(s.Missing),
		{},
		{},
		{},
		{},
		{},
	}
	if s.N > 0 {
		figures := []document.Value{
			estimated(m.Unit, s.Mean), figure(m.Unit, s.SD), estimated(m.Unit, s.P50), estimated(m.Unit, s.P90), figure(m.Unit, s.P95),
		}
		copy(row[len(row)-len(figures):], figures)
	}
	return row
}

// objectives is a row for each point and objective, as data.
func (b *sweepBuilder) objectives() *document.Table {
	t := &document.Table{Key: "objectives", Columns: append(b.columns(),
		document.Column{Key: "id"}, document.Column{Key: "expression"}, document.Column{Key: "figure", Estimate: true},
		document.Column{Key: "verdict"},
		document.Column{Key: "measure"}, document.Column{Key: "statistic"}, document.Column{Key: "relation"}, document.Column{Key: "limit"})}
	for i := range b.Points {
		for k := range b.Points[i].Objectives {
			t.Rows = append(t.Rows, append(b.values(i), objectiveOf(&b.Points[i].Objectives[k])...))
		}
	}
	return t
}

// objectiveOf is an objective at a point.
func objectiveOf(j *experiment.Judged) []document.Value {
	e := &j.Expression
	return []document.Value{
		document.Text(j.ID), document.Text(e.String()), measured(j), document.Verdict(j.Verdict),
		document.Text(e.Measure), document.Text(e.Name()), document.Text(e.Operator.String()), words.Limit(e.Limit),
	}
}

// crossings is a row for each change of an objective between two neighbouring values, as data.
func (b *sweepBuilder) crossings() *document.Table {
	t := &document.Table{Key: "thresholds", Columns: []document.Column{
		{Key: "id"}, {Key: "expression"}, {Key: "fixed"}, {Key: "from"}, {Key: "from_verdict"}, {Key: "to"}, {Key: "to_verdict"}, {Key: "met_at"},
	}}
	for i := range b.Thresholds {
		th := &b.Thresholds[i]
		fixed := ""
		if len(th.Fixed) > 0 {
			fixed = th.Fixed[0]
		}
		for _, c := range th.Crossings {
			met := c.From
			if c.Enters {
				met = c.To
			}
			t.Rows = append(t.Rows, []document.Value{
				document.Text(th.Judged.ID), document.Text(th.Judged.Expression.String()), document.Text(fixed),
				document.Text(b.last(c.From)), document.Verdict(b.Objective(th, c.From).Verdict), document.Text(b.last(c.To)),
				document.Verdict(b.Objective(th, c.To).Verdict),
				document.Text(b.last(met)),
			})
		}
	}
	return t
}
