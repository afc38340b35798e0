package shard

import (
	"cmp"
	"fmt"
	"slices"

	"simulate/sim/pack"
)

// Made is what shards have made, put together.
type Made struct{ works map[string][]work }

// Together puts all shards of a plan together, in any order.
func Together(shards []*Shard) *Made {
	m := &Made{works: make(map[string][]work)}
	for _, s := range shards {
		for _, w := range s.works {
			m.works[w.name] = append(m.works[w.name], w)
		}
	}
	for _, parts := range m.works { // those without runs first
		slices.SortFunc(parts, func(a, b work) int {
			return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(len(a.chunks), len(b.chunks)))
		})
	}
	return m
}

// Runs are the runs of a work, as many as are asked for. It is nil where the shards have not made all of them: they did not know of them,
// as what is asked depends on what other runs have yielded. Of nil it is nil, too.
func (m *Made) Runs(name string, runs int) *Runs {
	if m == nil {
		return nil
	}
	r := &Runs{ends: []int{}}
	end := 0
	for _, w := range m.works[name] {
		if w.runs != runs || w.first != end {
			return nil
		}
		for _, c := range w.chunks {
			end += c.runs
			r.chunks, r.ends = append(r.chunks, c), append(r.ends, end)
		}
	}
	if end != runs {
		return nil
	}
	return r
}

// Sums are the texts of a work of so many runs that shards have summed up, one of each shard; nil where there are none, and of nil.
func (m *Made) Sums(name string, runs int) (texts [][]byte, err error) {
	if m == nil {
		return nil, nil
	}
	for _, w := range m.works[name] {
		for i := range w.chunks {
			text, err := w.chunks[i].open()
			if err != nil || w.runs != runs {
				return nil, fmt.Errorf("the sums of a shard cannot be read: %w", cmp.Or(err, pack.ErrTorn))
			}
			texts = append(texts, text...)
		}
	}
	return texts, nil
}

// Runs are what the runs of a work have yielded.
type Runs struct {
	chunks []chunk
	ends   []int // by chunk: the run behind its last
}

// Reader reads what runs have yielded. It belongs to one goroutine.
type Reader struct {
	of    *Runs
	chunk int // that is open
	texts [][]byte
}

// NewReader returns a reader of the runs; nil of nil.
func (r *Runs) NewReader() *Reader {
	if r == nil {
		return nil
	}
	return &Reader{of: r, chunk: -1}
}

// Text is what a run has yielded.
func (r *Reader) Text(run int) ([]byte, error) {
	at, _ := slices.BinarySearch(r.of.ends, run+1)
	c := &r.of.chunks[at]
	if at != r.chunk {
		texts, err := c.open()
		if err != nil {
			return nil, fmt.Errorf("run %d of a shard cannot be read: %w", run, err)
		}
		r.chunk, r.texts = at, texts
	}
	return r.texts[run-(r.of.ends[at]-c.runs)], nil
}
