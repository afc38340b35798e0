package measure

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// further is what the rows of a built-in measure are divided into beside the entries of its dimension.
type further struct {
	every engine.Time // periods of a length, unless that is 0
	group *grouping   // nil without
}

// addBuiltin adds the rows of a built-in measure: one for each entry of a dimension that may have a figure, and of those what they are
// divided into further.
func (s *Set) addBuiltin(m metric, row Row, per string, into further) {
	entry := &catalogue[m]
	if row.Title == "" {
		row.Title = entry.Title
	}
	row.From, row.To, row.Unit = entry.from, entry.to, entry.Unit
	by := dimensionOf(per)
	t := tally{by: by, group: into.group, rows: slices.Repeat([]int32{noRow}, by.size(s.Program))}
	if m.sort() == lasting {
		t.gauges = slices.Repeat([]int32{noGauge}, len(t.rows))
	}
	for i, own := range by.group(s.Program, s.subjects(m, by)) {
		if len(own) == 0 {
			continue
		}
		row.Key, row.Name = by.entry(s.Program, i)
		if m.sort() == lasting {
			t.rows[i], t.gauges[i] = s.addLasting(m, row, rowOf{by, int32(i), own, into})
		} else {
			t.rows[i] = s.addPlain(m, row, rowOf{by, int32(i), own, into})
		}
	}
	if slices.ContainsFunc(t.rows, func(row int32) bool { return row != noRow }) { // else nothing is to be followed for it
		s.builtins[m] = append(s.builtins[m], t)
	}
}

// addPlain adds a row of a metric that is not measured over time, about the subjects of an entry.
func (s *Set) addPlain(m metric, row Row, of rowOf) int32 {
	own := of.own
	row.Streamed = s.isStreamed(m, own)
	row.Several = row.Streamed || m.sort() == recurs || m.sort() == single && s.valuesOf(m, own) > 1
	row.Mean, row.Waits = m.sort() == counted, m == queueWait
	row.Timed = catalogue[m].from != "" && m != dismissalMargin // nothing happens at a dismissal that was planned
	if m.sort() == single {
		row.Groups = of.group.rows()
	}
	at := s.addRows(row, of.group)
	switch {
	case m == response:
		s.noteResponse(at, of)
	case m == personMinutes:
		s.divisors[at] = 60 // person-milliseconds into thousandths of person-minutes
	case m.sort() == counted:
		for i := range of.group.rows() {
			s.addAverage(average{row: at + i, above: noGauge, counts: s.numCounts})
			s.numCounts++
		}
	}
	return at
}

// isStreamed reports whether instances of streams have values of subjects.
func (s *Set) isStreamed(m metric, own []subject) bool {
	if m == channelWait {
		return s.streams
	}
	return (m.sort() == recurs || m.sort() == single && !m.ofSites()) && slices.ContainsFunc(own, func(sub subject) bool {
		return s.Program.Incidents[sub[byIncident]].Stream
	})
}

// valuesOf returns how many values a run has of subjects: one an incident, or one a site.
func (s *Set) valuesOf(m metric, subjects []subject) int {
	by := byIncident
	if m.ofSites() {
		by = bySite
	}
	var distinct []int32
	for i := range subjects {
		if entry := subjects[i][by]; !slices.Contains(distinct, entry) {
			distinct = append(distinct, entry)
		}
	}
	return len(distinct)
}

// ofSites reports whether a metric is about sites.
func (m metric) ofSites() bool {
	return m == peopleInside || m == postureTime || m == personMinutes || m == dismissalMargin
}

// noteResponse notes which incidents have a value in a row, and what the row is about.
func (s *Set) noteResponse(row int32, of rowOf) {
	about := about{by: of.by, entry: of.entry}
	for i := range of.own {
		rows := &s.responses[of.own[i][byIncident]]
		if !slices.ContainsFunc(*rows, func(r responseRow) bool { return r.row == row }) {
			*rows = append(*rows, responseRow{row, of.group, about})
		}
	}
}

// responseRow is a row of the metric response that an incident has.
type responseRow struct {
	row   int32 // the first, where they are grouped
	group *grouping
	about
}

// about is what a row is about.
type about struct {
	by    dimension
	entry int32
}

func (a about) includes(sub *subject) bool { return sub[a.by] == a.entry }

