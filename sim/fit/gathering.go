package fit

import (
	"strings"
	"time"

	"simulate/sim/engine"
	"simulate/sim/log"
)

// What is kept of a log, whatever its size.
const (
	mostCalls = 6000    // whole calls of each type
	mostParts = 200_000 // units' parts in them, over all types: when there are more, fewer calls of each type are kept
	mostWords = 1000    // different types, kinds, priorities, areas and agencies; further ones are one
	mostSpans = 3 << 20 // times at which units were busy
	mostDaily = 1 << 16 // days
	mostUnits = 20_000
)

// Part is what a unit did in a call, or what is known of a call without its unit.
type Part struct {
	Unit int32 // number in Gathering.units, or -1
	From int32 // the log that has it
	Kind int32 // word in Gathering.kinds
	Held bool  // the call had to wait because no unit was free, as the log says itself
	At   [log.NumInstants]int64
}

// Call is a call with all that is known of it.
type Call struct {
	key                  uint64
	From                 int32 // the log that had it first
	Type, Priority, Area int32
	Lat, Lon             float64
	Placed               bool
	Parts                []Part
}

// Gathering is what is kept of a log while its rows are read.
type Gathering struct {
	Rows, Calls int
	First, Last int64 // arrivals, in milliseconds since 1970, UTC
	Untimed     int   // rows without an instant: nothing is known of when they were

	sources []*source // by the numbers of the logs

	key   engine.Key
	place *time.Location
	seen  map[uint64]*Call // those of the samples

	types, priorities, kinds, areas, agencies words
	counts                                    map[[3]int32]*arrived // of calls, by log, type and priority
	samples                                   []heap                // by type: calls, those with the greatest key on top
	most                                      int                   // calls in each
	parts                                     int                   // in all of them

	unitNumbers map[string]int32
	units       []unit
	spans       int
	stamped     [log.NumInstants]int
	several     int  // rows that stamp several instants
	lasting     int  // those of them in which not all are the same
	backward    int  // those in which an instant is before one that comes first
	held        int  // rows of calls that waited because no unit was free, as the log says itself
	holds       bool // it says of some whether they did
}

// arrived is how often calls came.
type arrived struct {
	hours [7][24]int // by day of the week, from Monday, and hour
	total int
}

// NewGathering begins to gather logs. Hours are those of clocks in a place. The key is luck: which calls are kept.
func NewGathering(place *time.Location, key engine.Key) *Gathering {
	return &Gathering{
		First: log.None, Last: log.None, key: key, place: place, seen: make(map[uint64]*Call), counts: make(map[[3]int32]*arrived), most: mostCalls,
		unitNumbers: make(map[string]int32),
	}
}

// Add takes a row of a call that a log has, of those that are numbered from 0; rows of several logs are of one call where they are given the
// same name of it.
func (g *Gathering) Add(from int, call string, r *log.Row) {
	g.Rows++
	begins := arrivalOf(&r.At)
	if begins == log.None {
		g.Untimed++
		return
	}
	of := g.source(from)
	g.stamp(of, &r.At, begins)
	kind, priority := g.types.number(r.Field(log.CallType)), g.priorities.number(r.Field(log.Priority))
	if g.opens(from, call, kind, begins) {
		g.arrive([3]int32{int32(from), kind, priority}, begins)
	}
	if agency := r.Field(log.Agency); agency != "" {
		of.agencies[g.agencies.number(agency)]++
	}
	part := Part{Unit: g.unit(int32(from), r), From: int32(from), Kind: g.kind(r), Held: r.Held(), At: r.At}
	g.held += ordinal(part.Held)
	g.holds = g.holds || r.Field(log.Held) != ""
	if g.sent(&part) {
		of.kinds[part.Kind]++
	}
	g.keep(call, r, kind, priority, part)
}

