package words

import (
	"strings"

	"simulate/report/document"
	"simulate/sim/scenario"
)

// Following is when an inject comes that comes after something: 3:00 after “Three officers are shot”. Of others it is empty.
func (p Names) Following(i *scenario.Inject) string {
	if i.After == nil {
		return ""
	}
	text := "after " + p.Condition(i.After)
	if i.Delay != nil {
		text = document.Milliseconds(*i.Delay).String() + " " + text
	}
	return text
}

// Condition is what has to come about, as it is written outside of plans, in names.
func (p Names) Condition(t *scenario.Trigger) string { return p.ConditionIn(p.OnlyIncident(), t) }

// ConditionIn is what has to come about, as it is written in the plan of an incident, in names.
func (p Names) ConditionIn(incident string, t *scenario.Trigger) string {
	inner, between := t.All, " and "
	if len(t.Any) > 0 {
		inner, between = t.Any, " or "
	}
	if len(inner) == 0 {
		return p.MilestoneCalled(incident, t.Milestone)
	}
	parts := make([]string, len(inner))
	for i := range inner {
		parts[i] = p.ConditionIn(incident, &inner[i])
		if len(inner[i].All)+len(inner[i].Any) > 1 {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, between)
}

// OnlyIncident is the id of the one that happens once, if there is one; otherwise empty. Its steps need not be told apart from those of others.
func (p Names) OnlyIncident() string {
	only := ""
	for i := range p.Incidents {
		if of := &p.Incidents[i]; !of.Stream {
			if only != "" {
				return ""
			}
			only = of.ID
		}
	}
	return only
}
