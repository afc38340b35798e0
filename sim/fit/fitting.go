package fit

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/log"
)

// What a scenario that people read can hold.
const (
	mostPlans    = 8
	mostKinds    = 10
	mostSets     = 6
	enoughCalls  = 30   // for a plan, a stream, a kind
	enoughTimes  = 100  // for a distribution of a plan of its own; with fewer, that of all plans unless the two can be told apart
	mostOfAll    = 0.9  // types of calls have plans of their own until this share of calls does
	leastOfType  = 0.1  // of a type's calls must have a priority that is to be a stream of its own
	leastOfSet   = 0.03 // of a type's calls must have a set of units that is to be one of the plan's
	leastOfKind  = 0.01 // of all parts must be of a kind that is to be sent
	leastCarried = 0.03 // of a kind's parts on scene must go on to a hospital, to be a way of their own
	leastOther   = 0.02 // of a kind's parts must be in no plan, to be other work
)

// fitting makes a model of what has been gathered.
type fitting struct {
	*Gathering
	model     *Model
	spanOf    []int     // of each log, in the model; -1 for those without calls
	types     [][]int32 // of each plan
	kept      [][]*Call // of each plan
	kindOf    []int     // number of a kind in the model, by word; -1 for those that are in no plan
	latest    int64     // the longest that ways take
	chartOf   *Map
	roaming   []bool // units: sent all over the area
	stationOf []int  // of units, in the map
	pooled    map[stratum]*Distribution
}

// Model fits a model to what has been gathered, of which there must be a call.
func (g *Gathering) Model() *Model {
	m := &Model{Rows: g.Rows, Calls: g.Calls, First: g.First, Last: g.Last, Place: g.place, Backward: g.backward, Held: g.held, Waiting: len(g.units) == 0 && !g.holds}
	for at, n := range g.stamped {
		m.Stamped[at] = n > 0
	}
	f := &fitting{Gathering: g, model: m, pooled: make(map[stratum]*Distribution)}
	for i := range g.units {
		slices.SortFunc(g.units[i].spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	}
	f.spans()
	f.choosePlans()
	f.chooseKinds()
	f.judgeWays()
	f.streams()
	for i := range m.Kinds {
		f.kind(i)
	}
	for i := range m.Plans {
		f.plan(i)
	}
	f.others()
	f.pools()
	f.byArea()
	f.chart()
	if m.Map == nil {
		f.waysByArea()
	}
	m.Response = f.response(f.all())
	return m
}

// typed is a type of calls of a service.
type typed struct {
	span int
	kind int32
}

// choosePlans gives the most frequent types of calls a plan each, and all others of a service one together.
func (f *fitting) choosePlans() {
	totals := make(map[typed]int)
	for by, a := range f.counts {
		totals[typed{f.spanOf[by[0]], by[1]}] += a.total
	}
	order := slices.SortedFunc(maps.Keys(totals), func(a, b typed) int {
		names := f.Gathering.types.list
		return cmp.Or(cmp.Compare(totals[b], totals[a]), cmp.Compare(names[a.kind], names[b.kind]), cmp.Compare(a.span, b.span))
	})
	had, rest := 0, make([][]int32, len(f.model.Spans))
	for _, t := range order {
		if len(f.types) < mostPlans && totals[t] >= enoughCalls && float64(had) < mostOfAll*float64(f.Calls) {
			had += totals[t]
			f.addPlan(t.span, t.kind)
		} else {
			rest[t.span] = append(rest[t.span], t.kind)
		}
	}
	for span, types := range rest {
		if len(types) > 0 {
			f.addPlan(span, types...)
		}
	}
	for i := range f.types {
		f.kept = append(f.kept, f.sampled(f.types[i], f.model.Plans[i].Span))
		f.model.Plans[i].Calls = len(f.kept[i])
	}
}

func (f *fitting) addPlan(span int, types ...int32) {
	p := Plan{Span: span, Types: len(types)}
	if len(types) == 1 {
		p.Title = f.Gathering.types.list[types[0]]
	}
	f.types, f.model.Plans = append(f.types, types), append(f.model.Plans, p)
}

// anySpan stands for all services.
const anySpan = -1

// sampled are calls that are kept of some types, of a service or of all, in the order of their keys: of each type the same share, and no more
// than of one type.
func (f *fitting) sampled(types []int32, span int) (list []*Call) {
	least := uint64(math.MaxUint64)
	for _, t := range types {
		if h := f.samples[t]; len(h) >= f.most {
			least = min(least, h[0].key)
		}
	}
	for _, t := range types {
		for _, c := range f.samples[t] {
			if c.key <= least && (span == anySpan || f.spanOf[c.From] == span) {
				list = append(list, c)
			}
		}
	}
	slices.SortFunc(list, func(a, b *Call) int { return cmp.Compare(a.key, b.key) })
	return list[:min(len(list), f.most)]
}

// chooseKinds finds the kinds of units that are sent by plans; those that are seldom sent are one.
func (f *fitting) chooseKinds() {
	f.kindOf = make([]int, len(f.kinds.list))
	order, parts := make([]int, len(f.kindOf)), make([]int, len(f.kindOf))
	for _, s := range f.sources {
		for kind, n := range s.kinds {
			parts[kind] += n
		}
	}
	total := 0
	for i := range order {
		order[i], f.kindOf[i] = i, -1
		total += parts[i]
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(parts[b], parts[a]), cmp.Compare(f.kinds.list[a], f.kinds.list[b]))
	})
	rest := Kind{Name: "other"}
	for i, k := range order {
		n := parts[k]
		enough := i < mostKinds && n >= enoughCalls && float64(n) >= leastOfKind*float64(total)
		if n > 0 && (i == 0 || enough) {
			f.kindOf[k] = len(f.model.Kinds)
			f.model.Kinds = append(f.model.Kinds, Kind{Name: f.kinds.list[k], Parts: n})
		} else {
			rest.Parts += n
		}
	}
	if rest.Parts < enoughCalls {
		f.model.Split = rest.Parts
		return
	}
	for k, n := range parts {
		if f.kindOf[k] < 0 && n > 0 {
			f.kindOf[k] = len(f.model.Kinds)
		}
	}
	f.model.Kinds = append(f.model.Kinds, rest)
}

// judgeWays finds how long ways take at most: of those that ended, all but one in a hundred.
func (f *fitting) judgeWays() {
	var ways []float64
	for _, c := range slices.Concat(f.kept...) {
		for i := range c.Parts {
			if at := &c.Parts[i].At; at[log.OnScene] != log.None && at[log.Notified] != log.None && at[log.OnScene] >= at[log.Notified] {
				ways = append(ways, float64(at[log.OnScene]-at[log.Notified]))
			}
		}
	}
	f.latest = math.MaxInt64
	if len(ways) > 0 {
		slices.Sort(ways)
		f.latest = int64(ways[(len(ways)-1)*99/100])
	}
}

// stratum names what is fitted over all plans.
type stratum struct {
	what string
	kind int
}

// luck is the key of what is fitted.
func (f *fitting) luck(what string, numbers ...int) engine.Key {
	key := f.key.Mix(uint64(engine.KeyOf("fit", what)))
	for _, n := range numbers {
		key = key.Mix(uint64(n))
	}
	return key
}
