package conduct

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"slices"
)

// audience is those who are shown the same.
type audience struct {
	id      string
	view    func() any // without its lines
	lines   func() []Line
	entries func() []Entry // of the journal; nil for all but the controller
	with    func(view any, lines []Line, entries []Entry) any

	clock   []byte // as it was sent last
	shown   []byte
	seen    []Line
	journal []Entry
}

// invite makes the audiences.
func (c *Conductor) invite() {
	c.audiences = nil
	for _, r := range c.roles {
		id := r.id
		c.audiences = append(c.audiences, &audience{
			id: id, view: func() any { return c.playerView(c.role(id)) }, lines: func() []Line { return c.roleLines(c.role(id)) },
			with: func(view any, lines []Line, _ []Entry) any { v := *view.(*PlayerView); v.Lines = lines; return &v },
		})
	}
	c.audiences = append(c.audiences,
		&audience{
			id: Controller, view: func() any { return c.controllerView() }, lines: c.allLines, entries: c.entries,
			with: func(view any, lines []Line, entries []Entry) any {
				v := *view.(*ControllerView)
				v.Lines, v.Entries = lines, entries
				return &v
			},
		},
		&audience{
			id: Evaluator, view: func() any { return c.evaluatorView() }, lines: c.allLines,
			with: func(view any, lines []Line, _ []Entry) any { v := *view.(*EvaluatorView); v.Lines = lines; return &v },
		},
		&audience{
			id: Display, view: func() any { return c.displayView() }, lines: c.displayLines,
			with: func(view any, lines []Line, _ []Entry) any { v := *view.(*DisplayView); v.Lines = lines; return &v },
		})
}

// Whole is what a stream of an audience begins with.
func (c *Conductor) Whole(id string) (any, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.IndexFunc(c.audiences, func(a *audience) bool { return a.id == id })
	if i < 0 {
		return nil, errors.New("there is no role " + id)
	}
	c.wall = c.options.Now()
	c.learn()
	a := c.audiences[i]
	var entries []Entry
	if a.entries != nil {
		entries = a.entries()
	}
	return Whole{c.zone(), c.toldClock(id), a.with(a.view(), a.lines(), entries)}, nil
}

// zone is how instants are written.
func (c *Conductor) zone() Zone {
	p := c.exercise.Program
	_, seconds := p.Clock(p.WarmUp).Zone()
	z := Zone{Start: p.Clock(p.WarmUp).Format("2006-01-02T15:04:05.999Z07:00"), Offsets: [][2]int64{{0, int64(seconds)}}}
	z.Zone = cmp.Or(c.scenario().Clock.Zone, p.Start.Format("UTC-07:00"))
	if _, end := p.Clock(p.WarmUp).ZoneBounds(); !end.IsZero() && end.Before(p.Clock(p.Horizon)) {
		_, seconds = end.Zone()
		z.Offsets = append(z.Offsets, [2]int64{end.Sub(p.Clock(p.WarmUp)).Milliseconds(), int64(seconds)})
	}
	return z
}

// toldClock is the clock as an audience is told it, now.
func (c *Conductor) toldClock(id string) Clock {
	now := c.clock
	now.at = now.now(c.wall)
	return now.told(id == Controller)
}

// learn brings what everybody knows up to now.
func (c *Conductor) learn() {
	shown := c.run.shown(c.instant(c.clock.now(c.wall)))
	for _, r := range c.roles {
		r.learn(&c.run, shown)
	}
	c.everything.learn(&c.run, shown)
}

// refresh tells everybody what is otherwise than it was told last.
func (c *Conductor) refresh() {
	c.learn()
	key := c.key()
	for _, a := range c.audiences {
		c.refreshClock(a)
		if key != c.refreshed {
			c.refreshView(a)
		}
	}
	c.refreshed = key
}

// key is what views are made of: as long as it is the same, so are they.
func (c *Conductor) key() key {
	now := c.clock.now(c.wall)
	k := key{records: c.everything.folded, state: c.clock.state, speed: c.clock.speed, room: c.changed}
	for i := range c.exercise.Journal.Entries {
		e := &c.exercise.Journal.Entries[i]
		if e.Clock != nil {
			continue
		}
		k.entries++
		if e.At <= now {
			k.come++
		}
		if e.At < c.clock.limit {
			k.sealed++
		}
	}
	return k
}

type key struct {
	records, entries, come int
	sealed                 int // entries that cannot be taken back any more
	state                  State
	speed                  float64
	room                   int
}

func (c *Conductor) refreshClock(a *audience) {
	told := c.toldClock(a.id)
	same := told
	same.At = 0 // which pages know by themselves
	if told.State != Runs {
		same.At = told.At
	}
	text, err := json.Marshal(same)
	if err != nil || bytes.Equal(text, a.clock) {
		return
	}
	a.clock = text
	c.options.Publish(a.id, "clock", told)
}

func (c *Conductor) refreshView(a *audience) {
	view := a.view()
	if text, err := json.Marshal(view); err == nil && !bytes.Equal(text, a.shown) {
		a.shown = text
		c.options.Publish(a.id, "view", json.RawMessage(text))
	}
	lines := a.lines()
	if from := apart(a.seen, lines); from < max(len(a.seen), len(lines)) {
		a.seen = lines
		c.options.Publish(a.id, "lines", Lines{from, list(lines[from:])})
	}
	if a.entries == nil {
		return
	}
	entries := a.entries()
	from := 0
	for from < min(len(entries), len(a.journal)) && sameEntry(&entries[from], &a.journal[from]) {
		from++
	}
	if from < max(len(entries), len(a.journal)) {
		a.journal = entries
		c.options.Publish(a.id, "journal", Entries{from, list(entries[from:])})
	}
}

// apart is the first index at which two lists of lines differ.
func apart(a, b []Line) int {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return i
}

func sameEntry(a, b *Entry) bool {
	return a.Number == b.Number && a.Text == b.Text && a.Undo == b.Undo && a.Undone == b.Undone && a.Who == b.Who && a.At == b.At
}
