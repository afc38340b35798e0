package paper

import (
	"cmp"
	"strings"

	"simulate/report/document"
	"simulate/sim/scenario"
)

// guides are the exercise evaluation guides, one for each core capability. Ratings are left for a pen.
func guides(s *scenario.Scenario) []document.Section {
	var sections []document.Section
	for _, capability := range capabilities(s.Exercise) {
		sections = append(sections, &document.Chapter{}, &document.Prose{
			Title: "Exercise evaluation guide: " + capability, Lines: []string{"For evaluators. Ratings are given by people: none is filled in."},
		})
		sections = append(sections, guide(s, capability)...)
	}
	return sections
}

func guide(s *scenario.Scenario, capability string) []document.Section {
	e := s.Exercise
	head := &document.Facts{}
	head.Add("Exercise", title(s))
	head.Add("Exercise date", date(e))
	head.Add("Organization or jurisdiction", "")
	head.Add("Venue", e.Venue)
	head.Add("Mission area", strings.Join(missions[capability], ", "))
	var shown []string
	for _, id := range withCapability(e, capability) {
		shown = append(shown, cmp.Or(e.Objectives.Get(id).Title, id))
	}
	head.Add("Exercise objective", strings.Join(shown, "; "))
	head.Add("Core capability", capability)
	tasks := &document.Table{Title: "Targets and critical tasks", Columns: []document.Column{
		{Title: "Organizational capability target"}, {Title: "Associated critical task"}, {Title: "Source"}, {Title: "Observation notes and explanation of rating"}, {Title: "Target rating"},
	}}
	for _, id := range withCapability(e, capability) {
		for _, task := range e.Objectives.Get(id).Tasks.All() {
			tasks.Rows = append(tasks.Rows, texts(s.MeasureTitle(task.Measure)+": "+limitText(task), task.Text, sourceName(s, task.Source), space, space))
		}
	}
	foot := &document.Facts{}
	for _, label := range []string{"Final core capability rating", "Evaluator", "E-mail", "Phone"} {
		foot.Add(label, "")
	}
	return []document.Section{head, tasks, foot, ratingsKey()}
}

// space keeps a column in which nothing stands yet.
const space = "\u00a0"

// ratingsKey says what the ratings of HSEEP mean.
func ratingsKey() *document.Prose {
	return &document.Prose{Title: "Ratings", Lines: []string{
		"P, performed without challenges: targets and critical tasks were completed in a way that achieved the objective, and did not harm other activities.",
		"S, performed with some challenges: the same, but ways were seen to be more effective or more efficient.",
		"M, performed with major challenges: the objective was achieved, but that harmed other activities, added risk, or was not according to plans.",
		"U, unable to be performed: targets and critical tasks were not completed in a way that achieved the objective.",
		"N/A: not called for, or not observed.",
	}}
}
