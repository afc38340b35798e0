package conduct

import (
	"errors"
	"fmt"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise"
)

// Start starts every role that somebody has joined, and the clock.
func (c *Conductor) Start() (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, r := range slices.Clone(c.roles) {
		if len(r.joined) > 0 && !r.played {
			if o, err := c.play(r.id, exercise.Start); err != nil || o.State != Can {
				return o, err
			}
		}
	}
	return c.let(ClockWish{Do: "run", Speed: c.options.Speed})
}

// RoleWish is what becomes of a role.
type RoleWish struct {
	Role string `json:"role"`
	Do   string `json:"do"` // start, hand-back
}

// Role starts a role, or hands it back to the plan.
func (c *Conductor) Role(w RoleWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	r := c.role(w.Role)
	switch action := exercise.RoleAction(w.Do); {
	case r == nil:
		return refused("A role", "there is no role "+w.Role), nil
	case action == exercise.Start && len(r.joined) == 0:
		return refused(r.title+" is played", "nobody has joined it yet"), nil
	case action != exercise.Start && action != exercise.HandBack:
		return refused(r.title, "say start or hand-back"), nil
	default:
		return c.play(r.id, action)
	}
}

func (c *Conductor) play(role string, action exercise.RoleAction) (Outcome, error) {
	e := &exercise.Role{Role: role, Action: action}
	return c.ask(exercise.Entry{Author: Controller, Role: e}, e, c.roleText(e))
}

// ClockWish is what the clock is to do.
type ClockWish struct {
	Do    string  `json:"do"` // run, pause, jump, end, retry
	Speed float64 `json:"speed"`
	To    string  `json:"to"` // of a jump: event, decision, inject
	At    *int64  `json:"at"` // of a jump: the instant
}

// Clock lets the clock run, stand, be brought forward or end.
func (c *Conductor) Clock(w ClockWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.let(w)
}

func (c *Conductor) let(w ClockWish) (Outcome, error) {
	c.wall = c.options.Now()
	defer c.refresh()
	if c.clock.state == Ended {
		return refused("The clock", "the exercise is over: a branch from an earlier moment goes on"), nil
	}
	if c.problem != "" {
		if w.Do != "retry" {
			return Outcome{}, &NotKept{c.problem}
		}
		c.problem = ""
	}
	switch w.Do {
	case "run":
		return c.start(w.Speed)
	case "pause", "retry":
		return c.outcome("The clock stands", c.pause("the controller", ""))
	case "jump":
		return c.jump(w)
	case "end":
		c.clock.at = c.clock.now(c.wall)
		return c.outcome("The exercise is over", c.finish())
	default:
		return refused("The clock", "say run, pause, jump, end or retry"), nil
	}
}

func (c *Conductor) outcome(words string, err error) (Outcome, error) {
	if err != nil {
		return Outcome{}, err
	}
	return done(words), nil
}

// start lets the clock run.
func (c *Conductor) start(speed float64) (Outcome, error) {
	if speed == 0 {
		speed = 1
	}
	words := fmt.Sprintf("The clock runs at ×%g", speed)
	switch who := c.waitsFor(c.clock.now(c.wall)); {
	case !slices.Contains(Speeds, speed):
		return refused(words, "there is no such speed"), nil
	case speed != 1 && who != "":
		return refused(words, "not while "+who+" decides"), nil
	}
	c.goOn(speed)
	if err := c.say(exercise.Runs, c.clock.limit); err != nil {
		return Outcome{}, err
	}
	return c.outcome(words, c.proceed())
}

// jump brings the clock forward, and lets it stand there.
func (c *Conductor) jump(w ClockWish) (Outcome, error) {
	now := c.clock.now(c.wall)
	words := "Forward to the next " + w.To
	if who := c.waitsFor(now); who != "" {
		return refused(words, "not while "+who+" decides"), nil
	}
	to, err := c.target(w, now)
	if err != nil {
		return refused(words, err.Error()), nil
	}
	c.stand(Paused, "the controller", "", "")
	c.clock.speed = 2 // with which the clock goes no further than to what somebody has to decide
	err = c.extend(to)
	c.clock.speed = 1
	if err != nil {
		return Outcome{}, err
	}
	c.clock.at = max(now, min(to, c.clock.limit))
	if err := c.say(exercise.Jumped, c.clock.limit); err != nil {
		return Outcome{}, err
	}
	if c.clock.at >= c.end() {
		return c.outcome("The exercise is over", c.finish())
	}
	return done("The clock stands at " + c.clockText(c.clock.at)), nil
}

// target is where a jump goes to.
func (c *Conductor) target(w ClockWish, now int64) (int64, error) {
	if w.At != nil {
		if *w.At <= now {
			return 0, errors.New("that is not ahead: set the clock back instead")
		}
		return *w.At, nil
	}
	if w.To == "inject" {
		return c.nextInject()
	}
	var found target
	found.after, found.c, found.to = c.instant(now), c, w.To
	world := sim.NewWorld(c.exercise.Program)
	world.Stop = func() bool { return found.ok }
	if err := world.Run(c.exercise.Luck(), &found); err != nil && !errors.Is(err, sim.ErrStopped) {
		return 0, err
	}
	if !found.ok {
		return 0, errors.New("none comes before the end")
	}
	return c.journalInstant(found.at), nil
}

// target looks for what comes next in a run.
type target struct {
	c     *Conductor
	to    string
	after engine.Time
	at    engine.Time
	ok    bool
}

// Consume looks at records.
func (t *target) Consume(_ sim.Seq, records []sim.Record) {
	for i := range records {
		r := &records[i]
		if t.ok || r.At <= t.after || !told.Has(r.Kind) {
			continue
		}
		if t.to == "decision" && (r.Kind != sim.StepStarted || !t.c.isDecision(r.Step)) {
			continue
		}
		t.at, t.ok = r.At, true
	}
}

// nextInject is when the next inject comes by itself, as far as that is known.
func (c *Conductor) nextInject() (int64, error) {
	next := int64(notKnown)
	for _, i := range c.injects {
		if i.state == Planned && i.due != notKnown && (next == notKnown || i.due < next) {
			next = i.due
		}
	}
	if next == notKnown {
		return 0, errors.New("none has a time yet: jump to the next event, or release one")
	}
	return next, nil
}

// Close lets the clock stand where it is, before the program ends.
func (c *Conductor) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.wall = c.options.Now()
	if c.clock.state != Runs && c.clock.state != Stands {
		return nil
	}
	return c.pause(exercise.Keeper, "the program was stopped")
}
