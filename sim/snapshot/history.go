package snapshot

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
)

// HistoryLimit is how many records a history follows, counted from where it begins: a page that shows it must stay small enough
// to be sent by mail.
const HistoryLimit = 1 << 16

// History is a sink that follows the state of everything over a stretch of a run. It keeps a list of spans for each thing, each
// of which lasts until the next begins. The states are those of a Fold, taken after the last record of each instant, so that
// they agree with the state that At makes of that instant. It is complete when the run has ended.
type History struct {
	Program  *sim.Program
	From, To engine.Time // the stretch; in between every instant is covered
	Count    int64       // records of the run
	Limit    int64       // records that are followed at most
	Whole    bool        // the stretch reaches to the end of the run, which has no more records than are followed

	Units     [][]Span[UnitState]    // by number
	Sites     [][]Span[SiteState]    // by number
	Channels  [][]Span[ChannelState] // by number
	Steps     []StepHistory          // of those that have done anything, in the order in which they first did
	Incidents []IncidentHistory      // of those that begin once, then of instances in the order in which they arrived
	Legs      [][]sim.Leg            // by unit: the first tells where it is at From
	Waits     []Wait                 // for units, in the order in which they ended
	Approvals []Approval             // in the order in which they were given or withdrawn
	Barriers  []Barrier              // of places and roads, also those before From, in order

	fold    *Fold
	now     engine.Time // instant whose records are coming
	seq     sim.Seq     // the last record
	written engine.Time // the last instant whose changes have been noted
	follows bool        // the state at From has been noted
	full    bool
	counted int64 // records since From

	changed
	steps    map[stepKey]int // place in Steps
	open     openSteps
	numbers  map[sim.Instance]int // place in Incidents
	requests requests
}

// Span is a state that lasts from an instant until the next span begins.
type Span[S comparable] struct {
	At    engine.Time
	Seq   sim.Seq // a record that brought it about
	State S
}

// UnitState is what a unit does, as in the row of a Unit.
type UnitState struct {
	Status   string
	Place    uint16 // where it is, or sim.NoPlace
	To       uint16 // where it is going, or sim.NoPlace
	Incident string // that it is on; may be empty
	Step     uint16 // that it was last given to, or sim.NoStep
	Moves    bool   // it is on the road for a step that moves somebody
}

// Taken reports whether a unit is busy, from its being sent until it can be sent elsewhere, given whether it was before. Out of action
// it is what it was before, and busy on a scene.
func (s *UnitState) Taken(before bool) bool {
	switch s.Status {
	case "available", "returning", "to-post", "at-post", "off-duty":
		return false
	case "disabled":
		return before || s.Incident != ""
	default:
		return true
	}
}

// SiteState is how a site is protected, as in the row of a Site.
type SiteState struct{ Posture, Ordered string }

// ChannelState is what is on a channel, as in the row of a Channel.
type ChannelState struct {
	Status        string
	OnAir, Queued int
}

// NewHistory returns a history of a run of the program from an instant on, of at most so many records.
func NewHistory(p *sim.Program, from engine.Time, limit int64) *History {
	return &History{
		Program: p, From: from, To: from, fold: NewFold(p, engine.Never), Limit: limit,
		Units: make([][]Span[UnitState], len(p.Units)), Sites: make([][]Span[SiteState], len(p.Sites)),
		Channels: make([][]Span[ChannelState], len(p.Channels)), Legs: make([][]sim.Leg, len(p.Units)),
		changed: newChanged(p), steps: make(map[stepKey]int), numbers: make(map[sim.Instance]int),
	}
}

// Consume follows records.
func (h *History) Consume(first sim.Seq, records []sim.Record) {
	h.Count += int64(len(records))
	for i := range records {
		if h.full {
			return
		}
		h.take(first+sim.Seq(i), &records[i])
	}
}

