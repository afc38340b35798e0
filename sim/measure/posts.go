package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// postGauges are the gauges that count what the units of a pool do about posts: which are required, at which of them one stands, and who
// drives.
type postGauges struct{ required, manned, driving []int32 }

// eachPosted yields the gauges of the pools with posts that a row is about.
func (s *Set) eachPosted(of rowOf, yield func(*postGauges)) {
	if s.posted == nil {
		s.posted = make([]postGauges, len(s.Program.Pools))
	}
	for i := range s.Program.Pools {
		if p := &s.Program.Pools[i]; p.HasPosts() && s.units[p.Units[0]][of.by] == of.entry {
			yield(&s.posted[i])
		}
	}
}

// standby follows free units to posts.
type standby struct {
	at    []uint16 // by unit: where it stands, or sim.NoPlace
	drive []bool   // by unit: it is on the road to a post, or home from one
	pools []manning
	taken []bool // by unit, while posts are counted
}

// manning is how many posts of a pool are required, and at how many of them a unit stands.
type manning struct{ required, manned int64 }

func newStandby(s *Set) standby {
	if s.posted == nil {
		return standby{}
	}
	units := len(s.Program.Units)
	return standby{at: make([]uint16, units), drive: make([]bool, units), taken: make([]bool, units), pools: make([]manning, len(s.Program.Pools))}
}

func (f *Fold) resetStandby() {
	if f.set.posted == nil {
		return
	}
	clear(f.standby.drive)
	clear(f.standby.pools)
	for u := range f.standby.at {
		f.standby.at[u] = f.set.Program.Units[u].Home
	}
	for pool := range f.set.posted {
		f.weighPosts(uint16(pool), 0)
	}
}

// noteStandby follows a unit to where it stands or drives.
func (f *Fold) noteStandby(r *sim.Record) {
	pool := f.set.Program.Units[r.Unit].Pool
	if !f.set.Program.Pools[pool].HasPosts() {
		return
	}
	drives := false
	switch r.Kind {
	case sim.UnitReturning:
		f.standby.at[r.Unit], drives = sim.NoPlace, r.Arg != 0
	case sim.UnitEnRoute:
		f.standby.at[r.Unit] = sim.NoPlace
	case sim.UnitHome, sim.UnitOnDuty, sim.UnitArrived, sim.UnitWorking:
		f.standby.at[r.Unit] = r.Place
	}
	if drives != f.standby.drive[r.Unit] {
		f.standby.drive[r.Unit] = drives
		by := int64(1)
		if !drives {
			by = -1
		}
		f.bumpAll(f.set.posted[pool].driving, by, r.At)
	}
	f.weighPosts(pool, r.At)
}

// weighPosts counts the posts of a pool: each of those required is that of one free unit which stands there.
func (f *Fold) weighPosts(pool uint16, at engine.Time) {
	p := &f.set.Program.Pools[pool]
	if !p.HasPosts() {
		return
	}
	free, now := 0, manning{}
	for _, u := range p.Units {
		of := &f.units[u]
		f.standby.taken[u] = of.busy || !of.duty
		if !f.standby.taken[u] {
			free++
		}
	}
	for _, place := range p.Posts(free) {
		now.required++
		for _, u := range p.Units {
			if !f.standby.taken[u] && f.standby.at[u] == place {
				f.standby.taken[u] = true
				now.manned++
				break
			}
		}
	}
	was := &f.standby.pools[pool]
	f.bumpAll(f.set.posted[pool].required, now.required-was.required, at)
	f.bumpAll(f.set.posted[pool].manned, now.manned-was.manned, at)
	*was = now
}

// bumpAll changes the levels of some gauges.
func (f *Fold) bumpAll(gauges []int32, by int64, at engine.Time) {
	if by == 0 {
		return
	}
	for _, g := range gauges {
		f.meter.bump(g, by, at)
	}
}
