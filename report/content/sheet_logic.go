package content

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/scenario"
)

// logic is the second part: what happens in the model, by which rules, and of what it is made.
func (b *sheet) logic() []document.Section {
	sections := []document.Section{
		item("2.1 Base model overview diagram", byAuthor("a diagram of the flow; the plans in 2.2 say what follows what, and a run written as OCEL (-o run.ocel.json) is drawn by tools of process mining")),
	}
	for i := range b.Incidents {
		sections = append(sections, b.plan(int32(i)))
	}
	return append(sections, b.scenarioLogic(), b.algorithms(), b.entities(), b.activities(), b.agencies(), b.pools(), b.channels(), b.sites(), b.queues(), b.entryAndExit())
}

// plan is the plan of an incident, step by step.
func (b *sheet) plan(incident int32) document.Section {
	in := &b.Incidents[incident]
	var rows [][]document.Value
	for i := range b.Steps {
		step := &b.Steps[i]
		if step.Incident != incident || step.Verb == scenario.NoVerb {
			continue
		}
		s := b.Written(step)
		rows = append(rows, texts(step.ID, s.Verb().String(), b.Title(step), b.begins(in.ID, s), valueOf(s.Takes), b.who(s), b.besides(in.ID, s)))
	}
	written := b.Scenario.Incidents.Get(in.ID)
	whose := strings.Join(b.named(slices.DeleteFunc([]string{written.Agency, written.Where.Place}, func(id string) bool { return id == "" })), ", ")
	return tabled("plan_"+in.ID, "2.2 Base model logic: "+in.Title+" ("+whose+")", "It has no steps.", columns("Step", "Verb", "What", "Begins", "Takes", "Who and where", "Besides"), rows)
}

// begins says when a step begins.
func (b *sheet) begins(incident string, s *scenario.Step) string {
	var parts []string
	if s.At != nil {
		parts = append(parts, "at "+s.At.Text)
	}
	if s.After != nil {
		parts = append(parts, "after "+b.ConditionIn(incident, s.After))
	}
	if len(parts) == 0 {
		parts = append(parts, "with the incident")
	}
	if s.Delay != nil {
		parts = append(parts, valueOf(s.Delay)+" later")
	}
	return strings.Join(parts, ", ")
}

// who says who does a step, with what, and where, as far as it says so itself: otherwise it is the agency of the incident, at its place, with which the
// plan is headed.
func (b *sheet) who(s *scenario.Step) string {
	var parts []string
	add := func(what string, names ...string) {
		if text := strings.Join(names, ", "); text != "" {
			parts = append(parts, what+text)
		}
	}
	add("by ", b.named(s.By)...)
	add("from ", b.named(s.From)...)
	add("to ", b.named(s.To)...)
	add("over ", b.named(s.Over)...)
	add("needs ", needed(&s.Needs)...)
	add("with the units of ", s.With)
	switch where := &s.Where; {
	case len(where.Nearest) > 0:
		add("at the nearest of ", b.named(where.Nearest)...)
	case where.Shares.Len() > 0:
		add("at one of ", b.named(where.Shares.IDs())...)
	case where.States != nil:
		parts = append(parts, "where depends on the condition")
	default:
		add("at ", b.named([]string{where.Name})...)
	}
	return strings.Join(parts, "; ")
}

// named are what agencies, channels and places are called.
func (b *sheet) named(ids []string) []string {
	s, names := b.Scenario, make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if a := s.Agencies.Get(id); a != nil {
			names[i] = cmp.Or(a.Name, id)
		} else if c := s.Channels.Get(id); c != nil {
			names[i] = cmp.Or(c.Name, id)
		} else if p := s.Places.Get(id); p != nil {
			names[i] = cmp.Or(p.Name, id)
		}
	}
	return names
}

// needed are the units that a step needs.
func needed(n *scenario.Need) []string {
	var list []string
	for kind, count := range n.Kinds.All() {
		list = append(list, count.Text+"× "+kind)
	}
	return list
}

