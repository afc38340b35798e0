package sim

import "slices"

// room is how many more units of a pool may be paired.
type room struct {
	pool uint16
	left int32
	seen bool // by the present search
}

// enter pairs a need with an option, if there is room for one more of its pool.
func (p *pairing) enter(option, need int32) bool {
	room := p.roomFor(option)
	if room != None {
		if p.rooms[room].left <= 0 {
			return false
		}
		p.rooms[room].left--
	}
	p.pairs = append(p.pairs, paired{unit: p.options[option].unit, need: need, room: room})
	return true
}

// exchange pairs a need with an option in the place of another of its pool, if the need that has that one finds another.
func (p *pairing) exchange(option, need int32) bool {
	u, room := p.options[option].unit, p.roomFor(option)
	if p.rooms[room].seen {
		return false
	}
	p.rooms[room].seen, p.refused = true, u
	for i := range p.pairs {
		if p.pairs[i].room != room || p.pairs[i].seen || p.pairs[i].need == need {
			continue
		}
		p.pairs[i].seen = true
		if p.augment(p.pairs[i].need) {
			p.pairs[i].unit, p.pairs[i].need = u, need
			return true
		}
	}
	return false
}

// roomFor is the room that an option takes, or None.
func (p *pairing) roomFor(option int32) int32 {
	if len(p.roomOf) == 0 {
		return None
	}
	return p.roomOf[option]
}

// measureRooms says of options how many of their pool may be paired.
func (w *World) measureRooms(first int32) {
	p := &w.pairing
	for i := range p.options[first:] {
		of := w.program.classOf(p.options[first+int32(i)].unit)
		if of.kin == nil {
			p.roomOf = append(p.roomOf, None)
			continue
		}
		at := slices.IndexFunc(p.rooms, func(r room) bool { return r.pool == of.pool })
		if at < 0 {
			at = len(p.rooms)
			p.rooms = append(p.rooms, room{pool: of.pool, left: w.reserves.left[of.pool]})
		}
		p.roomOf = append(p.roomOf, int32(at))
	}
}