// take notes what the instant before has changed, if that is over, and follows a record.
func (h *History) take(seq sim.Seq, r *sim.Record) {
	ended := r.Kind == sim.RunEnded
	if r.At > h.now || ended {
		if r.At > h.From || ended {
			h.note()
		}
		h.now = r.At
	}
	switch {
	case ended:
		h.To, h.Whole = r.At, true
		h.end()
		return
	case h.follows && h.counted >= h.Limit:
		h.To, h.full = h.written, true
		h.end()
		return
	case r.At >= h.From:
		h.counted++
	}
	h.requests.follow(h, seq, r)
	h.mark(seq, r)
	if r.Kind != sim.RunBegan {
		h.fold.record(seq, r)
	}
	h.markAfter(r)
	h.followIncident(seq, r)
	h.followBarrier(r)
	h.seq = seq
}

// note notes what has changed by the end of the instant.
func (h *History) note() {
	at := max(h.now, h.From)
	h.fold.at, h.written = h.now, at
	if !h.follows {
		h.follows = true
		h.markAll()
		h.beginIncidents(at)
		h.beginSteps()
	}
	for _, u := range h.units {
		extend(&h.Units[u], at, h.unitSeq[u], h.unitState(u))
	}
	if h.air {
		h.noteChannels(at)
	}
	if h.sites {
		for i := range h.fold.sites {
			extend(&h.Sites[i], at, h.siteSeq, h.siteState(i))
		}
	}
	h.noteSteps(at)
	h.changed.clear()
}

// extend adds a span, if the state is another than before.
func extend[S comparable](spans *[]Span[S], at engine.Time, seq sim.Seq, state S) {
	if n := len(*spans); n == 0 || (*spans)[n-1].State != state {
		*spans = append(*spans, Span[S]{at, seq, state})
	}
}

func (h *History) unitState(number int32) UnitState {
	u := &h.fold.units[number]
	s := UnitState{Status: u.status, Place: u.place, To: u.to, Incident: h.fold.idOf(u.scene), Step: u.step}
	if u.onRoad() {
		s.Place = sim.NoPlace
	}
	s.Moves = u.status == enRoute && u.step != sim.NoStep && h.fold.moves(u.step)
	return s
}

func (h *History) siteState(number int) SiteState {
	return SiteState{Posture: h.fold.sites[number].posture, Ordered: h.fold.ordered(number)}
}

func (h *History) noteChannels(at engine.Time) {
	for i, load := range h.fold.loads() {
		state := ChannelState{Status: h.fold.channelStatus(i, load.onAir), OnAir: load.onAir, Queued: load.queued}
		extend(&h.Channels[i], at, h.airSeq, state)
	}
}

// end closes what is open where the history ends, and drops what lies beyond.
func (h *History) end() {
	h.requests.end(h)
	for i := range h.Incidents {
		beyond := func(s Span[string]) bool { return s.At > h.To }
		h.Incidents[i].Spans = slices.DeleteFunc(h.Incidents[i].Spans, beyond)
		h.Incidents[i].States = slices.DeleteFunc(h.Incidents[i].States, beyond)
	}
	h.Incidents = slices.DeleteFunc(h.Incidents, func(i IncidentHistory) bool { return len(i.Spans) == 0 })
	for u := range h.Legs {
		h.Legs[u] = slices.DeleteFunc(h.Legs[u], func(l sim.Leg) bool { return l.Depart > h.To })
	}
}

// Travel follows a unit on the road.
func (h *History) Travel(l sim.Leg) {
	legs := &h.Legs[l.Unit]
	switch {
	case h.full || l.From == nil && l.To == nil:
		return
	case l.Depart <= h.From:
		*legs = (*legs)[:0] // where it was before does not matter any more
	case len(*legs) > 0 && stays(&(*legs)[len(*legs)-1], &l):
		return
	}
	*legs = append(*legs, l)
}

// stays reports whether a leg only says that a unit stands where the leg before has brought it.
func stays(before, l *sim.Leg) bool {
	return l.Depart == l.Arrive && before.Arrive <= l.Depart && before.To != nil && l.To != nil && *before.To == *l.To
}
