package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
)

// Toward lists the steps that would bring about a value which is missing, in the order of the file: those of its milestones that have not
// occurred; of the time of sites in posture the orders for what is still to come; of other times the steps of its incident that send or
// need units.
func (s *Set) Toward(x *Lapse) []uint16 {
	if from, to, ok := s.milestonesOf(x.Row); ok {
		return s.stepsOf(x, from.milestone, to.milestone)
	}
	in, steps := &s.instants[x.Of.Incident], []uint16(nil)
	switch s.metricOf(x.Row) {
	case postureTime:
		return s.orders(x)
	case alarmAnswering:
		steps = s.stepsOf(x, in.received.milestone, in.answered.milestone)
	case alarmProcessing:
		steps = s.stepsOf(x, in.processed.milestone, in.notified.milestone)
	case initiatingAction:
		steps = s.stepsOf(x, noneGiven, in.intervention.milestone)
	}
	if len(steps) > 0 {
		return steps
	}
	return s.stepsWhere(func(step *sim.Step) bool { return step.Incident == x.Of.Incident && len(step.Needs) > 0 })
}

// Between reports whether a row is the time between two milestones, of the whole run or of each instance of a stream.
func (s *Set) Between(row int) bool {
	_, _, ok := s.milestonesOf(int32(row))
	return ok
}

// milestonesOf are those that a row lies between, of the whole run or of each instance of a stream; ok is false where it lies between none.
func (s *Set) milestonesOf(row int32) (from start, to end, ok bool) {
	for _, list := range append([][]span{s.spans}, s.own...) {
		for i := range list {
			if list[i].has(row) {
				return list[i].from, list[i].to, true
			}
		}
	}
	return from, to, false
}

// metricOf is the built-in measure that a row is of; numMetrics where it is of none.
func (s *Set) metricOf(row int32) metric {
	for m := range numMetrics {
		if slices.ContainsFunc(s.builtins[m], func(t tally) bool { return slices.Contains(t.rows, row) }) {
			return m
		}
	}
	if slices.ContainsFunc(s.responses, func(rows []responseRow) bool {
		return slices.ContainsFunc(rows, func(r responseRow) bool { return r.row == row })
	}) {
		return response
	}
	return numMetrics
}

// stepsOf are the steps of those of a value's milestones that have not occurred.
func (s *Set) stepsOf(x *Lapse, milestones ...milestone) []uint16 {
	var steps []uint16
	for i, m := range milestones {
		occurred := i == 0 && x.From.Occurred() || i == 1 && x.To.Occurred()
		switch {
		case m < 0 || occurred:
		case s.watched[m].first != nil:
			for _, one := range s.watched[m].first {
				steps = append(steps, s.milestones[one].Step)
			}
		default:
			steps = append(steps, s.milestones[m].Step)
		}
	}
	return steps
}

// orders are those to a row's site, or to all, that are still to be carried out: back to normal, or into a posture where there was none.
func (s *Set) orders(x *Lapse) []uint16 {
	row := &s.Rows[x.Row]
	return s.stepsWhere(func(step *sim.Step) bool {
		ends := step.Posture == "normal"
		return step.Verb == scenario.Posture && ends == (x.State == Unfinished) && slices.ContainsFunc(step.Sites, func(site uint16) bool {
			return row.Key == "" || s.Program.Sites[site].ID == row.Key
		})
	})
}

func (s *Set) stepsWhere(wanted func(*sim.Step) bool) []uint16 {
	var steps []uint16
	for i := range s.Program.Steps {
		if wanted(&s.Program.Steps[i]) {
			steps = append(steps, uint16(i))
		}
	}
	return steps
}
