package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// episode tells one step by its verb, and how it ended when it did not end well.
func (s *story) episode(e *episode) {
	switch s.Steps[e.step].Verb {
	case scenario.NoVerb:
		s.incident(e)
	case scenario.Event:
		s.event(e)
	case scenario.Message:
		s.message(e)
	case scenario.Send, scenario.Move:
		s.send(e)
	case scenario.Work, scenario.Decide:
		s.work(e)
	case scenario.Posture:
		s.posture(e)
	case scenario.Release:
		s.release(e)
	}
	s.ofRounds(e)
	s.badEnd(e)
	for _, seq := range s.of(e, sim.PlaceBlocked, sim.PlaceCleared, sim.TravelSlowed, sim.TravelCleared,
		sim.TravelSlowedFrom, sim.TravelClearedFrom, sim.ChannelDown, sim.ChannelUp, sim.PrioritySet, sim.IncidentMoved, sim.UnitsShort, sim.WayShut) {
		s.add(seq, "", s.record(seq), document.Plain)
	}
}

func (s *story) incident(e *episode) {
	present, states := s.unitsOf(s.of(e, sim.UnitArrived)), s.of(e, sim.ConditionSet)
	for _, seq := range s.of(e, sim.IncidentBegan, sim.IncidentSkipped, sim.IncidentClosed) {
		what := s.record(seq) + s.whereabouts(seq)
		if s.records[seq].Kind == sim.IncidentBegan && len(present) > 0 {
			what += ", with " + s.Group(present) + " on scene"
		}
		if s.records[seq].Kind == sim.IncidentBegan && len(states) > 0 {
			what += ", " + s.Steps[e.step].Ends[s.records[states[0]].Arg-1]
		}
		s.add(seq, "", what, document.Strong, s.setOff(e, seq))
	}
	for i, seq := range states {
		if i > 0 { // the first is that in which it begins
			s.add(seq, "", s.record(seq), document.Plain)
		}
	}
}

// setOff says what set an incident off that waits for others, or that nothing will any more, and with whom one of several came.
func (s *story) setOff(e *episode, seq sim.Seq) string {
	r := &s.records[seq]
	switch {
	case r.Kind == sim.IncidentClosed || r.Cause == 0:
		return ""
	case s.Incidents[r.Arg].Stream:
		with, _ := s.causes.Of(r.Cause)
		return "together with " + s.TitleOf(with)
	case r.Kind == sim.IncidentSkipped && s.Program.SetsOff(&s.records[r.Cause], r.Step):
		return "by its chance, " + s.why(e)
	case r.Kind == sim.IncidentSkipped:
		return "what it waits for can no longer come"
	default:
		return s.why(e)
	}
}

// whereabouts is where an instance of a stream begins, when that place has a name.
func (s *story) whereabouts(seq sim.Seq) string {
	r := &s.records[seq]
	incident := &s.Incidents[r.Arg]
	if r.Kind != sim.IncidentBegan || !incident.Stream || r.Place == sim.NoPlace || s.Places[r.Place].ID == incident.ID {
		return ""
	}
	return " at " + s.Place(r.Place)
}

func (s *story) event(e *episode) {
	what := s.Step(e.step)
	if hurt := s.unitsOf(s.of(e, sim.UnitDisabled)); len(hurt) > 0 {
		what += ": " + s.Group(hurt) + " out of action"
	}
	if out := s.of(e, sim.UnitOffDuty); len(out) > 0 {
		what += ": " + s.Group(s.unitsOf(out)) + " out of service" + s.until(out[0], out[len(out)-1], ", the last ")
	}
	for _, seq := range s.of(e, sim.StepDone) {
		s.add(seq, "", what, document.Strong, s.why(e))
	}
	if well := s.of(e, sim.UnitRestored); len(well) > 0 {
		s.add(well[0], s.who(well), s.Group(s.unitsOf(well))+" in action again", document.Plain)
	}
	if back := s.of(e, sim.UnitOnDuty); len(back) > 0 {
		s.add(back[0], s.who(back), s.Group(s.unitsOf(back))+" in service again", document.Plain)
	}
}

// message tells a message where it is queued: to whom, when the last of them has it, and what the channels cost.
func (s *story) message(e *episode) {
	queued := s.of(e, sim.MessageQueued, sim.StepStarted)
	if len(queued) == 0 {
		return
	}
	what := "“" + s.Step(e.step) + "”"
	if heard := s.firstRound(e); len(heard) > 0 {
		what += " to " + strings.Join(s.receivers(heard), ", ") + s.until(queued[0], heard[len(heard)-1], ", heard ")
	}
	if lost := len(s.of(e, sim.MessageLost)); lost > 0 {
		what += fmt.Sprintf(", lost %d×", lost)
	}
	s.add(queued[0], s.sender(e.step), what+s.repeats(e), document.Plain, s.why(e), s.queueing(e))
}

