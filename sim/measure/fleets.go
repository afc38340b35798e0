package measure

import (
	"slices"

	"simulate/sim/engine"
)

// fleet is units that are counted together: those of a kind, of an agency, of a pool. Its gauges count those that are on
// duty, those that are busy, and whether there is none that could be sent.
type fleet struct {
	duty     int32
	busy     int32
	waiting  int32 // requests that wait for them; noGauge where nobody asks
	gap      int32 // 1 while no unit is available; the same
	stranded int32 // the same, while an incident that begins is open
}

// addFleets makes a fleet of each pool and of each kind where incidents come in streams.
func (s *Set) addFleets() {
	s.fleetsOf = make([][]int32, len(s.Program.Units))
	if !s.streams {
		return
	}
	for i := range s.Program.Kinds {
		s.trace(byKind, int32(i))
	}
	for i := range s.Program.Pools {
		s.trace(byPool, int32(i))
	}
}

// trace follows a fleet, and the requests that wait for it, over the hours and over the whole run.
func (s *Set) trace(by dimension, entry int32) {
	n := s.fleet(by, entry, traced)
	s.courses = append(s.courses, n)
	if s.fleets[n].waiting == noGauge {
		s.fleets[n].waiting = s.gauge(traced)
		s.weighRequests(s.fleets[n].waiting, by, entry)
	}
}

// fleet returns the fleet of the units with an entry in a dimension; its gauges are read by rulers, too.
func (s *Set) fleet(by dimension, entry int32, rulers rulerSet) int32 {
	if s.fleetAt[by] == nil {
		s.fleetAt[by] = slices.Repeat([]int32{noFleet}, by.size(s.Program))
	}
	n := s.fleetAt[by][entry]
	if n == noFleet {
		n = s.sameFleet(by, entry)
		s.fleetAt[by][entry] = n
	}
	if n == noFleet {
		n = int32(len(s.fleets))
		s.fleetAt[by][entry] = n
		duty, busy := s.gauge(rulers), s.gauge(rulers)
		s.fleets = append(s.fleets, fleet{duty: duty, busy: busy, waiting: noGauge, gap: noGauge, stranded: noGauge})
		s.enlist(n, by, entry)
	}
	s.gauges[s.fleets[n].duty] |= rulers
	s.gauges[s.fleets[n].busy] |= rulers
	return n
}

const noFleet int32 = -1

// sameFleet returns the fleet of a kind for the only pool of it, so that its units need not be counted twice, or noFleet.
func (s *Set) sameFleet(by dimension, entry int32) int32 {
	if by != byPool || s.fleetAt[byKind] == nil {
		return noFleet
	}
	kind := s.Program.Pools[entry].Kind
	for i := range s.Program.Pools {
		if int32(i) != entry && s.Program.Pools[i].Kind == kind {
			return noFleet
		}
	}
	return s.fleetAt[byKind][kind]
}

// enlist notes the units that belong to a fleet.
func (s *Set) enlist(n int32, by dimension, entry int32) {
	if by == byUnit {
		s.fleetsOf[entry] = append(s.fleetsOf[entry], n)
		return
	}
	for u := range s.units {
		if s.units[u][by] == entry {
			s.fleetsOf[u] = append(s.fleetsOf[u], n)
		}
	}
}

// watchGaps lets a fleet tell when none of its units is available.
func (s *Set) watchGaps(n int32, rulers rulerSet) {
	if s.fleets[n].gap == noGauge {
		gap, stranded := s.gauge(rulers), s.gauge(rulers)
		s.fleets[n].gap, s.fleets[n].stranded = gap, stranded
	}
	s.gauges[s.fleets[n].gap] |= rulers
	s.gauges[s.fleets[n].stranded] |= rulers
}

// employ counts a unit that becomes busy (1) or free (-1).
func (f *Fold) employ(unit int32, by int64, at engine.Time) {
	for _, n := range f.set.fleetsOf[unit] {
		x := &f.set.fleets[n]
		f.meter.bump(x.busy, by, at)
		if x.gap != noGauge {
			f.weighGap(x, at)
		}
	}
}

// clockOn counts a unit whose duty begins (1) or ends (-1).
func (f *Fold) clockOn(unit int32, by int64, at engine.Time) {
	for _, n := range f.set.fleetsOf[unit] {
		x := &f.set.fleets[n]
		f.meter.bump(x.duty, by, at)
		if x.gap != noGauge {
			f.weighGap(x, at)
		}
	}
}

// weighGap looks whether a fleet has a unit that could be sent.
func (f *Fold) weighGap(x *fleet, at engine.Time) {
	gap, stranded := int64(0), int64(0)
	if f.meter.gauges[x.duty].level <= f.meter.gauges[x.busy].level {
		gap = 1
		if f.main > 0 {
			stranded = 1
		}
	}
	if f.meter.gauges[x.gap].level != gap || f.meter.gauges[x.stranded].level != stranded {
		f.meter.set(x.gap, gap, at)
		f.meter.set(x.stranded, stranded, at)
	}
}

// weighGaps does so for all fleets, when an incident that begins opens or closes.
func (f *Fold) weighGaps(at engine.Time) {
	for i := range f.set.fleets {
		if x := &f.set.fleets[i]; x.gap != noGauge {
			f.weighGap(x, at)
		}
	}
}
