package sim

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Leg is a trip of a unit, which ends early where its next leg departs before it has arrived. One that arrives as it departs
// says where the unit stands from then on.
type Leg struct {
	Unit           int32
	Depart, Arrive engine.Time
	Usual          engine.Time        // that such a trip takes at that hour; nobody on the way knows more
	From, To       *scenario.Position // nil when not known
	Bends          []Bend             // between them, of a leg by road
}

// Bend is where a road bends, and when the unit comes by.
type Bend struct {
	Pass engine.Time
	At   scenario.Position
}

// leg is a unit's last trip. Before from it is at start, from to on at end, between them under way.
type leg struct {
	from, to   engine.Time
	usual      float64 // time without its variation, in milliseconds
	start, end spot
}

// standing is the leg of a unit that has not moved.
func standing(at spot) leg { return leg{start: at, end: at} }

// share is how much of the trip's time has passed.
func (l *leg) share(now engine.Time) float64 {
	switch {
	case now >= l.to:
		return 1
	case now <= l.from:
		return 0
	}
	return float64(now-l.from) / float64(l.to-l.from)
}

// at is where the unit is. Under way between places without coordinates it counts as being at the nearer.
func (l *leg) at(now engine.Time) spot {
	share := l.share(now)
	switch {
	case share == 1:
		return l.end
	case share == 0:
		return l.start
	case l.start.located && l.end.located:
		return spot{point: l.start.point.Towards(l.end.point, share), place: NoPlace, located: true}
	case share < 0.5:
		return l.start
	}
	return l.end
}