// rowOf is what a row of a built-in measure is about.
type rowOf struct {
	by    dimension
	entry int32
	own   []subject
	further
}

// addLasting adds a row of a metric that is measured over time, or one for each part of it. It returns the first of them, and
// the gauge whose level the fold is to change, if it is one of its own.
func (s *Set) addLasting(m metric, row Row, of rowOf) (first, gauge int32) {
	a := average{below: timeGauge, times: 1, ruler: s.rulerOf(&of.further), cell: allCells}
	rulers := measured
	if a.ruler != windowRuler {
		rulers = 1 << a.ruler
	}
	gauge = s.setGauges(m, &a, of, rulers)
	row.Mean = !a.sum
	if of.every > 0 {
		return s.addPeriods(row, a), gauge
	}
	first = s.addRows(row, of.group)
	for i := range of.group.rows() {
		a.row = first + i
		switch {
		case of.group == nil:
		case of.group.while == noWhile:
			a.cell = i
		case of.group.outside:
			a.cell = whileClosed
		default:
			a.cell = whileOpen
		}
		s.addAverage(a)
	}
	return first, gauge
}

// rulerOf is the ruler that divides time as rows are.
func (s *Set) rulerOf(f *further) (ruler int) {
	switch {
	case f.every > 0:
		return s.periods(f.every)
	case f.group == nil:
		return windowRuler
	case f.group.while != noWhile:
		return s.turning(f.group.while)
	default:
		return s.byClock(f.group)
	}
}

// addPeriods adds a row for each period of the ruler of an average, and returns the first.
func (s *Set) addPeriods(row Row, a average) (first int32) {
	first = int32(len(s.Rows))
	scale := s.scales[a.ruler]
	for k, end := range scale.ends {
		row.Period = Period{scale.start(k), end}
		a.row, a.cell = s.addRow(row), int32(k)
		s.addAverage(a)
	}
	return first
}

// setGauges says what an average of a metric is measured with.
func (s *Set) setGauges(m metric, a *average, of rowOf, rulers rulerSet) (gauge int32) {
	switch m {
	case unitUtilisation:
		fleet := &s.fleets[s.fleet(of.by, of.entry, rulers)]
		a.above, a.below = fleet.busy, fleet.duty
		return noGauge
	case uncovered, uncoveredMeanwhile:
		n := s.fleet(of.by, of.entry, measured)
		s.watchGaps(n, rulers)
		a.above, a.sum = s.fleets[n].gap, true
		if m == uncoveredMeanwhile {
			a.above = s.fleets[n].stranded
		}
		return noGauge
	case postsManned:
		a.above, a.below = s.gauge(rulers), s.gauge(rulers)
		s.eachPosted(of, func(p *postGauges) {
			p.manned, p.required = append(p.manned, a.above), append(p.required, a.below)
		})
		return noGauge
	case postsDriven:
		a.above, a.sum = s.gauge(rulers), true
		s.eachPosted(of, func(p *postGauges) { p.driving = append(p.driving, a.above) })
		return noGauge
	case channelUtilisation:
		a.times = 0
		for _, sub := range of.own {
			a.times += int64(s.Program.Channels[sub[byChannel]].Capacity)
		}
	}
	a.above = s.gauge(rulers)
	if m == queueLength {
		s.weighRequests(a.above, of.by, of.entry)
	}
	return a.above
}

// weighRequests lets a gauge count the requests that wait for what it is about.
func (s *Set) weighRequests(gauge int32, by dimension, entry int32) {
	for step := range s.asks {
		for i := range s.asks[step] {
			if a := &s.asks[step][i]; a.sub[by] == entry {
				a.gauges = append(a.gauges, gauge)
			}
		}
	}
}

func (s *Set) addAverage(a average) {
	s.means[a.row] = int32(len(s.averages))
	s.averages = append(s.averages, a)
}

// declareBuiltin adds the rows of a declared measure that is a built-in one.
func (s *Set) declareBuiltin(m *scenario.Measure, row Row) {
	every := engine.Time(0)
	if m.Every != nil {
		every = engine.Time(*m.Every)
	}
	if m.Of == catalogue[inState].Name {
		s.declareStates(m, row, every)
		return
	}
	group := s.groupingOf(m)
	for i := range numMetrics {
		if catalogue[i].Name == m.Of {
			s.addBuiltin(i, row, m.Dimension(), further{every, group})
		}
	}
}
