package scenario

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// Exercise is what people do and are told inside a run. A plain run takes no notice of it: what it says holds once somebody plays.
type Exercise struct {
	Title      string                 `json:"title,omitempty" jsonschema:"Name of the exercise on papers. Players read it. Default: the scenario's title, for those who may know what is to come."`
	Pace       Pace                   `json:"pace,omitempty" enum:"clock,discussion" jsonschema:"clock: time goes on while somebody decides. discussion: it stands while a played role has something open, and the answer takes the step's takes. Default: clock."`
	Conduct    *Start                 `json:"conduct,omitempty" jsonschema:"When it is conducted: the instant, with offset, at which clock.start is played. Papers then have both clocks."`
	Venue      string                 `json:"venue,omitempty" jsonschema:"Where it is conducted."`
	Scope      string                 `json:"scope,omitempty" jsonschema:"What is exercised, by whom, and what is not."`
	Threat     string                 `json:"threat,omitempty" jsonschema:"Threat or hazard, such as Armed attack."`
	Sponsor    string                 `json:"sponsor,omitempty" jsonschema:"Who sponsors it."`
	Objectives Map[ExerciseObjective] `json:"objectives,omitempty" jsonschema:"What is to be shown, by id: each a core capability with its critical tasks."`
	Roles      Map[Role]              `json:"roles,omitempty" jsonschema:"Who can be played, by id."`
	Injects    Map[Inject]            `json:"injects,omitempty" jsonschema:"What players are told in the course of it, by id: the master scenario events list."`
	Orders     Map[Step]              `json:"orders,omitempty" jsonschema:"Orders that roles may give by name, in the words of a plan and with their durations. Each begins when it is given."`
}

// Pace says what the clock does while somebody decides.
type Pace string

// The paces of an exercise; of one that says nothing it is ByClock.
const (
	ByClock      Pace = "clock"
	ByDiscussion Pace = "discussion"
)

// ExerciseObjective is what an exercise is to show of one core capability.
type ExerciseObjective struct {
	Title      string    `json:"title,omitempty" jsonschema:"What is to be shown. Default: the id."`
	Capability string    `json:"capability" jsonschema:"Core capability, such as Operational Coordination."`
	Tasks      Map[Task] `json:"tasks" jsonschema:"Critical tasks, by id."`
}

// Task is a critical task, judged in one run: by the value of a measure and its limit.
type Task struct {
	Text    string    `json:"text" jsonschema:"What is to be done."`
	Measure string    `json:"measure" jsonschema:"Measure whose value in the one run is judged. Of several values all must be within the limit."`
	Limit   TaskLimit `json:"limit" jsonschema:"What the value may come to, such as 10m; or >= 3 for what must not be less. A percentile of one run says nothing."`
	Source  string    `json:"source,omitempty" jsonschema:"Id of the source of the limit."`
}

// TaskLimit is what the value of one run is compared with. Without an operator it is at most that.
type TaskLimit struct{ Comparison }

// The grammar of a task's limit:
//
//	limit = [ "<=" | "<" | ">=" | ">" ] limit .
func (l *TaskLimit) parse(text string) (err error) {
	if !strings.ContainsAny(text, "<>=") {
		l.Operator = AtMost
		l.Limit, err = parseLimit(text)
		if err != nil && targetPattern.MatchString(text) && isStatistic(text) {
			return oneRun(text)
		}
		return err
	}
	before, comparison, err := parseComparison(text)
	if err == nil && before != "" {
		return oneRun(before)
	}
	l.Comparison = comparison
	return err
}

// isStatistic reports whether a text begins like a statistic over runs.
func isStatistic(text string) bool {
	_, _, err := parseStatistic(targetPattern.FindStringSubmatch(text)[1])
	return err == nil
}

func oneRun(statistic string) error {
	return tree.NewMistake(fmt.Sprintf("%s is of many runs, and a task is judged in one", statistic), "write what the value may come to, such as 10m or >= 3")
}

// Role is what somebody plays: part of an agency.
type Role struct {
	Title   string `json:"title,omitempty" jsonschema:"Name to show. Default: the id."`
	Agency  string `json:"agency" jsonschema:"The agency that it is of. A role knows what its agency knows."`
	Decides Names  `json:"decides,omitempty" jsonschema:"Decisions of the plan that are the role's, as decide-tactical or incident/decide-tactical."`
	Orders  Names  `json:"orders,omitempty" jsonschema:"Agencies whose units it may order."`
	Sees    Names  `json:"sees,omitempty" jsonschema:"Agencies of whose units it sees the states, as a dispatch centre does."`
}

