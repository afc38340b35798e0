package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// Every word that is written for a reader of chains of causes stands in this file: short clauses in the present tense, and names
// as the scenario displays them. Steps of other incidents than the chain's own are told with those: “Treat” of Calls #17.

// chainWords put chains of causes into words.
type chainWords struct{ words.Names }

// chain is a chain of causes in words and figures.
func (p chainWords) chain(row *measure.Row, c *cause.Chain) document.Chain {
	told := document.Chain{
		Measure: row.Measure, Title: titleAmong(p.Names, row), From: row.From, To: row.To, Note: p.underWay(c.UnderWay),
		Total: document.Milliseconds(c.To - c.From),
	}
	if c.Of.Ordinal > 0 {
		told.Title += ", " + p.TitleOf(c.Of)
	}
	for i := range c.Segments {
		s := &c.Segments[i]
		told.Segments = append(told.Segments, document.Segment{
			At: p.Instant(s.From), Offset: float64(s.From-c.From) / 1000, Length: document.Milliseconds(s.Length()),
			Shown: words.Apart(s.From, s.To),
			Kind:  s.Kind.String(), Step: p.StepID(s.Step), Who: p.whose(s), What: p.segment(s),
		})
	}
	return told
}

// segment is what a segment's time was spent on: of work and decisions what was done, of all else the reason.
func (p chainWords) segment(s *cause.Segment) string {
	if s.Kind != cause.Work && s.Kind != cause.Deciding || s.Step == sim.NoStep {
		return p.reason(s)
	}
	return p.Title(&p.Steps[s.Step]) + p.foreign(s.Of)
}

// whose is who or what a segment's time was spent by: a unit, a channel or an agency.
func (p chainWords) whose(s *cause.Segment) string {
	switch {
	case s.Unit != sim.None:
		return p.Unit(s.Unit)
	case s.Channel != sim.NoChannel:
		return p.Channel(s.Channel)
	default:
		return p.Agency(s.Agency)
	}
}

// reason says what a segment is.
func (p chainWords) reason(s *cause.Segment) string {
	step, agency, unit := p.stepOf(s.Step, s.Of), cmp.Or(p.Agency(s.Agency), "an agency"), p.someUnit(s.Unit)
	switch s.Kind {
	case cause.Script:
		return "the script says " + p.Clock(s.To).Format("15:04:05")
	case cause.Delay:
		return "delay before " + step
	case cause.Approval:
		return agency + " approves " + step
	case cause.WaitForUnit:
		return step + " waits for " + p.awaited(s) + p.heldBy(s)
	case cause.WaitOnScene:
		return step + " waits for " + p.neededOnScene(s.Step) + p.heldBy(s)
	case cause.WaitForChannel:
		return step + " waits for " + p.someChannel(s.Channel) + p.heldBy(s)
	case cause.Turnout:
		return unit + " turns out" + p.foreign(s.Of)
	case cause.Travel:
		return unit + " travels to " + p.errand(s, step)
	case cause.HeldOutside:
		return unit + " is held outside, the place is blocked"
	case cause.AirTime:
		return step + " is on the air to " + agency
	case cause.Retry:
		return step + " was lost and waits to be sent again"
	case cause.Deciding:
		return "deciding: " + step
	case cause.PostureChange:
		return p.Sites[s.Site].Name + " takes up " + p.Steps[s.Step].Posture
	case cause.OtherJob:
		return unit + " is on another job"
	case cause.InVain:
		return step + " waits in vain" + p.heldBy(s)
	case cause.Taken:
		return p.takenAway(&s.Holding, step)
	case cause.OffDuty:
		return unit + " is off duty"
	case cause.Arrival:
		return step + " arrives"
	case cause.Changing:
		return p.course(s)
	case cause.Filling:
		return step + " waits for " + unit + " to fill"
	case cause.Resting:
		return step + " until its next round"
	default:
		return step
	}
}

// underWay says what a segment that reaches past the beginning of its chain was; nothing without one.
func (p chainWords) underWay(s *cause.Segment) string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf("already under way since %s: %s", p.Clock(s.From).Format("15:04:05"), p.reason(s))
}

