package log

import (
	"math"
	"strconv"
	"strings"
)

// Position is where the call is, in degrees: from a column each, or from one that has both. ok is false where that is not known, be it
// because nothing stands there, or 0 for it, or no degrees.
func (r *Row) Position() (latitude, longitude float64, ok bool) {
	if north, east := r.Field(Latitude), r.Field(Longitude); north != "" && east != "" {
		return degrees(north, east)
	}
	return readPoint(r.Field(Point))
}

// placed reports whether the log has columns for positions.
func (r *reading) placed() bool {
	return r.fields[Point] >= 0 || r.fields[Latitude] >= 0 && r.fields[Longitude] >= 0
}

// readPoint reads (37.77, -122.42), be it the last line of an address, and POINT (-122.42 37.77) and {"coordinates": [-122.42, 37.77]},
// which have the longitude first.
func readPoint(text string) (latitude, longitude float64, ok bool) {
	eastFirst := false
	if at := strings.LastIndexByte(text, '('); at >= 0 {
		eastFirst = strings.EqualFold(strings.TrimSpace(text[:at]), "POINT")
		text = text[at+1:]
	} else if _, after, found := strings.Cut(text, `"coordinates"`); found {
		eastFirst = true
		text = strings.TrimLeft(after, ": [")
	}
	if end := strings.IndexAny(text, ")]"); end >= 0 {
		text = text[:end]
	}
	parts := strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ';' || c == ' ' })
	switch {
	case len(parts) != 2:
		return 0, 0, false
	case eastFirst:
		return degrees(parts[1], parts[0])
	default:
		return degrees(parts[0], parts[1])
	}
}

// degrees reads two numbers; 0 and 0 are none.
func degrees(north, east string) (latitude, longitude float64, ok bool) {
	latitude, err := strconv.ParseFloat(north, 64)
	longitude, err2 := strconv.ParseFloat(east, 64)
	sound := err == nil && err2 == nil && math.Abs(latitude) <= 90 && math.Abs(longitude) <= 180
	if !sound || latitude == 0 && longitude == 0 {
		return 0, 0, false
	}
	return latitude, longitude, true
}
