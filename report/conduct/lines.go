package conduct

import (
	"slices"
	"strings"

	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/exercise"
	"simulate/sim/exercise/knowledge"
	"simulate/sim/scenario"
)

// told are the kinds of record of which a reader is told a line. The others are of the course of things, and stand in the tables.
var told = sim.SetOf(
	sim.IncidentBegan, sim.IncidentClosed, sim.IncidentMoved, sim.ConditionSet, sim.PrioritySet,
	sim.StepStarted, sim.StepDone, sim.StepStopped, sim.StepGaveUp, sim.StepFailed, sim.StepInterrupted, sim.RoundEnded,
	sim.AidRequested, sim.AidApproved,
	sim.UnitEnRoute, sim.UnitArrived, sim.UnitHeld, sim.UnitReturning, sim.UnitDisabled, sim.UnitRestored, sim.UnitDiverted, sim.UnitRelieved,
	sim.MessageQueued, sim.MessageRelayed, sim.MessageDelivered, sim.MessageLost, sim.MessageWithdrawn,
	sim.PostureOrdered, sim.PostureSet, sim.PostureRefused,
	sim.PlaceBlocked, sim.PlaceCleared, sim.TravelSlowed, sim.TravelCleared, sim.ChannelDown, sim.ChannelUp,
)

// factLines are the lines of what is known of the run.
func (c *Conductor) factLines(facts []knowledge.Fact) []Line {
	lines := make([]Line, 0, len(facts))
	for i := 0; i < len(facts); {
		r := &facts[i].Record
		if !told.Has(r.Kind) || !c.isTold(&facts[i]) {
			i++
			continue
		}
		same := i + 1
		for grouped.Has(r.Kind) && same < len(facts) && isAlike(r, &facts[same].Record) {
			same++
		}
		line := c.factLine(facts[i:same])
		c.tellWhose(&line, &facts[i])
		lines = append(lines, line)
		i = same
	}
	return lines
}

// grouped are the kinds of which one line tells what several units do at the same instant.
var grouped = sim.SetOf(sim.UnitEnRoute, sim.UnitArrived, sim.UnitReturning, sim.UnitDisabled, sim.PostureOrdered, sim.PostureSet)

func isAlike(a, b *sim.Record) bool {
	return a.Kind == b.Kind && a.At == b.At && a.Step == b.Step && (a.Place == b.Place || a.Kind == sim.PostureOrdered || a.Kind == sim.PostureSet || a.Kind == sim.UnitReturning)
}

// isTold reports whether of a kind that is told this one is: what a step does by itself other records tell.
func (c *Conductor) isTold(f *knowledge.Fact) bool {
	r := &f.Record
	if r.Step == sim.NoStep {
		return true
	}
	verb := c.exercise.Program.Steps[r.Step].Verb
	switch r.Kind {
	case sim.StepStarted:
		return verb == scenario.Work
	case sim.StepDone:
		return verb == scenario.Work || verb == scenario.Event || verb == scenario.Decide
	case sim.MessageQueued:
		return f.How == knowledge.Sent || f.How == knowledge.Shown
	default:
		return true
	}
}

// factLine is the line of facts that are alike.
func (c *Conductor) factLine(facts []knowledge.Fact) Line {
	f := &facts[0]
	r := &f.Record
	line := Line{
		At: c.journalInstant(r.At), Kind: "seen", Text: words.Capitalised(c.names.Record(r, f.Of)), underWay: r.Kind == sim.UnitEnRoute || r.Kind == sim.UnitReturning,
	}
	if len(facts) > 1 {
		c.tellTogether(&line, facts)
	}
	switch r.Kind {
	case sim.MessageQueued, sim.MessageRelayed, sim.MessageDelivered, sim.MessageLost, sim.MessageWithdrawn:
		c.tellMessage(&line, f)
	case sim.StepDone, sim.RoundEnded:
		switch c.exercise.Program.Steps[r.Step].Verb {
		case scenario.Decide:
			line.Kind, line.Text = "decided", c.decidedText(r)
			if c.given(r.Step) != nil {
				line.Undo = answered
			}
		case scenario.Event:
			line.event = true
			line.Text = words.Capitalised(c.names.Step(r.Step))
		}
	case sim.UnitDisabled, sim.StepFailed, sim.StepGaveUp, sim.PostureRefused:
		line.Tone = "bad"
	}
	return line
}

// tellWhose says of which instance of a stream a step is, to those to whom everything is shown: the steps of many stand there together. A role
// sees its own, and by what number a stream counts them is nothing that it need be told each time.
func (c *Conductor) tellWhose(line *Line, f *knowledge.Fact) {
	if whose := c.names.TitleOf(f.Of); f.How == knowledge.Shown && f.Of.Ordinal > 0 && !strings.Contains(line.Text, whose) {
		line.Text += " (" + whose + ")"
	}
}

