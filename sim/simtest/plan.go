package simtest

import (
	"fmt"
	"regexp"
	"slices"
)

// plan is an incident that is being written, and what later steps need to know of earlier ones.
type plan struct {
	*draft
	id, agency string
	stream     bool
	traced     bool     // its calls come as in a trace
	guest      bool     // it is part of another incident
	milestones []string // that steps above can reach
	drawn      string   // a step above with outcomes; empty without
	crews      []crew   // units sent, moved or working on scene by steps above
	elsewhere  []crew   // units of steps above that work where they are
	brought    counts   // units that are present or sent by steps above
	called     []pool   // from which those were sent
	states     []string // of its condition; none without
	tenders    []string // steps above that may hold it
}

// crew is the units that a step has.
type crew struct {
	step  string
	units counts
	at    []string // places to which it may have taken them
}

// counts is a number of units for each of kinds.
type counts [4]int

// kinds lists the kinds of which there are any, by index.
func (c *counts) kinds() []int {
	var some []int
	for kind, n := range c {
		if n > 0 {
			some = append(some, kind)
		}
	}
	return some
}

// words are the kinds of which there are any, by name.
func (c *counts) words() []string {
	var names []string
	for _, kind := range c.kinds() {
		names = append(names, kinds[kind])
	}
	return names
}

// need draws some of the units that there are, now and then none.
func (d *draft) need(c counts) counts {
	var need counts
	for _, kind := range some(d, c.kinds()) {
		if !d.oneIn(16) {
			need[kind] = d.from(1, min(c[kind], 3))
		}
	}
	return need
}

// of counts the units that agencies have together.
func (d *draft) of(agencies []string) counts {
	var c counts
	for i, kind := range kinds {
		c[i] = d.owned(agencies, kind)
	}
	return c
}

// incident writes an incident that begins once, with its plan.
func (d *draft) incident(id string) {
	p := d.newPlan(id)
	d.line("    where: %s", pick(d, d.places))
	d.begins()
	p.write(25)
	d.written = append(d.written, p)
	d.reach(p, id)
}

// reach notes what others may wait for of an incident that happens once and has a plan.
func (d *draft) reach(p *plan, id string) {
	for _, milestone := range p.milestones {
		d.reached = append(d.reached, id+"/"+milestone)
	}
}

// begins writes when an incident begins that happens once: at an instant, or with what earlier incidents reach.
func (d *draft) begins() {
	if len(d.reached) > 0 && d.oneIn(3) {
		d.setOff()
	} else if d.oneIn(2) {
		d.line("    begins: %s", pick(d, []string{fmt.Sprintf("+%dm", d.upTo(15)), "thu 13:05"}))
	}
}

func (d *draft) setOff() {
	from := d.reached
	if len(d.counted) > 0 && d.oneIn(3) {
		from = d.counted
	}
	if d.oneIn(2) {
		d.line("    begins: %s", pick(d, from))
		return
	}
	var f fields
	f.addf("after", "{any: %s}", list([]string{pick(d, from), pick(d, d.reached)}))
	if d.oneIn(2) {
		f.add("delay", d.duration())
	}
	d.line("    begins: %s", f)
}

// newPlan begins to write an incident.
func (d *draft) newPlan(id string) *plan {
	p := &plan{draft: d, id: id, agency: "pd", milestones: []string{"begins"}}
	if d.oneIn(3) {
		p.agency = pick(d, d.agencies)
	}
	d.line("  %s:", id)
	d.line("    title: Name of %s", id)
	d.line("    agency: %s", p.agency)
	return p
}

// write writes the rest of an incident, with at most so many steps.
func (p *plan) write(steps int) {
	p.foresee()
	if p.oneIn(4) {
		p.line("    priority: %s", p.byState(p.urgency))
	}
	if p.oneIn(8) {
		p.line("    chance: %s", p.share())
	}
	if p.oneIn(3) {
		there := p.of(p.agencies)
		p.brought = p.need(there)
		text, _ := p.asking(p.brought, there, nil)
		p.line("    present: %s", text)
	}
	p.line("    plan:")
	for i := range p.from(3, steps) {
		p.step(fmt.Sprintf("s%d", i+1))
	}
	p.condition()
	if p.oneIn(4) {
		p.line("    instants: {received: begins, answered: s1, notified: s2, intervention: %s}", p.milestones[len(p.milestones)-1])
	}
}

