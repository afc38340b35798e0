package sim

import "simulate/sim/engine"

// Luck decides every draw of a run.
type Luck struct {
	Nominal     bool // every draw at its median; Seed and Replication are not used
	Seed        uint64
	Replication uint64 // number of the run within its experiment, counted from 0

	Given *Given // what is taken from this luck; may be nil
}

// root is the key from which all draws of the run come.
func (l Luck) root() engine.Key { return engine.Seed(l.Seed).Mix(l.Replication) }

// World is the state of one run. It is used for one run after another, by one goroutine.
type World struct {
	// OnDraw, when set, is told of every random draw; it changes nothing.
	OnDraw func(Draw)

	// OnLeg, when set, is told where every unit is when the run begins, and from then on of each of its trips, before the
	// records of that instant; it changes nothing.
	OnLeg func(Leg)

	// Stop, when set, is asked after every chunk of records whether to break the run off; it changes nothing otherwise.
	Stop func() bool

	program  *Program
	before   *World                    // of the program that this one goes on from; nil of one that runs from the beginning
	canServe func(step int32) bool     // mayServe
	canCarry func(delivery int32) bool // mayCarry

	// The state of a run. It lies in the world by value: what lies behind a pointer is slower to reach.
	agenda
	figures
	output
	plans
	instances
	fleet
	queues
	radio
	ground
}

// NewWorld returns a world for runs of a program.
func NewWorld(p *Program) *World {
	w := &World{
		program: p, output: newOutput(), figures: newFigures(p), plans: newPlans(p), instances: newInstances(p),
		fleet: newFleet(p), queues: newQueues(p), radio: newRadio(p),
	}
	w.canServe, w.canCarry = w.mayServe, w.mayCarry
	if p.past != nil {
		w.before = NewWorld(p.past.base)
	}
	return w
}

// Run simulates from time 0 to the horizon and gives the records to the sinks, in chunks. The error is a *BudgetError
// when the run does not come to an end, and ErrStopped when it was broken off.
func (w *World) Run(luck Luck, sinks ...Sink) error {
	w.Begin(luck, sinks...)
	return w.Finish()
}

// Begin begins a run that gives its records to the sinks, for Advance and Finish to go on with. The run of a program that goes
// on from another has its past behind it then.
func (w *World) Begin(luck Luck, sinks ...Sink) {
	w.reset()
	w.figures.begin(luck)
	w.sinks = append(w.sinks, sinks...) // the caller's list need not outlive the call
	if w.program.past != nil {
		w.follow(w.program.past)
	} else {
		w.begin()
	}
}

// Advance simulates everything that comes before an instant, as far as the horizon, and gives the sinks what has happened.
// The errors are those of Run.
func (w *World) Advance(at engine.Time) error {
	// Before the instant means settled, too. Only at time 0, where nothing comes before, units that were just placed stay to be
	// given out, behind what begins at that instant.
	for w.goesOn() && (w.events.Peek().At() < at || w.restless() && w.now < at) && w.step() {
	}
	w.flush()
	return w.brokenOff()
}

// Finish simulates to the horizon and ends the run. The errors are those of Run.
func (w *World) Finish() error {
	for w.goesOn() && w.step() {
	}
	if w.goesOn() {
		w.append(w.next(RunEnded, 0, 0))
		w.stopped = false // what has ended cannot be broken off
	}
	w.flush()
	clear(w.sinks)
	return w.brokenOff()
}

// restless reports whether something of the present instant is still to be settled.
func (w *World) restless() bool { return len(w.closing) > 0 || w.unsettled != 0 }

// CopyFrom makes the world stand where another of the same program stands. What happens from there on, it gives to the sinks, and
// what the other one has not given to its own yet; it listens to nobody but its own OnDraw, OnLeg and Stop. The other world goes on as
// if nothing had been. Once the copy has been as large, nothing is allocated. It panics when the programs differ.
func (w *World) CopyFrom(other *World, sinks ...Sink) {
	if w.program != other.program {
		panic("sim: a world is copied to one of another program")
	}
	w.agenda.copyFrom(&other.agenda)
	w.figures.copyFrom(&other.figures)
	w.output.copyFrom(&other.output)
	w.plans.copyFrom(&other.plans)
	w.instances.copyFrom(&other.instances)
	w.fleet.copyFrom(&other.fleet)
	w.queues.copyFrom(&other.queues)
	w.radio.copyFrom(&other.radio)
	w.ground.copyFrom(&other.ground)
	w.sinks = append(w.sinks[:0], sinks...)
}

// reset puts the world into the state in which every run begins.
func (w *World) reset() {
	p := w.program
	w.agenda.reset()
	w.figures.reset()
	w.output.reset()
	w.plans.reset(p)
	w.instances.reset(p)
	w.fleet.reset(p)
	w.queues.reset(p)
	w.radio.reset()
	w.ground.reset(p)
}

// begin appends the root of all causes, places the units and schedules the incidents.
func (w *World) begin() {
	w.append(w.next(RunBegan, 0, 0))
	w.events.Push(engine.NewEvent(w.program.End, finale, 0, 0))
	w.drawInputs()
	for u := range w.units {
		w.place(int32(u))
	}
	for i := range w.program.Incidents {
		w.incidents[i].luck = w.root.Mix(0)
		switch incident := &w.program.Incidents[i]; {
		case !incident.Stream:
			w.schedule(incident.Begins, incidentBegins, int32(i))
		case incident.PartOf == None:
			w.openStream(int32(i))
		}
	}
	w.propagate()
}

// step brings the run on by one event, or by one giving out of what is free; it returns false at the horizon.
func (w *World) step() bool {
	next := w.events.Peek()
	quiet := next.At() > w.now || next.Phase() > beginning
	switch {
	case len(w.closing) > 0 && quiet:
		w.closeIncidents()
	case w.unsettled != 0 && quiet:
		w.settle()
	case next.Phase() == finale:
		w.now = w.program.End
		return false
	case next.At() > w.program.Horizon && w.measured == 0:
		w.now = max(w.now, w.program.Horizon)
		return false
	default:
		w.events.Pop()
		w.now = next.At()
		w.handle(scheduledIn(next))
	}
	w.propagate()
	return true
}

// settle gives out what is free, in the order of the lines.
func (w *World) settle() {
	l := w.unsettled
	w.unsettled = 0
	if l&forUnits != 0 {
		w.dispatch()
	}
	if l&forScene != 0 {
		w.staff()
	}
	if l&forAir != 0 {
		w.transmit()
	}
}
