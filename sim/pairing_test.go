package sim

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawOptions draws which units may serve each of some needs, in an order of choice for each, and how many each asks for.
func drawOptions(t *rapid.T) (options [][]int32, wanted []int) {
	units := rapid.IntRange(0, 6).Draw(t, "units")
	for range rapid.IntRange(1, 4).Draw(t, "needs") {
		var of []int32
		for u := range units {
			if rapid.Bool().Draw(t, "serves") {
				of = append(of, int32(u))
			}
		}
		if len(of) > 0 {
			of = rapid.Permutation(of).Draw(t, "order")
		}
		options, wanted = append(options, of), append(wanted, rapid.IntRange(0, 3).Draw(t, "wanted"))
	}
	return options, wanted
}

// mostServed tries every way of giving units to needs.
func mostServed(options [][]int32, wanted []int, taken map[int32]bool) int {
	need := slices.IndexFunc(wanted, func(n int) bool { return n > 0 })
	if need < 0 {
		return 0
	}
	rest := slices.Clone(wanted)
	rest[need]--
	most := mostServed(options, rest, taken) // nobody
	for _, u := range options[need] {
		if !taken[u] {
			taken[u] = true
			most = max(most, 1+mostServed(options, rest, taken))
			delete(taken, u)
		}
	}
	return most
}

func TestPairingServesAsManyAsCanBe(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		options, wanted := drawOptions(t)
		var p pairing
		p.open()
		for _, of := range options {
			for _, u := range of {
				p.offer(candidate{unit: u})
			}
			p.close()
		}
		for need, n := range wanted {
			for range n {
				p.find(int32(need))
			}
		}
		if most := mostServed(options, wanted, map[int32]bool{}); len(p.pairs) != most {
			t.Fatalf("%d are served, %d could be: %+v", len(p.pairs), most, p.pairs)
		}
		seen := map[int32]bool{}
		for _, x := range p.pairs {
			if seen[x.unit] || !slices.Contains(options[x.need], x.unit) {
				t.Fatalf("unit %d serves need %d: %+v", x.unit, x.need, p.pairs)
			}
			seen[x.unit] = true
		}
		for need, n := range wanted {
			if int(p.served(int32(need))) > n {
				t.Fatalf("need %d is served %d times: %+v", need, p.served(int32(need)), p.pairs)
			}
		}
	})
}

// mostWithin tries every way of giving units to needs, of each pool no more than its room.
func mostWithin(options [][]int32, wanted []int, poolOf []int32, rooms []int32, taken map[int32]bool) int {
	need := slices.IndexFunc(wanted, func(n int) bool { return n > 0 })
	if need < 0 {
		return 0
	}
	rest := slices.Clone(wanted)
	rest[need]--
	most := mostWithin(options, rest, poolOf, rooms, taken) // nobody
	for _, u := range options[need] {
		if pool := poolOf[u]; !taken[u] && rooms[pool] > 0 {
			taken[u] = true
			rooms[pool]--
			most = max(most, 1+mostWithin(options, rest, poolOf, rooms, taken))
			rooms[pool]++
			delete(taken, u)
		}
	}
	return most
}

// Where some units of a pool are kept, as many are served as can be of what is left.
func TestPairingServesAsManyAsCanBeOfWhatIsNotKept(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		options, wanted := drawOptions(t)
		poolOf, rooms := make([]int32, 6), []int32{0, 0, 0}
		for u := range poolOf {
			poolOf[u] = rapid.Int32Range(0, 2).Draw(t, "pool")
		}
		for i := range rooms {
			rooms[i] = rapid.Int32Range(0, 3).Draw(t, "room")
		}
		var p pairing
		p.open()
		for _, left := range rooms {
			p.rooms = append(p.rooms, room{left: left})
		}
		for _, of := range options {
			for _, u := range of {
				p.offer(candidate{unit: u})
				p.roomOf = append(p.roomOf, poolOf[u])
			}
			p.close()
		}
		for need, n := range wanted {
			for range n {
				p.find(int32(need))
			}
		}
		if most := mostWithin(options, wanted, poolOf, rooms, map[int32]bool{}); len(p.pairs) != most {
			t.Fatalf("%d are served, %d could be: %+v", len(p.pairs), most, p.pairs)
		}
		seen, used := map[int32]bool{}, make([]int32, len(rooms))
		for _, x := range p.pairs {
			if used[poolOf[x.unit]]++; seen[x.unit] || !slices.Contains(options[x.need], x.unit) || used[poolOf[x.unit]] > rooms[poolOf[x.unit]] {
				t.Fatalf("unit %d serves need %d: %+v", x.unit, x.need, p.pairs)
			}
			seen[x.unit] = true
		}
	})
}

// The first need written has its choice as long as that leaves nobody unserved.
func TestPairingExchangesNobodyWithoutNeed(t *testing.T) {
	t.Parallel()
	pairs := func(options ...[]int32) []paired {
		var p pairing
		p.open()
		for _, of := range options {
			for _, u := range of {
				p.offer(candidate{unit: u})
			}
			p.close()
		}
		for need := range options {
			p.find(int32(need))
		}
		p.inOrder()
		return p.pairs
	}
	if got := pairs([]int32{1, 2}, []int32{1, 3}); got[0].unit != 1 || got[1].unit != 3 {
		t.Errorf("with one left for each: %+v", got)
	}
	if got := pairs([]int32{1, 2}, []int32{1}); got[0].unit != 2 || got[1].unit != 1 {
		t.Errorf("where the second can have but one: %+v", got)
	}
}
