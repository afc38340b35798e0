package sim

// reserve is how many units of a pool stay free when a request of a priority, or of one that is less urgent, is served.
type reserve struct{ priority, units int32 }

// kept is how many units of a pool stay free when a request of a priority is served.
func (p *Pool) kept(priority int32) int32 {
	kept := int32(0)
	for _, r := range p.keep { // the most urgent first
		if r.priority <= priority {
			kept = r.units
		}
	}
	return kept
}

// KeptFor is the least urgent priority for which a number of a kind's units is kept; 0 where the program keeps no such number.
func (p *Program) KeptFor(kind uint16, units int) int {
	for i := range p.Pools {
		if p.Pools[i].Kind != kind {
			continue
		}
		for _, r := range p.Pools[i].keep {
			if int(r.units) == units {
				return int(r.priority) - 1
			}
		}
	}
	return 0
}

// Keeps reports whether units of some kind are kept for more urgent requests.
func (p *Program) Keeps() bool { return p.reserved }