// firstRound is the deliveries of a message before it is repeated.
func (s *story) firstRound(e *episode) []sim.Seq {
	heard := s.of(e, sim.MessageDelivered)
	if again := s.of(e, sim.StepRepeated); len(again) > 0 {
		n, _ := slices.BinarySearch(heard, again[0])
		heard = heard[:n]
	}
	return heard
}

func (s *story) receivers(heard []sim.Seq) []string {
	var agencies []string
	for _, seq := range heard {
		agencies = append(agencies, s.Agency(s.records[seq].Agency))
	}
	return words.Distinct(agencies)
}

// sender is the agency that sends: the one that the step names, else the incident's own.
func (s *story) sender(step uint16) string {
	if from := s.planned(step).From; len(from) > 0 {
		return s.agencies[from[0]]
	}
	return s.Agency(s.Incidents[s.Steps[step].Incident].Agency)
}

// queueing is the longest that a transmission of the message had to wait for its channel.
func (s *story) queueing(e *episode) string {
	longest, most := "", engine.Time(0)
	for _, seq := range s.of(e, sim.MessageOnAir) {
		r := s.records[seq]
		if wait := r.At - s.records[r.Since].At; r.Since != 0 && wait > most {
			longest, most = s.waited(seq, s.Channel(r.Arg)), wait
		}
	}
	return longest
}

func (s *story) repeats(e *episode) string {
	again := s.of(e, sim.StepRepeated)
	if len(again) == 0 {
		return ""
	}
	return fmt.Sprintf(", again %d×, the last ", len(again)) + s.Instant(s.records[again[len(again)-1]].At).String()
}

// send tells approval, sending and arrival, a line for each agency.
func (s *story) send(e *episode) {
	s.approvals(e)
	why := s.why(e)
	own, reliefs := s.withoutReliefs(e, s.of(e, sim.UnitAssigned))
	for _, sent := range s.rounds(e, own) {
		what := s.Group(s.unitsOf(sent)) + " sent" + s.to(e) + s.until(sent[0], sent[len(sent)-1], ", the last ") + s.takenFrom(e, sent)
		s.add(sent[0], s.who(sent), what, document.Plain, why, s.waited(s.request(sent[len(sent)-1]), "a unit"))
	}
	for _, sent := range s.byAgency(reliefs) {
		s.add(sent[0], s.who(sent), s.Group(s.unitsOf(sent))+" sent"+s.to(e)+" to relieve", document.Plain)
	}
	if s.Steps[e.step].Verb == scenario.Move {
		s.departures(e)
	}
	for _, held := range s.byAgency(s.of(e, sim.UnitHeld)) {
		s.add(held[0], s.who(held), s.Group(s.unitsOf(held))+" held outside "+s.Place(s.records[held[0]].Place), document.Unsure)
	}
	arrived, _ := s.withoutReliefs(e, s.of(e, sim.UnitArrived, sim.RiderArrived))
	for _, there := range s.byAgency(arrived) {
		units := s.unitsOf(there)
		what := s.Group(units) + words.Plural(len(units), " arrives", " arrive") + s.at(there[0]) +
			s.until(there[0], there[len(there)-1], ", the last ")
		s.add(there[0], s.who(there), what, document.Strong)
	}
}

// rounds are the units of a send by agency, those anew that were sent when others had been taken from it.
func (s *story) rounds(e *episode, assigned []sim.Seq) [][]sim.Seq {
	var rounds [][]sim.Seq
	for _, taken := range s.of(e, sim.StepInterrupted) {
		n, _ := slices.BinarySearch(assigned, taken)
		rounds = append(rounds, s.byAgency(assigned[:n])...)
		assigned = assigned[n:]
	}
	return append(rounds, s.byAgency(assigned)...)
}

// request is the record that knows since when a unit has been asked for: of the first that is assigned, the start of its step.
func (s *story) request(assigned sim.Seq) sim.Seq {
	r := &s.records[assigned]
	if r.Since == 0 && s.records[r.Cause].Kind == sim.StepStarted {
		return r.Cause
	}
	return assigned
}

