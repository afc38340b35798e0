package fit

import (
	"cmp"
	"math"
	"slices"

	"simulate/sim/portable"
)

const (
	leastGap   = 4    // hours without a call, at the same time of every day, that may be off duty
	byChance   = 0.01 // probability of such a gap by chance, below which it is
	nearWindow = 2    // hours by which windows may differ and be the same
	leastPool  = 3    // units that make a pool of their own
)

// free reports whether a unit was on no other call at an instant, as far as the log tells.
func (f *fitting) free(unit int32, at int64) bool {
	if unit < 0 {
		return true
	}
	spans, second := f.units[unit].spans, uint32(max(at, 0)/1000)
	next, _ := slices.BinarySearchFunc(spans, second, func(s span, t uint32) int { return cmp.Compare(s.from, t) })
	for i := next - 1; i >= max(0, next-4); i-- {
		if spans[i].to > second {
			return false
		}
	}
	return true
}

// pools finds who is on duty, and how much they work.
func (f *fitting) pools() {
	for kind := range f.model.Kinds {
		byAgency := make(map[int32][]int32)
		var agencies []int32
		for i := range f.units {
			u := &f.units[i]
			if f.kindOf[u.kind] != kind {
				continue
			}
			slices.Sort(u.days)
			u.days = slices.Compact(u.days)
			if byAgency[u.agency] == nil {
				agencies = append(agencies, u.agency)
			}
			byAgency[u.agency] = append(byAgency[u.agency], int32(i))
		}
		slices.SortFunc(agencies, func(a, b int32) int { return cmp.Compare(f.agencies.list[a], f.agencies.list[b]) })
		for _, a := range agencies {
			f.poolsOf(kind, f.agencies.list[a], byAgency[a])
		}
		f.load(kind)
		if len(agencies) == 0 {
			f.untold(kind)
		}
	}
}

// poolsOf groups units by when they are on duty.
func (f *fitting) poolsOf(kind int, agency string, units []int32) {
	var demand [24]float64
	total := 0.0
	for _, number := range units {
		u := &f.units[number]
		for d := range u.hours {
			for h, n := range u.hours[d] {
				demand[h] += float64(n)
				total += float64(n)
			}
		}
	}
	type group struct {
		from, to int
		units    []int32
	}
	var groups []group
	always := group{}
	for _, u := range units {
		from, to, part := f.units[u].window(&demand, total)
		if !part {
			always.units = append(always.units, u)
			continue
		}
		i := slices.IndexFunc(groups, func(g group) bool { return near(g.from, from) && near(g.to, to) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, group{from: from, to: to})
		}
		groups[i].units = append(groups[i].units, u)
	}
	slices.SortFunc(groups, func(a, b group) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	for _, g := range groups {
		if len(g.units) < leastPool {
			always.units = append(always.units, g.units...)
			continue
		}
		f.pool(Pool{Kind: kind, Agency: agency, From: g.from, To: g.to}, g.units)
	}
	if len(always.units) > 0 {
		f.pool(Pool{Kind: kind, Agency: agency}, always.units)
	}
}

func near(a, b int) bool {
	off := (a - b + 24) % 24
	return min(off, 24-off) <= nearWindow
}

// window is from when until when a unit is called, where the rest of the day without a call is no chance.
func (u *unit) window(demand *[24]float64, total float64) (from, to int, part bool) {
	var called [24]bool
	n := 0
	for d := range u.hours {
		for h, count := range u.hours[d] {
			called[h] = called[h] || count > 0
			n += count
		}
	}
	longest, begins := 0, 0
	for h := range 24 {
		length := 0
		for length < 24 && !called[(h+length)%24] {
			length++
		}
		if length > longest {
			longest, begins = length, h
		}
	}
	share := 0.0
	for i := range longest {
		share += demand[(begins+i)%24] / max(total, 1)
	}
	if longest < leastGap || longest == 24 || 24*portable.Exp(float64(n)*portable.Log(max(1-share, 1e-9))) > byChance {
		return 0, 0, false
	}
	return (begins + longest) % 24, begins, true
}

// pool counts units that are on duty at the same time.
func (f *fitting) pool(p Pool, numbers []int32) {
	units := make([]*unit, len(numbers))
	for i, n := range numbers {
		units[i] = &f.units[n]
	}
	p.units = numbers
	first, last := f.logged(units)
	byDay := make([]int, last-first+1)
	for _, u := range units {
		for _, d := range u.days {
			if d >= first && d <= last {
				byDay[d-first]++
			}
		}
	}
	p.Seen, p.Told = len(units), true
	days := byDay
	if len(days) > 2 { // the first and the last are parts of days
		days = byDay[1 : len(byDay)-1]
	}
	sum := 0
	p.Least = math.MaxInt
	for _, n := range days {
		sum += n
		p.Least = min(p.Least, n)
	}
	called, active := 0, 0
	for _, u := range units {
		called, active = called+u.parts, active+len(u.days)
	}
	p.Usual = float64(sum) / float64(len(days))
	p.OnDuty = min(p.Usual/calledAtAll(float64(called)/float64(max(active, 1))), float64(p.Seen))
	p.MostAtOne, _ = f.working(units)
	f.model.Pools = append(f.model.Pools, p)
}

// logged are the days between which some units were logged: the first and the last of their services.
func (f *fitting) logged(units []*unit) (first, last int32) {
	from, to := int64(math.MaxInt64), int64(math.MinInt64)
	for _, u := range units {
		s := &f.model.Spans[f.spanOf[u.log]]
		from, to = min(from, s.First), max(to, s.ended)
	}
	return f.day(from), f.day(to)
}

// calledAtAll is the probability that a unit which is on duty is called on a day, from how often those are called that are: Poisson without 0.
func calledAtAll(calls float64) float64 {
	low, high := 1e-3, max(calls, 1e-3)
	for range 50 {
		if mean := (low + high) / 2; mean/(1-portable.Exp(-mean)) < calls {
			low = mean
		} else {
			high = mean
		}
	}
	return 1 - portable.Exp(-high)
}

// working is how many of some units were at work at once at most, and on average.
func (f *fitting) working(units []*unit) (most int, mean float64) {
	type change struct {
		at uint32
		by int
	}
	var changes []change
	for _, u := range units {
		perHour := f.perHour(u.log)
		for _, s := range u.spans {
			changes = append(changes, change{s.from, 1}, change{s.to, -1})
			mean += float64(float64(s.to-s.from) / 3600 * perHour)
		}
	}
	slices.SortFunc(changes, func(a, b change) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.by, b.by)) })
	now := 0
	for _, c := range changes {
		now += c.by
		most = max(most, now)
	}
	return most, mean
}

