package cause

import (
	"fmt"
	"strings"

	"simulate/sim"
	"simulate/sim/scenario"
)

// Every word that this package writes for a reader of chains stands in this file: short clauses in the
// present tense, names as the scenario displays them, and step ids as they are written. Steps of other
// incidents than the chain's own are told with those: treat of calls#17.

// words says what a segment is.
func (w *walk) words(s *Segment) string {
	step, agency, unit := w.stepOf(s.Seq, s.Step), w.agencyName(s.Agency), w.unitName(s.Unit)
	switch s.Kind {
	case Script:
		return "the script says " + w.program.Clock(s.To).Format("15:04:05")
	case Delay:
		return "delay before " + step
	case Approval:
		return agency + " approves " + step
	case WaitForUnit:
		return step + " waits for " + w.awaited(s) + w.heldBy(s)
	case WaitOnScene:
		return step + " waits for " + w.needed(s.Step) + " on scene" + w.heldBy(s)
	case WaitForChannel:
		return step + " waits for " + w.channelName(s.Channel) + w.heldBy(s)
	case Turnout:
		return unit + " turns out for " + step
	case Travel:
		return unit + " travels for " + step
	case HeldOutside:
		return unit + " is held outside, the place is blocked"
	case AirTime:
		return step + " is on the air to " + agency
	case Retry:
		return step + " was lost and waits to be sent again"
	case Deciding:
		return "deciding: " + w.text(s)
	case PostureChange:
		return fmt.Sprintf("%s takes up %s (%s)", w.siteName(s.Seq), w.program.Steps[s.Step].Posture, step)
	case OtherJob:
		return unit + " is on another job"
	case InVain:
		return step + " waits in vain"
	case Taken:
		return w.takenAway(s, step)
	case OffDuty:
		return unit + " is off duty"
	case Arrival:
		return step + " arrives"
	default:
		return w.text(s)
	}
}

// underWay says what a segment that reaches past the beginning of its chain was.
func (w *walk) underWay(s *Segment) string {
	return fmt.Sprintf("already under way since %s: %s", w.program.Clock(s.From).Format("15:04:05"), s.Text)
}

// takenAway says which unit was taken away, and for what.
func (w *walk) takenAway(s *Segment, step string) string {
	taken := w.records[s.Seq].Cause
	r := &w.records[taken]
	unit := w.unitName(r.Unit)
	if r.Kind == sim.UnitOffDuty {
		return step + " loses " + unit + ", whose duty ends"
	}
	return step + " loses " + unit + " to " + w.stepOf(r.Cause, w.records[r.Cause].Step)
}

// awaited names what an assignment or work had to wait for.
func (w *walk) awaited(s *Segment) string {
	if s.Unit == sim.None {
		return w.needed(s.Step)
	}
	return "a free unit of kind " + w.program.Kinds[w.program.Units[s.Unit].Kind]
}

// needed lists what a step needs: 2 patrol and 1 supervisor.
func (w *walk) needed(step uint16) string {
	if step == sim.NoStep || len(w.program.Steps[step].Needs) == 0 {
		return "units"
	}
	var parts []string
	for _, need := range w.program.Steps[step].Needs {
		parts = append(parts, quantity(w.program, need))
	}
	return strings.Join(parts, " and ")
}

func quantity(p *sim.Program, need sim.Need) string {
	if need.All {
		return "all " + p.Kinds[need.Kind]
	}
	return fmt.Sprintf("%d %s", need.Count, p.Kinds[need.Kind])
}

// heldBy says who had what a segment waited for, or that it was still to come.
func (w *walk) heldBy(s *Segment) string {
	freed := &w.records[w.records[s.Seq].Cause]
	switch {
	case w.records[s.Seq].Since == 0:
		return ""
	case freed.Kind == sim.UnitArrived:
		return "; the last to arrive was " + w.unitName(freed.Unit)
	case freed.Kind == sim.UnitOnDuty:
		return "; " + w.unitName(freed.Unit) + " came on duty"
	case s.Holder == sim.NoStep:
		return ""
	case unitOf(freed) != sim.None:
		return fmt.Sprintf("; %s was with %s", w.unitName(freed.Unit), w.stepOf(w.freed(s.Seq), s.Holder))
	default:
		return "; taken by " + w.stepOf(w.freed(s.Seq), s.Holder)
	}
}

// stepOf names the step that a record is about, with its incident when that is not the chain's own.
func (w *walk) stepOf(seq sim.Seq, step uint16) string {
	name, of := w.stepName(step), w.foreign(seq)
	switch {
	case of == "":
		return name
	case step == sim.NoStep || w.program.Steps[step].Verb == scenario.NoVerb:
		return of
	default:
		return name + " of " + of
	}
}

func (w *walk) stepName(step uint16) string {
	if step == sim.NoStep {
		return "the run"
	}
	s := &w.program.Steps[step]
	if s.Verb == scenario.NoVerb {
		return w.program.Incidents[s.Incident].ID
	}
	return s.ID
}

// text is what a segment's step does in the trainer's words, or its id.
func (w *walk) text(s *Segment) string {
	name := w.stepOf(s.Seq, s.Step)
	if s.Step == sim.NoStep || w.program.Steps[s.Step].Text == "" {
		return name
	}
	return w.program.Steps[s.Step].Text + " (" + name + ")"
}

// siteName is the site of a record of a posture.
func (w *walk) siteName(seq sim.Seq) string {
	return w.program.Sites[w.records[seq].Arg].Name
}

func (w *walk) agencyName(agency uint8) string {
	if agency == sim.NoAgency {
		return "an agency"
	}
	return w.program.Agencies[agency].Name
}

func (w *walk) unitName(unit int32) string {
	if unit == sim.None {
		return "a unit"
	}
	return w.program.Units[unit].Name
}

func (w *walk) channelName(channel uint16) string {
	if channel == sim.NoChannel {
		return "a channel"
	}
	return w.program.Channels[channel].Name
}
