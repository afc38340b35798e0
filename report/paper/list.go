package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/exercise/msel"
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// listKey names the list in workbooks.
const listKey = "MSEL"

// list is the master scenario events list, in the order of the file. Its columns are HSEEP's; behind them stand those by which it is
// read back without loss, and those that are filled in during conduct.
func list(s *scenario.Scenario, names words.Names) *document.Table {
	t := &document.Table{Key: listKey, Title: "Master scenario events list", Lead: 2, Columns: []document.Column{
		{Key: msel.Number.Name(), Title: "#"},
		{Key: msel.Title.Name(), Title: "Title"},
		{Key: msel.Description.Name(), Title: "Description"},
		{Key: msel.Wall.Name(), Title: "Wall clock"},
		{Key: msel.Day.Name()},
		{Key: msel.Clock.Name(), Title: "Scenario time"},
		{Title: "When"},
		{Key: msel.From.Name(), Title: "From"},
		{Key: msel.To.Name(), Title: "To"},
		{Key: msel.Means.Name(), Title: "Means"},
		{Key: msel.Track.Name(), Title: "Track"},
		{Key: msel.Phase.Name(), Title: "Phase"},
		{Key: msel.Expected.Name(), Title: "Expected action"},
		{Key: msel.Note.Name(), Title: "Notes"},
		{Key: msel.Priority.Name()},
		{Key: msel.Location.Name()},
		{Key: msel.Controller.Name(), Title: "Controller"},
		{Key: msel.Type.Name()},
		{Key: msel.Trigger.Name()},
		{Key: msel.After.Name()},
		{Key: msel.Delay.Name()},
		{Key: msel.Task.Name()},
		{Key: msel.Step.Name()},
		{Key: msel.ID.Name()},
		{Key: msel.Status.Name()},
		{Key: msel.FiredAt.Name()},
		{Key: msel.FiredBy.Name()},
	}}
	n := 0
	for id, i := range s.Exercise.Injects.All() {
		n++
		t.Rows = append(t.Rows, listed(names, n, id, i))
	}
	return t
}

// listed is a row of the list.
func listed(names words.Names, n int, id string, i *scenario.Inject) []document.Value {
	s, e := names.Scenario, names.Scenario.Exercise
	var wall, day, clock string
	kind, trigger := "Standard", "Scheduled"
	var when string
	delay := ""
	if i.Delay != nil {
		delay = scenario.AmountText(float64(*i.Delay))
	}
	switch {
	case i.At != nil:
		wall, day, clock = clocks(s, s.Resolve(*i.At, 0))
		when = "at " + clock
	case i.After != nil:
		trigger, when = "Conditional", names.Following(i)
	default:
		kind, trigger, when = "Contingency", "Manual", "the controller chooses"
	}
	after := ""
	if i.After != nil {
		after = afterText(names, i.After)
	}
	to := make([]string, len(i.To))
	for k, id := range i.To {
		to[k] = id
		if e.Roles.Get(id) != nil {
			to[k] = roleName(e, id)
		}
	}
	texts := []string{
		cmp.Or(i.Number, strconv.Itoa(n)), injectTitle(i), i.Text,
		wall, day, clock, when,
		speaker(s, i.From), strings.Join(to, "; "), meansName(i.Means),
		i.Track, i.Phase, i.Expected, i.Note,
		i.Priority, i.Location, i.Controller,
		kind, trigger, after, delay, taskText(e, i.Task), stepText(names, i.Step), id,
		"Draft", "", "",
	}
	row := make([]document.Value, len(texts))
	for k, text := range texts {
		row[k] = document.Text(text)
	}
	return row
}

// clocks are both clocks at an instant in milliseconds since clock.start: the wall's during conduct, empty where that is not planned yet,
// and the scenario's with its day, counted from 1.
func clocks(s *scenario.Scenario, at int64) (wall, day, clock string) {
	since := time.Duration(at) * time.Millisecond
	start := s.Clock.Start.In(s.Clock.Location())
	then := start.Add(since)
	if c := s.Exercise.Conduct; c != nil {
		wall = clockText(c.Add(since))
	}
	days := then.YearDay() - start.YearDay() + 1
	if then.Year() != start.Year() {
		days = int(then.Sub(start).Hours()/24) + 1
	}
	return wall, strconv.Itoa(days), clockText(then)
}

// clockText is a time of day, with seconds where there are some.
func clockText(t time.Time) string {
	if t.Second() == 0 {
		return t.Format("15:04")
	}
	return t.Format("15:04:05")
}

