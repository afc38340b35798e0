package engine

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func hashOf(words ...uint64) (h Hash) {
	for _, word := range words {
		h = h.Add(word)
	}
	return h
}

// Fingerprints are printed in reports and compared between versions of the program: these values must not change.
func TestHashIsPinned(t *testing.T) {
	t.Parallel()
	tests := []struct {
		words []uint64
		want  Hash
	}{
		{nil, 0},
		{[]uint64{0}, 0x1ff5c2923a788d2c},
		{[]uint64{1, 2, 3}, 0x919bf1c64ce44d74},
		{[]uint64{^uint64(0), 1 << 63}, 0xd51f3a3380419a86},
	}
	for _, test := range tests {
		if got := hashOf(test.words...); got != test.want {
			t.Errorf("%x: got %#016x, want %#016x", test.words, uint64(got), uint64(test.want))
		}
	}
}

func TestHashOfPairsIsPinned(t *testing.T) {
	t.Parallel()
	if got, want := Hash(0).AddPair(0, 0).AddPair(1, 2), Hash(0x6c40ccf8713e40d1); got != want {
		t.Errorf("got %#016x, want %#016x", uint64(got), uint64(want))
	}
}

func TestHashTellsTheWordsOfAPairApart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.Uint64Range(0, 3), 4, 4)
		a, b := words.Draw(t, "a"), words.Draw(t, "b")
		of := func(w []uint64) Hash { return Hash(0).AddPair(w[0], w[1]).AddPair(w[2], w[3]) }
		if same := of(a) == of(b); same != slices.Equal(a, b) {
			t.Fatalf("%v and %v: same hash is %t", a, b, same)
		}
	})
}

func TestHashTellsSequencesApart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		small := rapid.SliceOfN(rapid.Uint64Range(0, 3), 0, 8)
		a, b := small.Draw(t, "a"), small.Draw(t, "b")
		if same := hashOf(a...) == hashOf(b...); same != slices.Equal(a, b) {
			t.Fatalf("%v and %v: same hash is %t", a, b, same)
		}
	})
}

// Records differ in few bits of few words. Flip any one or two bits of a run's worth of zeros: no two results agree.
func TestHashSeesEveryPairOfFlippedBits(t *testing.T) {
	t.Parallel()
	const width = 4 * 64
	seen := map[Hash]bool{}
	for first := range width {
		for second := first; second < width; second++ {
			var words [4]uint64
			words[first/64] |= 1 << (first % 64)
			words[second/64] |= 1 << (second % 64)
			seen[hashOf(words[:]...)] = true
		}
	}
	if want := width * (width + 1) / 2; len(seen) != want {
		t.Errorf("%d fingerprints of %d sequences", len(seen), want)
	}
}