// stamp notes which instants a row has.
func (g *Gathering) stamp(of *source, all *[log.NumInstants]int64, begins int64) {
	stamped, lasting, backward, latest := 0, false, false, begins
	for at, ms := range all {
		if ms != log.None {
			g.stamped[at]++
			of.ended = max(of.ended, ms)
			stamped++
			lasting = lasting || ms != begins
			backward = backward || ms < latest && log.Instant(at) != log.Cancelled
			latest = max(latest, ms)
		}
	}
	if stamped > 1 {
		g.several++
		g.lasting += ordinal(lasting)
		g.backward += ordinal(backward)
	}
}

// day is the day of an instant, by the clocks there, counted from 1970.
func (g *Gathering) day(at int64) int32 { return int32((at + g.ahead(at)) / msPerDay) }

// arrivalOf is the first instant of a call that a row stamps.
func arrivalOf(at *[log.NumInstants]int64) int64 { return first(at[:]) }

// first is the first of some instants that is stamped, or None.
func first(at []int64) int64 {
	for _, ms := range at {
		if ms != log.None {
			return ms
		}
	}
	return log.None
}

// arrive counts a call by its log, type and priority.
func (g *Gathering) arrive(by [3]int32, at int64) {
	g.Calls++
	if g.First == log.None || at < g.First {
		g.First = at
	}
	g.Last = max(g.Last, at)
	if g.counts[by] == nil {
		g.counts[by] = new(arrived)
	}
	day, hour := g.hour(at)
	g.counts[by].hours[day][hour]++
	g.counts[by].total++
}

// hour is the day of the week, from Monday, and the hour that clocks show.
func (g *Gathering) hour(at int64) (day, hour int) {
	t := time.UnixMilli(at).In(g.place)
	return (int(t.Weekday()) + 6) % 7, t.Hour()
}

// kind is the kind of a row's unit: what the log says, or the last word of the letters that its name begins with: E of E05, ambulance of
// river-ambulance-2.
func (g *Gathering) kind(r *log.Row) int32 {
	if word := r.Field(log.UnitKind); word != "" {
		return g.kinds.number(word)
	}
	name := r.Field(log.Unit)
	begins := strings.TrimRight(name[:len(name)-len(strings.TrimLeft(name, letters))], "-_ ")
	return g.kinds.number(begins[strings.LastIndexAny(begins, "-_ ")+1:])
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_ "

const msPerDay = 86_400_000

// ahead is how far clocks are ahead of UTC, in milliseconds.
func (g *Gathering) ahead(at int64) int64 {
	_, seconds := time.UnixMilli(at).In(g.place).Zone()
	return int64(seconds) * 1000
}

// sent reports whether a unit was sent; where the log stamps nothing of units, one is taken to have been.
func (g *Gathering) sent(p *Part) bool {
	stamped := false
	for _, at := range []log.Instant{log.Notified, log.EnRoute, log.OnScene} {
		if p.At[at] != log.None {
			return true
		}
		stamped = stamped || g.stamped[at] > 0
	}
	return !stamped
}

// keep keeps the part with its call, if that is of the sample of its type: the calls of least key, which is a function of the call's number.
// So all rows of a call are kept or none, wherever they stand.
func (g *Gathering) keep(name string, r *log.Row, kind, priority int32, part Part) {
	key := uint64(g.key.Mix(uint64(engine.KeyOf(name))))
	call := g.seen[key]
	if call == nil {
		for int(kind) >= len(g.samples) {
			g.samples = append(g.samples, nil)
		}
		h := &g.samples[kind]
		if len(*h) >= g.most && (*h)[0].key < key {
			return
		}
		call = &Call{key: key, From: part.From, Type: kind, Priority: priority, Area: g.areas.number(r.Field(log.Area))}
		call.Lat, call.Lon, call.Placed = r.Position()
		g.seen[key] = call
		h.push(call)
		g.cutTo(h)
	}
	call.Parts = append(call.Parts, part)
	if g.parts++; g.parts > mostParts {
		g.most = g.most * 3 / 4
		for i := range g.samples {
			g.cutTo(&g.samples[i])
		}
	}
}

// cutTo leaves out the calls of greatest key until there are no more than may be.
func (g *Gathering) cutTo(h *heap) {
	for len(*h) > g.most {
		out := h.pop()
		g.parts -= len(out.Parts)
		delete(g.seen, out.key)
	}
}
