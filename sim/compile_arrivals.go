package sim

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"simulate/sim/engine"
	"simulate/sim/geo"
	"simulate/sim/scenario"
)

// arrivals compiles when and where the instances of a stream arrive.
func (c *compiler) arrivals(id string, incident *scenario.Incident, compiled *Incident) {
	a := incident.Arrivals
	compiled.Stream = true
	s := &stream{subject: subject{key: engine.KeyOf("arrivals", id), name: id, step: NoStep}, until: engine.Never}
	compiled.stream = s
	from, until := c.s.Between(incident)
	s.from, s.until = c.p.WarmUp+engine.Time(from), engine.Never
	if a.Until != nil {
		s.until = c.p.WarmUp + engine.Time(until)
	}
	outset := c.p.WarmUp + engine.Time(c.s.Outset(incident))
	if s.late = c.s.ArriveWithSetOff(incident); s.late {
		outset = 0
		s.from -= c.p.WarmUp
		if a.Until != nil {
			s.until -= c.p.WarmUp
		}
	}
	c.area(id, incident, compiled)
	if a.MostAtOnce() > 1 {
		group := c.lottery("incidents."+id+".arrivals.group", &a.Group, func(size string) uint16 {
			n, _ := strconv.Atoi(size) // which has been checked
			return uint16(n)
		})
		s.group = &group
	}
	switch {
	case a.Rate != nil:
		from, until := s.from, min(s.until, c.p.End)
		if s.late {
			from, until = 0, c.p.End
		}
		if s.times = a.Times(); a.Factor != nil {
			s.factor = c.drawn(a.Factor.Range)
		}
		times := s.times
		if s.ranged = len(a.Rate.Ranges) > 0 || s.factor != 0; s.ranged {
			times = 1
		}
		s.pace = c.paces(a.Rate, times, from, until)
	case a.Gap != nil:
		s.gap = &gap{c.span(a.Gap), a.Gap.Value.Dist.Mean()}
	case a.Count != nil:
		s.at = slices.Repeat([]engine.Time{s.from}, a.Count.Value)
	case len(a.Trace) > 0:
		c.trace(s, a, outset)
	default:
		for _, at := range a.At {
			s.at = append(s.at, c.instant(at.Value, outset))
		}
		slices.Sort(s.at)
	}
}

// paces lays the rates of the week, so many times, along the run, in the scenario's zone. Neighbouring times of one rate are one
// pace.
func (c *compiler) paces(rates *scenario.Rates, times float64, from, until engine.Time) []pace {
	var paces []pace
	expected := 0.0
	for at := from; at < until; {
		clock := c.p.Clock(at)
		day, quarter := rates.At(clock)
		perMs := float64(float64(rates.Week[day][quarter])*times) / float64(engine.Hour)
		input := drawn(0)
		for _, of := range rates.Ranges {
			if of.Holds[day][quarter] {
				input = c.drawn(of.Range)
			}
		}
		if n := len(paces); n == 0 || paces[n-1].perMs != perMs || paces[n-1].input != input {
			paces = append(paces, pace{from: at, expected: expected, perMs: perMs, input: input})
		}
		next := min(until, at+engine.Time(rates.Next(clock).Sub(clock).Milliseconds()))
		expected += float64(float64(next-at) * perMs)
		at = next
	}
	return paces
}

// trace compiles the rows of a trace, whose offsets count from the outset, in the order of time.
func (c *compiler) trace(s *stream, a *scenario.Arrivals, outset engine.Time) {
	at, order := make([]engine.Time, len(a.Trace)), make([]int32, len(a.Trace))
	for i := range a.Trace {
		at[i], order[i] = c.instant(a.Trace[i].At, outset), int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(at[a], at[b]) })
	s.at, s.rows, s.columns = make([]engine.Time, len(order)), make([]traced, len(order)), len(a.Columns)
	s.cells = make([]float64, 0, len(order)*s.columns)
	for k, i := range order {
		row := &a.Trace[i]
		s.at[k], s.rows[k] = at[i], traced{place: NoPlace, priority: row.Priority}
		switch {
		case row.Place != "":
			s.rows[k].place = uint16(c.place[row.Place])
		case row.Position != nil:
			s.rows[k].place, s.rows[k].position, s.rows[k].located = s.point, geo.Position(*row.Position), true
		}
		s.cells = append(s.cells, c.cells(a, int(i))...)
	}
}

// cells are what a row says in the columns that the plan takes figures from, places by their number.
func (c *compiler) cells(a *scenario.Arrivals, row int) []float64 {
	cells := slices.Clone(a.Cells(row))
	for i, v := range cells {
		if of := &a.Columns[i]; of.Kind == scenario.PlaceCells && !math.IsNaN(v) {
			cells[i] = float64(c.place[of.Places[int(v)]])
		}
	}
	return cells
}

// area compiles where the instances of a stream are. Points without a name stand under a place of their own, which no
// reference can mean.
func (c *compiler) area(id string, incident *scenario.Incident, compiled *Incident) {
	s, where := compiled.stream, &incident.Where
	s.adjusted = c.adjust(&where.Shares)
	sum := 0.0
	for _, place := range byName(&where.Shares) {
		sum += float64(where.Shares.Get(place).Value)
		s.places = append(s.places, share{upTo: sum, place: uint16(c.place[place])})
	}
	switch {
	case where.Near != nil:
		circle := geo.NewCircle(geo.Position(where.Near.Value), float64(where.Within.Value))
		s.area = &circle
	case len(where.Polygon) > 0:
		s.area = geo.NewPolygon(corners(where.Polygon))
	}
	if s.area != nil || slices.ContainsFunc(incident.Arrivals.Trace, func(row scenario.Traced) bool { return row.Position != nil }) {
		s.point = c.addPlace(id, named(incident.Title, id), nil)
		c.p.Places[s.point].scattered = true
	}
	switch {
	case s.area != nil:
		compiled.Place = s.point
	case where.Place == "":
		compiled.Place = NoPlace
	}
}

// corners are those of a polygon of the file.
func corners(written []scenario.Position) []geo.Position {
	list := make([]geo.Position, len(written))
	for i, position := range written {
		list[i] = geo.Position(position)
	}
	return list
}

// fixedPlace is where all instances of an incident are all the time; NoPlace where there is no such place.
func (i *Incident) fixedPlace() uint16 {
	if i.scattered() {
		return NoPlace
	}
	return i.Place
}

// scattered reports whether the instances of an incident are not all at one place all the time.
func (i *Incident) scattered() bool {
	s := i.stream
	return i.moves || s != nil && (i.Place == NoPlace || s.area != nil || slices.ContainsFunc(s.rows, func(row traced) bool { return row.place != NoPlace }))
}
