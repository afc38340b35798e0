package sim

import "slices"

// PlacesOf lists the places of which a step takes one as it asks, in the order of the program; none of a step that happens at its own place,
// or where others decide.
func (p *Program) PlacesOf(step *Step) []uint16 {
	var places []uint16
	for _, in := range append(slices.Clone(step.byState), step.numbers) {
		if in.where == nil {
			continue
		}
		places = append(append(places, in.where.nearest...), in.where.rows...)
		for _, o := range in.where.shares.shares {
			places = append(places, o.end)
		}
		if in.where.place != NoPlace {
			places = append(places, in.where.place)
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// location is where a step happens whose place is settled as it asks. Behind its column at most one of its fields says so; where none does, it is the
// incident's place.
type location struct {
	place   uint16 // or NoPlace
	step    uint16 // whose units' place it is, or NoStep
	shares  lottery
	nearest []uint16
	column  column   // where the row of the instance says it, above all others
	rows    []uint16 // the places that rows name
}