// besides says what else decides whether and how a step comes about.
func (b *sheet) besides(incident string, s *scenario.Step) string {
	var parts []string
	add := func(what, text string) {
		if text != "" {
			parts = append(parts, what+text)
		}
	}
	add("chance ", valueOf(s.Chance))
	for outcome, share := range s.Outcomes.All() {
		add(outcome+" ", share.Text)
	}
	add("every ", valueOf(s.Every))
	if s.Until != nil {
		add("until ", b.ConditionIn(incident, s.Until))
	}
	add("gives up after ", valueOf(s.GiveUp))
	add("lost ", valueOf(s.Lost))
	add("default ", s.Default.String())
	return strings.Join(parts, "; ")
}

// valueOf is a figure as it is written; of none it is empty. Of one by state it is what stands for each.
func valueOf[T any](f *scenario.Figure[T]) string {
	switch {
	case f == nil:
		return ""
	case f.States == nil:
		return f.Text
	}
	var parts []string
	for state, of := range f.States.All() {
		parts = append(parts, state+" "+of.Text)
	}
	return strings.Join(parts, ", ")
}

// scenarioLogic is what variants change.
func (b *sheet) scenarioLogic() document.Section {
	var rows [][]document.Value
	for id, v := range b.Scenario.Variants.All() {
		var changes []string
		for path, c := range v.Changes.All() {
			changes = append(changes, path+"="+cmp.Or(c.Written, c.Text))
		}
		kind := "decision"
		if v.IsLuck() {
			kind = "luck"
		}
		rows = append(rows, texts(id, v.Title, kind, strings.Join(changes, "; "), v.Note))
	}
	return tabled("variants", "2.3 Scenario logic", "The file has no variant: one configuration is simulated.", columns("Variant", "What is different", "Kind", "Changes", "Remark"), rows)
}

// algorithms are the rules by which units are chosen, queues served and ways measured.
func (b *sheet) algorithms() document.Section {
	lines := []string{
		"Discrete events in order of time; at one instant conditions change, then everything ends, tours of duty turn, incidents and steps begin, units and channels are given out, patience runs out.",
		"Units are asked for by priority, then by the instant of asking, then in the order of the file; who lacks units withholds those it could use from those behind it, unless overtaking is allowed for the kind.",
		"Where nothing else is said, units of agencies come in the order of the step, within one the nearest, then the one idle longest.",
	}
	for kind, d := range b.Scenario.Dispatch.All() {
		lines = append(lines, "Dispatch of "+kind+": "+dispatched(d)+".")
	}
	t := &b.Scenario.Travel
	switch {
	case t.Roads != nil:
		lines = append(lines, "Units drive the quickest way along roads of OpenStreetMap.")
	case t.Speed.Len() > 0:
		lines = append(lines, "Units drive the distance on the great circle, times the detour, at the speed of their kind, but where a time between two places is given (3.3).")
	default:
		lines = append(lines, "Units drive the times that are given between places (3.3).")
	}
	return item("2.4 Algorithms", lines...)
}

// dispatched says which rules of dispatch are given for a kind.
func dispatched(d *scenario.Dispatch) string {
	parts := []string{"strict queue"}
	if d.Overtake {
		parts[0] = "those behind may overtake"
	}
	if d.Choose != nil {
		parts = append(parts, "chosen by "+cmp.Or(d.Choose.Rule, "a list of units"))
	}
	for priority, n := range d.Keep.All() {
		parts = append(parts, fmt.Sprintf("%d kept free from priority %s on", *n, priority))
	}
	if d.Posts != nil {
		parts = append(parts, "free units man standby posts")
	}
	return strings.Join(parts, ", ")
}

// entities are the incidents: what passes through the model.
func (b *sheet) entities() document.Section {
	var rows [][]document.Value
	for id, in := range b.Scenario.Incidents.All() {
		comes := "once"
		if in.Arrivals != nil {
			comes = "stream: " + arriving(in.Arrivals)
		}
		rows = append(rows, texts(id, in.Title, b.AgencyNamed(in.Agency), comes, valueOf(in.Chance)))
	}
	return tabled("entities", "2.5.1 Entities: incidents", "There is no incident.", columns("Incident", "Title", "Agency", "Comes", "Chance"), rows)
}

