package engine

import (
	"math"
	"strconv"
	"testing"
)

func TestUniformIsNeverZeroOrOne(t *testing.T) {
	t.Parallel()
	tests := []struct {
		key  Key
		want float64
	}{
		{0, 0x1p-53},
		{1<<12 - 1, 0x1p-53}, // the 12 low bits do not count
		{1 << 63, 0.5 + 0x1p-53},
		{^Key(0), 1 - 0x1p-53},
	}
	for _, test := range tests {
		if got := test.key.Uniform(); got != test.want || got <= 0 || got >= 1 {
			t.Errorf("%#x: got %v, want %v", uint64(test.key), got, test.want)
		}
	}
}

const sample = 1 << 17

// families are the ways in which keys of a run neighbour each other.
var families = []struct {
	name string
	key  func(i uint64) Key
}{
	{"occurrences", func(i uint64) Key { return KeyOf("step", "search").Mix(uint64(Seed(1))).Mix(i) }},
	{"replications", func(i uint64) Key { return KeyOf("step", "search").Mix(uint64(Seed(1).Mix(i))).Mix(0) }},
	{"seeds", func(i uint64) Key { return KeyOf("step", "search").Mix(uint64(Seed(i).Mix(0))).Mix(0) }},
	{"names", func(i uint64) Key { return KeyOf("unit", strconv.FormatUint(i, 10)).Mix(uint64(Seed(1))) }},
	{"strides", func(i uint64) Key { return Seed(1).Mix(i << 40) }},
}

// Pearson's chi-square over 1,024 equal cells has 1,023 degrees of freedom: mean 1,023, standard deviation √2046 ≈ 45.
// The bounds are five of them to either side: too even is as wrong as too uneven.
func TestUniformFillsItsCellsEvenly(t *testing.T) {
	t.Parallel()
	for _, family := range families {
		t.Run(family.name, func(t *testing.T) {
			var cells [1024]int
			for i := range uint64(sample) {
				cells[int(family.key(i).Uniform()*float64(len(cells)))]++
			}
			if x := chiSquare(cells[:], sample); math.Abs(x-1023) > 5*math.Sqrt(2046) {
				t.Errorf("chi-square %.0f, want about 1023", x)
			}
		})
	}
}

// Pairs of neighbours fill the unit square evenly: 32·32 cells, as above. It sees dependence that correlation misses.
func TestNeighbouringDrawsAreIndependent(t *testing.T) {
	t.Parallel()
	for _, family := range families {
		t.Run(family.name, func(t *testing.T) {
			checkIndependent(t, func(i uint64) (x, y Key) { return family.key(2 * i), family.key(2*i + 1) })
		})
	}
}

func TestDrawsForDifferentPurposesAreIndependent(t *testing.T) {
	t.Parallel()
	turnout, travel := KeyOf("step", "search", "turnout"), KeyOf("step", "search", "travel")
	pairs := []struct {
		name string
		keys func(i uint64) (x, y Key)
	}{
		{"two purposes", func(i uint64) (x, y Key) { return turnout.Mix(i), travel.Mix(i) }},
		{"two incidents", func(i uint64) (x, y Key) { return travel.Mix(i).Mix(0), travel.Mix(i).Mix(1) }},
		{"two replications", func(i uint64) (x, y Key) { return travel.Mix(0).Mix(i), travel.Mix(1).Mix(i) }},
		{"a key and its extension", func(i uint64) (x, y Key) { return travel.Mix(i), travel.Mix(i).Mix(0) }},
	}
	for _, pair := range pairs {
		t.Run(pair.name, func(t *testing.T) { checkIndependent(t, pair.keys) })
	}
}

func checkIndependent(t *testing.T, pair func(i uint64) (x, y Key)) {
	t.Helper()
	var cells [32 * 32]int
	products := 0.0
	for i := range uint64(sample) {
		x, y := pair(i)
		u, v := x.Uniform(), y.Uniform()
		cells[int(u*32)*32+int(v*32)]++
		products += (u - 0.5) * (v - 0.5)
	}
	if x := chiSquare(cells[:], sample); math.Abs(x-1023) > 5*math.Sqrt(2046) {
		t.Errorf("chi-square %.0f, want about 1023", x)
	}
	// The variance of a uniform is 1/12; a sample correlation of n independent pairs has standard deviation 1/√n.
	if correlation := products * 12 / sample; math.Abs(correlation) > 5/math.Sqrt(sample) {
		t.Errorf("correlation %.4f", correlation)
	}
}

func chiSquare(cells []int, draws float64) (sum float64) {
	expected := draws / float64(len(cells))
	for _, n := range cells {
		sum += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	return sum
}