// tellTogether tells of several units or sites at once.
func (c *Conductor) tellTogether(line *Line, facts []knowledge.Fact) {
	r := &facts[0].Record
	var who []string
	for i := range facts {
		if of := &facts[i].Record; of.Kind == sim.PostureOrdered || of.Kind == sim.PostureSet {
			who = append(who, c.names.Sites[of.Arg].Name)
		} else {
			who = append(who, c.names.Unit(of.Unit))
		}
	}
	does := map[sim.Kind]string{
		sim.UnitEnRoute: "leave for " + c.names.Place(r.Place), sim.UnitArrived: "arrive at " + c.names.Place(r.Place),
		sim.UnitReturning: "leave, available", sim.UnitDisabled: "are out of action",
	}[r.Kind]
	switch r.Kind {
	case sim.PostureOrdered:
		does = "are ordered into " + c.exercise.Program.Steps[r.Step].Posture
	case sim.PostureSet:
		does = "are in " + c.exercise.Program.Steps[r.Step].Posture
	}
	line.Text = words.Enumerated(words.FirstFew(who)) + " " + does
}

// decidedText is what was decided.
func (c *Conductor) decidedText(r *sim.Record) string {
	text := c.names.Step(r.Step)
	if ends := c.exercise.Program.Steps[r.Step].Ends; r.Arg > 0 && int(r.Arg) <= len(ends) {
		return text + " " + c.names.Option(&c.exercise.Program.Steps[r.Step], ends[r.Arg-1])
	}
	return text
}

// tellMessage tells how far a message has come, to whom it concerns.
func (c *Conductor) tellMessage(line *Line, f *knowledge.Fact) {
	r := &f.Record
	p := c.exercise.Program
	text, to := c.names.Step(r.Step), c.names.Agency(r.Agency)
	from := c.names.Agency(p.Passing(r.Step, r.Agency))
	if f.How != knowledge.Heard && r.Kind != sim.MessageDelivered && r.Kind != sim.MessageRelayed && r.Kind != sim.MessageQueued {
		line.Tone = "bad"
	}
	switch {
	case r.Kind == sim.MessageQueued:
		line.Kind, line.From, line.Text = "sent", from, "To "+to+": “"+text+"”"
	case f.How == knowledge.Heard || f.How == knowledge.Shown && r.Kind == sim.MessageDelivered:
		line.Kind, line.From, line.Means, line.Text = "heard", from, c.means(r), "“"+text+"”"
		if f.How == knowledge.Shown {
			line.Text = "To " + to + ": " + line.Text
		} else if r.Kind == sim.MessageRelayed {
			line.Text += ", to be passed on"
		}
	case r.Kind == sim.MessageRelayed || r.Kind == sim.MessageDelivered:
		line.Kind, line.From, line.Means, line.Text, line.Tone = "sent", from, c.means(r), to+" has it: “"+text+"”", "good"
	}
}

// means is over what a message came.
func (c *Conductor) means(r *sim.Record) string {
	if int(r.Arg) >= len(c.exercise.Program.Channels) {
		return ""
	}
	return c.names.Channel(r.Arg)
}

// roleLines are what a role has heard, seen and done, in order.
func (c *Conductor) roleLines(r *role) []Line {
	lines := slices.DeleteFunc(c.factLines(r.fold.Facts()), func(l Line) bool { return l.Kind == "decided" && l.Undo == answered })
	now := c.clock.now(c.wall)
	for i := range c.exercise.Journal.Entries {
		e := &c.exercise.Journal.Entries[i]
		undone := c.exercise.Journal.Undone(e.Number)
		switch {
		case e.Inject != nil && (e.Inject.Action == exercise.Release || e.Inject.Action == exercise.MakeUp) && c.hasCome(e, now) && !undone:
			if to, line := c.injectLine(e); slices.Contains(to, r.id) {
				lines = append(lines, line)
			}
		case e.Note != nil && e.Note.To == r.id:
			lines = append(lines, Line{At: e.At, Kind: "told", From: c.titleOf(e.Author), Text: e.Note.Text})
		case e.Actor() != r.id || e.Clock != nil || e.Role != nil || e.Refuse != nil || e.Undo != nil:
		case e.Note != nil:
			lines = append(lines, Line{At: e.At, Kind: "note", Text: e.Note.Text})
		case e.Order != nil:
			lines = append(lines, Line{At: e.At, Kind: "ordered", From: c.onBehalf(e), Text: c.orderText(e), Undo: c.undoNumber(e), Struck: undone})
		case e.Decide != nil:
			lines = append(lines, Line{At: e.At, Kind: "decided", From: c.onBehalf(e), Text: c.names.Decided(e.Decide.Incident, e.Decide.Step, e.Decide.Option), Undo: c.undoNumber(e), Struck: undone})
		}
	}
	return numbered(lines)
}

// answered marks the end of a decision that somebody has answered: of that the entry is told.
const answered = -1

// numbered puts lines in order, and numbers them.
func numbered(lines []Line) []Line {
	slices.SortStableFunc(lines, func(a, b Line) int { return int(a.At - b.At) })
	for i := range lines {
		lines[i].N = i
	}
	return list(lines)
}

// hasCome reports whether people are told of an entry by now: of what the clock does when it comes, of what somebody does at once.
func (c *Conductor) hasCome(e *exercise.Entry, now int64) bool {
	return e.Author != exercise.Keeper || e.At <= now
}

// onBehalf says who has done what a role's log has, where it was somebody else.
func (c *Conductor) onBehalf(e *exercise.Entry) string {
	if e.For != "" {
		return c.titleOf(e.Author)
	}
	return ""
}

// undoNumber is by what an author can take an entry back now; 0: it cannot be.
func (c *Conductor) undoNumber(e *exercise.Entry) int {
	if e.For != "" || !c.undoable(e) {
		return 0
	}
	return c.mine(e)
}
