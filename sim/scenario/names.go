package scenario

import (
	"fmt"
	"slices"

	"simulate/sim/scenario/tree"
)

// names finds what references mean, so that none of them looks through the scenario.
type names struct {
	having map[string]holders           // incidents by the step that they have
	kinds  []string                     // of unit, in the order of the file
	most   map[string]int               // how many units of a kind there can be
	total  int                          // how many units there can be
	listed map[*Step]map[string]bool    // the receivers of a message, or the sites of a posture
	stated map[string]*Figure[Duration] // durations of the file by path
}

// holders are the incidents that have a step of one name, in the order of the file.
type holders struct {
	all       []string
	originals []string // those that are not like another incident
}

// named are the names of the scenario. One that was made by hand has them looked for every time.
func (s *Scenario) named() *names {
	if s.names != nil {
		return s.names
	}
	return newNames(s)
}

func newNames(s *Scenario) *names {
	n := &names{
		having: make(map[string]holders), most: make(map[string]int),
		listed: make(map[*Step]map[string]bool), stated: make(map[string]*Figure[Duration], len(s.stated)),
	}
	n.hold(s, begins, s.Incidents.IDs()...)
	for id, incident := range s.Incidents.All() {
		if incident.Condition != nil {
			n.hold(s, conditionRef, id)
		}
		for name, step := range incident.Plan.All() {
			n.hold(s, name, id)
			n.list(step)
		}
	}
	for _, unit := range s.Units.All() {
		if _, seen := n.most[unit.Kind]; !seen {
			n.kinds = append(n.kinds, unit.Kind)
		}
		n.most[unit.Kind] += unit.Most()
		n.total += unit.Most()
	}
	for i := range s.stated {
		if f, ok := s.stated[i].figure.(*Figure[Duration]); ok {
			n.stated[s.stated[i].path.String()] = f
		}
	}
	return n
}

// hold notes that incidents have a step.
func (n *names) hold(s *Scenario, step string, ids ...string) {
	of := n.having[step]
	for _, id := range ids {
		of.all = append(of.all, id)
		if !s.isCopy(s.Incidents.Get(id)) {
			of.originals = append(of.originals, id)
		}
	}
	n.having[step] = of
}

// isCopy reports whether an incident is like another incident, and not only like parts.
func (s *Scenario) isCopy(of *Incident) bool {
	return slices.ContainsFunc(of.Like, func(id string) bool { return s.Incidents.Get(id) != nil })
}

// list notes the names that a message or a posture lists.
func (n *names) list(step *Step) {
	var listed Names
	switch step.Verb() {
	case Message:
		listed = step.To
	case Posture:
		listed = step.Sites
	}
	if len(listed) == 0 {
		return
	}
	set := make(map[string]bool, len(listed))
	for _, name := range listed {
		set[name] = true
	}
	n.listed[step] = set
}

// IncidentsWith lists the incidents that have a step, in the order of the file.
func (s *Scenario) IncidentsWith(step string) []string { return s.named().having[step].all }

// incidents are those that a reference can mean which names none: those that have the step. One that is like another is not
// meant as long as another has it, so that what is said of one incident still holds when there are more like it.
func (n *names) incidents(step string) []string {
	if of := n.having[step]; len(of.originals) > 0 {
		return of.originals
	}
	return n.having[step].all
}

// StepWritten is where a step of a plan is written, as file:line:column.
func (s *Scenario) StepWritten(incident, step string) string {
	return s.written(tree.At("incidents", incident, "plan", step))
}

// ArrivalsWritten is where the arrivals of a stream are written, as file:line:column.
func (s *Scenario) ArrivalsWritten(incident string) string {
	return s.written(tree.At("incidents", incident, "arrivals"))
}

func (s *Scenario) written(path tree.Path) string {
	p := s.root.Locate(path.AtKey()).Problem(path, "", "")
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}
