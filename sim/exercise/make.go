package exercise

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// made is what comes of a journal.
type made struct {
	scenario *scenario.Scenario
	program  *sim.Program
}

// make makes a scenario of a journal, as it is compiled: steps that were added stand at the end of their plans, and what people do with
// steps beside them.
func (x *Exercise) make(j *Journal) (*made, tree.Problems) {
	var changes []tree.Change
	var problems tree.Problems
	effective := j.Effective()
	for i := range effective {
		if _, _, _, adds := effective[i].Added(); !adds {
			continue
		}
		change, wrong := x.step(&effective[i])
		changes, problems = append(changes, change), append(problems, wrong...)
	}
	if problems.Any() {
		return nil, problems.Shown()
	}
	s, problems := x.opened.With(changes)
	if s == nil {
		return nil, problems
	}
	s.Played = x.played(effective, j.Head.Pace)
	s.Played.Journal = x.name + ", " + j.told(s)
	p, err := sim.Compile(s)
	if err != nil {
		return nil, tree.Problems{x.problem(&Entry{Number: len(j.Entries)}, tree.AsMistake(err))}
	}
	for _, e := range effective {
		if e.Ends() && e.At < int64(s.Clock.Horizon) {
			p = ended(s, p, scenario.Span(max(1, e.At)))
		}
	}
	return &made{s, p}, problems
}

// ended is a program that ends where an exercise did. What would have come later still would have: nothing that was waited for is lost
// because the room has stopped.
func ended(s *scenario.Scenario, p *sim.Program, at scenario.Span) *sim.Program {
	s.Clock.Horizon, s.Clock.CoolDown = at, nil
	return p.Until(p.WarmUp + engine.Time(at))
}

// step is the step that an entry adds, as a change of the scenario: read once, so that what does not change is not read again.
func (x *Exercise) step(e *Entry) (tree.Change, tree.Problems) {
	if change, ok := x.written[e.Number]; ok {
		return change, nil
	}
	incident, id, raw, _ := e.Added()
	at, err := json.Marshal(map[string]string{"at": x.clock(e.At)})
	if err != nil {
		panic(err) // there is nothing in it that cannot be written
	}
	stamped, problems := tree.Line(x.name, e.Number+1, string(at)).ParseFrom(0, len(at))
	if stamped == nil {
		return tree.Change{}, problems
	}
	step := x.opened.Tree().At(tree.At("exercise", "orders", e.orderNamed()))
	if raw != nil {
		if step, problems = x.parsed(e, raw); step == nil {
			return tree.Change{}, problems
		}
	}
	entries := append(slices.Clone(step.Entries), stamped.Entries...)
	if takes := x.usualTakes(step); takes != nil {
		entries = append(entries, *takes)
	}
	change := tree.Change{Path: tree.At("incidents", incident, "plan", id), At: stamped.Entries[0].Key, Value: step.With(entries)}
	x.written[e.Number] = change
	return change, nil
}

// orderNamed is the order of the scenario that an entry names; empty without.
func (e *Entry) orderNamed() string {
	if e.Order == nil {
		return ""
	}
	return e.Order.Named
}

// parsed reads a step where it stands in its line.
func (x *Exercise) parsed(e *Entry, raw json.RawMessage) (*tree.Node, tree.Problems) {
	text, err := e.Line()
	from := bytes.Index(text, raw)
	if err != nil || from < 0 { // with other spaces in it
		text, from = raw, 0
	}
	line := tree.Line(x.name, e.Number+1, string(bytes.TrimSuffix(text, []byte("\n"))))
	node, problems := line.ParseFrom(from, from+len(raw))
	switch {
	case node == nil:
		return nil, problems
	case node.Kind != tree.Mapping:
		return nil, tree.Problems{node.Problem(nil, `write {"send": {"patrol": 2}}`, "a step is a map")}
	}
	return node, problems
}

// clock writes an instant of the journal as a scenario does, with date and offset.
func (x *Exercise) clock(at int64) string {
	start := x.opened.Scenario.Clock.Start
	return start.In(x.opened.Scenario.Clock.Location()).Add(time.Duration(at) * time.Millisecond).Format("2006-01-02T15:04:05.000Z07:00")
}

// usualTakes is what a message takes that does not say it: what the first message of the plans takes that the same agency sends to the
// same, or else to anybody. Nil where it says so, there is none, and of any other step.
func (x *Exercise) usualTakes(step *tree.Node) *tree.Entry {
	if step.Get("message") == nil || step.Get("takes") != nil {
		return nil
	}
	var usual *tree.Entry
	for _, incident := range x.opened.Tree().At(tree.At("incidents")).Entries {
		for _, other := range incident.Value.At(tree.At("plan")).Entries {
			takes := other.Value.Get("takes")
			if takes == nil || other.Value.Get("message") == nil || !step.At(tree.At("from")).Same(other.Value.At(tree.At("from"))) {
				continue
			}
			if step.At(tree.At("to")).Same(other.Value.At(tree.At("to"))) {
				return takes
			}
			if usual == nil {
				usual = takes
			}
		}
	}
	return usual
}
