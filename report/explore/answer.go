package explore

import (
	"context"

	"simulate/report/content"
	"simulate/report/words"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario"
)

// Question is what the page asks while somebody moves a figure.
type Question struct {
	Wish
	Runs int `json:"runs"` // on which the answer may rest; fewer come sooner
}

// Answer is what becomes of the measures.
type Answer struct {
	Runs    int      `json:"runs"` // that were made
	Full    bool     `json:"full"` // it rests on as many as it ever will
	Rows    []Row    `json:"rows"`
	Said    []Said   `json:"said"`    // what changed
	Changes []Change `json:"changes"` // how the scenario differs from its file
	Command string   `json:"command"` // that gives the report of the same
}

// Said is a line, with its tone: good, bad, unsure or plain.
type Said struct {
	Text string `json:"text"`
	Tone string `json:"tone"`
}

// Row is a target, an objective, or a measure without either.
type Row struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Asked   string   `json:"asked"` // in plain words; empty: nothing is
	Unit    string   `json:"unit"`
	Limit   *float64 `json:"limit"` // of single values, in the unit; null where what is asked is none of those
	Figure  Pair     `json:"figure"`
	Verdict Pair     `json:"verdict"` // met, missed, cannot tell, not judged; empty where nothing is asked
	Spread  *Spread  `json:"spread"`  // null without values
}

// Pair is something with the file and now, in words.
type Pair struct {
	File string `json:"file"`
	Now  string `json:"now"`
}

// Answer makes the runs that a question asks for, with the file's luck, and says what they yield. When the context ends it is given up.
func (e *Explorer) Answer(ctx context.Context, q Question) (*Answer, error) {
	p, changes, err := e.program(&q.Wish)
	if err != nil {
		return nil, err
	}
	o := e.runs(max(q.Runs, 1))
	now := contrast.Contender{ID: "now", Title: "Now", Program: p}
	c, err := contrast.Compare(ctx, contrast.Contender{ID: "file", Program: e.base}, []contrast.Contender{now}, o)
	if err != nil {
		return nil, err
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	a := &Answer{
		Runs: c.Trials.Runs, Full: o.Runs == e.options.Runs.Runs, Rows: e.rows(c), Said: []Said{}, Changes: append([]Change{}, changes...),
		Command: e.options.Command(q.Variant, arguments(changes)),
	}
	for _, line := range content.Explored(c, e.options.Settings) {
		a.Said = append(a.Said, Said{line.Text, line.Tone.String()})
	}
	return a, nil
}

// rows are the targets and objectives, then the measures without.
func (e *Explorer) rows(c *contrast.Contrast) []Row {
	rows, judged := []Row{}, make(map[string]bool)
	for i := range c.Variants[0].Judged {
		j := &c.Variants[0].Judged[i]
		judged[j.Baseline.Expression.Measure] = true
		r := e.row(c, j.Baseline.Expression.Measure)
		r.ID, r.Title, r.Asked = j.Baseline.ID, content.TargetTitle(&j.Baseline), words.Asked(j.Baseline.Expression.Target)
		r.Limit = limitOf(j.Baseline.Expression.Target)
		r.Figure = Pair{content.JudgedFigure(&j.Baseline), content.JudgedFigure(&j.Variant)}
		r.Verdict = Pair{content.Verdict(&j.Baseline), content.Verdict(&j.Variant)}
		rows = append(rows, r)
	}
	for id, m := range e.base.Scenario.Measures.All() {
		if !judged[id] {
			r := e.row(c, id)
			r.ID, r.Title = id, m.Title
			rows = append(rows, r)
		}
	}
	return rows
}

// row is a measure with its values, and their medians as figures.
func (e *Explorer) row(c *contrast.Contrast, id string) Row {
	file, unit, has := valuesOf(c.Trials.Outcomes[0], id)
	if !has { // the share in which a milestone occurs has none
		return Row{}
	}
	now, _, _ := valuesOf(c.Trials.Outcomes[1], id)
	return Row{
		Unit: string(unit), Spread: e.frames[id].spread(&file, &now),
		Figure: Pair{medianOf(&file, unit), medianOf(&now, unit)},
	}
}

func medianOf(v *values, unit scenario.MeasureUnit) string {
	m := v.quantile(0.5)
	if m == nil {
		return "–"
	}
	return "median " + content.Figure(unit, *m*unit.Parts())
}

// limitOf is what single values are held against, in the measure's unit.
func limitOf(t scenario.Target) *float64 {
	limit := &t.Comparison
	if t.Statistic == scenario.ShareOf {
		limit = t.Inner
	}
	if limit == nil {
		return nil
	}
	v := limit.Limit.Value
	if limit.Limit.Unit == scenario.Milliseconds {
		v /= 1000
	}
	return &v
}