// Inject is something that players are told. It comes at an instant, after a milestone, or when the controller chooses: a contingency.
type Inject struct {
	Number     string   `json:"number,omitempty" jsonschema:"Its number on the list. Default: how manieth it is in the file."`
	Title      string   `json:"title,omitempty" jsonschema:"What it is about, in a few words. Default: the beginning of the text."`
	At         *Instant `json:"at,omitempty" jsonschema:"Clock time or offset from clock.start (+9m) at which it comes."`
	After      *Trigger `json:"after,omitempty" jsonschema:"Milestone after which it comes. Without at and after it is a contingency: the controller chooses."`
	Delay      *Span    `json:"delay,omitempty" jsonschema:"How long after that."`
	From       string   `json:"from,omitempty" jsonschema:"Who says it to the players: a word such as caller, or an agency that nobody plays."`
	To         Names    `json:"to" jsonschema:"The roles that are told, or agencies: all roles of each."`
	Means      Means    `json:"means,omitempty" enum:"verbal,phone,email,radio,written,simulation,other" jsonschema:"How it is delivered. Default: verbal."`
	Text       string   `json:"text" jsonschema:"What is said, word for word."`
	Expected   string   `json:"expected,omitempty" jsonschema:"What players are expected to do."`
	Task       string   `json:"task,omitempty" jsonschema:"The critical task that it is for, as warn or objective/warn."`
	Step       string   `json:"step,omitempty" jsonschema:"A step of the plan that its release begins, whatever its triggers and chance; in an exercise the step begins by nothing else."`
	Track      string   `json:"track,omitempty" jsonschema:"Storyline or function, such as Schools."`
	Phase      string   `json:"phase,omitempty" jsonschema:"Phase of the exercise."`
	Priority   string   `json:"priority,omitempty" jsonschema:"How important it is to deliver it, such as High."`
	Location   string   `json:"location,omitempty" jsonschema:"Where it is delivered."`
	Controller string   `json:"controller,omitempty" jsonschema:"Which controller delivers it, by function."`
	Note       string   `json:"note,omitempty" jsonschema:"A remark for the controller."`
}

// Means is how an inject is delivered.
type Means string

// MeansOfDelivery are all of them, in the order in which they are listed.
var MeansOfDelivery = []Means{"verbal", "phone", "email", "radio", "written", "simulation", "other"}

// IsContingency reports whether an inject comes when the controller chooses, and else not.
func (i *Inject) IsContingency() bool { return i.At == nil && i.After == nil }

// IsPlayable reports whether there is somebody to play.
func (e *Exercise) IsPlayable() bool { return e != nil && e.Roles.Len() > 0 }

// AllTasks yields the critical tasks of all objectives, with the id of the objective, in the order of the file.
func (e *Exercise) AllTasks() iter.Seq2[TaskRef, *Task] {
	return func(yield func(TaskRef, *Task) bool) {
		for objective, o := range e.Objectives.All() {
			for id, task := range o.Tasks.All() {
				if !yield(TaskRef{objective, id}, task) {
					return
				}
			}
		}
	}
}

// TaskRef names a critical task.
type TaskRef struct{ Objective, Task string }

// String writes the reference in full.
func (r TaskRef) String() string { return r.Objective + "/" + r.Task }

// TaskMeant finds the task of a reference: objective/task, or task alone where only one objective has it.
func (e *Exercise) TaskMeant(ref string) (TaskRef, error) {
	var known, meant []string
	for r := range e.AllTasks() {
		known = append(known, r.Task)
		if r.String() == ref {
			return r, nil
		}
		if r.Task == ref {
			meant = append(meant, r.String())
		}
	}
	switch len(meant) {
	case 0:
		return TaskRef{}, tree.Unknown("task", ref, known)
	case 1:
		objective, task, _ := strings.Cut(meant[0], "/")
		return TaskRef{objective, task}, nil
	default:
		return TaskRef{}, tree.NewMistake(fmt.Sprintf("%q may be a task of any of %d objectives", ref, len(meant)), "write "+strings.Join(meant, " or "))
	}
}

// TaskSaying is the reference in full to the one task that has a text, in letters of any size; empty where none has it, or several do.
func (e *Exercise) TaskSaying(text string) (reference string) {
	for r, task := range e.AllTasks() {
		if !strings.EqualFold(strings.TrimSpace(text), task.Text) {
			continue
		}
		if reference != "" {
			return ""
		}
		reference = r.String()
	}
	return reference
}

// Receivers lists the roles that an inject is told, in the order of the file: those that it names, and all roles of the agencies that it names.
func (e *Exercise) Receivers(i *Inject) []string {
	var roles []string
	for id, role := range e.Roles.All() {
		if slices.Contains(i.To, id) || slices.Contains(i.To, role.Agency) && e.Roles.Get(role.Agency) == nil {
			roles = append(roles, id)
		}
	}
	return roles
}

// RolesOf lists the roles of an agency, in the order of the file.
func (e *Exercise) RolesOf(agency string) []string {
	var roles []string
	for id, role := range e.Roles.All() {
		if role.Agency == agency {
			roles = append(roles, id)
		}
	}
	return roles
}

// StepMeant finds the step of a reference from outside plans: incident/step, or step alone where only one incident has it.
func (s *Scenario) StepMeant(ref string) (incident, step string, err error) {
	r, err := ParseMilestoneRef(ref)
	if err != nil {
		return "", "", err
	}
	if r.Part != "" {
		return "", "", tree.NewMistake(fmt.Sprintf("%q is a milestone, and a step is expected", ref), "write "+MilestoneRef{r.Incident, r.Step, ""}.String())
	}
	incident, err = s.IncidentMeant("", r)
	switch {
	case err != nil:
		return "", "", err
	case s.Incidents.Get(incident).Plan.Get(r.Step) == nil:
		return "", "", tree.NewMistake(r.Step+" is no step of the plan", "name a step")
	}
	return incident, r.Step, nil
}
