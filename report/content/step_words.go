package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

// What a step of a breakdown is called stands in this file: titles as the scenario has them, never ids where there are titles.

// stepWords say what steps of a breakdown are, from the point of view of one incident.
type stepWords struct {
	words.Names
	incident int32 // whose steps need no incident to be named
	twins    map[twin]int
}

// rowTitle is the title of a row, which of a milestone is what is reached.
func (w stepWords) rowTitle(r *measure.Row) string { return titleAmong(w.Names, r) }

// part is a part of a breakdown.
func (w stepWords) part(p *cause.Part) string {
	if p.Step == sim.NoStep {
		return "the run"
	}
	title := w.plain(p)
	if of := w.agenciesOf(&w.Steps[p.Step]); of != "" && w.twins[twin{title, p.Kind}] > 1 {
		return title + ", " + of
	}
	return title
}

// deed is a part in a sentence with the time that it takes: “Search the house” (work) takes 5:52, “Alarm” waits 0:23 for a channel.
func (w stepWords) deed(p *cause.Part, time string) string {
	if !waits(p.Kind) && p.Kind != cause.Unserved || p.Step == sim.NoStep {
		return snapshot.Quoted(w.part(p)) + " (" + p.Kind.String() + ") takes " + time
	}
	step := &w.Steps[p.Step]
	title := snapshot.Quoted(w.title(step))
	if len(p.Alike) > 0 {
		title = fmt.Sprintf("%s (%d streams)", title, 1+len(p.Alike))
	} else {
		title = w.inIncident(p.Step, title)
	}
	switch p.Kind {
	case cause.WaitForChannel:
		return title + " waits " + time + " for a channel"
	case cause.Unserved:
		return title + " waits " + time + " and is not served"
	}
	return title + " waits " + time + " until " + w.missing(step, p) + w.whose(p)
}

// whose names the agencies of a step that only they tell from another.
func (w stepWords) whose(p *cause.Part) string {
	step := &w.Steps[p.Step]
	if of := w.agenciesOf(step); of != "" && w.twins[twin{w.plain(p), p.Kind}] > 1 {
		return " (" + of + ")"
	}
	return ""
}

// plain is a part as far as its step, its kind and its incident tell it.
func (w stepWords) plain(p *cause.Part) string {
	title := w.partOf(p, &w.Steps[p.Step])
	if len(p.Alike) > 0 {
		return fmt.Sprintf("%s (%d streams)", title, 1+len(p.Alike))
	}
	return w.inIncident(p.Step, title)
}

func (w stepWords) partOf(p *cause.Part, step *sim.Step) string {
	switch p.Kind {
	case cause.Turnout, cause.OtherJob, cause.OffDuty:
		return w.units(step) + w.sentBy(p)
	case cause.Travel:
		return w.trip(p, step)
	case cause.HeldOutside:
		return w.units(step) + ", outside " + w.where(step)
	case cause.Filling:
		return w.title(step) + ", until it is full"
	case cause.Resting:
		return w.title(step) + ", until its next round"
	case cause.WaitForUnit, cause.WaitOnScene:
		return w.title(step) + ", until " + w.missing(step, p)
	case cause.WaitForChannel:
		return w.title(step) + ", until the channel is free" + w.when(p)
	case cause.Approval:
		return w.units(step) + w.approvedBy(p)
	case cause.Delay, cause.Script:
		return w.delay(step)
	case cause.InVain:
		return w.title(step) + ", in vain"
	case cause.Unserved:
		return w.title(step) + ", not served by the end"
	case cause.Taken:
		return w.title(step) + ", until a unit was taken away"
	default:
		return w.title(step)
	}
}

// when says at what time of the day waits began, where that is one day in all runs.
func (w stepWords) when(p *cause.Part) string {
	from, to := w.ShortClock(p.From), w.ShortClock(p.To)
	if p.All.Paths < 2 || w.Day(p.From) != w.Day(p.To) || from == to {
		return ""
	}
	return fmt.Sprintf(" (8 in 10 from %s to %s)", from, to)
}

// inIncident names the incident of a step where that is another.
func (w stepWords) inIncident(step uint16, title string) string {
	incident := w.Steps[step].Incident
	if incident == w.incident {
		return title
	}
	return title + " (" + w.Incidents[incident].Title + ")"
}

// title is what a step is called; one without words of its own by what it asks for.
func (w stepWords) title(step *sim.Step) string {
	if step.Text == "" && len(step.Needs) > 0 {
		return w.Needs(step.Needs)
	}
	return w.Title(step)
}

// units are what a step sends, moves or needs.
func (w stepWords) units(step *sim.Step) string {
	if len(step.Needs) == 0 {
		return w.title(step)
	}
	return w.Needs(step.Needs)
}

// trip is units on the road: until which of them is there, where it is not the last, or else whose they are, and where to if that is not
// the scene.
func (w stepWords) trip(p *cause.Part, step *sim.Step) string {
	text := w.units(step)
	if p.Nth > 0 {
		text += ", until the " + snapshot.InOrder(p.Nth) + " is there"
	} else {
		text += w.sentBy(p)
	}
	if step.Verb == scenario.Move || step.Place != w.Incidents[step.Incident].Place {
		text += w.to(step)
	}
	return text
}

