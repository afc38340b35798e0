package log

import "time"

// zone turns what clocks on the wall show into instants.
type zone struct {
	place *time.Location
	known map[int64]wall // by quarter of an hour, in which no clock is changed
	last  int64          // the quarter that was asked for last
	wall  wall           // there
}

// wall is what clocks are ahead of UTC by in a quarter of an hour.
type wall struct {
	ahead, later int64 // milliseconds; in an hour that occurs twice, the first time and the second
	sort         wallSort
}

type wallSort uint8

const (
	plainHour wallSort = iota
	twice              // clocks are set back: it occurs twice
	never              // clocks are set forward: it does not occur
)

const quarter = 15 * 60 * 1000

func newZone(place *time.Location) *zone {
	return &zone{place: place, known: make(map[int64]wall), last: -1 << 62}
}

// at looks up how far clocks that show so many milliseconds since 1970 are ahead of UTC.
func (z *zone) at(shown int64) wall {
	q := shown / quarter
	if shown < 0 {
		q--
	}
	if q == z.last {
		return z.wall
	}
	w, ok := z.known[q]
	if !ok {
		w = z.find(q * quarter)
		z.known[q] = w
	}
	z.last, z.wall = q, w
	return w
}

// find compares how far clocks are ahead the day before and the day after, between which they are changed once at most.
func (z *zone) find(shown int64) wall {
	const day = msPerDay
	before, after := z.ahead(shown-day), z.ahead(shown+day)
	if before == after {
		return wall{before, before, plainHour}
	}
	early, late := z.ahead(shown-before) == before, z.ahead(shown-after) == after
	switch {
	case early && late:
		return wall{before, after, twice}
	case early:
		return wall{before, before, plainHour}
	case late:
		return wall{after, after, plainHour}
	default:
		return wall{before, before, never}
	}
}

// ahead is how far clocks are ahead at an instant, in milliseconds.
func (z *zone) ahead(at int64) int64 {
	_, seconds := time.UnixMilli(at).In(z.place).Zone()
	return int64(seconds) * 1000
}
