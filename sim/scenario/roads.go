package scenario

import (
	"fmt"
	"math"
	"reflect"
	"slices"

	"simulate/sim/geo"
	"simulate/sim/roads"
	"simulate/sim/scenario/tree"
)

// Roads are those on which units drive.
type Roads struct {
	File   string
	Area   *Extent
	Speeds Map[Map[Speed]] // by kind of unit, or default, and class of road
	Except *Names          // kinds of unit that do not use them; nil: air

	Stretches Map[RoadStretch]

	Network *roads.Network // nil where the file could not be used
	made    []madeRoutes
}

// driven is Roads of which more is said than the file.
type driven struct {
	File   string          `json:"file" jsonschema:"An extract of OpenStreetMap, .osm or .osm.pbf, in the folder of the scenario or below."`
	Area   *Extent         `json:"area,omitempty" jsonschema:"The part of the file that is used: {near: [lat, lon], within: 20 km} or {polygon: [[lat, lon], …]}. Default: all of it."`
	Speeds Map[Map[Speed]] `json:"speeds,omitempty" jsonschema:"Speeds by kind of unit, or default, and class of road: {default: {primary: 70 km/h}}. They stand above signs."`
	Except *Names          `json:"except,omitempty" jsonschema:"Kinds of unit that do not use roads: they travel as the crow flies. Default: air."`

	Stretches Map[RoadStretch] `json:"stretches,omitempty" jsonschema:"Stretches of road that events close or slow: {crossing: {near: [lat, lon], within: 60 m}} or {main: {road: Main Street}}."`
}

// RoadStretch is roads that an event closes or slows: those of a name, those in an area, or those of a name in an area.
type RoadStretch struct {
	Name    string            `json:"name,omitempty" jsonschema:"Name to show. Default: the id."`
	Road    string            `json:"road,omitempty" jsonschema:"The name, or the number, of the road as the extract has it."`
	Near    *Figure[Position] `json:"near,omitempty" jsonschema:"Centre of a circle: [latitude, longitude]."`
	Within  *Figure[Distance] `json:"within,omitempty" jsonschema:"Radius of the circle, such as 60 m."`
	Polygon Corners           `json:"polygon,omitempty" jsonschema:"Corners of an area, at least three: [[lat, lon], …]."`
}

// RoadsOf are the roads of a stretch, in ascending order.
func (r *Roads) RoadsOf(s *RoadStretch) []int32 {
	var area *Extent
	if s.Near != nil || len(s.Polygon) > 0 {
		area = &Extent{Near: s.Near, Within: s.Within, Polygon: s.Polygon}
	}
	return r.Network.Find(s.Road, area.inside())
}

// Closing is what an event does to a stretch of road.
type Closing struct {
	Stretch    string
	Thousandth int32 // factor on the time that it takes; 0: it is closed
}

// MostClosings is how many different closings a file can have: the quickest ways are worked out for every set of them.
const MostClosings = 4

