package sim

import "simulate/sim/engine"

// awaitsMore reports whether a stream has begun, and more of it are to arrive, perhaps beyond the end of the run.
func (r *renewal) awaitsMore(incident int32) bool {
	of, s := &r.program.Incidents[incident], &r.streams[incident]
	return of.Stream && !s.over && (of.PartOf == None || r.incidents[of.PartOf].phase != awaited)
}

// lookAtStreams notes since when the next of each stream has been awaited, of those whose gaps are drawn.
func (r *renewal) lookAtStreams() {
	r.gaps = make([]engine.Time, len(r.streams))
	for i := range r.streams {
		s := r.program.Incidents[i].stream
		if !r.awaitsMore(int32(i)) || s.gap == nil {
			continue
		}
		state := &r.streams[i]
		groups := state.groups
		if r.isScheduled(state) {
			groups--
		}
		gap := roundTime(s.gap.mean)
		if !r.luck.Nominal {
			gap = r.silently(&s.gap.span, arrivalQuantity(s, groups))
		}
		r.gaps[i] = state.last - gap
	}
}

// isScheduled reports whether the next arrival of a stream lies within the run: then it has been counted.
func (w *World) isScheduled(s *streamState) bool { return s.last <= w.program.End }

// redrawStreams draws anew when the next of each stream arrive, and how many.
func (r *renewal) redrawStreams() {
	for i := range r.streams {
		if !r.awaitsMore(int32(i)) {
			continue
		}
		if state := &r.streams[i]; r.isScheduled(state) {
			state.arrived--
			state.groups--
			state.left, state.member = 0, 0
		}
		r.expect(int32(i), r.nextOf(int32(i)))
	}
}

// nextOf is when the next of a stream arrive, given that none has until now.
func (r *renewal) nextOf(incident int32) engine.Time {
	w, s, state := r.World, r.program.Incidents[incident].stream, &r.streams[incident]
	at := state.last
	switch {
	case s.pace != nil:
		paces := w.pacesOf(incident)
		since := max(w.now, paces[0].from)
		if s.late {
			since = max(since, state.outset+s.from)
		}
		state.segment, state.expected = expectedAt(paces, since)
		at = w.nextPoisson(s, paces, state)
	case s.gap != nil && !w.luck.Nominal:
		l := lasting{span: &s.gap.span, quantity: arrivalQuantity(s, state.groups), gone: max(0, w.now-r.gaps[incident])}
		at = r.gaps[incident] + w.lasting(&l)
	}
	return w.within(s, state, at)
}