// load is how many units of a kind are at work.
func (f *fitting) load(kind int) {
	var units []*unit
	for i := range f.units {
		if f.kindOf[f.units[i].kind] == kind {
			units = append(units, &f.units[i])
		}
	}
	k := &f.model.Kinds[kind]
	k.Peak, k.Load = f.working(units)
}

// untold is a pool of units that the log does not name: so many as leave few calls waiting in the hour of the week in which the most
// come, were they independent; at least as many as all of those need.
func (f *fitting) untold(kind int) {
	k := &f.model.Kinds[kind]
	hours := 0.6
	if k.Busy != nil {
		hours = k.Busy.Log.Mean / 3_600_000
	}
	k.Load = float64(float64(float64(k.Parts)*f.ofKind(kind)) * hours)
	load := float64(k.Load * f.model.rush())
	f.model.Pools = append(f.model.Pools, Pool{Kind: kind, OnDuty: math.Ceil(load + float64(3*math.Sqrt(load)) + 1), Least: int(math.Ceil(load)) + 1})
}

// ofKind is one part of a kind in an hour of the time in which its rows were logged.
func (f *fitting) ofKind(kind int) float64 {
	sum, parts := 0.0, 0
	for from, s := range f.sources {
		n := 0
		for word, of := range s.kinds {
			if f.kindOf[word] == kind {
				n += of
			}
		}
		if n > 0 {
			sum, parts = sum+float64(float64(n)*f.perHour(int32(from))), parts+n
		}
	}
	return sum / float64(max(parts, 1))
}

// rush is how many times as many calls as on average come in the hour of the week in which the most do; 1 where that is unknown.
func (m *Model) rush() float64 {
	var all exposure // calls an hour
	most, mean := 0.0, 0.0
	for i := range m.Streams {
		mean += float64(m.Streams[i].Calls) / m.Hours(&m.Streams[i])
		m.Streams[i].Rates.each(&all, func(b *Block, day, hour int, _ float64) { all[day][hour] += b.Rate })
	}
	for _, day := range all {
		most = max(most, slices.Max(day[:]))
	}
	return max(most/max(mean, 1e-9), 1)
}

// others finds how often units of each kind work for what no plan has.
func (f *fitting) others() {
	m := f.model
	calls := make([]int, len(m.Plans))
	for _, s := range m.Streams {
		calls[s.Plan] += s.Calls
	}
	for kind := range m.Kinds {
		k := &m.Kinds[kind]
		planned := 0.0
		for i := range m.Plans {
			for _, s := range m.Plans[i].Sets {
				planned += float64(float64(calls[i]) * float64(s.Share*float64(s.Units[kind])))
			}
		}
		if left := float64(k.Parts) - planned; left > leastOther*float64(k.Parts) {
			k.Other = float64(left * f.ofKind(kind))
		}
	}
}
