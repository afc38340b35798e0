package engine

import (
	"math"
	"math/bits"
	"testing"

	"pgregory.net/rapid"
)

// The golden values pin the keys of draw schemes 1 and 2, which differ in what draws are used for. A change to any of them changes every
// simulated result: it needs a new DrawScheme.
func TestKeysOfDrawsArePinned(t *testing.T) {
	t.Parallel()
	if DrawScheme != 2 {
		t.Fatalf("the golden values belong to scheme 2, not %d", DrawScheme)
	}
	travel := KeyOf("step", "search", "travel")
	draw := travel.Mix(uint64(Seed(2026).Mix(3))).Mix(1)
	tests := []struct {
		name      string
		got, want uint64
	}{
		{"Seed(0)", uint64(Seed(0)), 0xe220a8397b1dcdaf},
		{"Seed(2026)", uint64(Seed(2026)), 0x0b0d5067049e0292},
		{"KeyOf()", uint64(KeyOf()), 0},
		{"KeyOf with an empty name", uint64(KeyOf("")), 0xef9ead53f3d83e9f},
		{"KeyOf", uint64(travel), 0x54aacd591174216a},
		{"KeyOf outside ASCII", uint64(KeyOf("Fünfkirchen")), 0x15a0bcbf85c787e6},
		{"a draw", uint64(draw), 0xda17885d4edac220},
		{"its uniform", math.Float64bits(draw.Uniform()), 0x3feb42f10ba9db59},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: got %#016x, want %#016x", test.name, test.got, test.want)
		}
	}
}

// The first outputs of SplitMix64: from seed 0 those of Vigna's reference splitmix64.c, from 1234567 those printed by
// Rosetta Code, "Pseudo-random numbers/Splitmix64".
func TestMixIsSplitMix64(t *testing.T) {
	t.Parallel()
	tests := []struct {
		seed    Key
		outputs []uint64
	}{
		{0, []uint64{0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f, 0xf88bb8a8724c81ec}},
		{1234567, []uint64{
			6457827717110365317, 3203168211198807973, 9817491932198370423,
			4593380528125082431, 16408922859458223821,
		}},
	}
	for _, test := range tests {
		for n, want := range test.outputs {
			if got := uint64(test.seed.Mix(uint64(n))); got != want {
				t.Errorf("output %d from seed %d: got %#x, want %#x", n, test.seed, got, want)
			}
		}
	}
}

// Known answers from the authors' page on FNV, 64-bit FNV-1a.
func TestNamesAreHashedWithFNV1a(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		want uint64
	}{
		{"", 0xcbf29ce484222325},
		{"a", 0xaf63dc4c8601ec8c},
		{"foobar", 0x85944171f73967e8},
	}
	for _, test := range tests {
		if got := hashName(test.name); got != test.want {
			t.Errorf("%q: got %#x, want %#x", test.name, got, test.want)
		}
	}
}

func TestKeysTellTheirPartsApart(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		a, b Key
	}{
		{"Mix(0) changes a key", Seed(1).Mix(0), Seed(1)},
		{"Mix(0) changes the empty key", KeyOf().Mix(0), KeyOf()},
		{"order of numbers", Seed(1).Mix(1).Mix(2), Seed(1).Mix(2).Mix(1)},
		{"order of names", KeyOf("a", "b"), KeyOf("b", "a")},
		{"division into names", KeyOf("ab", "c"), KeyOf("a", "bc")},
		{"an empty name counts", KeyOf("a", ""), KeyOf("a")},
		{"an empty name alone counts", KeyOf(""), KeyOf()},
		{"key and number do not commute", Seed(1).Mix(uint64(Seed(2))), Seed(2).Mix(uint64(Seed(1)))},
		{"neighbouring seeds share no run", Seed(1).Mix(1), Seed(2).Mix(0)},
	}
	for _, test := range tests {
		if test.a == test.b {
			t.Errorf("%s: both are %#x", test.name, uint64(test.a))
		}
	}
}

func TestMixIsOneToOneInKeyAndNumber(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Uint64().Draw(t, "a"), rapid.Uint64().Draw(t, "b")
		if a == b {
			b++
		}
		n := rapid.Uint64().Draw(t, "n")
		if Key(n).Mix(a) == Key(n).Mix(b) || Key(a).Mix(n) == Key(b).Mix(n) {
			t.Fatalf("%d and %d give the same key", a, b)
		}
	})
}

// Avalanche: whichever bit of the input flips, each output bit should flip half the time. Over 4,096 trials a fair
// bit's share has a standard deviation of 1/128; the bound is 6.4 of them, for 3·64·64 cells.
func TestEveryInputBitOfMixReachesEveryOutputBit(t *testing.T) {
	t.Parallel()
	const trials = 4096
	inputs := []struct {
		name string
		mix  func(trial, flip uint64) Key
	}{
		{"a key", func(trial, flip uint64) Key { return Key(uint64(Seed(trial)) ^ flip).Mix(7) }},
		{"a key as number", func(trial, flip uint64) Key { return Seed(7).Mix(uint64(Seed(trial)) ^ flip) }},
		{"a count", func(trial, flip uint64) Key { return Seed(7).Mix(trial ^ flip) }},
	}
	for _, input := range inputs {
		t.Run(input.name, func(t *testing.T) {
			for in := range 64 {
				var flips [64]int
				for trial := range uint64(trials) {
					changed := uint64(input.mix(trial, 0) ^ input.mix(trial, 1<<in))
					for ; changed != 0; changed &= changed - 1 {
						flips[bits.TrailingZeros64(changed)]++
					}
				}
				for out, n := range flips {
					if share := float64(n) / trials; math.Abs(share-0.5) > 0.05 {
						t.Errorf("input bit %d flips output bit %d in %.3f of trials", in, out, share)
					}
				}
			}
		})
	}
}
