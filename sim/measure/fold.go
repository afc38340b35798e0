package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// Fold is a sink that computes the values of a set's rows, run after run.
type Fold struct {
	set    *Set
	watch  *sim.Watch
	wanted uint64 // kinds of record that a built-in measure needs, a bit each
	now    engine.Time

	arrivals arrivals
	trips    trips
	duty     duty
	aid      aid
	air      air
	postures postures
	staff    staff

	sums   []int64 // by row, of the metrics that are added up
	values []Value
	ended  bool // values are complete
}

// NewFold returns a fold of the set. It belongs to one goroutine.
func (s *Set) NewFold() *Fold {
	return &Fold{
		set:      s,
		watch:    sim.NewWatch(s.Program, s.milestones),
		wanted:   s.wanted(),
		arrivals: newArrivals(s),
		trips:    newTrips(len(s.Program.Units)),
		duty:     newDuty(len(s.Program.Units)),
		postures: newPostures(len(s.Program.Sites)),
		staff:    newStaff(s),
		sums:     make([]int64, len(s.Rows)),
	}
}

// Consume folds records in.
func (f *Fold) Consume(first sim.Seq, records []sim.Record) {
	if first == 0 {
		f.reset()
	}
	f.watch.Consume(first, records)
	for i := range records {
		if r := &records[i]; f.wanted>>r.Kind&1 != 0 {
			f.note(first+sim.Seq(i), r)
		}
	}
	if len(records) > 0 {
		f.now = records[len(records)-1].At
	}
}

func (f *Fold) reset() {
	f.arrivals.reset()
	f.trips.reset()
	f.duty.reset()
	f.aid.reset()
	f.air.reset()
	f.postures.reset()
	f.staff.reset()
	clear(f.sums)
	f.values, f.ended = f.values[:0], false
}

// note tells a record to what it concerns.
func (f *Fold) note(seq sim.Seq, r *sim.Record) {
	switch r.Kind {
	case sim.IncidentBegan, sim.StepAsked, sim.StepDone, sim.StepStopped, sim.StepGaveUp, sim.StepFailed:
		f.noteStep(r)
	case sim.MessageQueued, sim.MessageOnAir, sim.MessageWithdrawn,
		sim.MessageDelivered, sim.MessageRelayed, sim.MessageLost:
		f.noteMessage(seq, r)
	case sim.PostureSet:
		f.notePosture(r)
	case sim.AidRequested, sim.AidApproved:
		f.noteAid(r)
	default:
		f.noteUnit(r)
	}
}

// wanted returns the kinds of record that the set's built-in rows need.
func (s *Set) wanted() uint64 {
	var kinds uint64
	for m, tallies := range s.builtins {
		if len(tallies) > 0 {
			kinds |= kindsOf(metric(m))
		}
	}
	return kinds
}

// kindsOf returns the kinds of record that a metric is computed from.
func kindsOf(m metric) uint64 {
	switch m {
	case channelWait, channelUtilisation, channelMessages:
		return bits(sim.MessageQueued, sim.MessageOnAir, sim.MessageWithdrawn,
			sim.MessageDelivered, sim.MessageRelayed, sim.MessageLost)
	case postureTime, personMinutes, dismissalMargin:
		return bits(sim.PostureSet)
	default:
		return bits(sim.IncidentBegan, sim.StepAsked, sim.StepDone, sim.StepStopped, sim.StepGaveUp, sim.StepFailed,
			sim.AidRequested, sim.AidApproved, sim.UnitAssigned, sim.UnitEnRoute, sim.UnitArrived, sim.UnitReturning,
			sim.UnitHome, sim.UnitOccupied, sim.UnitFreed, sim.UnitDisabled, sim.UnitRestored)
	}
}

func bits(kinds ...sim.Kind) uint64 {
	var set uint64
	for _, k := range kinds {
		set |= 1 << k
	}
	return set
}

// tell notes a value of a subject in the rows of a metric that have it.
func (f *Fold) tell(m metric, sub *subject, state State, amount engine.Time) {
	for i := range f.set.builtins[m] {
		if row := f.set.builtins[m][i].row(sub); row != noRow {
			f.values = append(f.values, Value{Row: row, State: state, Amount: int64(amount)})
		}
	}
}

// add adds to the sums of a subject in the rows of a metric.
func (f *Fold) add(m metric, sub *subject, amount int64) {
	for i := range f.set.builtins[m] {
		if row := f.set.builtins[m][i].row(sub); row != noRow {
			f.sums[row] += amount
		}
	}
}
