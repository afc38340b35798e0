package sim

import (
	"cmp"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// travel is what a trip's time is computed from.
type travel struct {
	metresPerMs []float64 // by kind of unit
	speedInput  []drawn
	detour      float64 // road distance over great-circle distance
	detourInput drawn
	variation   span // factor on each trip
	varies      bool
	between     []link // by ends
	linked      []bool // places that between names
	rush        []rush // by start; empty without
}

// link is a known travel time between two places.
type link struct {
	ends uint32 // the lesser place above the greater, 16 bits each
	time span
}

func endsOf(a, b uint16) uint32 {
	return uint32(min(a, b))<<16 | uint32(max(a, b))
}

// rush is a factor on travel times from an instant on.
type rush struct {
	from   engine.Time
	factor float64
	input  drawn
}

// defaultSpeed serves kinds of unit without a speed when the file gives no default, in metres a millisecond: 50 km/h.
const defaultSpeed = 50.0 / 3600

func (c *compiler) travel() {
	t, file := &c.p.travel, &c.s.Travel
	general := file.Speed.Get("default")
	for _, kind := range c.p.Kinds {
		speed, input := defaultSpeed, drawn(0)
		if f := first(file.Speed.Get(kind), general); f != nil {
			speed, input = float64(f.Value)/1000, c.drawn(f.Range)
		}
		t.metresPerMs, t.speedInput = append(t.metresPerMs, speed), append(t.speedInput, input)
	}
	t.detour = float64(figure(file.Detour, 1))
	if file.Detour != nil {
		t.detourInput = c.drawn(file.Detour.Range)
	}
	if file.Variation != nil {
		t.varies = true
		t.variation = span{dist: &file.Variation.Value.Dist, input: c.drawn(file.Variation.Range), source: c.source(Source{Path: c.path[file.Variation]})}
	}
	c.links(&file.Between)
	c.rushes(&file.Rush)
}

func (c *compiler) links(between *scenario.Map[scenario.Map[scenario.Figure[scenario.Duration]]]) {
	t := &c.p.travel
	t.linked = make([]bool, len(c.p.Places))
	for a, row := range between.All() {
		for b, time := range row.All() {
			from, to := uint16(c.place[a]), uint16(c.place[b])
			t.between = append(t.between, link{endsOf(from, to), c.span(time)})
			t.linked[from], t.linked[to] = true, true
		}
	}
	slices.SortStableFunc(t.between, func(a, b link) int { return cmp.Compare(a.ends, b.ends) })
}

// known finds the travel time between two places that the file gives.
func (t *travel) known(a, b uint16) *link {
	if a == NoPlace || b == NoPlace || !t.linked[a] || !t.linked[b] {
		return nil
	}
	i, found := slices.BinarySearchFunc(t.between, endsOf(a, b), func(l link, ends uint32) int {
		return cmp.Compare(l.ends, ends)
	})
	if !found {
		return nil
	}
	return &t.between[i]
}

// leadsTo reports whether the file gives the time from either end of a leg to a place.
func (t *travel) leadsTo(l *leg, to spot) bool {
	return t.known(l.start.place, to.place) != nil || t.known(l.end.place, to.place) != nil
}

// rushNow is the factor of the hour.
func (w *World) rushNow() float64 {
	t, now := &w.program.travel, w.now
	i, found := slices.BinarySearchFunc(t.rush, now, func(r rush, at engine.Time) int { return cmp.Compare(r.from, at) })
	if found {
		i++
	}
	if i == 0 {
		return 1
	}
	return w.valueOf(t.rush[i-1].input, t.rush[i-1].factor)
}
