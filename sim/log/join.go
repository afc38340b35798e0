package log

import (
	"cmp"
	"slices"

	"simulate/sim/stats"
)

// Join tells which calls several logs have in common: police and fire rows of one call carry the same number. What is kept of a call is
// its first instants in each log, and there is a limit to how many calls are kept.
type Join struct {
	Over bool // there are more calls than are kept: those beyond are left out of what is told

	files int
	place map[uint64]int // of a call among those that are kept, by the hash of its number
	calls []joined
}

// joined is what is kept of a call.
type joined struct {
	firsts []firsts // by log
	apart  bool     // they are over a day apart: the same number, and another call
}

// firsts are the first instants of a call in a log, or None.
type firsts struct{ any, told, there int64 }

// mostJoined is how many calls are kept: of two logs in some 150 MB.
const mostJoined = 1 << 20

// NewJoin returns a join of so many logs without rows.
func NewJoin(files int) *Join { return &Join{files: files, place: make(map[uint64]int)} }

// Add notes a row of a log.
func (j *Join) Add(file int, r *Row) {
	hash := hashed([]byte(r.Call()))
	place, ok := j.place[hash]
	if !ok {
		if place = len(j.calls); place == mostJoined {
			j.Over = true
			return
		}
		j.place[hash] = place
		j.calls = append(j.calls, joined{firsts: slices.Repeat([]firsts{{None, None, None}}, j.files)})
	}
	of := &j.calls[place].firsts[file]
	for _, at := range r.At {
		earlier(&of.any, at)
	}
	earlier(&of.told, r.At[Notified])
	earlier(&of.there, r.At[OnScene])
}

func earlier(first *int64, at int64) {
	if at != None && (*first == None || at < *first) {
		*first = at
	}
}

// Shared is how many calls are in some logs and in no other.
type Shared struct {
	In    []int // the logs, by their numbers
	Calls int
	Apart int // of those, whose first instants are over a day apart: the same number, and another call
}

// Settle finds out which calls have the same number and are not the same, once all rows are noted. Those that most logs have come first.
func (j *Join) Settle() (shared []Shared) {
	for i := range j.calls {
		c := &j.calls[i]
		var in []int
		first, last := int64(None), int64(None)
		for file, of := range c.firsts {
			if of.any != None {
				in = append(in, file)
				earlier(&first, of.any)
				last = max(last, of.any)
			}
		}
		at := slices.IndexFunc(shared, func(s Shared) bool { return slices.Equal(s.In, in) })
		if at < 0 {
			at, shared = len(shared), append(shared, Shared{In: in})
		}
		shared[at].Calls++
		if c.apart = last-first > msPerDay; c.apart {
			shared[at].Apart++
		}
	}
	slices.SortFunc(shared, func(a, b Shared) int { return cmp.Or(len(b.In)-len(a.In), slices.Compare(a.In, b.In)) })
	return shared
}

// SameCall reports whether rows of several logs that have this number are of one call.
func (j *Join) SameCall(number string) bool {
	place, ok := j.place[hashed([]byte(number))]
	return !ok || !j.calls[place].apart
}

// Begin is when a call begins that a row of a log is of: the first instant that any log has of it. Rows of one call begin alike.
func (j *Join) Begin(file int, r *Row) int64 {
	place, ok := j.place[hashed([]byte(r.Call()))]
	if !ok { // there was no room for it
		begin := int64(None)
		for _, at := range r.At {
			earlier(&begin, at)
		}
		return begin
	}
	return j.calls[place].begin(file)
}

// begin is the first instant of a call; of one that is another in each log, that in one of them.
func (c *joined) begin(file int) int64 {
	begin := c.firsts[file].any
	for _, of := range c.firsts {
		if !c.apart {
			earlier(&begin, of.any)
		}
	}
	return begin
}

// Spans divides time, so that about so many calls begin in each part: it returns the beginnings of the parts but the first.
func (j *Join) Spans(calls int) (bounds []int64) {
	var begins []int64
	for i := range j.calls {
		for file, of := range j.calls[i].firsts {
			if of.any != None {
				begins = append(begins, j.calls[i].begin(file))
				break
			}
		}
	}
	slices.Sort(begins)
	for i := calls; i < len(begins); i += calls {
		bounds = append(bounds, begins[i])
	}
	return slices.Compact(bounds)
}

// Gap is how long after the first unit of a log the first of another is somewhere, in calls that both have.
type Gap struct {
	From, To int        // logs, by their numbers
	At       Instant    // Notified or OnScene
	Times    *stats.Bag // in milliseconds; negative where To is first
	Sooner   int        // calls in which To is first
}

// Gaps are those of each two logs that have calls in common, once all is settled.
func (j *Join) Gaps() (gaps []Gap) {
	for from := range j.files {
		for to := from + 1; to < j.files; to++ {
			for _, g := range []Gap{{from, to, Notified, stats.NewBag(keptValues), 0}, {from, to, OnScene, stats.NewBag(keptValues), 0}} {
				for i := range j.calls {
					g.add(&j.calls[i])
				}
				if g.Times.N() > 0 {
					gaps = append(gaps, g)
				}
			}
		}
	}
	return gaps
}

func (g *Gap) add(c *joined) {
	from, to := c.firsts[g.From].told, c.firsts[g.To].told
	if g.At == OnScene {
		from, to = c.firsts[g.From].there, c.firsts[g.To].there
	}
	if from == None || to == None || c.apart {
		return
	}
	if to < from {
		g.Sooner++
	}
	g.Times.Add(to - from)
}
