package roads

import (
	"slices"
	"strconv"
	"strings"
)

// Classes are the classes of road, as scenarios call them, from the most important to the least.
var Classes = []string{
	"motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "living-street", "service",
	"motorway-link", "trunk-link", "primary-link", "secondary-link", "tertiary-link",
}

// usual are the speeds at which cars get along on roads of each class where no sign and no scenario says otherwise, in km/h.
var usual = []int{100, 80, 60, 50, 45, 40, 30, 10, 15, 60, 50, 45, 40, 35}

// UsualSpeed is the speed on roads of a class where no sign stands, in km/h.
func UsualSpeed(class int) int { return usual[class] }

// tags are those of a way, a node or a relation.
type tags map[string]string

// classOf is the class of a way that cars of the emergency services may use.
func (t tags) classOf() (class uint8, drivable bool) {
	highway := t["highway"]
	i := slices.Index(Classes, strings.ReplaceAll(highway, "_", "-"))
	switch {
	case t["area"] == "yes" || t["emergency"] == "no":
		return 0, false
	case t.opens():
	case i < 0 && highway != "road" || t.closes():
		return 0, false
	}
	switch {
	case i >= 0:
		return uint8(i), true
	case highway == "road":
		return uint8(slices.Index(Classes, "unclassified")), true
	case slices.Contains([]string{"pedestrian", "footway", "cycleway", "path", "track", "busway", "bus_guideway", "bridleway", "emergency_access"}, highway):
		return uint8(slices.Index(Classes, "service")), true // which emergency services may use, by its tags
	}
	return 0, false
}

// opens reports whether emergency services may use what others may not.
func (t tags) opens() bool {
	return slices.Contains([]string{"yes", "designated", "official", "permissive"}, t["emergency"])
}

// closes reports whether cars may not use a way: the most particular of the tags about access counts.
func (t tags) closes() bool {
	for _, key := range []string{"motorcar", "motor_vehicle", "vehicle", "access"} {
		if value := t[key]; value != "" {
			return slices.Contains([]string{"no", "private", "agricultural", "forestry", "emergency", "bus", "psv", "use_sidepath"}, value) && value != "emergency"
		}
	}
	return false
}

// bars reports whether cars cannot pass a node: what stands there lets nobody by, and nothing says otherwise.
func (t tags) bars() bool {
	if t.opens() {
		return false
	}
	for _, key := range []string{"motorcar", "motor_vehicle", "vehicle", "access"} {
		if value := t[key]; value != "" {
			return t["barrier"] != "" && t.closes()
		}
	}
	return slices.Contains([]string{"block", "bollard", "bus_trap", "chain", "cycle_barrier", "debris", "jersey_barrier", "kissing_gate", "log", "planter", "stile", "turnstile", "wall", "fence"}, t["barrier"])
}

// directions says in which directions cars may use a way: as it is drawn, and against it.
func (t tags) directions() (along, against bool) {
	switch t["oneway"] {
	case "-1", "reverse":
		return false, true
	case "yes", "true", "1":
		return true, false
	case "no", "false", "0", "reversible", "alternating": // which way a reversible one leads at a time nobody knows
		return true, true
	}
	oneWay := slices.Contains([]string{"roundabout", "circular"}, t["junction"]) || t["highway"] == "motorway"
	return true, !oneWay
}

// limit is the speed that a sign allows, in metres an hour; 0 where none is known.
func (t tags) limit() int32 {
	text := strings.TrimSpace(t["maxspeed"])
	unit := 1000.0
	switch {
	case strings.HasSuffix(text, "mph"):
		text, unit = strings.TrimSpace(strings.TrimSuffix(text, "mph")), 1609.344
	case strings.HasSuffix(text, "km/h"):
		text = strings.TrimSpace(strings.TrimSuffix(text, "km/h"))
	case strings.HasSuffix(text, "kmh"):
		text = strings.TrimSpace(strings.TrimSuffix(text, "kmh"))
	case text == "walk" || strings.HasSuffix(text, ":walk"):
		return 7000
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || !(v >= 1 && v <= 250) {
		return 0
	}
	return int32(v * unit)
}
