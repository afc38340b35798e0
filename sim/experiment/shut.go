package experiment

import (
	"cmp"
	"maps"
	"slices"

	"simulate/sim"
	"simulate/sim/pack"
)

// NoWay says that units drove over roads as if they were open that were closed, because these left no way to a place.
type NoWay struct {
	Place       uint16   // in sim.Program.Places; sim.NoPlace of positions without a name
	Shut        []uint16 // the stretches of road that were closed, as places
	Trips, Runs int      // in which there was such a trip
	Of          int      // seeded runs
}

func (NoWay) warning() {}

// shutWays counts the trips of a run that closed roads left no way.
type shutWays struct{ trips map[shutWay]int }

// shutWay is where a trip goes, and the set of closings that are in force.
type shutWay struct{ place, set uint16 }

func (w shutWay) compare(other shutWay) int {
	return cmp.Or(cmp.Compare(w.place, other.place), cmp.Compare(w.set, other.set))
}

// shutCounts are the trips, and the runs that have some.
type shutCounts map[shutWay][2]int

// Consume counts the trips of a run.
func (s *shutWays) Consume(_ sim.Seq, records []sim.Record) {
	for i := range records {
		switch r := &records[i]; r.Kind {
		case sim.RunBegan:
			clear(s.trips)
		case sim.WayShut:
			s.trips[shutWay{r.Place, r.Arg}]++
		}
	}
}

// pack packs the trips of a run, in the order of places.
func (s *shutWays) pack(p *pack.Pack) {
	ways := slices.SortedFunc(maps.Keys(s.trips), shutWay.compare)
	if p.Opening() {
		ways = nil
		clear(s.trips)
	}
	pack.List(p, &ways, func(way *shutWay) {
		n := s.trips[*way]
		pack.Int(p, &way.place)
		pack.Int(p, &way.set)
		pack.Int(p, &n)
		s.trips[*way] = n
	})
}

// add adds what one more run has seen.
func (c shutCounts) add(trips map[shutWay]int) {
	for way, n := range trips {
		c[way] = [2]int{c[way][0] + n, c[way][1] + 1}
	}
}

// merge adds what other runs have seen.
func (c shutCounts) merge(other shutCounts) {
	for way, n := range other {
		c[way] = [2]int{c[way][0] + n[0], c[way][1] + n[1]}
	}
}

// pack packs them in the order of places.
func (c shutCounts) pack(p *pack.Pack) {
	ways := slices.SortedFunc(maps.Keys(c), shutWay.compare)
	pack.List(p, &ways, func(way *shutWay) {
		n := c[*way]
		pack.Int(p, &way.place)
		pack.Int(p, &way.set)
		pack.Int(p, &n[0])
		pack.Int(p, &n[1])
		c[*way] = n
	})
}

// noteShut warns of trips that closed roads left no way, in the order of places.
func (r *Result) noteShut() {
	for _, way := range slices.SortedFunc(maps.Keys(r.Samples.shut), shutWay.compare) {
		n := r.Samples.shut[way]
		r.note(NoWay{Place: way.place, Shut: r.Program.Shut(way.set), Trips: n[0], Runs: n[1], Of: r.Samples.Runs})
	}
}
