package sim

import (
	"errors"

	"simulate/sim/engine"
)

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

	program *Program
	luck    Luck
	root    engine.Key
	now     engine.Time
	events  engine.Queue

	sinks   []Sink
	chunk   []Record
	filled  int // records of the chunk that have happened
	base    Seq // number of the first record of the chunk
	instant struct {
		at    engine.Time
		first Seq // record of the instant
	}
	runaway *BudgetError
	stopped bool

	planStates
	incidents []incidentState // by slot
	streams   []streamState   // by incident
	vacant    [][]int32       // slots of a stream whose instance has closed, by incident
	counts    []reachCount    // by milestone among the triggers
	units     []unitState
	channels  []channelState
	sites     []siteState
	places    []placeState
	slowing   []int32 // steps whose event slows trips

	inputs      []float64 // drawn for the run, by number less one
	metresPerMs []float64 // of the run, by kind of unit
	detour      float64   // of the run
	paces       [][]pace  // of the run, by incident; of a stream whose rate is an input

	free     [][]uint64                // units that can be assigned, a set of bits over each pool
	signals  []signal                  // milestones whose gates have not been told yet
	freeIn   []int32                   // how many those are, by pool
	indexes  []*poolIndex              // of the free units of large pools; nil of others
	requests lanes                     // of steps, for units from afar
	scenes   []line                    // of steps, for units on the scene of an incident, by its slot
	afar     line                      // of steps that take over units which work where they are
	air      lanes                     // of deliveries, for channels
	canServe func(step int32) bool     // mayServe
	canCarry func(delivery int32) bool // mayCarry

	before *World // of the program that this one goes on from; nil of one that runs from the beginning

	unsettled  lines   // for which something was freed, or in which somebody asked, at this instant
	stir       Seq     // the record that last freed something
	stirred    []int32 // slots on whose scene something was freed, or somebody asked, at this instant
	reliefs    []int32 // units whose tour is over and that hand over
	closing    []int32 // slots of incidents that may have nothing left to do
	measured   int32   // incidents that are measured and have not closed
	arrived    int64   // instances of streams
	marks      int32
	gathering  int32
	chosen     []int32 // units, while a step is staffed
	contest    contest
	withheld   []int64 // the last serving of the line in which a pool is withheld from those behind
	dispatches int64   // how often the line has been served
}

// chunkSize is how many records are handed to the sinks at a time: 8 KB of them stay in the processor's nearest cache.
const chunkSize = 256

// NewWorld returns a world for runs of a program.
func NewWorld(p *Program) *World {
	w := &World{
		program:  p,
		chunk:    make([]Record, chunkSize),
		streams:  make([]streamState, len(p.Incidents)),
		vacant:   make([][]int32, len(p.Incidents)),
		paces:    make([][]pace, len(p.Incidents)),
		counts:   make([]reachCount, len(p.triggers.milestones)),
		channels: make([]channelState, len(p.Channels)),
		withheld: make([]int64, len(p.Pools)),
		free:     make([][]uint64, len(p.Pools)),
		freeIn:   make([]int32, len(p.Pools)),
		indexes:  make([]*poolIndex, len(p.Pools)),
		requests: newLanes(len(p.Steps)),
		air:      newLanes(len(p.deliveries)),
	}
	w.canServe, w.canCarry = w.mayServe, w.mayCarry
	if p.past != nil {
		w.before = NewWorld(p.past.base)
	}
	for i := range p.Pools {
		w.free[i] = make([]uint64, (len(p.Pools[i].Units)+63)/64)
		if len(p.Pools[i].Units) > mostScanned {
			w.indexes[i] = newPoolIndex(p, &p.Pools[i])
		}
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
	w.luck, w.sinks = luck, append(w.sinks[:0], sinks...) // the caller's list need not outlive the call
	w.root = luck.root()
	w.reset()
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

// goesOn reports whether nothing has broken the run off.
func (w *World) goesOn() bool { return w.runaway == nil && !w.stopped }

// brokenOff is the error of a run that something has broken off.
func (w *World) brokenOff() error {
	switch {
	case w.runaway != nil:
		return w.runaway
	case w.stopped:
		return ErrStopped
	}
	return nil
}

// restless reports whether something of the present instant is still to be settled.
func (w *World) restless() bool { return len(w.closing) > 0 || w.unsettled != 0 }

// ErrStopped is returned by a run that was broken off.
var ErrStopped = errors.New("the run was broken off")

// reset puts the world into the state in which every run begins.
func (w *World) reset() {
	t := &w.program.template
	w.now, w.base, w.filled = 0, 0, 0
	w.instant.at, w.instant.first, w.runaway, w.stopped = 0, 0, nil, false
	w.events.Reset()
	w.planStates.reset(&t.planStates)
	w.incidents = append(w.incidents[:0], t.incidents...)
	w.scenes = resized(w.scenes, len(w.incidents))
	for i := range w.scenes {
		w.scenes[i] = w.scenes[i][:0]
	}
	for i := range w.streams {
		w.streams[i] = streamState{first: None, tail: None}
		w.vacant[i] = w.vacant[i][:0]
	}
	clear(w.counts)
	w.units = append(w.units[:0], t.units...)
	w.sites = append(w.sites[:0], t.sites...)
	w.places = append(w.places[:0], t.places...)
	clear(w.channels)
	for _, set := range w.free {
		clear(set)
	}
	clear(w.freeIn)
	for _, x := range w.indexes {
		if x != nil {
			x.reset()
		}
	}
	w.requests.reset()
	w.air.reset()
	w.signals, w.afar = w.signals[:0], w.afar[:0]
	w.stirred, w.closing, w.slowing = w.stirred[:0], w.closing[:0], w.slowing[:0]
	w.reliefs = w.reliefs[:0]
	w.unsettled, w.stir, w.marks, w.gathering, w.measured, w.arrived = 0, 0, 0, 1, 0, 0
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
		if incident := &w.program.Incidents[i]; incident.Stream {
			w.awaitNext(int32(i))
		} else {
			w.schedule(incident.Begins, incidentBegins, int32(i))
		}
	}
	w.propagate()
}

// step brings the run on by one event, or by one giving out of what is free; it returns false at the horizon.
func (w *World) step() bool {
	next := w.events.Peek()
	quiet := next.At() > w.now || next.Phase() != happening
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
