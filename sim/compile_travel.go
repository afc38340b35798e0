package sim

import (
	"cmp"
	"slices"
	"strconv"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// defaultSpeed serves kinds of unit without a speed when the file gives no default, in metres a millisecond: 50 km/h.
const defaultSpeed = 50.0 / 3600

func (c *compiler) travel() {
	t, file := &c.p.travel, &c.s.Travel
	general := file.Speed.Get(scenario.OfEveryKind)
	for _, kind := range c.p.Kinds {
		speed, input := defaultSpeed, drawn(0)
		if f := first(file.Speed.Get(kind), general); f != nil {
			speed, input = float64(f.Value)/1000, c.drawn(f.Range)
		}
		t.metresPerMs, t.speedInput = append(t.metresPerMs, speed), append(t.speedInput, input)
	}
	for _, kind := range c.p.Kinds {
		detour, input := 1.0, drawn(0)
		if f := first(file.Detour.Get(kind), file.Detour.Get(scenario.OfEveryKind)); f != nil {
			detour, input = float64(f.Value), c.drawn(f.Range)
		}
		t.detour, t.detourInput = append(t.detour, detour), append(t.detourInput, input)
	}
	if file.Variation != nil {
		t.varies = true
		t.variation = span{dist: &file.Variation.Value.Dist, input: c.drawn(file.Variation.Range), source: c.source(Source{Path: c.path[file.Variation]})}
	}
	c.links(file)
	c.rushes(&file.Rush)
	c.roads(file.Roads)
}

// links lists the known travel times both ways: a time that the file gives one way only serves the way back too, unless a matrix
// says that there is none.
func (c *compiler) links(file *scenario.Travel) {
	t := &c.p.travel
	t.linked = make([]bool, len(c.p.Places))
	for a, row := range file.Between.All() {
		for b, time := range row.All() {
			from, to := uint16(c.place[a]), uint16(c.place[b])
			t.between = append(t.between, link{endsOf(from, to), c.span(time)})
			t.linked[from], t.linked[to] = true, true
		}
	}
	byEnds := func(a, b link) int { return cmp.Compare(a.ends, b.ends) }
	slices.SortFunc(t.between, byEnds)
	lacking := make(map[uint32]bool)
	for _, way := range file.NoRoute {
		lacking[endsOf(uint16(c.place[way.From]), uint16(c.place[way.To]))] = true
	}
	var back []link
	for i := range t.between {
		if l := &t.between[i]; t.find(l.back()) == nil && !lacking[l.back()] {
			back = append(back, link{l.back(), l.time})
		}
	}
	t.between = append(t.between, back...)
	slices.SortFunc(t.between, byEnds)
}

// rushes lays the factors by hour of the day along the run, in the scenario's zone: an hour's factor holds until the
// next hour that the file names, over midnight too. An hour that comes twice is one long hour, and one that the clock skips
// has no length.
func (c *compiler) rushes(byHour *scenario.Map[scenario.Figure[scenario.Factor]]) {
	if byHour.Len() == 0 {
		return
	}
	hours := c.hourly(byHour)
	list := &c.p.travel.rush
	for days := -1; c.onWall(days, 0) <= c.p.End; days++ {
		for _, h := range hours {
			from := c.onWall(days, int64(h.hour)*int64(engine.Hour))
			if last := len(*list) - 1; last >= 0 && (*list)[last].from == from {
				*list = (*list)[:last]
			}
			*list = append(*list, rush{from, h.factor, h.input})
		}
	}
}

// hour is the factor from an hour of the day on.
type hour struct {
	hour   int
	factor float64
	input  drawn
}

func (c *compiler) hourly(byHour *scenario.Map[scenario.Figure[scenario.Factor]]) []hour {
	var hours []hour
	for text, factor := range byHour.All() {
		h, err := strconv.Atoi(text)
		if err != nil {
			panic("sim: an hour that is no number in a checked scenario: " + text)
		}
		hours = append(hours, hour{h, float64(factor.Value), c.drawn(factor.Range)})
	}
	slices.SortFunc(hours, func(a, b hour) int { return cmp.Compare(a.hour, b.hour) })
	return hours
}
