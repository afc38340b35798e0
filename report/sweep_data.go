package report

import (
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/experiment/influence"
)

func contains(list []int, i int) bool { return slices.Contains(list, i) }

// inputs is what was varied, as data.
func (b *sweepBuilder) inputs() *Table {
	t := &Table{Key: "inputs", Columns: []Column{{Key: "path"}, {Key: "written"}, {Key: "values"}, {Key: "unit"}}}
	for i := range b.Vary {
		v := &b.Vary[i]
		t.Rows = append(t.Rows, []Value{Text(v.Path), Text(b.Written[i]), count(len(v.Values)), Text(v.Unit())})
	}
	return t
}

// columns are the columns of the inputs' values.
func (b *sweepBuilder) columns() []Column {
	columns := []Column{{Key: "value"}}
	if len(b.Vary) > 1 {
		columns = append(columns, Column{Key: "value_2"})
	}
	return columns
}

func (b *sweepBuilder) values(point int) []Value {
	var list []Value
	for _, value := range b.Points[point].Values {
		list = append(list, Text(value))
	}
	return list
}

// points is a row for each point and measure, as data.
func (b *sweepBuilder) points() *Table {
	t := &Table{Key: "points", Columns: append(b.columns(),
		Column{Key: "measure"}, Column{Key: "title"}, Column{Key: "unit"}, Column{Key: "as_written"}, Column{Key: "refined"}, Column{Key: "n"}, Column{Key: "missing"},
		Column{Key: "mean", Estimate: true}, Column{Key: "sd"}, Column{Key: "p50", Estimate: true},
		Column{Key: "p90", Estimate: true}, Column{Key: "p95"}, Column{Key: "x"},
	)}
	if len(b.Vary) > 1 {
		t.Columns = append(t.Columns, Column{Key: "x_2"})
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
func (b *sweepBuilder) numbers(point int) []Value {
	list := make([]Value, len(b.Vary))
	for i := range b.Vary {
		if n, ok := b.Vary[i].InUnit(b.Points[point].Values[i]); ok {
			list[i] = Number(Exact, n)
		}
	}
	return list
}

func (b *sweepBuilder) point(p *influence.Point, measure int, m experiment.Chosen) []Value {
	s := &p.Summaries[measure]
	row := []Value{
		Text(m.ID), Text(m.Title), Text(string(m.Unit)), Bool(p.AsWritten), Bool(p.Refined), count(s.N), count(s.Missing),
		{},
		{},
		{},
		{},
		{},
	}
	if s.N > 0 {
		figures := []Value{
			estimated(m.Unit, s.Mean), figure(m.Unit, s.SD), estimated(m.Unit, s.P50), estimated(m.Unit, s.P90), figure(m.Unit, s.P95),
		}
		copy(row[len(row)-len(figures):], figures)
	}
	return row
}

// objectives is a row for each point and objective, as data.
func (b *sweepBuilder) objectives() *Table {
	t := &Table{Key: "objectives", Columns: append(b.columns(),
		Column{Key: "id"}, Column{Key: "expression"}, Column{Key: "figure", Estimate: true}, Column{Key: "verdict"},
		Column{Key: "measure"}, Column{Key: "statistic"}, Column{Key: "relation"}, Column{Key: "limit"})}
	for i := range b.Points {
		for k := range b.Points[i].Objectives {
			t.Rows = append(t.Rows, append(b.values(i), objectiveOf(&b.Points[i].Objectives[k])...))
		}
	}
	return t
}

// objectiveOf is an objective at a point.
func objectiveOf(j *experiment.Judged) []Value {
	e := &j.Expression
	return []Value{
		Text(j.ID), Text(e.String()), measured(j), Verdict(j.Verdict),
		Text(e.Measure), Text(e.Name()), Text(e.Operator.String()), limit(e.Limit),
	}
}

// crossings is a row for each change of an objective between two neighbouring values, as data.
func (b *sweepBuilder) crossings() *Table {
	t := &Table{Key: "thresholds", Columns: []Column{
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
			t.Rows = append(t.Rows, []Value{
				Text(th.Judged.ID), Text(th.Judged.Expression.String()), Text(fixed),
				Text(b.last(c.From)), Verdict(b.Objective(th, c.From).Verdict), Text(b.last(c.To)), Verdict(b.Objective(th, c.To).Verdict),
				Text(b.last(met)),
			})
		}
	}
	return t
}
