package engine

import "math/bits"

// Hash is a 64-bit fingerprint of a sequence of words; the zero value is that of the empty sequence. It
// tells sequences apart that differ in a word, in the order of words or in length. It is not cryptographic.
type Hash uint64

// Add returns the fingerprint of the sequence with one more word at its end. It multiplies to 128 bits and folds the
// halves together, the step of Wang Yi's wyhash, whose constants these are. The first keeps words of zero from leaving
// the empty fingerprint as it is.
func (h Hash) Add(word uint64) Hash {
	high, low := bits.Mul64(uint64(h)^(word+0xa0761d6478bd642f), 0xe7037ed1a0b428db)
	return Hash(high ^ low)
}
