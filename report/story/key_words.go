package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/scenario"
)

// by is the agencies that a record is about: of work that is done, those whose units did it.
func (c *cast) by(seq sim.Seq) string {
	r := &c.records[seq]
	var agencies []string
	for i := range c.records[:seq] {
		if w := &c.records[i]; r.Kind == sim.StepDone && w.Kind == sim.UnitWorking && w.Step == r.Step {
			agencies = append(agencies, c.Agency(c.Units[w.Unit].Agency))
		}
	}
	switch {
	case len(agencies) > 0:
		return strings.Join(words.Distinct(agencies), ", ")
	case r.Unit != sim.None && r.Kind != sim.IncidentBegan:
		return c.Agency(c.Units[r.Unit].Agency)
	default:
		return c.Agency(r.Agency)
	}
}

// headline is a record as one line of those that stand for a run. What an instance of a stream reaches names it.
func (c *cast) headline(seq sim.Seq) string {
	if of, about := c.causes.Of(seq); about && of.Ordinal > 0 && c.records[seq].Kind != sim.IncidentBegan {
		return c.TitleOf(of) + ": " + c.happening(seq)
	}
	return c.happening(seq)
}

func (c *cast) happening(seq sim.Seq) string {
	r := &c.records[seq]
	if r.Step == sim.NoStep {
		return c.record(seq)
	}
	step := &c.Steps[r.Step]
	title, sends := c.Step(r.Step), step.Verb == scenario.Send || step.Verb == scenario.Move
	switch {
	case r.Kind == sim.IncidentBegan:
		of, _ := c.causes.Of(seq)
		return c.TitleOf(of)
	case step.Verb == scenario.Posture && r.Kind != sim.StepDone:
		return c.ordered(seq)
	case r.Kind == sim.UnitArrived:
		return c.Unit(r.Unit) + " is at " + c.destination(seq)
	case r.Kind == sim.UnitEnRoute:
		return c.Unit(r.Unit) + " leaves for " + c.destination(seq)
	case r.Kind == sim.StepStarted && step.Verb == scenario.Message:
		return "“" + title + "” goes out"
	case r.Kind == sim.StepStarted && !sends:
		return "“" + title + "” begins"
	case r.Kind == sim.MessageDelivered:
		return c.Agency(r.Agency) + " hears “" + title + "”"
	case r.Kind == sim.StepStarted && sends && len(step.Needs) > 0:
		return c.Needs(step.Needs) + " sent"
	case r.Kind == sim.RoundEnded:
		return title + c.Outcome(r, ": ")
	case r.Kind != sim.StepDone:
		return c.record(seq)
	case step.Verb == scenario.Message:
		return "“" + title + "” is heard by all"
	case sends && len(step.Needs) > 0:
		return cmp.Or(c.sent(seq), c.Needs(step.Needs)) + " at " + c.destination(seq)
	case step.Verb == scenario.Posture:
		return c.inPosture(r.Step)
	case c.by(seq) != "":
		return title + c.Outcome(r, ": ") + " (" + c.by(seq) + ")"
	default:
		return title + c.Outcome(r, ": ")
	}
}

// sent is who came with a step that sends or moves units, where all are of one entry of the file and so have one name: 8× Trooper of the
// county. Otherwise it is empty, and what was asked for is told: a kind has a name that is fit to read only where units are named so.
func (c *cast) sent(seq sim.Seq) string {
	of := &c.records[seq]
	var units []int32
	for i := int(seq) - 1; i >= 0; i-- {
		r := &c.records[i]
		if r.Step != of.Step || r.Incident != of.Incident {
			continue
		}
		if r.Kind == sim.StepStarted {
			break
		}
		if r.Kind == sim.UnitArrived && !slices.Contains(units, r.Unit) {
			units = append(units, r.Unit)
		}
	}
	return c.OfOneEntry(units)
}

// destination is where a record puts its units, or where those of its step go.
func (c *cast) destination(seq sim.Seq) string {
	place := c.records[seq].Place
	if place == sim.NoPlace {
		place = c.Steps[c.records[seq].Step].Place
	}
	of, _ := c.causes.Of(seq)
	return cmp.Or(c.elsewhere("", of, place), "the scene")
}

// inPosture is how many sites have carried out an order, since when the first of them had, which was the last, and which did not.
func (c *cast) inPosture(step uint16) string {
	var set []sim.Seq
	var not []string
	for i := range c.records {
		switch r := &c.records[i]; {
		case r.Step != step:
		case r.Kind == sim.PostureSet:
			set = append(set, sim.Seq(i))
		case r.Kind == sim.PostureRefused, r.Kind == sim.PostureSuperseded:
			not = append(not, c.Sites[r.Arg].Name)
		}
	}
	if len(set) < 2 && len(not) == 0 {
		return c.Step(step)
	}
	sites := words.Counted(len(set), "site", "sites")
	if len(not) > 0 {
		sites = fmt.Sprintf("%d of %s", len(set), words.Counted(len(set)+len(not), "site", "sites"))
	}
	text := sites + ": " + c.Steps[step].Posture
	if len(set) == 0 {
		return text + "; never " + words.FirstOf(words.Distinct(not))
	}
	if first, last := &c.records[set[0]], &c.records[set[len(set)-1]]; first.At != last.At {
		text += "; the first at " + c.Instant(first.At).String() + ", the last " + c.Sites[last.Arg].Name
	}
	if len(not) > 0 {
		text += "; never " + words.FirstOf(words.Distinct(not))
	}
	return text
}

// ordered is an order to sites that is given, or carried out by one of them.
func (c *cast) ordered(seq sim.Seq) string {
	r := &c.records[seq]
	switch r.Kind {
	case sim.PostureSet:
		return c.Sites[r.Arg].Name + ": " + c.Steps[r.Step].Posture
	case sim.PostureRefused:
		return c.record(seq)
	}
	if text := c.Steps[r.Step].Text; text != "" {
		return text + ": ordered"
	}
	return words.Capitalised(c.Steps[r.Step].Posture) + " is ordered"
}

// carriedOut is the record with which an order is carried out of which one is by a site, if it is; otherwise that record itself. What holds
// of the slowest of several sites is told where all of them have done what they were told.
func (c *cast) carriedOut(seq sim.Seq) sim.Seq {
	r := &c.records[seq]
	if r.Kind != sim.PostureSet {
		return seq
	}
	for i := seq; int(i) < len(c.records); i++ {
		if x := &c.records[i]; x.Kind == sim.StepDone && x.Step == r.Step && x.Incident == r.Incident {
			return i
		}
	}
	return seq
}
