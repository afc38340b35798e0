package stamp

import (
	"context"

	"simulate/sim/conform"
	"simulate/sim/experiment"
)

// Review is one call of a log beside its plan and the runs of it.
type Review struct {
	*Reading
	Shown     *Shown
	Logged    *Logged
	Reads     []Read   // of its units
	Figures   []Figure // whose values are the first of what runs keep
	Points    []conform.Thing
	Values    []int64 // of the call: its figures, and its phases behind them, in milliseconds
	Runs      *Runs
	Alignment *conform.Alignment // nil where the incident happens in no run
	Reports   *Reports
}

// Review makes runs and holds a call beside them.
func (p *Plan) Review(ctx context.Context, m *Matching, l *Logged, reads []Read, o experiment.Options) (*Review, error) {
	shown := p.Shown(m, l)
	r := &Review{Reading: p.NewReading(shown, l.Course(reads)), Logged: l, Reads: reads, Shown: shown}
	r.Figures, r.Points = r.Reading.Figures(), r.Reading.Points()
	asked := Asked{Plan: r.Judged, Points: r.Points}
	for i := range r.Figures {
		asked.Figures = append(asked.Figures, r.Figures[i].Figure)
	}
	r.Values = asked.Of(r.Course).Values
	var err error
	if r.Runs, err = p.Play(ctx, asked, o); err != nil {
		return nil, err
	}
	if ways := r.Runs.Ways(); len(ways) > 0 {
		r.Alignment = r.Judged.Align(r.Course, ways)
	}
	r.Reports = r.Reading.Reports(r.Runs.NominalOne)
	return r, nil
}