// takenAway says which unit was taken away from a step, and for what.
func (p chainWords) takenAway(h *cause.Holding, step string) string {
	if h.How == cause.WentOffDuty {
		return step + " loses " + p.someUnit(h.Unit) + ", whose duty ends"
	}
	return step + " loses " + p.someUnit(h.Unit) + " to " + p.stepOf(h.Step, h.Of)
}

// awaited names what an assignment or work had to wait for.
func (p chainWords) awaited(s *cause.Segment) string {
	if s.Unit == sim.None {
		return p.needed(s.Step)
	}
	free := "a free unit"
	if s.Holding.How == cause.WasKept {
		free = "a unit"
	}
	sort := p.Units[s.Unit].Kind
	if s.Step != sim.NoStep {
		needs := p.Steps[s.Step].Needs
		if i := slices.IndexFunc(needs, func(need sim.Need) bool { return p.Takes(&need, s.Unit) }); i >= 0 {
			sort = needs[i].Sort
		}
	}
	switch name := p.Sorts[sort].Name; {
	case int(sort) < len(p.Kinds):
		return free + " of kind " + p.Sorts[sort].Title()
	case name == p.Units[s.Unit].ID:
		return p.Unit(s.Unit)
	case p.Can(s.Unit, name):
		return free + " that can " + name
	default:
		return free + " of " + name
	}
}

// neededOnScene is what a step waits for on scene, which may be a seat.
func (p chainWords) neededOnScene(step uint16) string {
	if step != sim.NoStep && p.Shared(step) {
		return "a seat in " + p.needed(step)
	}
	return p.needed(step) + " on scene"
}

// needed lists what a step needs: 2× patrol and 1× supervisor.
func (p chainWords) needed(step uint16) string {
	if step == sim.NoStep || len(p.Steps[step].Needs) == 0 {
		return "units"
	}
	var parts []string
	for _, need := range p.Steps[step].Needs {
		parts = append(parts, p.Needed(need))
	}
	return strings.Join(parts, " and ")
}

// heldBy says who had what a segment waited for, or that it was still to come.
func (p chainWords) heldBy(s *cause.Segment) string {
	h := &s.Holding
	switch h.How {
	case cause.CameLast:
		return "; the last to arrive was " + p.someUnit(h.Unit)
	case cause.CameOnDuty:
		return "; " + p.someUnit(h.Unit) + " came on duty"
	case cause.WasWith:
		return fmt.Sprintf("; %s was with %s", p.someUnit(h.Unit), p.stepOf(h.Step, h.Of))
	case cause.WasKept:
		from := ""
		if h.Since > s.From {
			from = "from " + p.Clock(h.Since).Format("15:04:05") + " on "
		}
		kind := p.Units[h.Unit].Kind
		return "; " + from + p.Kept(kind, h.Kept, "were")
	case cause.TakenBy:
		return "; taken by " + p.stepOf(h.Step, h.Of)
	default:
		return ""
	}
}

// stepOf names a step, with its incident when that is not the chain's own.
func (p chainWords) stepOf(step uint16, of *sim.Instance) string {
	begins := step == sim.NoStep || p.Steps[step].Verb == scenario.NoVerb
	switch {
	case begins && of != nil:
		return p.TitleOf(*of)
	case step == sim.NoStep:
		return "the run"
	case begins:
		return p.Incidents[p.Steps[step].Incident].Title
	default:
		return p.Called(step) + p.foreign(of)
	}
}

// errand is where a unit travels that is sent somewhere: its scene, or the place; of all else it is the step.
func (p chainWords) errand(s *cause.Segment, step string) string {
	if s.Step == sim.NoStep {
		return step
	}
	x := &p.Steps[s.Step]
	if x.Verb != scenario.Send && x.Verb != scenario.Move {
		return step
	}
	at := p.Where(x)
	if at == "" || x.Place == p.Incidents[x.Incident].Place {
		at = "the scene"
	}
	return at + p.foreign(s.Of)
}

// foreign names an instance behind one of its steps; nothing of the chain's own.
func (p chainWords) foreign(of *sim.Instance) string {
	if of == nil {
		return ""
	}
	return " of " + p.TitleOf(*of)
}

func (p chainWords) someUnit(unit int32) string { return cmp.Or(p.Unit(unit), "a unit") }

func (p chainWords) someChannel(channel uint16) string {
	if channel == sim.NoChannel {
		return "a channel"
	}
	return p.Channels[channel].Name
}
