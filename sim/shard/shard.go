package shard

import (
	"errors"
	"fmt"
)

// ErrMade is returned by whoever was to make runs, once those of a shard are made: there is nothing to go on with.
var ErrMade = errors.New("the runs of the shard are made")

// Shard is some of the runs of a command, and what they have yielded so far.
type Shard struct {
	Number int  // from 0
	Of     int  // shards
	Trial  bool // the first run of each work instead, to see whether they can be made at all

	works []work
}

// work is what some of its runs have yielded.
type work struct {
	name   string
	runs   int // of all shards together
	first  int // run of the shard
	chunks []chunk
}

// Own are the runs that are the shard's, of so many: from first up to, not including, end. No shard has more than one run more than another.
func (s *Shard) Own(runs int) (first, end int) {
	if s.Trial {
		return 0, min(1, runs)
	}
	return s.Number * runs / s.Of, (s.Number + 1) * runs / s.Of
}

// Add keeps what the shard's own runs of a work have yielded. The name is that of no other work of the command.
func (s *Shard) Add(name string, runs int, texts [][]byte) {
	for i := range s.works {
		if s.works[i].name == name {
			panic(fmt.Sprintf("shard: there are two works %q", name))
		}
	}
	first, _ := s.Own(runs)
	s.works = append(s.works, work{name, runs, first, chunksOf(texts)})
}

// AddSum keeps what the shard's own runs of a work have yielded together, as one text.
func (s *Shard) AddSum(name string, runs int, text []byte) { s.Add(name, runs, [][]byte{text}) }

// Runs is how many runs the largest work has, of all shards together; 0 where there is none.
func (s *Shard) Runs() int {
	most := 0
	for i := range s.works {
		most = max(most, s.works[i].runs)
	}
	return most
}
