package fit

import (
	"math"
	"strconv"
	"strings"

	"simulate/sim/log"
)

// position is where a row says that its call is, in degrees. A point is `POINT (lon lat)` or `(lat, lon)`; 0, 0 is none.
func position(r *log.Row) (lat, lon float64, ok bool) {
	text := r.Field(log.Point)
	at := strings.IndexByte(text, '(')
	switch {
	case at >= 0:
		inner, _, _ := strings.Cut(text[at+1:], ")")
		numbers := strings.FieldsFunc(inner, func(c rune) bool { return c == ',' || c == ' ' })
		if len(numbers) != 2 {
			return 0, 0, false
		}
		lat, lon = degrees(numbers[0]), degrees(numbers[1])
		if strings.HasPrefix(strings.ToUpper(strings.TrimSpace(text)), "POINT") {
			lat, lon = lon, lat
		}
	default:
		lat, lon = degrees(r.Field(log.Latitude)), degrees(r.Field(log.Longitude))
	}
	ok = math.Abs(lat) <= 90 && math.Abs(lon) <= 180 && (lat != 0 || lon != 0)
	return lat, lon, ok
}

// degrees reads a number; NaN where it is none.
func degrees(text string) float64 {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN()
	}
	return v
}