// arriving says how the instances of a stream come.
func arriving(a *scenario.Arrivals) string {
	switch {
	case a.Rate != nil:
		return "a Poisson process (rate in 3.3)"
	case a.Gap != nil:
		return "gaps of " + valueOf(a.Gap)
	case a.Count != nil:
		return valueOf(a.Count) + " at once"
	case a.CSV != "":
		return "the trace " + a.CSV
	default:
		return counted(len(a.At), "instant") + " given"
	}
}

// activities are how many steps do what.
func (b *sheet) activities() document.Section {
	n := make([]int, len(scenario.VerbNames())+1)
	for i := range b.Steps {
		n[b.Steps[i].Verb]++
	}
	var parts []string
	for i, verb := range scenario.VerbNames() {
		if n[i+1] > 0 {
			parts = append(parts, strconv.Itoa(n[i+1])+" "+verb)
		}
	}
	return item("2.5.2 Activities", "Steps of plans, each in 2.2 with what it waits for and how long it takes: "+cmp.Or(strings.Join(parts, ", "), "none")+".")
}

// agencies are who owns units and decides.
func (b *sheet) agencies() document.Section {
	var rows [][]document.Value
	for id, a := range b.Scenario.Agencies.All() {
		rows = append(rows, texts(id, a.Name, string(a.Kind), valueOf(a.Approval)))
	}
	return tabled("agencies", "2.5.3 Resources: agencies", "There is no agency.", columns("Id", "Agency", "Kind", "Approval"), rows)
}

// pools are the units.
func (b *sheet) pools() document.Section {
	var rows [][]document.Value
	for id, u := range b.Scenario.Units.All() {
		duty := "always"
		if u.OnDuty != nil {
			duty = counted(len(u.OnDuty.Windows), "window")
		}
		rows = append(rows, texts(id, u.Name, b.AgencyNamed(u.Agency), u.Kind, cmp.Or(valueOf(u.Count), "1"), cmp.Or(valueOf(u.Crew), "1"), valueOf(u.Turnout), duty))
	}
	return tabled("units", "2.5.3 Resources: units", "There are no units.", columns("Pool", "Name", "Agency", "Kind", "Number", "Crew", "Turnout", "On duty"), rows)
}

// channels are what messages need.
func (b *sheet) channels() document.Section {
	var rows [][]document.Value
	for id, c := range b.Scenario.Channels.All() {
		rows = append(rows, texts(id, c.Name, string(c.Kind), cmp.Or(valueOf(c.Capacity), "1"), words.Enumerated(c.Members)))
	}
	return tabled("channels", "2.5.3 Resources: channels", "Nothing is said over channels.", columns("Id", "Channel", "Kind", "At once", "Members"), rows)
}

// sites are what postures are ordered for.
func (b *sheet) sites() document.Section {
	var rows [][]document.Value
	for id, s := range b.Scenario.Sites.All() {
		rows = append(rows, texts(id, s.Name, b.AgencyNamed(s.Agency), valueOf(s.People)))
	}
	return tabled("sites", "2.5.3 Resources: protected sites", "There is no protected site.", columns("Id", "Site", "Agency", "People"), rows)
}

func (b *sheet) queues() document.Section {
	return item("2.5.4 Queues", "Requests for units, in one queue by the rule of 2.4; work on scene for the units that are there; messages for each channel, by priority, "+
		"then by the instant of asking; approvals of other agencies. No queue has a limit; a step with a patience gives up (2.2, besides).")
}

// streams is how many incidents come any number of times.
func (b *sheet) streams() (n int) {
	for i := range b.Incidents {
		if b.Incidents[i].Stream {
			n++
		}
	}
	return n
}

func (b *sheet) entryAndExit() document.Section {
	return item("2.5.5 Entry and exit points", fmt.Sprintf("Incidents that come once (%d) and streams (%d) begin as 2.5.1 says. An incident closes when none of its steps runs, waits or can still come, and its units are released: they go home, or to posts. "+
		"What is open at the end of the run is reported as unfinished.", len(b.Incidents)-b.streams(), b.streams()))
}
