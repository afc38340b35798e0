package loader

import (
	"fmt"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// branching looks at changes that apply from an instant on: what has been by then cannot change.
type branching struct {
	before, after *scenario.Scenario
	at            int64  // milliseconds since clock.start
	text          string // the instant as written
	changes       []tree.Change
	problems      tree.Problems
}

// branched reports changes that cannot be made in the middle of a run. From is when they apply; nil: from the beginning, so
// that anything can change. Of scenarios with mistakes nothing more is said.
func branched(base, changed layer, changes []tree.Change, from *scenario.Figure[scenario.Instant]) tree.Problems {
	if from == nil || base.mistaken() || changed.mistaken() {
		return nil
	}
	at := base.scenario.Resolve(from.Value, 0)
	b := branching{before: base.scenario, after: changed.scenario, at: at, text: from.Text, changes: changes}
	if !base.root.At(tree.At("clock")).Same(changed.root.At(tree.At("clock"))) {
		b.report(tree.At("clock"), "leave from out, or change it in the file", "the clock cannot change in the middle of a run")
	}
	b.removals(base.root, changed.root)
	b.fewer()
	for id := range b.before.Incidents.All() {
		b.incident(id)
		b.plan(id)
	}
	for id := range b.after.Incidents.All() {
		if b.before.Incidents.Get(id) == nil {
			b.incident(id)
		}
	}
	return b.problems
}

// mistaken reports whether something is wrong with the scenario itself, its variants aside.
func (l *layer) mistaken() bool {
	return slices.ContainsFunc(l.problems, func(p tree.Problem) bool {
		return !p.Warning && p.Section() != "variants"
	})
}

// report shows a problem at the last change that can have made it.
func (b *branching) report(path tree.Path, hint, format string, args ...any) {
	var at *tree.Node
	for _, c := range b.changes {
		if at == nil || path.Within(c.Path) || c.Path.Within(path) {
			at = c.At
		}
	}
	b.problems = append(b.problems, at.Problem(path, hint, fmt.Sprintf(format, args...)))
}

// lasting are the sections of which nothing can be removed while it may be in use.
var lasting = []string{"agencies", "places", "units", "channels", "sites"}

func (b *branching) removals(before, after *tree.Node) {
	for _, section := range lasting {
		left := after.At(tree.At(section))
		for _, id := range before.At(tree.At(section)).Keys() {
			if left.Get(id) == nil {
				b.report(tree.At(section, id), "keep it, or leave from out", "%s cannot be removed in the middle of a run", id)
			}
		}
	}
}

// fewer reports pools that lose units.
func (b *branching) fewer() {
	for _, id := range reduced(b.before, b.after) {
		b.report(tree.At("units", id, "count"), "keep the number, or leave from out", "units cannot be taken away in the middle of a run")
	}
}

// incident checks that nothing changes about how and when an incident has begun.
func (b *branching) incident(id string) {
	path := tree.At("incidents", id)
	before, after := b.outset(b.before, id), b.outset(b.after, id)
	switch {
	case after.form == "" && before.first >= b.at:
		b.report(path, "write chance: 0%, or leave from out", "%s cannot be removed in the middle of a run", id)
	case before.first >= b.at && after.first >= b.at:
	case before.form == "":
		hint := "write begins: " + b.text + " or later"
		if after.first == anyTime {
			hint = "leave from out"
		} else if after.form != once {
			hint = "let nothing arrive before; in arrivals write from: " + b.text
		}
		b.report(path, hint, "%s would begin before %s, from when on the change applies", id, b.text)
	case after.form == "":
		b.report(path, "leave from out", "%s begins before %s, from when on the change applies, and cannot be removed", id, b.text)
	case before.form != after.form || before.first != after.first || !slices.Equal(before.listed, after.listed):
		b.report(path.Key(before.key()), "change only what comes later, or leave from out", "when %s begins can change only from %s on", id, b.text)
	case before.form == once:
		b.settled(path, id)
	case groupsOf(b.before.Incidents.Get(id)) != groupsOf(b.after.Incidents.Get(id)):
		b.report(path.Key("arrivals", "group"), "leave from out", "how many of %s come at once cannot change in the middle of a run", id)
	case b.before.Incidents.Get(id).PartOf != b.after.Incidents.Get(id).PartOf:
		b.report(path.Key("part-of"), "leave from out", "of which incident %s is part cannot change in the middle of a run", id)
	}
}

// plan reports steps that are missing, or have become others: whether they have begun by then depends on the run.
func (b *branching) plan(id string) {
	before, after := b.before.Incidents.Get(id), b.after.Incidents.Get(id)
	if after == nil {
		return
	}
	b.ends(tree.At("incidents", id, "condition"), before.Condition.States(), after.Condition.States())
	for step, was := range before.Plan.All() {
		path := tree.At("incidents", id, "plan", step)
		switch now := after.Plan.Get(step); {
		case now == nil:
			b.report(path, "write chance: 0%, or leave from out", "%s cannot be removed in the middle of a run", step)
		case now.Verb() != was.Verb():
			b.report(path, "add a step of another name, or leave from out",
				"%s cannot become another kind of step in the middle of a run", step)
		default:
			b.ends(path.Key("outcomes"), was.Outcomes.IDs(), now.Outcomes.IDs())
			b.ends(path.Key("options"), was.Options.IDs(), now.Options.IDs())
		}
	}
}

// ends reports outcomes, options or states that are missing: a step may have ended with one of them, a condition be in it.
func (b *branching) ends(path tree.Path, before, after []string) {
	for _, id := range before {
		if !slices.Contains(after, id) {
			b.report(path.Key(id), "keep it, or leave from out", "%s cannot be removed in the middle of a run", id)
		}
	}
}

// settled reports changes of what is settled when an incident begins.
func (b *branching) settled(path tree.Path, id string) {
	before, after := b.before.Incidents.Get(id), b.after.Incidents.Get(id)
	if figureText(before.Chance) != figureText(after.Chance) {
		b.report(path.Key("chance"), "leave from out", "by %s it is settled whether %s happens", b.text, id)
	}
	same := slices.Equal(before.Present.IDs(), after.Present.IDs())
	for kind, count := range before.Present.All() {
		same = same && count.Value == after.Present.Get(kind).Value
	}
	if !same {
		b.report(path.Key("present"), "send units, or leave from out", "by %s the units that are present when %s begins are there", b.text, id)
	}
}

// groupsOf is how many of a stream come at once, as written.
func groupsOf(i *scenario.Incident) string {
	var sizes []string
	for size, share := range i.Arrivals.Group.All() {
		sizes = append(sizes, size+": "+share.Text)
	}
	slices.Sort(sizes)
	return fmt.Sprint(sizes)
}

// figureText is a figure as written; nothing of none.
func figureText[T any](f *scenario.Figure[T]) string {
	if f == nil {
		return ""
	}
	return f.Text
}

// outset is how and when an incident begins: at one instant, or as a stream.
type outset struct {
	form   string    // once, or that of its arrivals; empty: there is no such incident
	first  int64     // nothing comes before
	listed []arrival // of a list, those before the change
}

// key is where it is said.
func (o *outset) key() string {
	if o.form == once {
		return "begins"
	}
	return "arrivals"
}

// once is the form of an incident that is no stream.
const once = "once"

// anyTime is the first of what comes with an incident that others set off, which may have been at any time.
const anyTime = -1

// arrival is one of a list; for a count of them, its priority is how many they are.
type arrival struct {
	at       int64
	place    string
	position scenario.Position
	priority int
}

// outset finds how an incident begins, as far as it lies before the change.
func (b *branching) outset(s *scenario.Scenario, id string) outset {
	incident := s.Incidents.Get(id)
	switch {
	case incident == nil:
		return outset{first: b.at}
	case incident.IsSetOff(): // whether that has been depends on the run
		return outset{form: once, first: b.at}
	case incident.Arrivals == nil:
		return outset{form: once, first: s.BeginsAt(incident)}
	}
	a := incident.Arrivals
	first, _ := s.Between(incident)
	of := outset{form: formOf(a), first: first}
	switch {
	case a.Count != nil:
		of.listed = []arrival{{at: first, priority: a.Count.Value}}
	case a.Rate == nil && a.Gap == nil:
		if of.listed, of.first = b.early(s, incident), b.at; len(of.listed) > 0 {
			of.first = of.listed[0].at
		}
	}
	if s.ArriveWithSetOff(incident) {
		of.first = anyTime
	}
	return of
}

// formOf is the key that says when the incidents of a stream come.
func formOf(a *scenario.Arrivals) string {
	switch {
	case a.Rate != nil:
		return "rate"
	case a.Gap != nil:
		return "gap"
	case a.Count != nil:
		return "count"
	case a.CSV != "":
		return "csv"
	default:
		return "at"
	}
}

// early lists the arrivals of a list or trace that may come before the change.
func (b *branching) early(s *scenario.Scenario, incident *scenario.Incident) []arrival {
	a, outset := incident.Arrivals, s.Outset(incident)
	rows := slices.Clone(a.Trace)
	for i := range a.At {
		rows = append(rows, scenario.Traced{At: a.At[i].Value})
	}
	var list []arrival
	for _, row := range rows {
		at := s.Resolve(row.At, outset)
		if at >= b.at && !s.ArriveWithSetOff(incident) {
			continue
		}
		early := arrival{at: at, place: row.Place, priority: int(row.Priority)}
		if row.Position != nil {
			early.position = *row.Position
		}
		list = append(list, early)
	}
	return list
}