// injectTitle is its title, or the beginning of its text.
func injectTitle(i *scenario.Inject) string {
	if i.Title != "" {
		return i.Title
	}
	const most = 48
	if runes := []rune(i.Text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return i.Text
}

// speaker is who says it to the players: an agency by its name, or a word.
func speaker(s *scenario.Scenario, from string) string {
	if s.Agencies.Get(from) != nil {
		return agencyName(s, from)
	}
	return from
}

// meansName is a means of delivery as HSEEP writes it.
func meansName(m scenario.Means) string {
	word := cmp.Or(string(m), "verbal")
	return strings.ToUpper(word[:1]) + word[1:]
}

// afterText is a condition as it is read back: as a scenario writes it, with titles in the place of ids where they are read as the same.
func afterText(names words.Names, t *scenario.Trigger) string {
	inner, form := t.All, "[%s]"
	if len(t.Any) > 0 {
		inner, form = t.Any, "{any: [%s]}"
	}
	if len(inner) == 0 {
		return stepText(names, t.Milestone)
	}
	parts := make([]string, len(inner))
	for i := range inner {
		parts[i] = afterText(names, &inner[i])
		if len(inner[i].All)+len(inner[i].Any) == 0 {
			parts[i] = tree.Quoted(parts[i])
		}
	}
	return fmt.Sprintf(form, strings.Join(parts, ", "))
}

// stepText is a reference to a step by its title, where no other step is called so; to anything else as it is written.
func stepText(names words.Names, reference string) string {
	incident, step, err := names.Scenario.StepMeant(reference)
	if err != nil {
		return reference
	}
	number, known := names.StepNumber(incident, step)
	if title := names.Called(number); known && len(names.StepsNamed(title)) == 1 {
		return title
	}
	return reference
}

// taskText is a reference to a critical task by what it says, where no other says the same.
func taskText(e *scenario.Exercise, reference string) string {
	ref, err := e.TaskMeant(reference)
	if err != nil {
		return reference
	}
	text := e.Objectives.Get(ref.Objective).Tasks.Get(ref.Task).Text
	if e.TaskSaying(text) != ref.String() {
		return reference
	}
	return text
}

// objectives is the table of what is to be shown, and by which tasks.
func objectives(s *scenario.Scenario) *document.Table {
	t := &document.Table{Key: "Objectives", Title: "Objectives and critical tasks", Columns: []document.Column{
		{Key: "Objective", Title: "Objective"},
		{Key: "Core Capability", Title: "Core capability"},
		{Key: "Critical Task", Title: "Critical task"},
		{Key: "Measure", Title: "Measured"},
		{Key: "Limit", Title: "Limit"},
		{Key: "Source", Title: "Source"},
		{Key: "Task ID"},
	}}
	for ref, task := range s.Exercise.AllTasks() {
		o := s.Exercise.Objectives.Get(ref.Objective)
		t.Rows = append(t.Rows, texts(cmp.Or(o.Title, ref.Objective), o.Capability, task.Text, s.MeasureTitle(task.Measure), limitText(task), sourceName(s, task.Source), ref.String()))
	}
	return t
}

// observations is a sheet for those who note during conduct.
func observations() *document.Table {
	t := &document.Table{Key: "Observations"}
	for _, key := range []string{"Timestamp", "Observer", "Related Inject", "Observation", "Rating (P/S/M/U)", "Recommendation", "Location", "Related Objective"} {
		t.Columns = append(t.Columns, document.Column{Key: key})
	}
	return t
}

func texts(cells ...string) []document.Value {
	row := make([]document.Value, len(cells))
	for i, cell := range cells {
		row[i] = document.Text(cell)
	}
	return row
}

// limitText is the limit of a task in words.
func limitText(task *scenario.Task) string {
	words := []string{scenario.AtMost: "at most ", scenario.Below: "under ", scenario.AtLeast: "at least ", scenario.Above: "over "}
	return words[task.Limit.Operator] + task.Limit.Limit.String()
}

func sourceName(s *scenario.Scenario, id string) string {
	if id == "" {
		return "exercise target"
	}
	return cmp.Or(s.Sources.Get(id).Title, id)
}

// withCapability are the objectives of a capability, in the order of the file.
func withCapability(e *scenario.Exercise, capability string) []string {
	return slices.DeleteFunc(slices.Clone(e.Objectives.IDs()), func(id string) bool { return e.Objectives.Get(id).Capability != capability })
}
