package roads

import "slices"

// forbid turns restrictions into roads that may not be driven one after another: one that leads to the junction, those by way of which
// it is, and one that leads on.
func (b *builder) forbid() {
	for i := range b.restrictions {
		r := &b.restrictions[i]
		if len(r.by) == 0 {
			if via, known := b.junction[r.via]; known {
				b.forbidAt(r, via)
			}
			continue
		}
		for _, id := range r.from {
			for _, in := range b.sides(id) {
				b.forbidBy(r, []side{in}, r.by)
			}
		}
	}
	slices.SortFunc(b.n.bans, slices.Compare)
	b.n.bans = slices.CompactFunc(b.n.bans, slices.Equal)
}

// forbidAt takes a restriction at a junction. Where a way is forbidden to turn into itself it is going back that is meant, and not straight on.
func (b *builder) forbidAt(r *restriction, via int32) {
	out := b.leading(r.to, via)
	for _, id := range r.from {
		for _, in := range b.sides(id) {
			if _, to := b.n.ends(in); to != via {
				continue
			}
			if r.only {
				b.forbidOthers([]side{in}, via, out)
				continue
			}
			for _, s := range out {
				if returns := s == in^1; returns == r.back || !r.back && !returns {
					b.ban([]side{in}, s)
				}
			}
		}
	}
}

// forbidBy takes a restriction by way of further ways, of which some have been driven: it is about those who drive along each of them, in
// either direction, to where the next begins, and at last one to which the restriction leads.
func (b *builder) forbidBy(r *restriction, driven []side, by []int64) {
	for _, along := range b.drives(by[0], driven[len(driven)-1]) {
		on := slices.Clone(driven)
		for _, s := range along {
			on = append(on, s)
			_, at := b.n.ends(s)
			if len(by) > 1 {
				if len(b.leading(by[1:2], at)) == 0 {
					continue
				}
				b.forbidBy(r, on, by[1:])
				break
			}
			if out := b.leading(r.to, at); len(out) > 0 {
				if r.only {
					b.forbidOthers(on, at, out)
				}
				for _, s := range out {
					if !r.only {
						b.ban(on, s)
					}
				}
				break
			}
		}
	}
}

// drives are the roads of a way one after another, in each direction from where another road comes upon it.
func (b *builder) drives(way int64, in side) [][]side {
	var list [][]side
	for _, against := range []bool{false, true} {
		var course []side
		_, at := b.n.ends(in)
		roads := slices.Clone(b.ofWay[way])
		if against {
			slices.Reverse(roads)
		}
		for _, road := range roads {
			s := sideOf(road, against)
			switch from, to := b.n.ends(s); {
			case from == at && b.n.open(s):
				course, at = append(course, s), to
			case len(course) > 0:
				at = -1
			}
		}
		list = append(list, course)
	}
	return list
}

// forbidOthers forbids one who has driven some roads every road from a junction but some.
func (b *builder) forbidOthers(driven []side, at int32, but []side) {
	if len(but) == 0 {
		return
	}
	for s := range side(2 * len(b.n.Roads)) {
		if from, _ := b.n.ends(s); from == at && b.n.open(s) && !slices.Contains(but, s) {
			b.ban(driven, s)
		}
	}
}

func (b *builder) ban(driven []side, then side) {
	b.n.bans = append(b.n.bans, append(slices.Clone(driven), then))
}

// sides are the roads of a way, in the directions in which cars may use them.
func (b *builder) sides(way int64) []side {
	var list []side
	for _, r := range b.ofWay[way] {
		for _, s := range []side{sideOf(r, false), sideOf(r, true)} {
			if b.n.open(s) {
				list = append(list, s)
			}
		}
	}
	return list
}

// leading are the sides of some ways that lead from a junction.
func (b *builder) leading(ways []int64, from int32) []side {
	var list []side
	for _, id := range ways {
		for _, s := range b.sides(id) {
			if at, _ := b.n.ends(s); at == from {
				list = append(list, s)
			}
		}
	}
	return list
}
