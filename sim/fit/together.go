package fit

import (
	"slices"

	"simulate/sim/log"
)

// Together are kinds whose units leave a call at the same moment: what they do there ends for all of them at once, and is one time, not one
// for each.
type Together struct {
	Kinds    []int           // in Model.Kinds, ascending
	FromLast bool            // the time runs from when the last of them is on scene; else from when the first is
	Calls    int             // in which several of them were on scene
	Share    float64         // of these, in which all left at the same moment
	Takes    []*Distribution // by set of the plan; nil where it has none of them, or the log does not tell
}

// mostlyTogether is the share of calls from which on units are taken to leave together.
const mostlyTogether = 0.5

// together finds the kinds whose units leave the calls of a plan together, and how long they are there.
func (f *fitting) together(plan int) {
	p := &f.model.Plans[plan]
	n := len(f.model.Kinds)
	several, same := make([]int, n*n), make([]int, n*n)
	for _, c := range f.kept[plan] {
		f.leaving(c, func(a, b int, at, other int64) {
			several[a*n+b]++
			same[a*n+b] += ordinal(at == other)
		})
	}
	var parts [][]int
	for a := range n {
		for b := a; b < n; b++ {
			if several[a*n+b] >= LeastRows && float64(same[a*n+b]) >= mostlyTogether*float64(several[a*n+b]) && p.Parts[a].Carried == 0 && p.Parts[b].Carried == 0 {
				parts = joined(parts, a, b)
			}
		}
	}
	for _, kinds := range parts {
		slices.Sort(kinds)
		p.Together = append(p.Together, f.jointly(plan, kinds))
		for _, k := range kinds {
			p.Parts[k].OnScene = nil
		}
	}
}

// joined puts two kinds into one part.
func joined(parts [][]int, a, b int) [][]int {
	at := []int{a}
	if b != a {
		at = append(at, b)
	}
	return slices.Concat(slices.DeleteFunc(parts, func(kinds []int) bool {
		if !slices.Contains(kinds, a) && !slices.Contains(kinds, b) {
			return false
		}
		for _, k := range kinds {
			if !slices.Contains(at, k) {
				at = append(at, k)
			}
		}
		return true
	}), [][]int{at})
}

// leaving tells of each pair of units that were on the scene of a call when they left it, the lower kind first.
func (f *fitting) leaving(c *Call, tell func(a, b int, at, other int64)) {
	type left struct {
		kind int
		at   int64
	}
	var all []left
	for i := range c.Parts {
		p := &c.Parts[i]
		t, _ := f.fateOf(p, f.latest)
		if k := f.kindOf[p.Kind]; k >= 0 && t.there != log.None && t.end != log.None {
			all = append(all, left{k, t.end})
		}
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.kind > b.kind {
				a, b = b, a
			}
			tell(a.kind, b.kind, a.at, b.at)
		}
	}
}

// presence is when units of some kinds were on the scene of a call.
type presence struct {
	first, last int64 // arrivals, or None
	end         int64 // when the last had left, or None
	open        int64 // when the log ended, where one had not left by then, or None
	units       int
	same        bool // all left at the same moment
}

func (f *fitting) presenceOf(c *Call, kinds []int) presence {
	p := presence{log.None, log.None, log.None, log.None, 0, true}
	for i := range c.Parts {
		part := &c.Parts[i]
		t, _ := f.fateOf(part, f.latest)
		if !slices.Contains(kinds, f.kindOf[part.Kind]) || t.there == log.None {
			continue
		}
		if p.units++; p.units == 1 {
			p.first, p.last = t.there, t.there
		}
		p.first, p.last = min(p.first, t.there), max(p.last, t.there)
		if t.end == log.None && t.open != log.None {
			p.open = t.open
		}
		if t.end != log.None {
			p.same = p.same && (p.end == log.None || p.end == t.end)
			p.end = max(p.end, t.end)
		}
	}
	if p.open != log.None {
		p.end = log.None
	}
	return p
}

// jointly fits how long units of some kinds are on the scenes of a plan's calls: for each set of units where there are enough calls.
func (f *fitting) jointly(plan int, kinds []int) Together {
	sets := f.model.Plans[plan].Sets
	g := Together{Kinds: kinds, Takes: make([]*Distribution, len(sets))}
	var gaps, lasts []float64
	same := 0
	for _, c := range f.kept[plan] {
		if p := f.presenceOf(c, kinds); p.units > 1 && p.end != log.None && p.end >= p.last {
			g.Calls++
			same += ordinal(p.same)
			gaps, lasts = append(gaps, float64(p.last-p.first)), append(lasts, float64(p.end-p.last))
		}
	}
	g.Share = float64(same) / float64(max(g.Calls, 1))
	g.FromLast = fromLast(gaps, lasts)
	took := func(c *Call) (observed, bool) {
		p := f.presenceOf(c, kinds)
		if g.FromLast {
			return between(p.last, p.end, log.None, p.open)
		}
		return between(p.first, p.end, log.None, p.open)
	}
	bySet := make([][]*Call, len(sets))
	for _, c := range f.kept[plan] {
		sent := f.sentTo(c)
		i := nearest(sets, &sent)
		bySet[i] = append(bySet[i], c)
	}
	var all *Distribution
	for i := range sets {
		if !slices.ContainsFunc(kinds, func(k int) bool { return sets[i].Units[k] > 0 }) {
			continue
		}
		g.Takes[i] = ownOr(observeCalls(bySet[i], took), f.luck("together", plan, kinds[0], i), func() *Distribution {
			if all == nil {
				all = fitted(observeCalls(f.kept[plan], took), f.luck("together", plan, kinds[0]))
			}
			return all
		})
	}
	return g
}

// fromLast reports whether what units do together begins with the last arrival and not with the first: of two times that differ by the gaps
// between arrivals, the one that does not depend on these is spread less.
func fromLast(gaps, lasts []float64) bool {
	firsts := make([]float64, len(gaps))
	for i, gap := range gaps {
		firsts[i] = lasts[i] + gap
	}
	return variance(lasts) <= variance(firsts)
}

func variance(values []float64) float64 {
	var sum, squares float64
	for _, v := range values {
		sum += v
	}
	mean := sum / float64(max(len(values), 1))
	for _, v := range values {
		squares += float64((v - mean) * (v - mean))
	}
	return squares
}
