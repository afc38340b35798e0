package stamp

import (
	"cmp"
	"slices"

	"simulate/sim/conform"
	"simulate/sim/log"
)

// Reading is a course, be it of a log or of a run, with what it is judged by.
type Reading struct {
	Plan   *Plan
	Judged *conform.Plan
	Course *conform.Course

	asks [][]Ask // by part of the course: those that may have called it, in the order of the file
}

// NewReading looks at what a log that shows so much has of a course.
func (p *Plan) NewReading(s *Shown, c *conform.Course) *Reading {
	r := &Reading{Plan: p, Judged: p.Judge(s), Course: c, asks: make([][]Ask, len(c.Parts))}
	alone := r.Judged.Align(c, conform.Ways([][]int{r.Judged.Counts(c)}))
	for g := range p.Groups {
		kept := !slices.ContainsFunc(alone.Swaps, func(s conform.Swap) bool { return s.Then.Group == g })
		r.call(g, kept)
	}
	return r
}

// call finds out, one unit of a group after another as they were notified, which needs may have called it: not those that had to wait for
// so many, nor those that have all their units, nor, where the log keeps to the order of the plan, those that waited for what had not
// happened yet.
func (r *Reading) call(group int, kept bool) {
	had := make(map[Ask]int) // units that are surely its own
	for n, i := range r.parts(group, r.called) {
		all := r.after(r.Plan.Groups[group].Asks, conform.Label{Group: group, At: log.Notified}, n+1)
		by := r.called(&r.Course.Parts[i])
		r.asks[i] = but(all, func(a Ask) bool { return had[a] >= r.Plan.most(a) || kept && !r.hadAsked(a, by) })
		if len(r.asks[i]) == 1 {
			had[r.asks[i][0]]++
		}
	}
}

// parts are the units of a group in the order of an instant that they have; log.None: they do not.
func (r *Reading) parts(group int, at func(*conform.Part) int64) (list []int) {
	for i := range r.Course.Parts {
		if part := &r.Course.Parts[i]; part.Group == group && at(part) != log.None {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(at(&r.Course.Parts[a]), at(&r.Course.Parts[b])) })
	return list
}

// called is when a unit was notified, or did the first thing that is stamped of it.
func (*Reading) called(part *conform.Part) int64 {
	for at, ms := range part.At {
		if conform.OfUnits(log.Instant(at)) && ms != log.None {
			return ms
		}
	}
	return log.None
}

// after leaves out needs that had to wait for n of a label, or more, before they asked.
func (r *Reading) after(asks []Ask, l conform.Label, n int) []Ask {
	return but(asks, func(a Ask) bool { return r.Plan.beforeStep(a.Step)[l] >= n })
}

// but are the needs without some, or all of them where none is left: what the plan has is not what happened then.
func but(asks []Ask, without func(Ask) bool) []Ask {
	if left := slices.DeleteFunc(slices.Clone(asks), without); len(left) > 0 {
		return left
	}
	return asks
}

// nth is a thing whose number is known: how many of its label there are, where it is the last.
func (r *Reading) nth(t conform.Thing) conform.Thing {
	if t.Nth == conform.Last && t.Group >= 0 {
		t.Nth = len(r.parts(t.Group, func(p *conform.Part) int64 { return p.At[t.At] }))
	}
	return t
}

// hadAsked reports whether all had happened by an instant that a need waits for, as far as the log shows it. Who is on scene may lack the
// stamp of being en route, and the call any.
func (r *Reading) hadAsked(a Ask, by int64) bool {
	for l, n := range r.Plan.beforeStep(a.Step) {
		if l.At == log.EnRoute || !slices.Contains(r.Judged.Judged, l) {
			continue
		}
		if at := r.Judged.Time(r.Course, conform.Thing{Label: l, Nth: n}); at > by || at == log.None && l.Group != conform.Call {
			return false
		}
	}
	return true
}

// candidates are the needs that may have called the unit that a thing is about; none of what did not happen.
func (r *Reading) candidates(t conform.Thing) []Ask {
	if t.Group < 0 {
		return nil
	}
	parts := r.parts(t.Group, func(p *conform.Part) int64 { return p.At[t.At] })
	if t.Nth == 0 || t.Nth > len(parts) {
		return nil
	}
	return r.after(r.asks[parts[t.Nth-1]], t.Label, t.Nth)
}
