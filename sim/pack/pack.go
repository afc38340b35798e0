// Package pack turns values into few bytes and back. Of every type there is one description, which is followed in either direction, so that
// what is written and what is read cannot differ.
package pack

import (
	"encoding/binary"
	"errors"
)

// Pack is a text that values are put into or taken from, one after another. The zero value takes them in.
type Pack struct {
	text    []byte
	at      int // of what is to be taken out next
	opening bool
	err     error
}

// Open returns a pack that values are taken from, in the order in which they were put in.
func Open(text []byte) *Pack { return &Pack{text: text, opening: true} }

// Opening reports whether values are taken out.
func (p *Pack) Opening() bool { return p.opening }

// Bytes is the text of what was put in, until more is.
func (p *Pack) Bytes() []byte { return p.text }

// Reset empties a pack that values are put into, and keeps its memory.
func (p *Pack) Reset() { p.text = p.text[:0] }

// ErrTorn says that a text is not one of the values that were to be taken from it.
var ErrTorn = errors.New("it does not hold what it should")

// Close reports, as an error, that not exactly what was put in has been taken out. Of a pack that takes values in there is none.
func (p *Pack) Close() error {
	if p.opening && p.at != len(p.text) {
		p.tear()
	}
	return p.err
}

// tear gives up: from now on everything that is taken out is zero.
func (p *Pack) tear() { p.err, p.at = ErrTorn, len(p.text) }

// Integer is any type of whole numbers.
type Integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64
}

// Int packs a whole number: the nearer to zero, the shorter.
func Int[T Integer](p *Pack, v *T) {
	if !p.opening {
		p.text = binary.AppendVarint(p.text, int64(*v))
		return
	}
	n, size := binary.Varint(p.text[p.at:])
	if size <= 0 || int64(T(n)) != n {
		p.tear()
		*v = 0
		return
	}
	*v, p.at = T(n), p.at+size
}

// Hash packs a number of which every value is as likely.
func (p *Pack) Hash(v *uint64) {
	const size = 8
	switch {
	case !p.opening:
		p.text = binary.BigEndian.AppendUint64(p.text, *v)
	case len(p.text)-p.at < size:
		p.tear()
		*v = 0
	default:
		*v = binary.BigEndian.Uint64(p.text[p.at:])
		p.at += size
	}
}

// Bool packs a truth.
func (p *Pack) Bool(v *bool) {
	n := uint8(0)
	if *v {
		n = 1
	}
	Int(p, &n)
	*v = n == 1
}

// Text packs a text, of which a copy is taken out.
func Text[T ~string | ~[]byte](p *Pack, v *T) {
	n := p.Len(len(*v))
	if !p.opening {
		p.text = append(p.text, *v...)
		return
	}
	*v = T(string(p.text[p.at : p.at+n]))
	p.at += n
}

// Len packs how many follow, each of which takes a byte at least.
func (p *Pack) Len(n int) int {
	Int(p, &n)
	if p.opening && (n < 0 || n > len(p.text)-p.at) {
		p.tear()
		return 0
	}
	return n
}

// List packs a list, each element by a function of its own. The memory of a list that is long enough is used again.
func List[T any](p *Pack, list *[]T, each func(*T)) {
	n := p.Len(len(*list))
	if p.opening {
		if cap(*list) < n {
			*list = make([]T, n)
		}
		*list = (*list)[:n]
	}
	for i := range *list {
		each(&(*list)[i])
	}
}

// Ints packs a list of whole numbers.
func Ints[T Integer](p *Pack, list *[]T) {
	List(p, list, func(v *T) { Int(p, v) })
}
