package conduct

import (
	"fmt"
	"slices"

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
		o.Ends = append(o.Ends, c.titleOf(e.Actor)+": "+e.Text)
	}
	if w.Check {
		return o, nil
	}
	if c.problem != "" {
		return BackOutcome{}, &NotKept{c.problem}
	}
	back, err := c.backTo(at, number, w.Why, ended)
	if err != nil {
		return BackOutcome{}, err
	}
	o.Kept = back.Kept
	if err := c.cut(number, back); err != nil {
		return BackOutcome{}, err
	}
	c.refresh()
	return o, nil
}

// backTo keeps all of the journal as a branch, and makes the entry that says that the clock was set back.
func (c *Conductor) backTo(at int64, number int, why string, ended []exercise.Lost) (*exercise.Back, error) {
	kept, err := c.options.Branch(c.exercise.Journal)
	if err != nil {
		return nil, err
	}
	const most = 100 // of what has ended, so that the entry is no longer than a journal's lines may be
	back := &exercise.Back{
		Entry: len(c.exercise.Journal.Entries), Kept: kept, Times: 1, From: c.clock.now(c.wall), To: at, Why: why,
		Lost: ended[max(0, len(ended)-most):], Branches: branches(c.exercise.Journal.Entries[number:]),
	}
	if last := c.lastBack(); last != nil {
		back.Times += last.Times
	}
	return back, nil
}

// lastBack is what the journal says of the clock that was set back last; nil where it never was.
func (c *Conductor) lastBack() *exercise.Back {
	for _, e := range slices.Backward(c.exercise.Journal.Entries) {
		if e.Back != nil {
			return e.Back
		}
	}
	return nil
}

// branches are those that entries tell of, and where they are.
func branches(entries []exercise.Entry) (kept []string) {
	for i := range entries {
		switch e := &entries[i]; {
		case e.Back != nil:
			kept = append(append(kept, e.Back.Branches...), e.Back.Kept)
		case e.Branch != nil:
			kept = append(kept, e.Branch.Kept)
		}
	}
	return kept
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
func (c *Conductor) endedAfter(number int) []exercise.Lost {
	var list []exercise.Lost
	for i := number; i < len(c.exercise.Journal.Entries); i++ {
		e := &c.exercise.Journal.Entries[i]
		if e.Clock == nil && e.Role == nil && e.Refuse == nil && e.Undo == nil && e.Back == nil && e.Branch == nil && e.Display == nil && !c.exercise.Journal.Undone(e.Number) {
			list = append(list, exercise.Lost{Actor: e.Actor(), Text: atMost(c.entryText(e), longestText)})
		}
	}
	return list
}

// cut puts the journal up to an entry in the place of that which is played, and brings the clock to where it was set back.
func (c *Conductor) cut(number int, back *exercise.Back) error {
	x, err := c.options.Open(c.exercise.Journal.Cut(number))
	if err != nil {
		return err
	}
	for _, e := range append(c.stays(x.Journal), exercise.Entry{Author: Controller, Back: back}) {
		e.Wall = c.wall.UTC()
		p, problems := x.Propose(e)
		if p == nil {
			return problems
		}
		x.Accept(p)
	}
	if err := c.options.Cut(x.Journal); err != nil {
		c.stop(err)
		return &NotKept{c.problem}
	}
	at := back.To
	c.clock = clock{state: Paused, by: "the controller", speed: 1, wall: c.wall, limit: x.Journal.Shown(), at: at}
	if err := c.take(x); err != nil {
		return err
	}
	c.clock.at = min(at, max(c.clock.limit, 0))
	if err := c.extend(at); err != nil {
		return err
	}
	c.clock.at = at
	return c.say(exercise.Paused, c.clock.limit)
}

// stays are entries for what setting the clock back leaves as it is: who has joined since is still there, and a projector shows no more
// than it did.
func (c *Conductor) stays(j *exercise.Journal) (entries []exercise.Entry) {
	for _, r := range c.roles {
		before := j.Joined(r.id)
		for _, name := range r.joined {
			if !slices.Contains(before, name) {
				entries = append(entries, exercise.Entry{Author: r.id, Role: &exercise.Role{Role: r.id, Action: exercise.Join, Name: name}})
			}
		}
	}
	if shows := c.exercise.Journal.Shows(); shows != j.Shows() && shows != exercise.Ending {
		entries = append(entries, exercise.Entry{Author: Controller, Display: &exercise.Display{Shows: shows}})
	}
	return entries
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
	last := c.lastBack()
	if last == nil {
		return nil
	}
	b := Back{N: last.Times, To: last.To, From: last.From, Why: last.Why, Lost: []string{}, Open: []string{}}
	for _, e := range last.Lost {
		if e.Actor == actor {
			b.Lost = append(b.Lost, e.Text)
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
	j, at := c.exercise.Journal, c.clock.now(c.wall)
	if w.At != nil {
		if *w.At < 0 || *w.At > at {
			return BranchOutcome{Outcome: refused("A branch", "that has not been yet")}, nil
		}
		at = *w.At
		j = j.Cut(j.Before(at + 1))
	}
	name, err := c.options.Branch(j)
	if err != nil {
		return BranchOutcome{}, err
	}
	b := &exercise.Branch{At: at, Kept: name}
	o, err := c.ask(exercise.Entry{Author: Controller, Branch: b}, b, "The branch is kept as "+name)
	return BranchOutcome{o, name, "simulate exercise --resume " + name}, err
}
