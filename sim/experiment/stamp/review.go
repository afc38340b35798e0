package stamp

import (
	"context"

	"simulate/sim/conform"
	"simulate/sim/experiment"
)

// Review is one call of a log beside its plan and the runs of it.
type Review struct {
	Plan      *Plan
	Judged    *conform.Plan
	Shown     *Shown
	Logged    *Logged
	Reads     []Read // of its units
	Course    *conform.Course
	Figures   []Figure // whose values are the first of what runs keep
	Points    []conform.Thing
	Runs      *Runs
	Alignment *conform.Alignment // nil where the incident happens in no run
	Reports   *Reports
}

// Review makes runs and holds a call beside them.
func (p *Plan) Review(ctx context.Context, m *Matching, l *Logged, reads []Read, o experiment.Options) (*Review, error) {
	r := &Review{Plan: p, Logged: l, Reads: reads, Shown: p.Shown(m, l), Course: l.Course(reads)}
	r.Judged = p.Judge(r.Shown)
	r.Figures, r.Points = p.Figures(r.Judged, r.Course), p.Points(r.Judged, r.Course)
	asked := Asked{Plan: r.Judged, Points: r.Points}
	for i := range r.Figures {
		asked.Figures = append(asked.Figures, r.Figures[i].Figure)
	}
	var err error
	if r.Runs, err = p.Play(ctx, asked, o); err != nil {
		return nil, err
	}
	if ways := r.Runs.Ways(); len(ways) > 0 {
		r.Alignment = r.Judged.Align(r.Course, ways)
	}
	r.Reports = p.Reports(r.Judged, r.Course, r.Runs.NominalOne)
	return r, nil
}

// Value is a figure, or a phase behind them, of the call, in milliseconds.
func (r *Review) Value(i int) int64 { return r.Runs.Of(r.Course).Values[i] }