// to is where a step takes its units.
func (w stepWords) to(step *sim.Step) string {
	if at := w.Where(step); at != "" {
		return ", to " + at
	}
	return ""
}

func (w stepWords) where(step *sim.Step) string {
	return cmp.Or(w.Where(step), "the scene")
}

// mostAgencies is how many agencies are named.
const mostAgencies = 3

// sentBy names the agencies whose units were on the way.
func (w stepWords) sentBy(p *cause.Part) string {
	return w.agencies(p, func(x *cause.Whom) (uint8, bool) {
		if x.Pool == sim.None {
			return 0, false
		}
		return w.Pools[x.Pool].Agency, true
	})
}

// approvedBy names the agencies that approved.
func (w stepWords) approvedBy(p *cause.Part) string {
	return w.agencies(p, func(x *cause.Whom) (uint8, bool) { return x.Agency, x.Agency != sim.NoAgency })
}

func (w stepWords) agencies(p *cause.Part, of func(*cause.Whom) (uint8, bool)) string {
	var names []string
	for i := range p.Whom {
		if agency, ok := of(&p.Whom[i].Whom); ok {
			names = append(names, w.Agency(agency))
		}
	}
	if names = words.Distinct(names); len(names) == 0 || len(names) > mostAgencies {
		return ""
	}
	return ", " + words.Enumerated(names)
}

// missing is what a step waited for.
func (w stepWords) missing(step *sim.Step, p *cause.Part) string {
	ready := "free"
	switch kept := slices.ContainsFunc(p.Whom, func(x cause.Share) bool { return x.How == cause.WasKept }); {
	case p.Kind == cause.WaitOnScene:
		ready = "ready"
	case kept:
		ready = "free for it"
	}
	if step.Verb == scenario.Send {
		return "one is " + ready
	}
	if w.Shared(p.Step) {
		return "there is a seat"
	}
	if len(step.Needs) != 1 {
		return "all units are " + ready
	}
	kind := w.Sorts[step.Needs[0].Sort].Title()
	switch n := int(step.Needs[0].Count); n {
	case 0:
		return "every " + kind + " is " + ready
	case 1:
		return article(kind) + " " + kind + " is " + ready
	default:
		return "the " + snapshot.InOrder(n) + " " + kind + " is " + ready
	}
}

// article is that of a noun.
func article(noun string) string {
	if noun != "" && strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an"
	}
	return "a"
}

// delay is what a delay ends with.
func (w stepWords) delay(step *sim.Step) string {
	switch {
	case step.Verb == scenario.Event && startsLower(step.Text):
		first, size := utf8.DecodeRuneInString(step.Text)
		return "until " + string(unicode.ToLower(first)) + step.Text[size:]
	case step.Verb == scenario.NoVerb:
		return "until it begins"
	default:
		return "before: " + w.title(step)
	}
}

// startsLower reports whether a sentence begins with a word that is small within another.
func startsLower(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	switch first {
	case "The", "A", "An", "Its", "His", "Her", "Their", "One", "Two", "Three", "Every", "All", "Some":
		return true
	default:
		return false
	}
}

// whom is who a part was spent on or waited for.
func (w stepWords) whom(x *cause.Whom, p *cause.Part) string {
	step := p.Step
	switch x.How {
	case cause.CameLast:
		return w.poolOf(x.Pool) + ", still on the road"
	case cause.CameOnDuty:
		return w.poolOf(x.Pool) + ", until on duty"
	case cause.WentOffDuty:
		return w.poolOf(x.Pool) + ", off duty"
	case cause.WasKept:
		return w.poolOf(x.Pool) + ", free and kept for more urgent requests"
	case cause.WasWith:
		return "with " + w.other(x, step)
	case cause.TakenBy:
		return w.Channel(x.Channel) + " in use for " + w.other(x, step)
	case cause.LostTo:
		return "taken for " + w.other(x, step)
	}
	switch {
	case p.Kind == cause.PostureChange:
		return w.Sites[x.Site].Name
	case x.Pool != sim.None:
		return w.poolOf(x.Pool)
	case x.Agency != sim.NoAgency:
		return w.Agency(x.Agency)
	case x.Channel != sim.NoChannel:
		return w.Channel(x.Channel)
	default:
		return "in the queue"
	}
}

// poolOf is whose units a pool's are.
func (w stepWords) poolOf(pool int32) string {
	if pool == sim.None {
		return "a unit"
	}
	return w.Agency(w.Pools[pool].Agency)
}

// other is the step that had what was waited for.
func (w stepWords) other(x *cause.Whom, waiting uint16) string {
	if x.Step == sim.NoStep {
		return "something else"
	}
	if x.Step == waiting {
		return "another of the same"
	}
	return w.inIncident(x.Step, snapshot.Quoted(w.title(&w.Steps[x.Step])))
}
