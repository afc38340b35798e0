package conduct

import (
	"context"
	"math"
	"time"

	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise"
	"simulate/sim/experiment/futures"
)

// Chances are those of each critical task from a moment on.
type Chances struct {
	At       int64       `json:"at"`
	Futures  int         `json:"futures"`
	Done     bool        `json:"done"` // no more are told of this moment
	List     []ChanceRow `json:"list"`
	Supposes string      `json:"supposes"`
	Problem  string      `json:"problem"` // why there are none
}

// ChanceRow is the chance that a limit is kept.
type ChanceRow struct {
	ID    string  `json:"id"`
	Title string  `json:"title"`
	Limit string  `json:"limit"`
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Alike bool    `json:"alike"` // the same in all futures
	None  bool    `json:"none"`  // it applies in none
	Since *Since  `json:"since"` // what the last entry has changed; null where there is none
}

// Since is what an entry has changed of a chance, in percentage points.
type Since struct {
	Of     string  `json:"of"` // the entry in words
	Entry  int     `json:"entry"`
	Points float64 `json:"points"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Told   bool    `json:"told"` // there is a difference to be told
}

const supposes = "What is undecided takes its default, nobody gives orders, and no more injects come."

// refined are how many futures are told, one after the other.
var refined = []int{25, 100, futures.Usual}

// Foretell tells the chances from now, and again as the exercise goes on, until the context ends. It works aside: nobody waits for it.
func (c *Conductor) Foretell(ctx context.Context) {
	f := &foretelling{Conductor: c}
	for ctx.Err() == nil {
		began := time.Now()
		f.tell(ctx)
		const least = 500 * time.Millisecond
		select {
		case <-ctx.Done():
		case <-time.After(max(least, 3*time.Since(began))): // so that most of the machine is left to the room
		}
	}
}

// foretelling is the work of telling chances.
type foretelling struct {
	*Conductor
	of    moment
	since map[string]*Since // by limit
	last  int               // the entry that since is about
}

// moment is when chances are told: they are told again when another entry has an effect, or the clock has gone on for a while.
type moment struct {
	entry int // the last with an effect
	deed  int // the last that somebody has given, decided, released or let happen; 0: none
	at    int64
	x     *exercise.Exercise
}

// stale is how long chances hold while the clock goes on, in milliseconds of the scenario.
const stale = 20_000

// next is the moment to be told of, and the program that goes on from there; nil when the one before still holds.
func (f *foretelling) next() (m moment, p *sim.Program, past *exercise.Journal) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.exercise.Journal.Ended() {
		return m, nil, nil
	}
	m = moment{at: f.clock.now(f.wall), x: f.exercise}
	for i := range f.exercise.Journal.Entries {
		e := &f.exercise.Journal.Entries[i]
		if !e.HasEffect() || e.Clock != nil {
			continue
		}
		m.entry = e.Number
		if e.Author != exercise.Keeper && (e.Order != nil || e.Decide != nil || e.Inject != nil || e.Effect != nil) && !f.exercise.Journal.Undone(e.Number) {
			m.deed = e.Number
		}
	}
	if m.x == f.of.x && m.entry == f.of.entry && m.at >= f.of.at && m.at < f.of.at+stale {
		return m, nil, nil
	}
	p, problems := f.exercise.Onwards()
	if p == nil {
		f.chances = &Chances{Problem: problems.Error(), List: []ChanceRow{}}
		return m, nil, nil
	}
	return m, p, f.exercise.Journal.Cut(m.deed)
}

// tell tells the chances of the next moment, first few futures and then more.
func (f *foretelling) tell(ctx context.Context) {
	f.tellEnding(ctx)
	m, p, past := f.next()
	if p == nil {
		return
	}
	f.of = m
	limits := f.limits()
	present, err := futures.At(p, f.luck(), min(p.WarmUp+engine.Time(m.at)+1, p.Horizon))
	if err != nil {
		f.show(&Chances{At: m.at, Problem: err.Error(), List: []ChanceRow{}})
		return
	}
	for i, n := range refined {
		told, err := present.Chances(ctx, limits, futures.Options{Futures: n, Seed: f.luck().Seed, Workers: 1})
		if err != nil || ctx.Err() != nil {
			f.show(&Chances{At: m.at, Problem: problemOf(err), List: []ChanceRow{}})
			return
		}
		f.show(f.chancesOf(m, told, n, i == len(refined)-1))
		if i == 0 && f.last != m.deed {
			f.compare(ctx, past, limits)
		}
	}
}

func problemOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func (f *foretelling) luck() sim.Luck { return f.options.Exercise.Luck() }

// limits are those of the critical tasks or, where there are none, of the scenario.
func (c *Conductor) limits() []futures.Limit {
	var limits []futures.Limit
	plan := c.options.Exercise.Plan()
	for ref, task := range plan.Exercise.AllTasks() {
		limits = append(limits, futures.Limit{ID: ref.String(), Title: task.Text, Measure: task.Measure, Within: task.Limit.Comparison})
	}
	if len(limits) == 0 {
		return futures.Limits(plan)
	}
	return limits
}

func (f *foretelling) chancesOf(m moment, told []futures.Chance, n int, done bool) *Chances {
	c := &Chances{At: m.at, Futures: n, Done: done, List: []ChanceRow{}, Supposes: supposes}
	for i := range told {
		t := &told[i]
		row := ChanceRow{ID: t.ID, Title: t.Title, Limit: words.Within(&t.Within), Share: t.Share(), Alike: t.Alike, None: t.Of == 0, Since: f.since[t.ID]}
		if t.Interval.Known {
			row.Low, row.High = t.Interval.Low, t.Interval.High
		}
		c.List = append(c.List, row)
	}
	return c
}

// show tells the controller.
func (f *foretelling) show(c *Chances) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.chances = c
	f.changed++
	f.refresh()
}

// compare tells what the last entry of a journal has changed, with the same futures from its instant with it and without.
func (f *foretelling) compare(ctx context.Context, past *exercise.Journal, limits []futures.Limit) {
	f.since, f.last = nil, len(past.Entries)
	last := past.Entry(len(past.Entries))
	if last == nil {
		return
	}
	without, err := f.presentAt(past.Cut(last.Number-1), last.At)
	if err != nil {
		return
	}
	with, err := f.presentAt(past, last.At)
	if err != nil {
		return
	}
	changes, err := futures.Compare(ctx, without, with, limits, futures.Options{Futures: futures.Usual, Seed: f.luck().Seed, Workers: 1})
	if err != nil || ctx.Err() != nil {
		return
	}
	f.mu.Lock()
	text := f.titleOf(last.Actor()) + ": " + f.entryText(last)
	f.mu.Unlock()
	f.since = make(map[string]*Since)
	for i := range changes {
		c := &changes[i]
		const level = 0.95
		change := c.Change(level)
		s := &Since{Of: text, Entry: last.Number, Points: math.Round(100 * change.Value), Told: !c.Alike && change.Interval.Known && change.Interval.Direction() != 0}
		s.Low, s.High = math.Round(100*change.Interval.Low), math.Round(100*change.Interval.High)
		f.since[c.ID] = s
	}
}

// presentAt is the run of a journal at an instant, from which on nobody plays.
func (f *foretelling) presentAt(j *exercise.Journal, at int64) (*futures.Present, error) {
	x, err := f.options.Open(j)
	if err != nil {
		return nil, err
	}
	p, problems := x.Onwards()
	if p == nil {
		return nil, problems
	}
	return futures.At(p, x.Luck(), min(p.WarmUp+engine.Time(at), p.Horizon))
}
