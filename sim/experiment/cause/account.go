package cause

import (
	"cmp"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// accounts add up what runs yield, by question. All sums are of whole numbers, and pieces are merged in the order of runs.
type accounts struct {
	runs int
	list []*account
}

func newAccounts(questions int) *accounts {
	a := &accounts{list: make([]*account, questions)}
	for i := range a.list {
		a.list[i] = &account{index: map[place]int{}}
	}
	return a
}

func (a *accounts) merge(other *accounts) {
	a.runs += other.runs
	for i, x := range other.list {
		a.list[i].merge(x)
	}
}

// account adds up the paths of a question's values.
type account struct {
	all, over                               Side
	unserved                                int // of all
	unfinished, never, inapplicable, unkept int
	missing                                 []hindered
	index                                   map[place]int // of a place among the entries
	entries                                 []entry
	open                                    []int // the entries that are on the path that is being walked
}

// entry adds up what paths have at a place.
type entry struct {
	place
	all, over Side
	began     engine.Time // sum, over the paths that come by
	nth       uint16      // arrival that ends it; several where they differ
	spread    *stats.Bag  // of its times
	whom      []spentOn
	steps     []uint16   // that it is of, in order; several where streams have it alike
	clock     *stats.Bag // when waits for a channel began; nil of all else
	here      spentHere  // on the path that is being walked
}

// spentOn is the share of whom time was spent on.
type spentOn struct {
	Share
	path int // that came by last, counted from 1
}

// What stands in the place of an arrival.
const (
	several = ^uint16(0) // it is not the same one in all paths
	unknown = several - 1
)

// spentHere is what a path has at a place.
type spentHere struct {
	on           bool
	began, spent engine.Time
}

// keptExactly is up to how many times of a place are kept, beyond which they are counted in classes.
const keptExactly = 1 << 14

// entry is that of a place.
func (a *account) entry(at place) *entry {
	i, ok := a.index[at]
	if !ok {
		i = len(a.entries)
		a.index[at] = i
		a.entries = append(a.entries, entry{place: at, nth: unknown, spread: stats.NewBag(keptExactly)})
	}
	return &a.entries[i]
}

// spend notes a stretch of the path, of which later ones come first.
func (a *account) spend(at place, r *sim.Record, nth uint16, whom Whom, from, length engine.Time) {
	e := a.entry(at)
	if !e.here.on {
		e.here.on = true
		a.open = append(a.open, a.index[e.place])
	}
	e.here.began = from
	e.here.spent += length
	e.come(nth)
	e.note(r.Step)
	if at.kind == WaitForChannel {
		e.told(int64(r.At - length))
	}
	s := e.of(whom)
	s.Time += length
	if path := a.all.Paths + 1; s.path != path {
		s.path = path
		s.Paths++
	}
}

// note notes that it is of a step.
func (e *entry) note(step uint16) {
	if i, known := slices.BinarySearch(e.steps, step); !known {
		e.steps = slices.Insert(e.steps, i, step)
	}
}

// told notes when a wait for a channel began.
func (e *entry) told(at int64) {
	if e.clock == nil {
		e.clock = stats.NewBag(keptExactly)
	}
	e.clock.Add(at)
}

// nthOf is which arrival of its step a record is, where it is not the last of its kind; otherwise 0.
func nthOf(p *sim.Program, r *sim.Record) uint16 {
	if r.Kind != sim.UnitArrived || r.Arg&sim.LastOfKind != 0 {
		return 0
	}
	return uint16(p.NumberIn(r))
}

// come notes which arrival a trip ended with.
func (e *entry) come(nth uint16) {
	switch {
	case e.nth == unknown:
		e.nth = nth
	case e.nth != nth:
		e.nth = several
	}
}

// of is the share of whom time was spent on.
func (e *entry) of(whom Whom) *spentOn {
	i := slices.IndexFunc(e.whom, func(s spentOn) bool { return s.Whom == whom })
	if i < 0 {
		i = len(e.whom)
		e.whom = append(e.whom, spentOn{Share: Share{Whom: whom}})
	}
	return &e.whom[i]
}

// close ends the path that is being walked.
func (a *account) close(length engine.Time, over bool) {
	a.all.add(length)
	if over {
		a.over.add(length)
	}
	for _, i := range a.open {
		e := &a.entries[i]
		e.all.add(e.here.spent)
		if over {
			e.over.add(e.here.spent)
		}
		e.began += e.here.began
		e.spread.Add(int64(e.here.spent))
		e.here = spentHere{}
	}
	a.open = a.open[:0]
}

func (s *Side) add(length engine.Time) {
	s.Paths++
	s.Time += length
}

func (s *Side) merge(other Side) {
	s.Paths += other.Paths
	s.Time += other.Time
}

// lack counts a value without a path.
func (a *account) lack(state measure.State) {
	switch state {
	case measure.Unfinished:
		a.unfinished++
	case measure.Never:
		a.never++
	case measure.NotApplicable:
		a.inapplicable++
	}
}

func (a *account) merge(other *account) {
	a.all.merge(other.all)
	a.over.merge(other.over)
	a.unserved += other.unserved
	a.unfinished, a.never = a.unfinished+other.unfinished, a.never+other.never
	a.inapplicable, a.unkept = a.inapplicable+other.inapplicable, a.unkept+other.unkept
	for i := range other.missing {
		x := &other.missing[i]
		a.hindered(x.hindrance).merge(x)
	}
	for i := range other.entries {
		x := &other.entries[i]
		a.entry(x.place).merge(x)
	}
}

func (e *entry) merge(other *entry) {
	e.come(other.nth)
	e.all.merge(other.all)
	e.over.merge(other.over)
	e.began += other.began
	e.spread.Merge(other.spread)
	for _, step := range other.steps {
		e.note(step)
	}
	switch {
	case other.clock == nil:
	case e.clock == nil:
		e.clock = other.clock
	default:
		e.clock.Merge(other.clock)
	}
	for _, s := range other.whom {
		e.of(s.Whom).merge(s.Side)
	}
}

// breakdown are the figures.
func (a *account) breakdown(set *measure.Set, q *Question, rows []int) *Breakdown {
	first := &set.Rows[rows[0]]
	times, others := first.Times(len(rows)), a.all.Paths+a.unfinished+a.never+a.unkept
	b := &Breakdown{
		Question: *q, Program: set.Program, All: a.all, Over: a.over, Unserved: a.unserved, Unfinished: a.unfinished, Never: a.never,
		Inapplicable: (a.inapplicable+others)/times - others, Unkept: a.unkept, Missing: a.lacking(),
		Single: !first.Several && len(rows) == times,
	}
	for _, row := range rows {
		b.Rows = append(b.Rows, &set.Rows[row])
	}
	for i := range a.entries {
		b.Parts = append(b.Parts, a.entries[i].part())
	}
	slices.SortFunc(b.Parts, func(x, y Part) int {
		return cmp.Or(cmp.Compare(x.Begin, y.Begin), cmp.Compare(x.Step, y.Step), cmp.Compare(x.Kind, y.Kind))
	})
	return b
}

func (e *entry) part() Part {
	times := e.spread.Sample()
	p := Part{
		Step: e.steps[0], Alike: e.steps[1:], Kind: e.kind, All: e.all, Over: e.over, Begin: mean(e.began, e.all.Paths),
		Low: engine.Time(times.Quantile(0.1)), High: engine.Time(times.Quantile(0.9)),
	}
	if e.nth != several {
		p.Nth = int(e.nth)
	}
	if e.clock != nil {
		times := e.clock.Sample()
		p.From, p.To = engine.Time(times.Quantile(0.1)), engine.Time(times.Quantile(0.9))
	}
	for _, s := range e.whom {
		if s.Step == e.step {
			s.Step = p.Step
		}
		p.Whom = append(p.Whom, s.Share)
	}
	if len(p.Whom) == 1 && p.Whom[0].Whom == nobody {
		p.Whom = nil
	}
	slices.SortFunc(p.Whom, func(x, y Share) int { return cmp.Or(-cmp.Compare(x.Time, y.Time), x.compare(y.Whom)) })
	return p
}

// compare orders whom by number, where times do not.
func (w Whom) compare(other Whom) int {
	return cmp.Or(cmp.Compare(w.How, other.How), cmp.Compare(w.Step, other.Step), cmp.Compare(w.Pool, other.Pool),
		cmp.Compare(w.Agency, other.Agency), cmp.Compare(w.Channel, other.Channel), cmp.Compare(w.Site, other.Site))
}
