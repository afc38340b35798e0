package sim

import "simulate/sim/queue"

// queues is the part of a world that says who waits for units, and whether it is worth looking at them. Who waits for channels is
// part of radio.
type queues struct {
	requests queue.Lanes  // of steps, for units from afar
	scenes   []queue.Line // of steps, for units on the scene of an incident, by its slot
	afar     queue.Line   // of steps that take over units which work where they are

	unsettled lines       // for which something was freed, or in which somebody asked, at this instant
	stir      Seq         // the record that last freed something
	stirred   []slotIndex // slots on whose scene something was freed, or somebody asked, at this instant
	elsewhere bool        // a crew is elsewhere than it was: who waits on scene for units where others are is looked at

	gathering  epoch    // of serving a scene's line: units that a step which could not start has gathered bear its number
	nobody     []nobody // by step
	dispatches epoch    // of serving the line for units from afar
	withheld   []epoch  // by class: the one in which it is withheld from those behind
	kept       []kept   // units that stand somewhere, and that are withheld in the present one
	reserves   reserves
	changed    []epoch // by class: the one that looks at those who ask for its units, since something of them has changed
}

// nobody says that a scene had too few units for a step, and so for those of the same number behind it, in one serving of its line. They work
// or leave from one spot.
type nobody struct {
	gathering epoch
	at        spot
}

func newQueues(p *Program) queues {
	return queues{requests: queue.NewLanes(len(p.Steps)), withheld: make([]epoch, len(p.classes)), changed: make([]epoch, len(p.classes)), reserves: newReserves(p), nobody: make([]nobody, len(p.Steps))}
}

func (q *queues) reset(p *Program) {
	q.requests.Reset()
	q.scenes = emptied(q.scenes, len(p.template.incidents))
	q.afar, q.stirred = q.afar[:0], q.stirred[:0]
	q.unsettled, q.stir, q.elsewhere = 0, 0, false
	q.gathering.reset()
	clear(q.nobody)
	q.dispatches.reset()
	clear(q.withheld)
	q.kept = q.kept[:0]
	q.reserves.reset()
	clear(q.changed)
}

func (q *queues) copyFrom(other *queues) {
	q.requests.CopyFrom(&other.requests)
	q.scenes, q.afar = copiedLists(q.scenes, other.scenes), copied(q.afar, other.afar)
	q.unsettled, q.stir, q.stirred = other.unsettled, other.stir, copied(q.stirred, other.stirred)
	q.elsewhere = other.elsewhere
	q.nobody = copied(q.nobody, other.nobody)
	q.gathering, q.dispatches, q.withheld = other.gathering, other.dispatches, copied(q.withheld, other.withheld)
	q.reserves.copyFrom(&other.reserves)
	q.kept, q.changed = copied(q.kept, other.kept), copied(q.changed, other.changed)
}
