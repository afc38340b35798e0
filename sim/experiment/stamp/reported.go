package stamp

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"simulate/sim/conform"
	"simulate/sim/engine"
	"simulate/sim/log"
	"simulate/sim/scenario"
)

// Reports are what a log says of a call, as a scenario reports it.
type Reports struct {
	Reports []Report
	Moved   time.Duration // by which times of the log are moved to lie where the scenario has the call; 0: they are the log's own
}

// Report is one instant.
type Report struct {
	ID        string
	Thing     conform.Thing
	Milestone string   // as the scenario refers to it; empty where it may be one or another
	Either    []string // of which it is one, where the log does not show which
	Clock     time.Time
	Value     string // as the scenario writes it; empty of an instant before the scenario starts
}

// Reports are all instants of a call that stand for milestones, in the order of time. Where the log is of another day than the scenario, its
// times are moved so that the call comes when it does in the nominal run, which may be nil.
func (r *Reading) Reports(nominal *conform.Course) *Reports {
	of := new(Reports)
	p, origin := r.Plan, r.Origin()
	start := p.Program.Start.UnixMilli()
	began := r.Judged.Time(r.Course, origin) - start
	move := int64(0)
	if (began < 0 || began > int64(p.Program.Horizon)) && nominal != nil && r.Judged.Time(nominal, origin) != log.None {
		move = r.Judged.Time(nominal, origin) - began
	}
	of.Moved = time.Duration(move) * time.Millisecond
	counts := r.Judged.Counts(r.Course)
	for i, l := range r.Judged.Judged {
		for n := range counts[i] {
			t := conform.Thing{Label: l, Nth: n + 1}
			references := p.prefixed(r.Milestones(t))
			if len(references) == 0 {
				continue
			}
			at := engine.Time(r.Judged.Time(r.Course, t) - start + move)
			report := Report{ID: idOf(references[0]), Thing: t, Milestone: references[0], Clock: p.Program.Clock(at), Value: p.value(at)}
			if !r.Sure(t) {
				report.Milestone, report.Either = "", references
			}
			of.Reports = append(of.Reports, report)
		}
	}
	slices.SortStableFunc(of.Reports, func(a, b Report) int { return cmp.Compare(a.Clock.UnixMilli(), b.Clock.UnixMilli()) })
	return of
}

// prefixed are references that hold anywhere in the scenario.
func (p *Plan) prefixed(references []string) (list []string) {
	for _, reference := range references {
		if !strings.Contains(reference, "/") && len(p.Program.Incidents) > 1 {
			reference = p.id() + "/" + reference
		}
		list = append(list, reference)
	}
	return list
}

// idOf is an id for what is reported of a milestone.
func idOf(reference string) string {
	return "log-" + strings.Map(func(r rune) rune {
		if r == '/' || r == '.' || r == '#' {
			return '-'
		}
		return r
	}, reference)
}

// value writes an instant as a scenario does: by the clock where that says it, and otherwise by how long it is since the start.
func (p *Plan) value(at engine.Time) string {
	since := int64(at - p.Program.WarmUp)
	if since < 0 {
		return ""
	}
	clock := p.Program.Clock(at)
	text := clock.Format("15:04:05")
	for _, written := range []string{text, fmt.Sprintf("day %d %s", dayOf(p.Program.Scenario, clock), text)} {
		if i, err := scenario.ParseInstant(written); err == nil && p.Program.Scenario.Resolve(i, 0) == since {
			return written
		}
	}
	return "+" + scenario.AmountText(float64(since))
}

// dayOf is the day of the scenario on which a clock time is, counted from 1.
func dayOf(sc *scenario.Scenario, clock time.Time) int {
	start := sc.Clock.Start.In(sc.Clock.Location())
	midnight := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	const hours = 24
	return 1 + int(midnight(clock.In(sc.Clock.Location())).Sub(midnight(start)).Hours()/hours)
}
