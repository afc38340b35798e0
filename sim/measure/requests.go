package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// ask is what a step asks for: units of one sort, which may have to be waited for.
type ask struct {
	sub    subject // the agency and the pool are those that it asks first
	urgent int32   // the step's own priority, or 0
	need   int     // of the step
	states []int32 // instead, by state of its incident's condition less one; nil where it does not matter
	count  int32
	gauges []int32 // of the requests that wait
}

// request is a step of an incident that has asked for units of a sort and has not been given all of them. It waits while
// none of them is free; not while an agency makes up its mind.
type request struct {
	asked     sim.Occurrence
	approved  sim.Occurrence // the last time; the zero one without
	wait      spell          // the longest for one of the units that it was given
	ask       int32          // of its step
	left      int32          // units not yet given
	step      uint16
	waits     bool
	waited    bool // some unit was not free at once
	meanwhile bool // asked while an incident that begins was open
}

// requests are the open ones, in lists by slot.
type requests struct {
	lists[request]

	left int32 // the last unit that was taken from what it served, or is due for its relief

	// The last step that started after a wait: the assignments of the units that ended it follow.
	started struct {
		slot  int32
		step  uint16
		since sim.Seq
	}
}

func (q *requests) reset() {
	q.clear()
	q.left, q.started.since = 0, 0
}

// asksOf lists the units that a step asks for from where they are: what it sends, or by whom it is done.
func (s *Set) asksOf(number uint16) []ask {
	if !s.Program.Calls(number) {
		return nil
	}
	step := &s.Program.Steps[number]
	from := s.senders(step)
	if by := s.Program.Written(step).By; len(by) > 0 {
		from = by
	}
	urgent, states := int32(0), []int32(nil)
	if own := s.Program.Written(step).Priority; own != nil {
		urgent, states = int32(own.Value), s.byState(own, step.Incident)
	}
	var asks []ask
	for i, need := range step.Needs {
		if pool, ok := s.firstPool(from, &need); ok && !need.All && need.Count > 0 {
			p := &s.Program.Pools[pool]
			asks = append(asks, ask{need: i, count: need.Count, urgent: urgent, states: states, sub: subject{
				byIncident: step.Incident, byAgency: int32(p.Agency), byKind: int32(p.Kind), byPool: int32(pool),
			}})
		}
	}
	return asks
}

// byState are the priorities of a step by the state of its incident's condition; nil where they are the same in all.
func (s *Set) byState(own *scenario.Priority, incident int32) []int32 {
	if own == nil || own.States == nil {
		return nil
	}
	s.conditions = true
	var list []int32
	for _, state := range s.Program.Incidents[incident].States {
		list = append(list, int32(own.In(state)))
	}
	return list
}

// firstPool is the first of the agencies' pools that has units for a need.
func (s *Set) firstPool(agencies []string, need *sim.Need) (pool int, ok bool) {
	for _, agency := range agencies {
		for i := range s.Program.Pools {
			if p := &s.Program.Pools[i]; s.Program.Agencies[p.Agency].ID == agency && s.Program.TakesFrom(need, p) {
				return i, true
			}
		}
	}
	return 0, false
}

// noteRequest follows the requests for units.
func (f *Fold) noteRequest(seq sim.Seq, r *sim.Record, s *slot) {
	asks := f.set.asks[r.Step]
	if len(asks) == 0 {
		return
	}
	switch r.Kind {
	case sim.StepAsked, sim.StepRepeated:
		for i := range asks {
			f.openRequest(seq, r, s, int32(i))
		}
	case sim.StepInterrupted:
		f.reopenRequests(seq, r, s)
	case sim.StepStarted:
		x := &f.requests.started
		x.slot, x.step, x.since = r.Incident, r.Step, r.Since
	case sim.StepDone, sim.StepStopped, sim.StepGaveUp, sim.StepFailed:
		f.dropRequests(r, s)
		f.requests.started.since = 0
	}
}

func (f *Fold) openRequest(seq sim.Seq, r *sim.Record, s *slot, i int32) {
	a := &f.set.asks[r.Step][i]
	q := f.requests.add(request{
		asked: sim.Occurrence{At: r.At, Seq: seq}, ask: i, left: a.count, step: r.Step,
		meanwhile: f.main > 0 && s.stream,
	}, &s.requests)
	f.wait(q, a, true, r.At)
}

// reopenRequests opens the requests of a step that needs a unit again: a send asks for another for the same need, work where units are
// for all that it needs.
func (f *Fold) reopenRequests(seq sim.Seq, r *sim.Record, s *slot) {
	if f.set.verbs[r.Step] == scenario.Send {
		f.reopenOne(seq, r, s, f.needLeft(r.Cause))
		return
	}
	for i := range f.set.asks[r.Step] {
		f.openRequest(seq, r, s, int32(i))
	}
}

// loseGiven lets a send that still waits for units wait for one more, which was pulled out of what it did. It does not ask again: that it
// does only where it had all.
func (f *Fold) loseGiven(seq sim.Seq, r *sim.Record, u *unit) {
	if !u.busy || r.Incident < 0 { // it was on its way home or to a post
		return
	}
	s, waits := &f.slots.list[r.Incident], false
	for link := s.requests; link != none; {
		q, next := f.requests.at(link)
		if q.step == u.sent {
			if f.set.asks[q.step][q.ask].need == u.need {
				q.left++
				return
			}
			waits = true
		}
		link = *next
	}
	if !waits {
		return
	}
	one := *r
	one.Step = u.sent
	f.reopenOne(seq, &one, s, u.need)
}

