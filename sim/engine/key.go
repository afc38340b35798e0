package engine

// DrawScheme is the version of the function from names and numbers to random draws. Two runs can be compared draw by
// draw only if their schemes are equal; whoever changes a draw in this file, or what a draw is used for, must raise it.
const DrawScheme = 2

// Key names one random quantity; the quantity's value is a function of its key and of nothing else. A key is
// built from the names and numbers that identify the quantity, the constant ones first:
//
//	travel := engine.KeyOf("step", "search", "travel") // once, when the scenario is compiled
//	run := engine.Seed(seed).Mix(replication)          // once a run
//	u := travel.Mix(uint64(run)).Mix(attempt).Uniform()
//
// Since no generator advances, a draw that one variant of a scenario makes and another does not shifts no other draw:
// two variants have the same luck wherever they have the same thing to draw.
//
// The order of mixing matters: k.Mix(1).Mix(2) and k.Mix(2).Mix(1) are different quantities, and Mix(0) is a
// step like any other. For one key different numbers always give different keys, and for one number different keys do.
type Key uint64

// Seed returns the key of a whole experiment, from the number that the user chose.
func Seed(seed uint64) Key { return Key(0).Mix(seed) }

// KeyOf returns the key of a sequence of names. How the text is divided counts: ("ab", "c") and ("a", "bc") differ.
// It reads every byte; while simulating, keys are extended by Mix alone.
func KeyOf(names ...string) Key {
	var k Key
	for _, name := range names {
		k = k.Mix(hashName(name))
	}
	return k
}

// Mix returns the key extended by a number. It is output number n, counted from 0, of the generator SplitMix64 whose
// seed is the key (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014; its
// finaliser is David Stafford's variant 13).
func (k Key) Mix(n uint64) Key {
	z := uint64(k) + (n+1)*0x9e3779b97f4a7c15 // 2⁶⁴ divided by the golden ratio, made odd
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return Key(z ^ z>>31)
}

// Uniform returns the key's draw from the uniform distribution on the open interval (0, 1): the midpoint of one of 2⁵²
// equal cells, so that it is never 0 or 1 and every quantile function is finite at it. The value is exact, and its
// explicit conversion keeps the product from being fused with a sum in the caller.
func (k Key) Uniform() float64 {
	return float64((float64(k>>12) + 0.5) * 0x1p-52)
}

// hashName is the 64-bit FNV-1a hash of Fowler, Noll and Vo. Mix completes it: alone, its high bits depend
// little on the last letters of a name.
func hashName(name string) uint64 {
	hash := uint64(0xcbf29ce484222325)
	for i := range len(name) {
		hash = (hash ^ uint64(name[i])) * 0x100000001b3
	}
	return hash
}
