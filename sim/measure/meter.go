package measure

import "simulate/sim/engine"

// meter measures the areas under numbers that change in the course of a run, such as how many units are busy: divided by
// the time, an area is the mean over time. Rulers divide time into stretches, and each reads the areas of some gauges in
// its stretches. All is in whole numbers, so that the parts add up exactly.
type meter struct {
	gauges []gauge
	rulers []ruler
	next   engine.Time // at which the earliest stretch ends
	open   bool        // within the window that is measured
}

// gauge is a number that changes.
type gauge struct {
	level int64
	since engine.Time // up to which the area is known
	area  int64       // under it from time 0
	most  int64       // the highest level that lasted, in the window
}

// scale is how a ruler divides time: its first stretch begins at from, and each ends where the next begins. Outside them
// nothing is read.
type scale struct {
	from engine.Time
	ends []engine.Time
	cell []int32 // that a stretch belongs to, where several share one; nil: each has its own
	size int     // number of cells

	turns int32 // of one that does not divide time beforehand, but while an incident is open: its place among Set.whiles, and 1
}

// ruler is a scale in the course of a run, and what it has read.
type ruler struct {
	*scale
	reads []int32 // gauges
	index []int32 // by gauge: its place among them, or -1
	marks []int64 // areas of the gauges where the present stretch began
	areas []int64 // cell by cell, of each gauge
	at    int     // the present stretch; -1 before the first
	open  bool    // of one that turns: the incident is open
}

// rulerSet is a set of rulers, a bit each.
type rulerSet uint64

// newMeter returns a meter of gauges, each of which is read by the rulers of its set.
func newMeter(scales []*scale, gauges []rulerSet) meter {
	m := meter{gauges: make([]gauge, len(gauges)), rulers: make([]ruler, len(scales))}
	for k, s := range scales {
		r := &m.rulers[k]
		r.scale, r.index = s, make([]int32, len(gauges))
		for g, set := range gauges {
			r.index[g] = -1
			if set>>k&1 != 0 {
				r.index[g] = int32(len(r.reads))
				r.reads = append(r.reads, int32(g))
			}
		}
		r.marks, r.areas = make([]int64, len(r.reads)), make([]int64, s.size*len(r.reads))
	}
	return m
}

func (m *meter) reset() {
	clear(m.gauges)
	m.next = engine.Never
	for k := range m.rulers {
		r := &m.rulers[k]
		clear(r.marks)
		clear(r.areas)
		r.at, r.open = -1, false
		if r.from == 0 {
			r.at = 0
		}
		m.next = min(m.next, r.end())
	}
	m.open = m.rulers[windowRuler].isOpen()
}

// isOpen reports whether the ruler is in one of its stretches.
func (r *ruler) isOpen() bool { return r.at >= 0 && r.at < len(r.ends) }

// present is the cell of the present stretch.
func (r *ruler) present() int {
	switch {
	case r.turns == 0 && r.cell == nil:
		return r.at
	case r.turns == 0:
		return int(r.cell[r.at])
	case r.open:
		return whileOpen
	default:
		return whileClosed
	}
}

// The cells of a ruler that turns.
const (
	whileClosed = iota
	whileOpen
	numTurns
)

// turn lets the rulers that divide time by an incident read what was before it opened, or closed.
func (m *meter) turn(while int32, open bool, at engine.Time) {
	for k := range m.rulers {
		if r := &m.rulers[k]; r.turns == while+1 {
			m.read(r, at)
			r.open = open
		}
	}
}

// end is the instant at which the present stretch ends, and never after the last.
func (r *ruler) end() engine.Time {
	switch {
	case r.at < 0:
		return r.from
	case r.at < len(r.ends):
		return r.ends[r.at]
	default:
		return engine.Never
	}
}

// pass ends the stretches that are over before an instant.
func (m *meter) pass(now engine.Time) {
	for m.next < now {
		at := m.next
		m.next = engine.Never
		for k := range m.rulers {
			r := &m.rulers[k]
			if r.end() == at {
				m.read(r, at)
				r.at++
			}
			m.next = min(m.next, r.end())
		}
		m.open = m.rulers[windowRuler].isOpen()
	}
}

// finish ends the run at an instant.
func (m *meter) finish(now engine.Time) {
	m.pass(now)
	for k := range m.rulers {
		m.read(&m.rulers[k], now)
	}
}

// read adds what has come together in the present stretch to its cell.
func (m *meter) read(r *ruler, at engine.Time) {
	var cell []int64
	if r.isOpen() {
		first := r.present() * len(r.reads)
		cell = r.areas[first : first+len(r.reads)]
	}
	for i, g := range r.reads {
		x := &m.gauges[g]
		m.hold(x, at)
		if cell != nil {
			cell[i] += x.area - r.marks[i]
		}
		r.marks[i] = x.area
	}
}

// hold lets the level last until an instant.
func (m *meter) hold(x *gauge, at engine.Time) {
	if at == x.since {
		return
	}
	x.area += x.level * int64(at-x.since)
	x.since = at
	if m.open {
		x.most = max(x.most, x.level)
	}
}

// bump changes the level of a gauge at an instant that no stretch lies before.
func (m *meter) bump(g int32, by int64, at engine.Time) {
	x := &m.gauges[g]
	m.hold(x, at)
	x.level += by
}

// set changes the level of a gauge to a value.
func (m *meter) set(g int32, level int64, at engine.Time) {
	x := &m.gauges[g]
	m.hold(x, at)
	x.level = level
}

// area is what a ruler has read of a gauge in a cell.
func (m *meter) area(g int32, ruler, cell int) int64 {
	r := &m.rulers[ruler]
	return r.areas[cell*len(r.reads)+int(r.index[g])]
}
