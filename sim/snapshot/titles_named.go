package snapshot

import (
	"strings"

	"simulate/sim/scenario"
)

// StepsNamed are the references from outside plans to the steps that have a title, in quotes or not, in letters of any size.
func (p Titles) StepsNamed(title string) (references []string) {
	for i := range p.Steps {
		step := &p.Steps[i]
		if step.Verb != scenario.NoVerb && strings.EqualFold(unquoted(p.Title(step)), unquoted(title)) {
			references = append(references, p.referenceTo(p.Incidents[step.Incident].ID, step.ID))
		}
	}
	return references
}

// referenceTo is a step as it is referred to from outside plans: by its id alone where only one incident has it.
func (p Titles) referenceTo(incident, step string) string {
	if _, _, err := p.Scenario.StepMeant(step); err == nil {
		return step
	}
	return scenario.MilestoneRef{Incident: incident, Step: step}.String()
}

func unquoted(text string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "“"), "”")
}
