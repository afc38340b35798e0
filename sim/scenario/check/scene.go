package check

import (
	"math"
	"strconv"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// scene checks where an incident happens.
func (c *checker) scene(path tree.Path, incident *scenario.Incident) {
	w, stream := &incident.Where, incident.Arrivals != nil
	path = path.Key("where")
	c.place(path, w.Place)
	for place := range w.Shares.All() {
		c.place(path.Key(place).AtKey(), place)
	}
	c.whole(path, &w.Shares)
	switch {
	case c.Unreadable(path):
	case !w.Given() && (!stream || incident.Arrivals.CSV == ""):
		c.Errorf(path, "write where: and a place", "nothing says where it happens")
	case w.Place == "" && w.Given() && !stream:
		c.Errorf(path, "write one place, or arrivals: if it is a stream", "an incident that begins once has one place")
	case w.Polygon != nil:
		c.polygon(path.Key("polygon"), w.Polygon)
	}
}

// whole checks that shares add to the whole.
func (c *checker) whole(path tree.Path, shares *scenario.Map[scenario.Figure[scenario.Share]]) {
	sum := 0.0
	for _, share := range shares.All() {
		sum += float64(share.Value)
	}
	if shares.Len() > 0 && math.Abs(sum-1) > 1e-9 && !c.Unreadable(path) {
		c.Errorf(path, "let the shares add to 100%", "the shares add to %s", strconv.FormatFloat(math.Round(sum*1e6)/1e4, 'f', -1, 64)+"%")
	}
	c.shareRange(path, shares)
}

// mostCorners bounds the work of looking for sides that cross.
const mostCorners = 1000

// polygon checks that corners enclose an area.
func (c *checker) polygon(path tree.Path, corners []scenario.Position) {
	n := len(corners)
	switch {
	case n < 3:
		c.Errorf(path, "list at least three corners, or write near and within", "%d corners enclose no area", n)
		return
	case n > mostCorners:
		c.Errorf(path, "leave out those that hardly matter", "%d corners are more than the %d that an area can have", n, mostCorners)
		return
	case corners[0] == corners[n-1]:
		c.Errorf(path, "remove the last; an area closes by itself", "the last corner is the first again")
		return
	}
	if first, second, found := crossing(corners); found {
		c.Errorf(path, "list the corners in their order around the area",
			"the side from corner %d to corner %d meets the one from corner %d to corner %d", first+1, (first+1)%n+1, second+1, (second+1)%n+1)
		return
	}
	if enclosed(corners) < leastArea {
		c.Errorf(path, "list corners that do not lie on one line", "the corners enclose no area")
	}
}

// leastArea is in square degrees, about the size of a hand.
const leastArea = 1e-12

// enclosed is the area of a polygon in square degrees, which serves to tell it from none.
func enclosed(corners []scenario.Position) float64 {
	sum := 0.0
	for i, a := range corners {
		sum += turn(corners[0], a, corners[(i+1)%len(corners)])
	}
	return math.Abs(sum) / 2
}

// crossing finds two sides of a polygon that have more in common than a corner between neighbours.
func crossing(corners []scenario.Position) (first, second int, found bool) {
	n := len(corners)
	for i := range n {
		for j := i + 1; j < n; j++ {
			a, b, p, q := corners[i], corners[(i+1)%n], corners[j], corners[(j+1)%n]
			switch {
			case j == i+1:
				found = doublesBack(a, b, q)
			case (j+1)%n == i:
				found = doublesBack(p, a, b)
			default:
				found = meet(a, b, p, q)
			}
			if found {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// turn is twice the area of a triangle: positive when its corners turn left.
func turn(a, b, c scenario.Position) float64 {
	return float64((b.Lon-a.Lon)*(c.Lat-a.Lat)) - float64((b.Lat-a.Lat)*(c.Lon-a.Lon))
}

// doublesBack reports whether the way from a by b to c goes back upon itself.
func doublesBack(a, b, c scenario.Position) bool {
	ahead := float64((b.Lon-a.Lon)*(c.Lon-b.Lon)) + float64((b.Lat-a.Lat)*(c.Lat-b.Lat))
	return turn(a, b, c) == 0 && ahead <= 0
}

// meet reports whether two sides have a point in common.
func meet(a, b, p, q scenario.Position) bool {
	if sign(turn(a, b, p))*sign(turn(a, b, q)) < 0 && sign(turn(p, q, a))*sign(turn(p, q, b)) < 0 {
		return true
	}
	return on(a, b, p) || on(a, b, q) || on(p, q, a) || on(p, q, b)
}

// on reports whether a point lies on a side.
func on(a, b, point scenario.Position) bool {
	within := func(x, u, v float64) bool { return min(u, v) <= x && x <= max(u, v) }
	return turn(a, b, point) == 0 && within(point.Lat, a.Lat, b.Lat) && within(point.Lon, a.Lon, b.Lon)
}

func sign(v float64) int {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	}
	return 0
}
