package check

import (
	"fmt"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// chosen checks lists of units and pools to choose from. The scenes are where the incidents can be for which there is a
// list by place.
func (c *checker) chosen(path tree.Path, choose *scenario.Choose, scenes []string) {
	if choose == nil {
		return
	}
	c.preference(path, choose.Units)
	for place, units := range choose.ByPlace.All() {
		path := path.Key(place)
		if refer(c, path.AtKey(), "place", tree.At("places"), &c.s.Places, place) && !contains(scenes, place) {
			c.Warnf(scenario.NotThere, path.AtKey(), "remove it; "+scenesInWords(scenes), "no incident that this is for can be at %s", place)
		}
		if len(*units) == 0 {
			c.Errorf(path, "list units or pools, or remove it", "no unit is named")
		}
		c.preference(path, *units)
	}
}

// preference checks a list of units and pools, or one name in its place.
func (c *checker) preference(path tree.Path, units []string) {
	isList := c.Root.Locate(path).Kind == tree.List
	for i, name := range units {
		path := path
		if isList {
			path = path.Item(i)
		}
		switch pool, n, single := c.s.SingleUnit(name); {
		case !single:
			refer(c, path, "unit", tree.At("units"), &c.s.Units, name)
		case n > c.s.Units.Get(pool).Most():
			c.Lackf(path, fmt.Sprintf("units are counted from 1 to %d", c.s.Units.Get(pool).Most()), "the pool %s has no unit %d", pool, n)
		}
	}
}

func scenesInWords(scenes []string) string {
	scenes = slices.DeleteFunc(slices.Clone(scenes), func(place string) bool { return place == anywhere })
	if len(scenes) == 0 {
		return "there is no named place that they can be at"
	}
	return "they can be at " + tree.InWords(scenes)
}

// scenesOf are the places at which an incident can be, found once.
func (c *checker) scenesOf(i *scenario.Incident) []string {
	if _, known := c.scenes[i]; !known {
		c.scenes[i] = scenesOf(i)
	}
	return c.scenes[i]
}

// scenesOf are the places at which an incident can be; anywhere stands for those without a name.
func scenesOf(i *scenario.Incident) []string {
	w := &i.Where
	places := slices.Clone(w.Shares.IDs())
	if w.Place != "" {
		places = append(places, w.Place)
	}
	if w.IsArea() {
		places = append(places, anywhere)
	}
	if i.Arrivals != nil {
		for k := range i.Arrivals.Trace {
			row := &i.Arrivals.Trace[k]
			if (row.Place != "" || row.Position != nil) && !slices.Contains(places, row.Place) {
				places = append(places, row.Place)
			}
		}
	}
	for _, step := range i.Plan.All() {
		if step.Moves != "" {
			places = append(places, step.Moves)
		}
	}
	return distinct(places)
}

// allScenes are the places at which any incident can be, found once.
func (c *checker) allScenes() []string {
	if c.everywhere != nil {
		return c.everywhere
	}
	var places []string
	for _, incident := range c.s.Incidents.All() {
		places = append(places, c.scenesOf(incident)...)
	}
	c.everywhere = distinct(places)
	return c.everywhere
}