// departures tells of a move when its units leave; those of a send leave when they have turned out, which is noise.
func (s *story) departures(e *episode) {
	for _, left := range s.byAgency(s.of(e, sim.UnitEnRoute, sim.RiderEnRoute)) {
		units := s.unitsOf(left)
		what := s.Group(units) + words.Plural(len(units), " leaves for ", " leave for ") + s.destination(left[0])
		carries := s.elsewhere("", e.of, s.records[left[0]].Place) != "" // and does not come back for more
		if n := s.records[left[0]].Arg; n > 0 && carries && s.records[left[0]].Kind == sim.UnitEnRoute {
			what += fmt.Sprintf(", %d aboard", n)
		}
		s.add(left[0], s.who(left), what, document.Plain, s.why(e))
	}
}

// to and at name a place when it is not the incident's own.
func (s *story) to(e *episode) string {
	place := s.Steps[e.step].Place
	for _, asked := range s.of(e, sim.StepAsked) {
		place = min(place, s.records[asked].Place) // it may have settled its place then
	}
	return s.elsewhere(" to ", e.of, place)
}

func (s *story) at(seq sim.Seq) string {
	of, _ := s.causes.Of(seq)
	return s.elsewhere(" at ", of, s.records[seq].Place)
}

// takenFrom says what units were diverted from to be sent.
func (s *story) takenFrom(e *episode, sent []sim.Seq) string {
	units := s.unitsOf(sent)
	var from []string
	for _, asked := range s.of(e, sim.StepAsked, sim.StepInterrupted) {
		for _, seq := range s.diverted[asked] {
			if of, about := s.causes.Of(seq); about && slices.Contains(units, s.records[seq].Unit) {
				from = append(from, s.TitleOf(of))
			}
		}
	}
	if len(from) == 0 {
		return ""
	}
	return ", taken from " + strings.Join(words.Distinct(from), ", ")
}

// work tells work and decisions where they begin: by whom, how long, and how they end.
func (s *story) work(e *episode) {
	began, done := s.of(e, sim.StepStarted), s.of(e, sim.StepDone)
	if len(began) == 0 {
		return
	}
	what := s.Step(e.step)
	busy := slices.DeleteFunc(slices.Clone(s.of(e, sim.UnitWorking)), func(seq sim.Seq) bool {
		return s.records[s.records[seq].Cause].Kind == sim.UnitRelieved // in the place of one that is counted
	})
	if units := s.unitsOf(busy); len(units) > 0 {
		what += ", " + s.Group(units)
	}
	if len(done) > 0 {
		what += ", " + s.length(began[0], done[0]) + s.Outcome(&s.records[done[0]], ": ") + s.held(e, done[0])
	}
	s.add(began[0], cmp.Or(s.who(busy), s.doers(e.step)), what+s.repeats(e), document.Plain, s.why(e), s.waited(began[0], s.Needs(s.Steps[e.step].Needs)))
}

// posture tells an order to sites where it is given, and when the first and the last of them had carried it out.
func (s *story) posture(e *episode) {
	ordered, set := s.of(e, sim.PostureOrdered), s.of(e, sim.PostureSet)
	if len(ordered) == 0 {
		return
	}
	what := fmt.Sprintf("%d sites ordered into %s", len(ordered), s.Steps[e.step].Posture)
	if len(ordered) == 1 {
		what = s.record(ordered[0])
	}
	if len(set) > 0 {
		what += ", in it " + s.Instant(s.records[set[0]].At).String() + s.until(set[0], set[len(set)-1], "–")
	}
	if refused := s.of(e, sim.PostureRefused); len(refused) > 0 {
		what += ", refused"
		if len(ordered) > 1 {
			what += " by " + s.sites(refused)
		}
	}
	if n := len(s.of(e, sim.PostureSuperseded)); n > 0 {
		what += fmt.Sprintf(", overtaken by a later order at %d", n)
	}
	s.add(ordered[0], s.runBy(ordered), what, document.Strong, s.why(e))
}

// sites names the sites of some records.
func (s *story) sites(seqs []sim.Seq) string {
	var sites []string
	for _, seq := range seqs {
		sites = append(sites, s.Sites[s.records[seq].Arg].Name)
	}
	return strings.Join(words.Distinct(sites), ", ")
}

// runBy is the agencies that run the sites of some records.
func (s *story) runBy(ordered []sim.Seq) string {
	var agencies []string
	for _, seq := range ordered {
		agencies = append(agencies, s.Agency(s.Sites[s.records[seq].Arg].Agency))
	}
	return strings.Join(words.Distinct(agencies), ", ")
}

func (s *story) release(e *episode) {
	what := s.Needs(s.Steps[e.step].Needs) + " released"
	for _, seq := range s.of(e, sim.StepDone) {
		s.add(seq, "", what, document.Faint, s.why(e))
	}
}
