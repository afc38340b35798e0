package shard

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"

	"simulate/sim/pack"
)

// magic begins a file of a shard, and says in which form it is.
const magic = "simulate shard 1\n"

// Stamp says what a file is a shard of.
type Stamp struct {
	Plan    string // the hash of the plan
	Program string // which made it
	Number  int
	Of      int
}

// ErrForeign says that a file is no shard, and ErrTorn that one is not as it was written.
var (
	ErrForeign = errors.New("it is no shard")
	ErrTorn    = errors.New("it is torn: its checksum is another")
)

// Bytes are the file of a shard: its stamp, what its runs have yielded, and a checksum of both.
func (s *Shard) Bytes(plan, program string) []byte {
	var p pack.Pack
	(&Stamp{plan, program, s.Number, s.Of}).pack(&p)
	packWorks(&p, &s.works)
	text := append([]byte(magic), p.Bytes()...)
	sum := sha256.Sum256(text)
	return append(text, sum[:]...)
}

// Read opens the file of a shard.
func Read(text []byte) (Stamp, *Shard, error) {
	body := len(text) - sha256.Size
	if !bytes.HasPrefix(text, []byte(magic)) {
		return Stamp{}, nil, ErrForeign
	}
	if body < len(magic) || sha256.Sum256(text[:body]) != [sha256.Size]byte(text[body:]) {
		return Stamp{}, nil, ErrTorn
	}
	var stamp Stamp
	p := pack.Open(text[len(magic):body])
	stamp.pack(p)
	s := &Shard{Number: stamp.Number, Of: stamp.Of}
	packWorks(p, &s.works)
	if err := p.Close(); err != nil {
		return Stamp{}, nil, fmt.Errorf("%w: %w", ErrForeign, err)
	}
	return stamp, s, nil
}

func (s *Stamp) pack(p *pack.Pack) {
	pack.Text(p, &s.Plan)
	pack.Text(p, &s.Program)
	pack.Int(p, &s.Number)
	pack.Int(p, &s.Of)
}

func packWorks(p *pack.Pack, works *[]work) {
	pack.List(p, works, func(w *work) {
		pack.Text(p, &w.name)
		pack.Int(p, &w.runs)
		pack.Int(p, &w.first)
		pack.List(p, &w.chunks, func(c *chunk) {
			pack.Int(p, &c.runs)
			pack.Text(p, &c.text)
		})
	})
}
