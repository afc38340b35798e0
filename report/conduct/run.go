package conduct

import (
	"sort"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise"
)

// run is the world's run of an exercise, somewhat further than anybody has been shown.
type run struct {
	world   *sim.World
	records []sim.Record
	until   engine.Time // what comes before it has been simulated
}

// Consume keeps records.
func (r *run) Consume(_ sim.Seq, records []sim.Record) { r.records = append(r.records, records...) }

// begin runs the exercise anew, up to an instant of the journal, that included.
func (r *run) begin(x *exercise.Exercise, to int64) error {
	*r = run{world: sim.NewWorld(x.Program)}
	r.world.Begin(x.Luck(), r)
	return r.advance(x, to)
}

// advance runs on to an instant of the journal, that included.
func (r *run) advance(x *exercise.Exercise, to int64) error {
	until := min(x.Instant(to)+1, x.Program.Horizon+1)
	if until <= r.until {
		return nil
	}
	r.until = until
	return r.world.Advance(until)
}

// shown is how many records there are up to an instant, that included.
func (r *run) shown(at engine.Time) int {
	return sort.Search(len(r.records), func(i int) bool { return r.records[i].At > at })
}

// decision is how a decide step of an incident that begins once stands.
type decision struct {
	step  uint16
	open  bool
	since engine.Time // when it opened, or ended
	taken uint16      // in Step.Ends, counted from 1
}

// decisions are those that have opened up to an instant, in that order; of one that repeats the last.
func (c *Conductor) decisions(at int64) []decision {
	var list []decision
	of := make(map[uint16]int)
	until := c.instant(at)
	for i := range c.run.records[:c.run.shown(until)] {
		r := &c.run.records[i]
		if r.Step == sim.NoStep || !c.isDecision(r.Step) {
			continue
		}
		place, known := of[r.Step]
		switch r.Kind {
		case sim.StepStarted:
			if !known {
				place = len(list)
				list, of[r.Step] = append(list, decision{}), place
			}
			list[place] = decision{step: r.Step, open: true, since: r.At}
		case sim.StepDone, sim.RoundEnded, sim.StepStopped, sim.StepFailed, sim.StepGaveUp:
			if known {
				d := &list[place]
				d.open, d.since = false, r.At
				if r.Kind == sim.StepDone || r.Kind == sim.RoundEnded {
					d.taken = r.Arg
				}
			}
		}
	}
	return list
}

// waitsFor names the role that plays and has something to decide at an instant, which nobody has answered; empty without.
func (c *Conductor) waitsFor(at int64) string {
	for _, d := range c.decisions(at) {
		if r := c.deciders[d.step]; d.open && r != nil && r.played && c.given(d.step) == nil {
			return r.title
		}
	}
	return ""
}

// opensIn is the first instant after one and up to another at which something opens that somebody who plays decides.
func (c *Conductor) opensIn(after, until int64) (at int64, ok bool) {
	for i := c.run.shown(c.instant(after)); i < c.run.shown(c.instant(until)); i++ {
		r := &c.run.records[i]
		if r.Kind == sim.StepStarted && c.isDecision(r.Step) && c.deciders[r.Step] != nil && c.deciders[r.Step].played && c.given(r.Step) == nil {
			return c.journalInstant(r.At), true
		}
	}
	return 0, false
}

// given is the entry that answers a decision that is made once; nil when nobody has.
func (c *Conductor) given(step uint16) *exercise.Entry {
	of := &c.exercise.Program.Steps[step]
	if of.Repeats() {
		return nil
	}
	entries := c.exercise.Journal.Effective()
	for i := range entries {
		if d := entries[i].Decide; d != nil && d.Step == of.ID && d.Incident == c.exercise.Program.Incidents[of.Incident].ID {
			return &entries[i]
		}
	}
	return nil
}
