package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/stats"
)

// Fold is a sink that computes the values of a set's rows, run after run. What it keeps does not grow with the number of
// records, but for the values of rows that are not of streams.
type Fold struct {
	set    *Set
	wanted sim.KindSet // kinds of record that a built-in measure needs
	now    engine.Time
	next   engine.Time // after which a stretch of time is over, or a level is to be read

	first    []sim.Occurrence // by slot, of the milestones of its incident
	counted  *sim.Watch       // of the milestones of streams that are seen from outside; nil without
	under    []int64          // what is under way
	inState  []int64          // by state of conditions: instances that are in it
	read     int              // levels read
	main     int64            // incidents that begin once and are open
	slots    slots
	units    []unit
	requests requests
	aid      aid
	air      air
	postures postures
	staff    staff
	standby  standby
	staffed  bool          // somebody asks for it
	changes  lists[change] // of priorities, where values are grouped by them
	openings []opening     // of the incidents while which something counts
	groups   []int32       // that have come, by incident
	meter    meter

	sums    []int64  // by row, of the metrics that are added up
	counts  [][]Part // of the rows that are shares of what is counted, by batch
	ledgers []Ledger
	bags    []*stats.Bag // of the ledgers, by row
	kept    int          // values in them, but for those that are only counted
	values  []Value
	ended   bool // values are complete

	// OnLapse is told what the values of Timed rows lie between, also of those that did not happen, and of open instances with Values;
	// may be nil.
	OnLapse func(Lapse)
}

// NewFold returns a fold of the set. It belongs to one goroutine. The window that is measured is divided into batches that
// end at the given instants, of which the last is its end; without them it is one.
func (s *Set) NewFold(batches ...engine.Time) *Fold {
	scales := append([]*scale{window(s.Program, batches)}, s.scales[1:]...)
	n := scales[windowRuler].size
	f := &Fold{
		set:      s,
		wanted:   s.wanted(),
		under:    make([]int64, len(s.under)),
		inState:  make([]int64, len(s.states)),
		slots:    newSlots(s),
		units:    make([]unit, len(s.Program.Units)),
		postures: newPostures(len(s.Program.Sites)),
		staff:    newStaff(s),
		standby:  newStandby(s),
		staffed:  slices.ContainsFunc(ofPresence, func(m metric) bool { return len(s.builtins[m]) > 0 }),
		meter:    newMeter(scales, s.gauges),
		sums:     make([]int64, len(s.Rows)),
		counts:   make([][]Part, s.numCounts),
		ledgers:  s.newLedgers(n),
		openings: make([]opening, len(s.whiles)),
		groups:   make([]int32, len(s.Program.Incidents)),
	}
	for i := range f.counts {
		f.counts[i] = make([]Part, n)
	}
	f.bags = s.bags(f.ledgers)
	if len(s.counted) > 0 {
		f.counted = sim.NewWatch(s.Program, s.counted)
	}
	f.reserve(int32(len(s.Program.Incidents)) - 1)
	return f
}

// Consume folds records in.
func (f *Fold) Consume(first sim.Seq, records []sim.Record) {
	if first == 0 {
		f.reset()
	}
	if f.counted != nil {
		f.counted.Consume(first, records)
	}
	lookouts := f.set.lookouts.kinds
	for i := range records {
		r := &records[i]
		if r.At > f.next {
			f.pass(r.At)
		}
		if r.Kind < sim.IncidentClosed {
			f.noteIncident(first+sim.Seq(i), r)
		}
		if int(r.Step) < len(lookouts) && lookouts[r.Step].Has(r.Kind) {
			f.see(first+sim.Seq(i), r)
		}
		if f.wanted.Has(r.Kind) {
			f.note(first+sim.Seq(i), r)
		}
	}
	if len(records) > 0 {
		f.now = records[len(records)-1].At
	}
}

func (f *Fold) reset() {
	clear(f.first)
	clear(f.under)
	clear(f.inState)
	clear(f.sums)
	f.read, f.main = 0, 0
	f.slots.reset()
	f.requests.reset()
	f.aid.clear()
	f.air.clear()
	f.postures.reset()
	f.staff.reset()
	f.changes.clear()
	clear(f.openings)
	clear(f.groups)
	f.meter.reset()
	f.meter.bump(timeGauge, 1, 0)
	f.resetUnits()
	f.resetStandby()
	f.weighGaps(0)
	for i := range f.counts {
		clear(f.counts[i])
	}
	f.kept = 0
	for i := range f.ledgers {
		f.ledgers[i].reset()
	}
	f.values, f.ended = f.values[:0], false
	f.setNext()
}

