package scenario

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// Per is what a measure has a row each for. Of several, it is each combination of theirs.
type Per []Each

// Each is what there is a row each of: entries of a dimension, such as incident, or groups of values.
type Each struct {
	Word  string    // incident, kind …, hour, weekday, priority, place, condition, hours or outcome
	Hours []Instant // of hours: the times of day at which the parts of the day begin, in order
	Step  string    // of outcome: the step whose outcomes they are
}

// What values may be grouped by, beside the dimensions of built-in measures.
const (
	ByHour     = "hour"
	ByWeekday  = "weekday"
	ByHours    = "hours"
	ByPriority = "priority"
	ByPlace    = "place"
	ByOutcome  = "outcome"
	ByState    = "condition"
)

// GroupWords are the groups as they are written.
func GroupWords() []string {
	return []string{ByHour, ByWeekday, ByPriority, ByPlace, ByState, "{hours: [07:00, 19:00]}", "{outcome: STEP}"}
}

// dividing is an Each written as a map, which has one of the two keys.
type dividing struct {
	Hours   []Instant `json:"hours,omitempty" jsonschema:"Parts of the day: each from one of these times of day to the next, over midnight."`
	Outcome string    `json:"outcome,omitempty" jsonschema:"A step with outcomes: a row for each of them."`
}

func (p *Per) decode(d *decoding, w written) {
	if w.Kind != tree.List {
		*p = make(Per, 1)
		d.value(&(*p)[0], w)
		return
	}
	d.value((*[]Each)(p), w)
	if len(w.Items) == 0 {
		d.Failf(w.path, "write a word, such as incident or hour", "nothing is named")
	}
}

func (e *Each) decode(d *decoding, w written) {
	if w.Kind != tree.Mapping {
		d.value(&e.Word, w)
		return
	}
	var by dividing
	d.fields(reflect.ValueOf(&by).Elem(), w)
	e.Hours, e.Step = by.Hours, by.Outcome
	switch {
	case w.Get("hours") != nil && w.Get("outcome") != nil || len(w.Entries) == 0:
		d.Failf(w.path, "make them two of a list: [{hours: [07:00, 19:00]}, {outcome: STEP}]", "one of hours and outcome is expected")
	case w.Get("outcome") != nil:
		e.Word = ByOutcome
	default:
		e.Word = ByHours
		d.partsOfDay(e.Hours, w.path.Key("hours"))
	}
}

// partsOfDay checks the times at which parts of the day begin.
func (d *decoding) partsOfDay(begins []Instant, path tree.Path) {
	if d.Broken(path) {
		return
	}
	if len(begins) < 2 {
		d.Failf(path, "write at least two times of day: [07:00, 19:00]", "this does not divide the day")
	}
	for i, at := range begins {
		switch {
		case at.Offset || at.Dated || at.Day > 0:
			d.Failf(path.Item(i), "write it like 07:00", "a time of day is expected")
		case i > 0 && at.Millis <= begins[i-1].Millis:
			d.Failf(path.Item(i), "write them in the order of the day", "this is not later than the time before it")
		}
	}
}

// isGroup reports whether a word groups values and is no dimension of what a measure is about.
func isGroup(word string) bool {
	return slices.Contains([]string{ByHour, ByWeekday, ByHours, ByPriority, ByPlace, ByOutcome, ByState}, word)
}

// Dimension is what the measure is divided by before its values are grouped: empty without.
func (m *Measure) Dimension() string {
	for _, each := range m.Per {
		if m.isDimension(each.Word) {
			return each.Word
		}
	}
	return ""
}

// Groups are what the values of the measure are grouped by, when they begin.
func (m *Measure) Groups() []Each {
	return slices.DeleteFunc(slices.Clone(m.Per), func(e Each) bool { return m.isDimension(e.Word) })
}

// isDimension reports whether a word is a dimension of the measure. A place is one where the measure has figures of places.
func (m *Measure) isDimension(word string) bool {
	if b, ok := BuiltinNamed(m.Of); ok && slices.Contains(b.Per, word) {
		return true
	}
	return !isGroup(word)
}

// String is what the rows are of, in words.
func (p Per) String() string {
	words := make([]string, len(p))
	for i, each := range p {
		words[i] = each.Word
	}
	return strings.Join(words, ", ")
}

// Concerned lists the incidents that a measure has values of: those in which its milestones lie, of a built-in one all.
func (s *Scenario) Concerned(m *Measure) []string {
	if m.Of != "" || m.Dimension() == "incident" {
		return s.Incidents.IDs()
	}
	var ids []string
	for _, ref := range m.Milestones() {
		if r, err := ParseMilestoneRef(ref); err == nil {
			if id, err := s.IncidentMeant("", r); err == nil && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// Priorities lists the priorities that incidents may have, the most urgent first; with requests, those of their steps, too.
func (s *Scenario) Priorities(incidents []string, requests bool) []int {
	var all []int
	note := func(priority *Priority) {
		for _, p := range priority.Each(nil) {
			all = append(all, p)
		}
	}
	usual := Priority{Value: UsualPriority}
	for _, id := range incidents {
		incident := s.Incidents.Get(id)
		note(cmp.Or(incident.Priority, &usual))
		if incident.Arrivals != nil {
			for i := range incident.Arrivals.Trace {
				if row := int(incident.Arrivals.Trace[i].Priority); row > 0 && !slices.Contains(all, row) {
					all = append(all, row)
				}
			}
		}
		for _, step := range incident.Plan.All() {
			if requests || step.Verb() == Event {
				note(step.Priority)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// UsualPriority is that of an incident which does not say.
const UsualPriority = 3

// StatesOf lists the states of the conditions that incidents have, each once, in the order of the file.
func (s *Scenario) StatesOf(incidents []string) []string {
	var all []string
	for _, id := range incidents {
		for _, state := range s.Incidents.Get(id).Condition.States() {
			if !slices.Contains(all, state) {
				all = append(all, state)
			}
		}
	}
	return all
}

// OutcomesOf lists the outcomes, or the options, of the steps of a name that incidents have.
func (s *Scenario) OutcomesOf(step string, incidents []string) []string {
	var all []string
	for _, id := range incidents {
		if of := s.Incidents.Get(id).Plan.Get(step); of != nil {
			for _, end := range slices.Concat(of.Outcomes.IDs(), of.Options.IDs()) {
				if !slices.Contains(all, end) {
					all = append(all, end)
				}
			}
		}
	}
	return all
}
