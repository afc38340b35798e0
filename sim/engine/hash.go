package engine

import "math/bits"

// Hash is a 64-bit fingerprint of a sequence of words; the zero value is that of the empty sequence. It
// tells sequences apart that differ in a word, in the order of words or in length. It is not cryptographic.
type Hash uint64

// The constants of Wang Yi's wyhash.
const (
	first  = 0xa0761d6478bd642f
	second = 0xe7037ed1a0b428db
	third  = 0x8ebc6af09c88c6e3
)

// Add returns the fingerprint of the sequence with one more word at its end. The constant keeps words of zero from
// leaving the empty fingerprint as it is.
func (h Hash) Add(word uint64) Hash { return Hash(fold(uint64(h)^(word+first), second)) }

// AddPair returns the fingerprint of the sequence with two more words at its end; it differs from that of adding them one
// by one. The two are mixed with each other before they meet the fingerprint, so that the processor can work on the
// next pair meanwhile.
func (h Hash) AddPair(a, b uint64) Hash { return h.Add(fold(a^second, b^third)) }

// fold multiplies to 128 bits and folds the halves together, the step of wyhash.
func fold(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}