// pass ends what is over before an instant: stretches of time, and the wait for levels to be read.
func (f *Fold) pass(now engine.Time) {
	f.meter.pass(now)
	for f.read < len(f.set.levels) && f.set.levels[f.read].at < now {
		f.readLevel()
	}
	f.setNext()
}

func (f *Fold) setNext() {
	f.next = f.meter.next
	if f.read < len(f.set.levels) {
		f.next = min(f.next, f.set.levels[f.read].at)
	}
}

// note tells a record to what it concerns.
func (f *Fold) note(seq sim.Seq, r *sim.Record) {
	switch r.Kind {
	case sim.IncidentClosed: // seen first: it may itself say of a milestone that it does not come
		f.noteIncident(seq, r)
	case sim.StepAsked, sim.StepStarted, sim.StepRepeated, sim.StepInterrupted, sim.StepDone, sim.StepStopped, sim.StepGaveUp,
		sim.StepFailed:
		f.noteStep(seq, r)
	case sim.MessageQueued, sim.MessageOnAir, sim.MessageWithdrawn,
		sim.MessageDelivered, sim.MessageRelayed, sim.MessageLost:
		f.noteMessage(seq, r)
	case sim.PostureOrdered, sim.PostureSet:
		f.notePosture(seq, r)
	case sim.AidRequested, sim.AidApproved:
		f.noteAid(seq, r)
	case sim.PrioritySet, sim.IncidentMoved, sim.ConditionSet:
		f.noteChange(seq, r)
	default:
		f.noteUnit(seq, r)
	}
}

// wanted returns the kinds of record that the set's built-in rows need, and what follows incidents.
func (s *Set) wanted() sim.KindSet {
	kinds := sim.SetOf(sim.IncidentClosed)
	for m, tallies := range s.builtins {
		if len(tallies) > 0 {
			kinds |= kindsOf(metric(m))
		}
	}
	if s.priorities {
		kinds |= sim.SetOf(sim.PrioritySet)
	}
	if s.conditions {
		kinds |= sim.SetOf(sim.ConditionSet)
	}
	if s.settles {
		kinds |= sim.SetOf(sim.StepAsked)
	}
	if s.moves {
		kinds |= sim.SetOf(sim.IncidentMoved)
	}
	return kinds
}

// kindsOf returns the kinds of record that a metric is computed from.
func kindsOf(m metric) sim.KindSet {
	switch m {
	case channelWait, channelUtilisation, channelMessages:
		return sim.SetOf(sim.MessageQueued, sim.MessageOnAir, sim.MessageWithdrawn,
			sim.MessageDelivered, sim.MessageRelayed, sim.MessageLost)
	case postureTime, personMinutes, dismissalMargin, peopleInside:
		return sim.SetOf(sim.PostureOrdered, sim.PostureSet)
	case reliefOverdue:
		return sim.SetOf(sim.ReliefDue, sim.UnitRelieved, sim.UnitIdle, sim.UnitReturning, sim.UnitDisabled, sim.UnitDiverted, sim.UnitOffDuty)
	case alarmAnswering:
		return 0 // it lies between milestones
	case postsManned, postsDriven:
		return kindsOf(unitUtilisation) | sim.SetOf(sim.UnitHome, sim.UnitWorking)
	case alarmProcessing:
		return sim.SetOf(sim.StepAsked, sim.StepDone, sim.StepStopped, sim.StepGaveUp, sim.StepFailed, sim.UnitAssigned)
	default:
		return sim.SetOf(sim.StepAsked, sim.StepStarted, sim.StepRepeated, sim.StepInterrupted, sim.StepDone, sim.StepStopped,
			sim.StepGaveUp, sim.StepFailed,
			sim.AidRequested, sim.AidApproved, sim.UnitAssigned, sim.UnitEnRoute, sim.UnitArrived, sim.UnitReturning,
			sim.UnitOccupied, sim.UnitFreed, sim.UnitDisabled, sim.UnitRestored, sim.UnitDiverted,
			sim.UnitOnDuty, sim.UnitOffDuty, sim.ReliefDue)
	}
}