// step writes one step. Its milestones become known to those below it.
func (p *plan) step(id string) {
	s := &step{plan: p, id: id}
	s.verb()
	s.when()
	p.line("      %s: %s", id, s.fields)
	if s.tends {
		p.tenders = append(p.tenders, id)
	}
	p.milestones = append(p.milestones, id, id+".asked", id+".start", id+".ended")
	for _, part := range s.parts {
		p.milestones = append(p.milestones, id+"."+part)
	}
	switch {
	case len(s.units.kinds()) == 0:
	case s.remote:
		p.elsewhere = append(p.elsewhere, crew{id, s.units, nil})
	default:
		p.crews = append(p.crews, crew{id, s.units, s.at})
	}
}

// step is a step that is being written.
type step struct {
	*plan
	fields
	id     string
	units  counts   // that it has
	words  []string // by which it asks for them
	at     []string // places at which it may happen, of those that it names
	parts  []string // of its milestones, beside those that all steps have
	remote bool     // its units work where they are
	once   bool     // it cannot repeat
	decide bool     // its ends are options
	tends  bool     // it may hold a condition
	lasts  bool     // what it does lasts until its end
}

// when writes what the step waits for, and how it may end otherwise.
func (s *step) when() {
	if !s.oneIn(4) {
		s.add("after", s.trigger(2))
	}
	if s.oneIn(6) {
		s.addf("at", "+%dm", s.upTo(40))
	}
	if s.oneIn(4) {
		s.add("delay", s.byState(s.ofRow("work", s.duration)))
	}
	if s.oneIn(6) {
		s.add("chance", s.byState(s.ofRow("happens", s.share)))
		s.parts = append(s.parts, "skipped")
	}
	if !s.decide && s.oneIn(6) {
		s.add("outcomes", s.ends())
		s.parts = append(s.parts, "good", "bad")
		s.drawn = s.id
	}
	switch {
	case s.drawn == s.id && !s.once && s.oneIn(3):
		s.add("until", pick(s.draft, []string{s.id + ".good", "{any: [" + s.trigger(0) + ", " + s.id + ".bad]}"}))
		s.parts = append(s.parts, "skipped")
		s.add("every", s.byState(s.ofRow("again", s.minutes)))
	case s.lasts && s.oneIn(2), s.oneIn(5):
		s.ending()
	}
}

// ending writes an until; a step may repeat only until something.
func (s *step) ending() {
	s.add("until", s.trigger(1))
	s.parts = append(s.parts, "skipped")
	if !s.once && s.oneIn(2) {
		s.add("every", s.byState(s.ofRow("again", s.minutes)))
		return
	}
	s.parts = append(s.parts, "stopped")
}

// trigger draws a condition over milestones of steps above, and sometimes of an earlier incident.
func (p *plan) trigger(depth int) string {
	switch form := p.upTo(9); {
	case form < 6 || depth == 0:
		return p.milestone()
	case form == 6:
		return list(p.together(depth))
	case form == 7:
		return "{all: " + list(p.together(depth)) + "}"
	default:
		return "{any: " + list(p.conditions(depth)) + "}"
	}
}

func (p *plan) conditions(depth int) []string {
	conditions := make([]string, p.from(1, 3))
	for i := range conditions {
		conditions[i] = p.trigger(depth - 1)
	}
	return conditions
}

// stepName matches the steps that a condition names.
var stepName = regexp.MustCompile(`([a-z]+/)?s\d+`)

// together draws conditions that can all come true: no two name the same step, which has one end.
func (p *plan) together(depth int) []string {
	named := make(map[string]bool)
	return slices.DeleteFunc(p.conditions(depth), func(condition string) bool {
		steps := stepName.FindAllString(condition, -1)
		again := slices.ContainsFunc(steps, func(step string) bool { return named[step] })
		for _, step := range steps {
			named[step] = true
		}
		return again
	})
}

// milestone draws a milestone, mostly of the step just above or of one not far from it.
func (p *plan) milestone() string {
	if len(p.reached) > 0 && p.oneIn(8) {
		return pick(p.draft, p.reached)
	}
	if !p.stream && len(p.counted) > 0 && p.oneIn(4) {
		return pick(p.draft, p.counted)
	}
	latest := len(p.milestones) - 1
	if p.oneIn(3) {
		return p.milestones[p.upTo(latest)]
	}
	return p.milestones[latest-p.upTo(min(latest, 8))]
}
