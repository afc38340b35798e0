package sim

// effects is what an event does until its until.
type effects struct {
	disable  []Need
	named    [][]int32 // by need of disable: units that are meant wherever they are
	blocks   []blocking
	down     uint16 // channel, or NoChannel
	slow     []slowing
	priority int32  // 0: unchanged
	moves    uint16 // where the incident is from then on, or NoPlace
}

func (e *effects) lasting() bool { return e.reachOut() || e.priority != 0 }

// reachOut reports whether the event does something to others than its own incident.
func (e *effects) reachOut() bool {
	return len(e.disable) > 0 || len(e.blocks) > 0 || e.down != NoChannel || len(e.slow) > 0
}

// Barred are the kinds of unit that the event of a step keeps out of a place; none where it keeps out all.
func (p *Program) Barred(step, place uint16) []string {
	var names []string
	for _, b := range p.Steps[step].effects.blocks {
		for _, kind := range b.kinds {
			if b.place == place {
				names = append(names, p.Kinds[kind])
			}
		}
	}
	return names
}

// blocking is a place at which units cannot arrive.
type blocking struct {
	place uint16
	kinds []uint16 // of unit; empty: all
}

// slowing is a factor on the time of trips.
type slowing struct {
	trips  trips
	place  uint16 // or NoPlace
	factor float64
	input  drawn
}

// trips says which trips an event slows.
type trips uint8

const (
	toPlace trips = iota
	fromPlace
	everywhere
)
