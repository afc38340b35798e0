package conform

import "math/bits"

// relation is which of some things stands before which others.
type relation struct {
	n, words int
	rows     []uint64
}

func newRelation(n int) relation {
	words := (n + 63) / 64
	return relation{n, words, make([]uint64, n*words)}
}

func (r relation) row(a int) []uint64 { return r.rows[a*r.words : (a+1)*r.words] }

func (r relation) add(a, b int) { r.row(a)[b/64] |= 1 << (b % 64) }

func (r relation) has(a, b int) bool { return r.row(a)[b/64]>>(b%64)&1 != 0 }

// close makes it transitive (Warshall).
func (r relation) close() {
	for via := range r.n {
		through := r.row(via)
		for a := range r.n {
			if r.has(a, via) {
				for w, bits := range through {
					r.row(a)[w] |= bits
				}
			}
		}
	}
}

// each visits what stands behind a thing.
func (r relation) each(a int, visit func(b int) (more bool)) {
	for w, set := range r.row(a) {
		for ; set != 0; set &= set - 1 {
			if !visit(64*w + bits.TrailingZeros64(set)) {
				return
			}
		}
	}
}

// cover is the least number of things without which no pair is left. The relation is transitive and has no cycles, as what stands before
// something in one order and behind it in another is: what is left then is the largest antichain, whose size is the number of things less
// that of a largest matching between things and what stands behind them (Dilworth 1950, Fulkerson 1956).
func (r relation) cover() int {
	matched := make([]int, r.n) // by thing behind: the one before, counted from 1
	size := 0
	for a := range r.n {
		if r.augment(a, matched, make([]bool, r.n)) {
			size++
		}
	}
	return size
}

// augment finds a thing behind for one more thing, and moves others if it must.
func (r relation) augment(a int, matched []int, seen []bool) (found bool) {
	r.each(a, func(b int) bool {
		if seen[b] {
			return true
		}
		seen[b] = true
		if matched[b] == 0 || r.augment(matched[b]-1, matched, seen) {
			matched[b], found = a+1, true
		}
		return !found
	})
	return found
}

// direct lists the pairs between which nothing stands.
func (r relation) direct() (pairs [][2]int) {
	for a := range r.n {
		r.each(a, func(b int) bool {
			between := false
			r.each(a, func(c int) bool {
				between = r.has(c, b)
				return !between
			})
			if !between {
				pairs = append(pairs, [2]int{a, b})
			}
			return true
		})
	}
	return pairs
}
