package conduct

import (
	"time"

	"simulate/sim/exercise"
)

// How far ahead of the clock on the wall the journal says what may be shown, and when that is renewed.
const (
	ahead   = 3 * time.Second
	renewed = 1500 * time.Millisecond
	asleep  = 8 * time.Second // so long after the last tick the machine was asleep, or the program had no turn
)

// clock is how the scenario's clock stands beside the one on the wall.
type clock struct {
	state  State
	by     string
	why    string
	secret string  // why, to those who may know who decides
	speed  float64 // of one that runs
	at     int64   // the scenario's instant
	wall   time.Time
	limit  int64 // the journal says that all up to here may have been shown
}

// now is the scenario's instant at one of the wall.
func (c *clock) now(wall time.Time) int64 {
	if c.state != Runs {
		return c.at
	}
	return max(c.at, min(c.limit, c.at+int64(float64(wall.Sub(c.wall).Milliseconds())*c.speed)))
}

// reach is the scenario's instant that a length of wall time brings.
func (c *clock) reach(length time.Duration) int64 {
	return int64(float64(length.Milliseconds()) * c.speed)
}

// told is the clock as pages are told it.
func (c *clock) told(controller bool) Clock {
	told := Clock{State: c.state, By: c.by, Why: c.why, Speed: c.speed, At: c.at, Limit: c.limit}
	if controller && c.secret != "" {
		told.Why = c.secret
	}
	if c.state != Runs {
		told.Limit = c.at
	}
	return told
}

// stand lets the clock stand where it is.
func (c *Conductor) stand(state State, by, why, secret string) {
	c.clock.at = c.clock.now(c.wall)
	c.clock.wall, c.clock.state, c.clock.by, c.clock.why, c.clock.secret = c.wall, state, by, why, secret
}

// run lets the clock run from where it stands.
func (c *Conductor) goOn(speed float64) {
	c.clock.at = c.clock.now(c.wall)
	c.clock.wall, c.clock.state, c.clock.speed = c.wall, Runs, speed
	c.clock.by, c.clock.why, c.clock.secret = "", "", ""
}

// Tick brings the room up to now: whoever conducts it calls it some times a second.
func (c *Conductor) Tick() {
	c.mu.Lock()
	defer c.mu.Unlock()
	last := c.wall
	c.wall = c.options.Now()
	if c.clock.state == Runs && c.wall.Sub(last) > asleep {
		c.clock.at = c.clock.limit
		c.clock.wall = c.wall
		c.note(c.pause(exercise.Keeper, "This machine slept, or had no turn: the clock stands where pages may have shown"))
	}
	if c.clock.state == Runs || c.clock.state == Stands {
		c.note(c.proceed())
	}
	c.missing()
	c.refresh()
}

// note lets the clock stand where something went wrong that nobody asked for.
func (c *Conductor) note(err error) {
	if err != nil && c.problem == "" {
		c.stop(err)
	}
}

// proceed lets the clock go on, as far as it may.
func (c *Conductor) proceed() error {
	if c.clock.state == Stands {
		if c.waitsFor(c.clock.at) != "" {
			return nil
		}
		c.goOn(1)
	}
	c.clock.at, c.clock.wall = c.clock.now(c.wall), c.wall
	if c.clock.speed != 1 && c.waitsFor(c.clock.at) != "" {
		c.clock.speed = 1
	}
	if c.clock.limit-c.clock.at < c.clock.reach(renewed) && (!c.mustWait() || c.waitsFor(c.clock.limit) == "") {
		if err := c.extend(c.clock.at + c.clock.reach(ahead)); err != nil {
			return err
		}
	}
	if who := c.waitsFor(c.clock.at); who != "" && c.byDiscussion() && c.clock.at == c.clock.limit {
		c.stand(Stands, "", "while somebody decides", "while "+who+" decides")
	}
	if c.clock.at >= c.end() {
		return c.finish()
	}
	return nil
}

// mustWait reports whether the clock may not go beyond the moment at which somebody who plays has something to decide.
func (c *Conductor) mustWait() bool { return c.byDiscussion() || c.clock.speed != 1 }

// extend lets the journal say that all up to an instant may be shown, and releases the injects that come until then.
func (c *Conductor) extend(to int64) error {
	to = min(to, c.end())
	for c.clock.limit < to {
		if err := c.run.advance(c.exercise, to); err != nil {
			return err
		}
		until, inject := to, c.nextDue(to)
		if inject != nil {
			until = inject.due - 1
		}
		if opens, ok := c.opensIn(c.clock.limit, until); ok && c.mustWait() {
			until, inject = opens, nil
			to = until
		}
		if until > c.clock.limit {
			if err := c.say(exercise.Runs, until); err != nil {
				return err
			}
		}
		if inject != nil {
			if err := c.release(inject); err != nil {
				return err
			}
		}
	}
	return nil
}

// say writes what the clock does, and up to where may be shown.
func (c *Conductor) say(state exercise.ClockState, shown int64) error {
	entry := exercise.Entry{Author: exercise.Keeper, Clock: &exercise.Clock{State: state, Speed: c.clock.speed, Shown: max(shown, c.clock.limit)}}
	kept, problems, err := c.enter(entry)
	if err != nil {
		return err
	}
	if kept == nil {
		return problems
	}
	c.clock.limit = max(shown, c.clock.limit)
	return nil
}

// pause lets the clock stand, and says so in the journal.
func (c *Conductor) pause(by, why string) error {
	c.stand(Paused, by, why, "")
	return c.say(exercise.Paused, c.clock.limit)
}

// finish ends the exercise, where the journal says that it has: at the end of what may have been shown.
func (c *Conductor) finish() error {
	c.stand(Ended, "", "", "")
	c.clock.at = c.clock.limit
	return c.say(exercise.Ended, c.clock.limit)
}

func (c *Conductor) end() int64 { return c.journalInstant(c.exercise.Program.Horizon) }
