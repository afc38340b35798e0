package fit

import (
	"maps"
	"math"
	"slices"

	"simulate/sim/log"
)

// source is what is known of when one of the logs was kept, and of whom it is.
type source struct {
	first, last int64         // arrivals, in milliseconds since 1970, UTC, or None
	ended       int64         // the last instant of all
	calls       *log.Seen     // of which there was a row
	count       int           // of those
	daily       map[int32]int // calls by day

	units, types, agencies map[int32]int // rows by unit and by agency, calls by type, of those that are named
	kinds                  map[int32]int // rows of units that were sent, by kind
}

func newSource() *source {
	return &source{
		first: log.None, last: log.None, calls: log.NewSeen(), daily: make(map[int32]int),
		units: make(map[int32]int), types: make(map[int32]int), agencies: make(map[int32]int), kinds: make(map[int32]int),
	}
}

// source is that of a number; logs are numbered from 0.
func (g *Gathering) source(number int) *source {
	for number >= len(g.sources) {
		g.sources = append(g.sources, newSource())
	}
	return g.sources[number]
}

// opens counts a row's call in its log, and reports whether no log had a row of it before.
func (g *Gathering) opens(from int, call string, kind int32, at int64) bool {
	key, known := []byte(call), false
	for i, other := range g.sources {
		known = known || i != from && other.calls.Has(key)
	}
	s := g.sources[from]
	if s.calls.Add(key) {
		return false
	}
	s.count++
	if s.first == log.None || at < s.first {
		s.first = at
	}
	s.last = max(s.last, at)
	if today := g.day(at); len(s.daily) < mostDaily || s.daily[today] > 0 {
		s.daily[today]++
	}
	if g.types.list[kind] != "" {
		s.types[kind]++
	}
	return !known
}

// alike is the part of what two logs name that both have, from which on they are of one service: it is that of one month and the next, and
// not that of police and fire.
const alike = 0.5

// sameService reports whether two logs were kept of the same: by their units, agencies or types of calls. Where neither names any of these,
// nothing speaks for two.
func (s *source) sameService(other *source) bool {
	told := false
	for _, by := range [][2]map[int32]int{{s.units, other.units}, {s.agencies, other.agencies}, {s.types, other.types}} {
		if len(by[0]) == 0 || len(by[1]) == 0 {
			continue
		}
		if told = true; inCommon(by[0], by[1]) >= alike {
			return true
		}
	}
	return !told
}

// inCommon is the part that two distributions have in common: 1 of the same, 0 where nothing of the one is in the other.
func inCommon(a, b map[int32]int) (part float64) {
	ofA, ofB := 0, 0
	for _, n := range a {
		ofA += n
	}
	for _, n := range b {
		ofB += n
	}
	for _, word := range slices.Sorted(maps.Keys(a)) {
		part += min(float64(a[word])/float64(ofA), float64(b[word])/float64(ofB))
	}
	return part
}

// Span is when logs of one service were kept. Rates are those of its own time, whatever other logs there are.
type Span struct {
	Logs        []int // by their numbers
	First, Last int64 // arrivals, in milliseconds since 1970, UTC
	Calls       int   // those that other logs have too among them
	Silences    []log.Silence
	Hours       float64 // covered, without the silences
	Unseen      int     // hours of the week that it does not cover

	exposure exposure
	daily    map[int32]int
	ended    int64
}

// spans finds which logs are of one service, and when each service was logged.
func (f *fitting) spans() {
	m := f.model
	f.spanOf = make([]int, len(f.sources))
	for i, s := range f.sources {
		f.spanOf[i] = -1
		if s.count == 0 {
			continue
		}
		for j, other := range f.sources[:i] {
			if of := f.spanOf[j]; of >= 0 && s.sameService(other) {
				f.spanOf[i] = of
				break
			}
		}
		if f.spanOf[i] < 0 {
			f.spanOf[i] = len(m.Spans)
			m.Spans = append(m.Spans, Span{First: log.None, Last: log.None, ended: log.None, daily: make(map[int32]int)})
		}
		m.Spans[f.spanOf[i]].add(i, s)
	}
	for i := range m.Spans {
		m.Spans[i].cover(f)
	}
}

// add takes in the time of a log.
func (s *Span) add(number int, of *source) {
	s.Logs = append(s.Logs, number)
	if s.First == log.None || of.first < s.First {
		s.First = of.first
	}
	s.Last, s.ended = max(s.Last, of.last), max(s.ended, of.ended)
	s.Calls += of.count
	for day, n := range of.daily {
		s.daily[day] += n
	}
}

// cover finds which hours of the week it covers, for how long.
func (s *Span) cover(f *fitting) {
	s.exposure = covered(s.First, s.Last, f.place)
	days := make(log.Days, len(s.daily))
	for day := range s.daily {
		days.Add(int64(day))
	}
	s.Silences = days.Silences(s.Calls)
	for _, silence := range s.Silences {
		s.exposure.leaveOut(silence)
	}
	s.Hours = s.exposure.total()
	for d := range s.exposure {
		for _, hours := range s.exposure[d] {
			s.Unseen += ordinal(hours == 0)
		}
	}
}

// silent reports whether a day is one on which the log was not kept.
func (s *Span) silent(day int32) bool {
	return slices.ContainsFunc(s.Silences, func(l log.Silence) bool { return l.First <= int64(day) && int64(day) <= l.Last })
}

// Covers is for how many hours it covers an hour of the week.
func (s *Span) Covers(day, hour int) float64 { return s.exposure[day][hour] }

// Hours is how many hours the calls of a stream come from.
func (m *Model) Hours(s *Stream) float64 { return max(m.Spans[m.Plans[s.Plan].Span].Hours, 1) }

// perHour is one in an hour of the span that a row is of.
func (f *fitting) perHour(from int32) float64 {
	return 1 / max(f.model.Spans[max(f.spanOf[from], 0)].Hours, 1)
}

// Together are the instants between which all spans are: calls between them are of all services. The first is not before the last where
// there is no such time.
func (m *Model) Together() (first, last int64) {
	first, last = m.First, int64(math.MaxInt64)
	for i := range m.Spans {
		first, last = max(first, m.Spans[i].First), min(last, m.Spans[i].Last)
	}
	return first, last
}
