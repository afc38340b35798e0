package conduct

import (
	"fmt"

	"simulate/sim/exercise"
)

// Back says that the clock was set back, and what of a role's no longer holds.
type Back struct {
	N    int      `json:"n"` // how manieth time
	To   int64    `json:"to"`
	From int64    `json:"from"`
	Why  string   `json:"why"`
	Lost []string `json:"lost"`
	Open []string `json:"open"` // decisions that are open again

	ended []endedEntry
}

// endedEntry is an entry that ended as the clock was set back.
type endedEntry struct {
	actor, kind, text string
}

// BackWish sets the clock back to an instant, or before an entry.
type BackWish struct {
	At    *int64 `json:"at"`
	Entry int    `json:"entry"`
	Why   string `json:"why"`
	Check bool   `json:"check"` // only say what it would do
}

// BackOutcome says what setting the clock back has done, or would do.
type BackOutcome struct {
	Outcome
	To   int64    `json:"to"`
	Ends []string `json:"ends"`
	Kept string   `json:"kept"`
}

// Back sets the clock back: what came later is kept as a branch, and the clock stands.
func (c *Conductor) Back(w BackWish) (BackOutcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, wrong := c.moment(w)
	if wrong != "" {
		return BackOutcome{Outcome: refused("Set the clock back", wrong), Ends: []string{}}, nil
	}
	number := c.exercise.Journal.Before(at + 1)
	o := BackOutcome{Outcome: done("The clock is set back to " + c.clockText(at)), To: at, Ends: []string{}}
	ended := c.endedAfter(number)
	for _, e := range ended {
		o.Ends = append(o.Ends, e.text)
	}
	if w.Check {
		return o, nil
	}
	if c.problem != "" {
		return BackOutcome{}, &NotKept{c.problem}
	}
	from := c.clock.now(c.wall)
	var err error
	if o.Kept, err = c.options.Branch(c.exercise.Journal); err != nil {
		return BackOutcome{}, err
	}
	if err := c.cut(number, at, o.Kept); err != nil {
		return BackOutcome{}, err
	}
	n := 1
	if c.back != nil {
		n += c.back.N
	}
	c.back = &Back{N: n, To: at, From: from, Why: w.Why, ended: ended}
	c.changed++
	c.refresh()
	return o, nil
}

// moment is where the clock is to be set back to.
func (c *Conductor) moment(w BackWish) (at int64, wrong string) {
	now := c.clock.now(c.wall)
	if w.At == nil {
		e := c.exercise.Journal.Entry(w.Entry)
		if e == nil {
			return 0, fmt.Sprintf("there is no entry %d", w.Entry)
		}
		return max(0, min(now, e.At-1)), ""
	}
	if *w.At < 0 || *w.At > now {
		return 0, "that is not behind: it is " + c.clockText(now)
	}
	return *w.At, ""
}

// endedAfter are the entries behind one that people have made, in words.
func (c *Conductor) endedAfter(number int) []endedEntry {
	var list []endedEntry
	for i := number; i < len(c.exercise.Journal.Entries); i++ {
		e := &c.exercise.Journal.Entries[i]
		if e.Clock == nil && e.Role == nil && e.Refuse == nil && e.Undo == nil && e.Back == nil && !c.exercise.Journal.Undone(e.Number) {
			list = append(list, endedEntry{e.Actor(), e.Kind(), c.titleOf(e.Actor()) + ": " + c.entryText(e)})
		}
	}
	return list
}

// cut puts the journal up to an entry in the place of that which is played, and brings the clock to an instant.
func (c *Conductor) cut(number int, at int64, kept string) error {
	last := len(c.exercise.Journal.Entries)
	j := c.exercise.Journal.Cut(number)
	x, err := c.options.Open(j)
	if err != nil {
		return err
	}
	if err := c.options.Cut(j); err != nil {
		c.stop(err)
		return &NotKept{c.problem}
	}
	c.clock = clock{state: Paused, by: "the controller", speed: 1, wall: c.wall, limit: x.Journal.Shown(), at: at}
	if err := c.take(x); err != nil {
		return err
	}
	if _, _, err := c.enter(exercise.Entry{Author: Controller, Back: &exercise.Back{Entry: last, Kept: kept}}); err != nil {
		return err
	}
	c.clock.at = min(at, max(c.clock.limit, 0))
	if err := c.extend(at); err != nil {
		return err
	}
	c.clock.at = at
	return c.say(exercise.Paused, c.clock.limit)
}

// backFor is what a role is told of the clock that was set back: what of its own no longer holds, and what it has to decide again.
func (c *Conductor) backFor(r *role) *Back {
	b := c.backOf(r.id)
	if b == nil {
		return nil
	}
	for _, d := range r.fold.State().Decisions {
		if d.Open {
			b.Open = append(b.Open, c.names.Step(d.Step))
		}
	}
	return b
}

// backOf is what an author is told of the clock that was set back: what of its own no longer holds. It is nil where it never was.
func (c *Conductor) backOf(actor string) *Back {
	if c.back == nil {
		return nil
	}
	b := *c.back
	b.Lost, b.Open = []string{}, []string{}
	for _, e := range c.back.ended {
		if e.actor == actor {
			b.Lost = append(b.Lost, e.text)
		}
	}
	return &b
}

// BranchWish is a moment from which on a copy goes on.
type BranchWish struct {
	At *int64 `json:"at"`
}

// BranchOutcome says where a branch is kept, and how it goes on.
type BranchOutcome struct {
	Outcome
	Kept   string `json:"kept"`
	Resume string `json:"resume"`
}

// Branch keeps a copy of the journal up to a moment, from which another exercise can go on.
func (c *Conductor) Branch(w BranchWish) (BranchOutcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	j := c.exercise.Journal
	if w.At != nil {
		if *w.At < 0 || *w.At > c.clock.now(c.wall) {
			return BranchOutcome{Outcome: refused("A branch", "that has not been yet")}, nil
		}
		j = j.Cut(j.Before(*w.At + 1))
	}
	name, err := c.options.Branch(j)
	if err != nil {
		return BranchOutcome{}, err
	}
	c.branches = append(c.branches, name)
	c.changed++
	c.refresh()
	return BranchOutcome{done("The branch is kept as " + name), name, "simulate exercise --resume " + name}, nil
}
