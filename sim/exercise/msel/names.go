package msel

import (
	"cmp"
	"strings"

	"simulate/sim"
	"simulate/sim/scenario/tree"
	"simulate/sim/snapshot"
)

// stepNamed is the step that a text in a cell means as a scenario refers to it: by its title, or as it stands there. What is no step is
// said where injects are checked.
func (of *reading) stepNamed(r *row, f Field, text string) string {
	if _, _, err := of.s.StepMeant(text); text == "" || err == nil {
		return text
	}
	switch steps := of.stepsNamed(text); len(steps) {
	case 0:
		return text
	case 1:
		return steps[0]
	default:
		of.problems = append(of.problems, r.problem(f, "write "+strings.Join(steps, " or "), "%d steps are called %q", len(steps), text))
		return text
	}
}

func (of *reading) stepsNamed(title string) []string {
	if of.titles.Program == nil {
		p, err := sim.Compile(of.s)
		if err != nil {
			return nil // which is said where the scenario is run
		}
		of.titles = snapshot.Titles{Program: p}
	}
	return of.titles.StepsNamed(title)
}

// taskNamed is the critical task that a cell means, by what it says or as it stands there.
func (of *reading) taskNamed(text string) string {
	if _, err := of.s.Exercise.TaskMeant(text); err == nil {
		return text
	}
	return cmp.Or(of.s.Exercise.TaskSaying(text), text)
}

// named puts references in the place of the titles in a condition.
func (of *reading) named(r *row, condition *tree.Node) {
	if condition.Kind == tree.Scalar {
		condition.Text = of.stepNamed(r, After, condition.Text)
	}
	for _, item := range condition.Items {
		of.named(r, item)
	}
	for _, e := range condition.Entries {
		of.named(r, e.Value)
	}
}