// Closings are those that events of the file have, each once, in its order.
func (s *Scenario) Closings() []Closing {
	if s.Travel.Roads == nil {
		return nil
	}
	var list []Closing
	add := func(id string, thousandth int32) {
		if c := (Closing{id, thousandth}); s.Travel.Roads.Stretches.Get(id) != nil && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	for _, incident := range s.Incidents.All() {
		for _, step := range incident.Plan.All() {
			add(step.Block.Name, 0)
			for id, factor := range step.Slow.To.All() {
				add(id, Thousandths(factor.Value))
			}
		}
	}
	return list
}

// Thousandths is a factor in thousandths.
func Thousandths(f Factor) int32 { return int32(math.Round(float64(f * 1000))) }

func (r *Roads) decode(d *decoding, w written) {
	if w.Kind != tree.Mapping {
		d.value(&r.File, w)
		return
	}
	var of driven
	d.fields(reflect.ValueOf(&of).Elem(), w)
	r.File, r.Area, r.Speeds, r.Except, r.Stretches = of.File, of.Area, of.Speeds, of.Except, of.Stretches
}

// Extent is a circle or a polygon.
type Extent struct {
	Near    *Figure[Position]
	Within  *Figure[Distance]
	Polygon Corners
}

func (a *Extent) decode(d *decoding, w written) {
	if w.Get("polygon") != nil {
		var o outline
		d.fields(reflect.ValueOf(&o).Elem(), w)
		a.Polygon = o.Polygon.Value
		return
	}
	var c circle
	if d.expect(w, tree.Mapping, "an area", always("{near: [39.09, -94.37], within: 3 km}")) {
		d.fields(reflect.ValueOf(&c).Elem(), w)
	}
	a.Near, a.Within = c.Near, c.Within
}

// text says which area it is.
func (a *Extent) text() string {
	switch {
	case a == nil:
		return ""
	case a.Near != nil && a.Within != nil:
		return fmt.Sprint(a.Near.Value, a.Within.Value)
	}
	return fmt.Sprint(a.Polygon)
}

// inside tells what lies within an area; nil where it is everywhere.
func (a *Extent) inside() func(roads.Point) bool {
	switch {
	case a == nil:
		return nil
	case a.Near != nil && a.Within != nil:
		centre, metres := geo.Position(a.Near.Value).Point(), float64(a.Within.Value)
		return func(p roads.Point) bool { return p.Vector().Metres(centre) <= metres }
	}
	corners := make([]geo.Position, len(a.Polygon))
	for i, c := range a.Polygon {
		corners[i] = geo.Position(c)
	}
	return func(p roads.Point) bool { return geo.Within(corners, p.Position()) }
}

// networkKey is what a network depends on.
type networkKey struct {
	file *tree.File
	area string
}

// network reads the roads of a file, once for all variants that use the same part of it.
func (d *decoding) network(r *Roads) {
	path := tree.At("travel", "roads")
	if r == nil || r.File == "" || d.Unreadable(path) {
		return
	}
	w := written{Node: d.Root.At(path), path: path}
	f, err := d.folder.Open(w.File, r.File)
	if err != nil {
		d.check(w, err)
		return
	}
	key := networkKey{f, r.Area.text()}
	network, known := d.networks[key]
	if !known {
		if p, bad := f.SizeProblem(); bad {
			d.FailIn(w.path, p)
		} else if network, err = roads.Open(f.Text, key.area, r.Area.inside(), d.Store); err != nil {
			d.check(w, tree.NewMistake(r.File+": "+err.Error(), roadsHint))
		} else if network.Connected() < 2 {
			network = nil
			d.check(w, tree.NewMistake(r.File+": no two junctions are connected", roadsHint))
		}
		d.networks[key] = network
	}
	if r.Network = network; network == nil {
		d.Spoil(w.path)
	}
}

// roadsHint is what is said of a file without roads.
const roadsHint = "write an extract of OpenStreetMap, .osm or .osm.pbf, with the roads of the area"

// Lines are the roads as lines to draw, the most important first, with no more than so many points.
func (r *Roads) Lines(most int) [][]Position { return placed(r.Network.Lines(most)) }

// StretchLines are the roads of a stretch as lines to draw.
func (r *Roads) StretchLines(s *RoadStretch) [][]Position {
	return placed(r.Network.LinesOf(r.RoadsOf(s)))
}

func placed(all [][]roads.Point) [][]Position {
	var lines [][]Position
	for _, line := range all {
		points := make([]Position, len(line))
		for i, p := range line {
			points[i] = Position(p.Position())
		}
		lines = append(lines, points)
	}
	return lines
}

// Drives reports whether a kind of unit uses roads.
func (r *Roads) Drives(kind string) bool {
	if r == nil {
		return false
	}
	if r.Except == nil {
		return kind != "air"
	}
	return !slices.Contains(*r.Except, kind)
}

// ProfileOf is how fast a kind of unit drives on roads of each class.
func (r *Roads) ProfileOf(kind string) (p roads.Profile) {
	for class, id := range roads.Classes {
		for _, of := range []string{kind, OfEveryKind} {
			if speeds := r.Speeds.Get(of); speeds != nil && speeds.Get(id) != nil {
				p.Speeds[class] = int32(math.Round(float64(*speeds.Get(id) * 3600)))
				break
			}
		}
	}
	return p
}

// madeRoutes are the quickest ways for a profile, while a set of closings is in force.
type madeRoutes struct {
	profile roads.Profile
	set     int
	routes  *roads.Routes
}

// PrepareRoads works out the quickest ways of all kinds of unit, for every set of closings that can be in force, or takes them from the
// store where they have been worked out before. Progress is told, if anybody listens, how many states of all are done, of all sets and
// kinds together.
func (s *Scenario) PrepareRoads(store roads.Store, progress func(done, all int)) {
	var kinds []string // one for each profile
	for _, unit := range s.Units.All() {
		if !s.Travel.Roads.Drives(unit.Kind) {
			continue
		}
		profile := s.Travel.Roads.ProfileOf(unit.Kind)
		if !slices.ContainsFunc(kinds, func(kind string) bool { return s.Travel.Roads.ProfileOf(kind) == profile }) {
			kinds = append(kinds, unit.Kind)
		}
	}
	for i, kind := range kinds {
		s.routes(kind, store, turn(progress, i, len(kinds)))
	}
}

// turn is how one turn of several, that have as much to do, tells its progress as a part of all.
func turn(progress func(done, all int), i, turns int) func(done, all int) {
	if progress == nil {
		return nil
	}
	return func(done, all int) { progress(i*all+done, turns*all) }
}

// RoutesOf are the quickest ways of a kind of unit, which uses roads, by the set of closings that are in force: bit i stands for the
// i-th of Closings.
func (s *Scenario) RoutesOf(kind string) []*roads.Routes { return s.routes(kind, nil, nil) }

func (s *Scenario) routes(kind string, store roads.Store, progress func(done, all int)) []*roads.Routes {
	r, closings := s.Travel.Roads, s.Closings()
	profile := r.ProfileOf(kind)
	list := make([]*roads.Routes, 1<<len(closings))
	for set := range list {
		if i := slices.IndexFunc(r.made, func(m madeRoutes) bool { return m.profile == profile && m.set == set }); i >= 0 {
			list[set] = r.made[i].routes
			continue
		}
		var inForce []roads.Closing
		for i, c := range closings {
			if set>>i&1 == 1 {
				inForce = append(inForce, roads.Closing{Roads: r.RoadsOf(r.Stretches.Get(c.Stretch)), Thousandth: c.Thousandth})
			}
		}
		list[set] = roads.NewRoutes(r.Network, profile, inForce, store, turn(progress, set, len(list)))
		r.made = append(r.made, madeRoutes{profile, set, list[set]})
	}
	return list
}
