package sim

import "math"

// allotment gives each of some posts one of at least as many units so that the sum of costs is the least; of several ways to do that, the
// first post has the first unit that it can have, then the second, and so on. It is the Hungarian method with prices (H. W. Kuhn, Naval
// Research Logistics Quarterly 2, 1955), post by post along the cheapest path; whatever is the least keeps to pairs that cost just
// their prices, and among those each post is then moved forward as far as the others can follow.
type allotment struct {
	posts, units int
	costs        []int64 // of the units for the first post, then for the second …; not negative
	chosen       []int32 // unit of each post

	owner     []int32 // post of each unit, or None
	postPrice []int64
	unitPrice []int64 // at most 0, and 0 of units without a post
	least     []int64 // by unit, what a path to it costs
	way       []int32 // by unit, the one before it on that path, or None
	seen      []bool  // by unit; then by post, and one more for who has none
	by, over  []int32 // by post likewise: who takes its unit, and which that is
	line      []int32
}

func (a *allotment) reset() {
	a.posts, a.units = 0, 0
	a.costs, a.chosen, a.owner = a.costs[:0], a.chosen[:0], a.owner[:0]
	a.postPrice, a.unitPrice, a.least = a.postPrice[:0], a.unitPrice[:0], a.least[:0]
	a.way, a.seen, a.by, a.over, a.line = a.way[:0], a.seen[:0], a.by[:0], a.over[:0], a.line[:0]
}

// copyFrom forgets what has been worked out, as reset does: nothing of it is needed any more once it has been acted upon.
func (a *allotment) copyFrom(other *allotment) {
	a.posts, a.units = other.posts, other.units
	a.costs, a.chosen, a.owner = copied(a.costs, other.costs), copied(a.chosen, other.chosen), copied(a.owner, other.owner)
	a.postPrice, a.unitPrice = copied(a.postPrice, other.postPrice), copied(a.unitPrice, other.unitPrice)
	a.least, a.way, a.seen = copied(a.least, other.least), copied(a.way, other.way), copied(a.seen, other.seen)
	a.by, a.over, a.line = copied(a.by, other.by), copied(a.over, other.over), copied(a.line, other.line)
}

// begin makes room for the costs of so many posts and units.
func (a *allotment) begin(posts, units int) {
	a.posts, a.units = posts, units
	a.costs = resized(a.costs, posts*units)
	a.chosen, a.owner = filledWith(a.chosen, posts, None), filledWith(a.owner, units, None)
	a.postPrice, a.unitPrice = filledWith(a.postPrice, posts, 0), filledWith(a.unitPrice, units, 0)
	a.least, a.way = resized(a.least, units), resized(a.way, units)
	a.by, a.over = resized(a.by, posts+1), resized(a.over, posts+1)
}

// filledWith is a list of n elements that are all the same.
func filledWith[T any](list []T, n int, value T) []T {
	list = resized(list, n)
	for i := range list {
		list[i] = value
	}
	return list
}

// solve chooses a unit for each post.
func (a *allotment) solve() {
	for post := range a.posts {
		a.place(post)
	}
	for post := range a.posts {
		a.advance(int32(post))
	}
}

// rest is what a unit costs a post above both their prices: 0 of a pair that may be part of an allotment of least cost.
func (a *allotment) rest(post, unit int) int64 {
	return a.costs[post*a.units+unit] - a.postPrice[post] - a.unitPrice[unit]
}

// place gives a post a unit along the cheapest path on which others exchange theirs.
func (a *allotment) place(post int) {
	a.seen = filledWith(a.seen, a.units, false)
	for u := range a.units {
		a.least[u] = math.MaxInt64
	}
	at, last := post, None
	for {
		next, step := None, int64(math.MaxInt64)
		for u := range a.units {
			if a.seen[u] {
				continue
			}
			if cost := a.rest(at, u); cost < a.least[u] {
				a.least[u], a.way[u] = cost, int32(last)
			}
			if a.least[u] < step {
				next, step = u, a.least[u]
			}
		}
		a.reprice(post, step)
		a.seen[next], last = true, next
		if a.owner[next] == None {
			break
		}
		at = int(a.owner[next])
	}
	for u := last; u != None; {
		before := int(a.way[u])
		of := int32(post)
		if before != None {
			of = a.owner[before]
		}
		a.owner[u], a.chosen[of] = of, int32(u)
		u = before
	}
}

// reprice raises the prices of the posts that a search has come to, and lowers those of their units, by a step.
func (a *allotment) reprice(post int, step int64) {
	a.postPrice[post] += step
	for u := range a.units {
		if a.seen[u] {
			a.postPrice[a.owner[u]] += step
			a.unitPrice[u] -= step
		} else {
			a.least[u] -= step
		}
	}
}

// advance gives a post the first unit with which the cost stays the least, while those before it keep theirs.
func (a *allotment) advance(post int32) {
	for u := range a.chosen[post] {
		if of := a.owner[u]; a.rest(int(post), int(u)) == 0 && (of == None || of > post) && a.follow(post, u) {
			return
		}
	}
}

// follow lets a post take another's unit if those behind it can take what is left, each a unit with which the cost stays the least.
// Whoever has no post counts as one more owner, who can have any unit without a price.
func (a *allotment) follow(post, unit int32) bool {
	nobody := int32(a.posts)
	ownerOf := func(u int32) int32 {
		if a.owner[u] == None {
			return nobody
		}
		return a.owner[u]
	}
	a.seen = filledWith(a.seen, a.posts+1, false)
	start, left := ownerOf(unit), a.chosen[post]
	a.line = append(a.line[:0], start)
	a.seen[start], a.by[start], a.over[start] = true, None, unit
	for i := 0; i < len(a.line); i++ {
		at := a.line[i]
		for u := range int32(a.units) {
			of := ownerOf(u)
			if u == unit || u != left && (of <= post || a.seen[of]) || !a.mayHave(at, u) {
				continue
			}
			if u == left {
				a.pass(post, unit, at)
				return true
			}
			a.seen[of], a.by[of], a.over[of] = true, at, u
			a.line = append(a.line, of)
		}
	}
	return false
}

// mayHave reports whether an owner may have a unit where the cost is the least.
func (a *allotment) mayHave(owner, unit int32) bool {
	if int(owner) == a.posts {
		return a.unitPrice[unit] == 0
	}
	return a.rest(int(owner), int(unit)) == 0
}

// pass lets each owner on a path take the unit of the next, the last one what the post has left.
func (a *allotment) pass(post, unit, last int32) {
	take := a.chosen[post]
	for owner := last; owner != None; {
		a.give(owner, take)
		take = a.over[owner]
		owner = a.by[owner]
	}
	a.give(post, unit)
}

func (a *allotment) give(owner, unit int32) {
	if int(owner) == a.posts {
		a.owner[unit] = None
		return
	}
	a.owner[unit], a.chosen[owner] = owner, unit
}
