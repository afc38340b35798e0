package content

import (
	"cmp"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment/cause"
)

// timeData is the breakdowns as data.
func timeData(all []*cause.Breakdown) []document.Section {
	return []document.Section{brokenDown(all), partData(all), whomData(all), missingData(all)}
}

// brokenDown is what the breakdowns of measures are over, as data.
func brokenDown(all []*cause.Breakdown) *document.Table {
	t := &document.Table{Key: "where_the_time_went", Columns: []document.Column{
		{Key: "measure"},
		{Key: "key"},
		{Key: "title"},
		{Key: "runs"},
		{Key: "paths"},
		{Key: "mean"},
		{Key: "unserved"},
		{Key: "unfinished"},
		{Key: "never"},
		{Key: "not_applicable"},
		{Key: "unkept"},
		{Key: "limit"},
		{Key: "paths_over"},
		{Key: "mean_over"},
		{Key: "mean_within"},
		{Key: "difference"},
		{Key: "why"},
	}}
	for _, x := range all {
		b := brokenOf(x)
		row := []document.Value{
			document.Text(x.Measure), document.Text(x.Key), document.Text(b.title()), count(x.Runs), count(x.All.Paths),
			figureOf(x.All.Paths, document.Milliseconds(x.All.Mean())), count(x.Unserved), count(x.Unfinished), count(x.Never),
			count(x.Inapplicable), count(x.Unkept),
		}
		if x.Limit == nil {
			row = append(row, make([]document.Value, 6)...)
		} else {
			row = append(row, words.Limit(x.Limit.Limit), count(x.Over.Paths), figureOf(x.Over.Paths, document.Milliseconds(x.Over.Mean())),
				figureOf(x.Within().Paths, document.Milliseconds(x.Within().Mean())), b.contrast(x.Excess()), document.Text(b.why()))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// partData is what each step contributes, as data.
func partData(all []*cause.Breakdown) *document.Table {
	t := &document.Table{Key: "time_by_step", Columns: []document.Column{
		{Key: "measure"},
		{Key: "key"},
		{Key: "incident"},
		{Key: "step"},
		{Key: "kind"},
		{Key: "title"},
		{Key: "paths"},
		{Key: "share"},
		{Key: "mean"},
		{Key: "begins"},
		{Key: "p10"},
		{Key: "p90"},
		{Key: "mean_over"},
		{Key: "difference"},
	}}
	for _, x := range all {
		b := brokenOf(x)
		for i := range x.Parts {
			p := &x.Parts[i]
			over, within := x.OverAndWithin(p)
			incident, step := b.idsOf(p)
			t.Rows = append(t.Rows, []document.Value{
				document.Text(x.Measure), document.Text(x.Key), document.Text(incident), document.Text(step),
				document.Text(p.Kind.String()), document.Text(b.words.part(p)), count(p.All.Paths), document.Number(document.Share, x.Share(p)),
				document.Milliseconds(x.Mean(p)), document.Milliseconds(p.Begin), document.Milliseconds(p.Low), document.Milliseconds(p.High),
				b.contrast(over), b.contrast(over - within),
			})
		}
	}
	return t
}

// whomData is whom steps waited for, as data.
func whomData(all []*cause.Breakdown) *document.Table {
	t := &document.Table{Key: "time_by_whom", Columns: []document.Column{
		{Key: "measure"}, {Key: "key"}, {Key: "incident"}, {Key: "step"}, {Key: "kind"}, {Key: "whom"}, {Key: "paths"}, {Key: "share"}, {Key: "mean"},
	}}
	for _, x := range all {
		b := brokenOf(x)
		for i := range x.Parts {
			p := &x.Parts[i]
			if !waits(p.Kind) {
				continue
			}
			incident, step := b.idsOf(p)
			for k := range p.Whom {
				s := &p.Whom[k]
				t.Rows = append(t.Rows, []document.Value{
					document.Text(x.Measure), document.Text(x.Key), document.Text(incident), document.Text(step), document.Text(p.Kind.String()),
					document.Text(b.words.whom(&s.Whom, p)), count(s.Paths),
					document.Number(document.Share, float64(s.Paths)/float64(x.All.Paths)),
					document.Milliseconds(float64(s.Time) / float64(x.All.Paths)),
				})
			}
		}
	}
	return t
}

// ids are those of a step and its incident.
func (b *broken) ids(step uint16) (incident, id string) {
	if step == sim.NoStep {
		return "", ""
	}
	s := &b.Program.Steps[step]
	return b.Program.Incidents[s.Incident].ID, cmp.Or(s.ID, "begins")
}

// idsOf are those of the step of a part, with the incidents of all that are like it.
func (b *broken) idsOf(p *cause.Part) (incident, id string) {
	incident, id = b.ids(p.Step)
	incidents := []string{incident}
	for _, step := range p.Alike {
		other, _ := b.ids(step)
		incidents = append(incidents, other)
	}
	return strings.Join(incidents, " "), id
}

// contrast is a figure of either side of a limit, or their difference, in milliseconds; nothing where they cannot be held against each
// other.
func (b *broken) contrast(ms float64) document.Value {
	if !b.Contrasts() {
		return document.Value{}
	}
	return document.Milliseconds(ms)
}