// reopenOne opens the request of a send for one more unit of a need.
func (f *Fold) reopenOne(seq sim.Seq, r *sim.Record, s *slot, need int) {
	for i := range f.set.asks[r.Step] {
		if f.set.asks[r.Step][i].need == need {
			f.openRequest(seq, r, s, int32(i))
			q, _ := f.requests.at(s.requests)
			q.left = 1
		}
	}
}

// vacate notes that another unit is to be sent for one.
func (f *Fold) vacate(seq sim.Seq, u int32) { f.units[u].left, f.requests.left = seq, u }

// needLeft is the need for which the unit was sent that is to be replaced since a record; -1 without one. Units that are due for their
// relief at one instant are replaced after all of them are.
func (f *Fold) needLeft(record sim.Seq) int {
	u := int(f.requests.left)
	if f.units[u].left != record {
		u = slices.IndexFunc(f.units, func(u unit) bool { return u.left == record })
	}
	if u < 0 {
		return -1
	}
	return f.units[u].need
}

// wait lets a request wait, or no longer.
func (f *Fold) wait(q *request, a *ask, waits bool, at engine.Time) {
	if q.waits == waits {
		return
	}
	q.waits = waits
	by := int64(1)
	if !waits {
		by = -1
	}
	for _, g := range a.gauges {
		f.meter.bump(g, by, at)
	}
}

// noteGiven counts a unit that a request is given, and tells how long it has waited once it has been given all.
func (f *Fold) noteGiven(seq sim.Seq, r *sim.Record, s *slot) {
	since := f.requests.request(r, f.set.verbs[r.Step])
	need := f.set.Program.NeedOf(r)
	if f.set.verbs[r.Step] == scenario.Send {
		f.units[r.Unit].need, f.units[r.Unit].sent = need, r.Step
	}
	for link := &s.requests; *link != none; {
		q, next := f.requests.at(*link)
		if q.step != r.Step || f.set.asks[q.step][q.ask].need != need {
			link = next
			continue
		}
		a := &f.set.asks[q.step][q.ask]
		q.give(since, sim.Occurrence{At: r.At, Seq: seq})
		if q.left == 0 {
			f.wait(q, a, false, r.At)
			f.tellWait(q, a, r.Incident, q.wait)
			f.requests.remove(link)
		}
		return
	}
}

// request returns the request with which a wait began that ends with the assignment of a unit, or 0 without a wait. Work by
// units where they are begins when all are there, a send with the first.
func (q *requests) request(r *sim.Record, verb scenario.Verb) sim.Seq {
	x := &q.started
	if r.Since != 0 || x.since == 0 || x.slot != r.Incident || x.step != r.Step {
		return r.Since
	}
	since := x.since
	if verb == scenario.Send {
		x.since = 0
	}
	return since
}

// give counts a unit, for which a request has waited since the record that asked, if it has.
func (q *request) give(since sim.Seq, now sim.Occurrence) {
	q.left--
	from := q.asked
	switch since {
	case 0:
		from = now
	case q.approved.Seq:
		from = q.approved
	}
	q.waited = q.waited || since != 0
	if wait := between(from, now); q.wait.to == (sim.Occurrence{}) || wait.length > q.wait.length {
		q.wait = wait
	}
}

// dropRequests ends those requests of a step that nobody has met.
func (f *Fold) dropRequests(r *sim.Record, s *slot) {
	for link := &s.requests; *link != none; {
		q, next := f.requests.at(*link)
		if q.step != r.Step {
			link = next
			continue
		}
		a := &f.set.asks[q.step][q.ask]
		vain := q.soFar(r.At)
		f.wait(q, a, false, r.At)
		q.waited = true
		f.tellWait(q, a, r.Incident, spell{state: Never, length: vain, from: q.asked})
		f.requests.remove(link)
	}
}

// noteApproval lets requests rest while an agency makes up its mind: a unit is free for them.
func (f *Fold) noteApproval(seq sim.Seq, r *sim.Record, s *slot) {
	for link := s.requests; link != none; {
		q, next := f.requests.at(link)
		link = *next
		if q.step != r.Step {
			continue
		}
		if r.Kind == sim.AidApproved {
			q.approved = sim.Occurrence{At: r.At, Seq: seq}
		}
		f.wait(q, &f.set.asks[q.step][q.ask], r.Kind == sim.AidApproved, r.At)
	}
}

// soFar is how long a request has waited that is not met yet.
func (q *request) soFar(now engine.Time) engine.Time {
	switch {
	case !q.waits:
		return q.wait.length
	case q.approved != (sim.Occurrence{}):
		return max(q.wait.length, now-q.approved.At)
	default:
		return max(q.wait.length, now-q.asked.At)
	}
}

// tellWait tells how long a request has waited.
func (f *Fold) tellWait(q *request, a *ask, n int32, l spell) {
	s := &f.slots.list[n]
	if !s.measured {
		return
	}
	at := moment{Occurrence: q.asked, priority: a.urgent, states: a.states}
	if q.meanwhile {
		f.count(queueMeanwhile, &a.sub, n, at, q.waited)
	}
	f.count(queueShare, &a.sub, n, at, q.waited)
	for i := range f.set.builtins[queueWait] {
		t := &f.set.builtins[queueWait][i]
		if row := t.row(&a.sub); row != noRow {
			if t.group == nil {
				f.put(row, s, l)
				continue
			}
			f.putGrouped(row, t.group, n, s, at, l)
		}
	}
}

// finishRequests tells of the requests that are still open.
func (f *Fold) finishRequests() {
	for n := range f.slots.list {
		s := &f.slots.list[n]
		if !s.open {
			continue
		}
		for link := s.requests; link != none; {
			q, next := f.requests.at(link)
			link = *next
			q.waited = q.waited || q.waits
			f.tellWait(q, &f.set.asks[q.step][q.ask], int32(n), spell{state: Unfinished, length: q.soFar(f.now), from: q.asked})
		}
	}
}
