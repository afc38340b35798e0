package log

import "slices"

// Unused are the columns that a mapping does not name, by their numbers.
func (v *Survey) Unused(m *Mapping) (list []int) {
	used := m.columns()
	for i := range v.Columns {
		if !slices.Contains(used, v.Columns[i].Name) {
			list = append(list, i)
		}
	}
	return list
}

// Timed reports whether most of what stands in a column are dates with clock times, or clock times.
func (c *Column) Timed() bool { return c.Filled > 0 && c.holds(c.Stamps+c.Clocks) }

// ByPart reports whether the name of a column says an instant by a part of it alone, and of which more than that it is a time:
// FIRST_ON_SCENE_DATETIME is taken to be on scene.
func ByPart(column string, at Instant) bool {
	return !slices.ContainsFunc(stems(column, timeWords, timeWords), func(stem string) bool { return slices.Contains(instantWords[at], stem) })
}

// Rivals are other columns whose names fit a field, with something in them, and which are not used.
func (v *Survey) Rivals(m *Mapping, f Field) (names []string) {
	for _, i := range v.Unused(m) {
		c := &v.Columns[i]
		if _, fits := fieldRank(c.Name, f); fits && c.Filled > 0 {
			names = append(names, c.Name)
		}
	}
	return names
}

// backwards is the part of the rows with both instants, from which on one that comes before the other looks like a mistake in the mapping and
// none in the rows; leastBackwards is how many rows it takes to tell.
const (
	backwards      = 0.9
	leastBackwards = 20
)

// Exchanged are the intervals, by their numbers in [Intervals], whose end is before their beginning in nearly all rows.
func (t *Tally) Exchanged() (list []int) {
	for i := range Intervals {
		if both := t.Intervals[i].N() + t.Negative[i]; both >= leastBackwards && float64(t.Negative[i]) >= backwards*float64(both) {
			list = append(list, i)
		}
	}
	return list
}
