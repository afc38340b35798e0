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
	"simulate/sim/exercise"
	"simulate/sim/exercise/judge"
	"simulate/sim/scenario"
)

// After is the after-action report and improvement plan of an exercise: what was measured and observed. The rule proposes ratings, which
// stand apart from those that evaluators have given; what nobody has rated is open.
func After(j *exercise.Journal, b *judge.Beside) *document.Document {
	s := b.Scenario
	a := &after{Journal: j, Beside: b, s: s, e: s.Exercise, names: words.Of(b.Program)}
	d := &document.Document{Kind: "After-action report", Title: title(s) + ": after-action report and improvement plan"}
	head := overview(s)
	head.Add("Conducted", j.Head.Wall.Format("2 January 2006"))
	d.Sections = []document.Section{head}
	if a.e.Objectives.Len() == 0 {
		d.Sections = append(d.Sections, &document.Prose{Title: "Analysis of core capabilities", Lines: []string{
			"The scenario names no objectives, so that nothing was judged: write them, with their tasks, into its section exercise.",
		}})
	} else {
		d.Sections = append(d.Sections, a.analysis(), theRule(), ratingsKey())
	}
	for _, capability := range capabilities(a.e) {
		d.Sections = append(d.Sections, &document.Chapter{}, a.measured(capability), a.strengths(capability), a.areas(capability))
		d.Sections = append(d.Sections, a.evidence(capability)...)
	}
	d.Sections = append(d.Sections, &document.Chapter{})
	if others := a.others(); len(others.Lines) > 0 {
		d.Sections = append(d.Sections, others)
	}
	d.Sections = append(d.Sections,
		orSaid(a.injects(), "The scenario has no injects, and none was made up."),
		orSaid(a.done(), "Nobody has decided or ordered anything."),
		a.mattered(),
		&document.Chapter{},
		orSaid(a.improvements(), "Nothing was beyond its limit or close to it, and no evaluator has noted a challenge."),
		orSaid(a.participants(), "Nobody has played a role."),
	)
	return d
}

// orSaid is a table, or where it has no rows, why.
func orSaid(t *document.Table, why string) document.Section {
	if len(t.Rows) == 0 {
		return &document.Prose{Title: t.Title, Lines: []string{why}}
	}
	return t
}

// after is a report that is being written.
type after struct {
	*exercise.Journal
	*judge.Beside
	s     *scenario.Scenario
	e     *scenario.Exercise
	names words.Names // with what the team has added
}

// clock is an instant of the journal as the scenario's clock shows it.
func (a *after) clock(at int64) string {
	return a.s.Clock.Start.In(a.s.Clock.Location()).Add(time.Duration(at) * time.Millisecond).Format(time.TimeOnly)
}

// of lists the numbers of the tasks of an objective.
func (a *after) of(objective string) (tasks []int) {
	for i := range a.Team {
		if a.Team[i].Ref.Objective == objective {
			tasks = append(tasks, i)
		}
	}
	return tasks
}

// analysis is HSEEP's table of objectives, capabilities and ratings. Those of evaluators are the last that were given to the objective
// as a whole.
func (a *after) analysis() *document.Table {
	t := &document.Table{Key: "Ratings", Title: "Analysis of core capabilities", Columns: []document.Column{
		{Key: "Objective", Title: "Objective"},
		{Key: "Core Capability", Title: "Core capability"},
		{Key: "Rating", Title: "Rating by evaluators"},
		{Key: "Proposed", Title: "Proposed by the rule"},
	}}
	open := 0
	for id, o := range a.e.Objectives.All() {
		var tasks []judge.Task
		for _, i := range a.of(id) {
			tasks = append(tasks, a.Team[i])
		}
		proposed, rating := judge.Propose(tasks), string(a.rated(id))
		switch {
		case rating == "":
			rating = "open"
			open++
		case rating == string(proposed):
			rating += ", as proposed"
		default:
			rating += ", overrules the proposal"
		}
		t.Rows = append(t.Rows, texts(cmp.Or(o.Title, id), o.Capability, rating, "("+string(proposed)+")"))
	}
	t.Columns[2].Note = fmt.Sprintf("%d of %d ratings are open: nobody has given them, and none is filled in.", open, a.e.Objectives.Len())
	return t
}

// rated is the rating that evaluators have given an objective as a whole, the last of them; empty where nobody has.
func (a *after) rated(objective string) (rating exercise.Rating) {
	for _, e := range a.observed() {
		if e.Observe.Objective == objective && e.Observe.Task == "" && e.Observe.Rating != "" {
			rating = e.Observe.Rating
		}
	}
	return rating
}

// standing lists the entries that nobody has taken back.
func (a *after) standing() []exercise.Entry {
	return slices.DeleteFunc(slices.Clone(a.Entries), func(e exercise.Entry) bool { return a.Undone(e.Number) })
}

// observed lists the observations that count.
func (a *after) observed() (list []exercise.Entry) {
	for _, e := range a.standing() {
		if e.Observe != nil {
			list = append(list, e)
		}
	}
	return list
}

// theRule is printed wherever ratings are proposed.
func theRule() *document.Prose {
	return &document.Prose{Title: "The rule that proposes ratings", Lines: []string{
		"P: every critical task of the objective that was called for is within its limit.",
		"S: the same, but one has less than a tenth of its limit to spare.",
		"M: all are done, but one beyond its limit.",
		"U: one was not done by the end.",
		"N/A: none was called for.",
		"What one capability costs another, and whether orders had to be given twice, the rule does not see: evaluators do, and confirm or overrule it.",
	}}
}

// measured holds the team against limits, the plan with the same luck and many runs of the plan.
func (a *after) measured(capability string) *document.Table {
	t := &document.Table{Title: capability, Columns: []document.Column{
		{Title: "Critical task"}, {Title: "Limit"}, {Title: "Team"}, {Title: "Plan with your luck"}, {Title: "Team's place"}, {Title: "Plan's place"}, {Title: "Standard"},
	}}
	t.Columns[4].Note = fmt.Sprintf("Places are among %d runs of the plan, the best first. From the middle to the plan's place is luck; from there to the team's is the team.", a.Runs)
	for _, id := range withCapability(a.e, capability) {
		for _, i := range a.of(id) {
			task := &a.Team[i]
			t.Rows = append(t.Rows, texts(task.Task.Text, limitText(task.Task), cameTo(task), cameTo(&a.Plan[i]), place(a.Ranks[i].Team), place(a.Ranks[i].Plan), sourceName(a.s, task.Task.Source)))
		}
	}
	return t
}

func place(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

// cameTo is what a task came to, in words.
func cameTo(t *judge.Task) string {
	switch t.State {
	case judge.NotCalledFor:
		return "not called for"
	case judge.Undone:
		return "not done by the end"
	case judge.Lost:
		return "could not come about any more"
	case judge.Unjudged:
		return "not judged: it is measured of each arrival of a stream"
	}
	if t.State == judge.Beyond {
		return Amount(t) + ", beyond the limit"
	}
	return Amount(t)
}

// Amount is what a task came to, in words.
func Amount(t *judge.Task) string {
	switch t.Unit {
	case scenario.Seconds:
		return scenario.AmountText(float64((t.Amount + 500) / 1000 * 1000))
	case scenario.Shares:
		return strconv.FormatFloat(float64(t.Amount)/t.Unit.Parts()*100, 'f', 1, 64) + "%"
	default:
		return strconv.FormatFloat(float64(t.Amount)/t.Unit.Parts(), 'f', -1, 64)
	}
}

// strengths are what was well within its limit, and what evaluators saw done well.
func (a *after) strengths(capability string) *document.Prose {
	p := &document.Prose{Title: "Strengths: " + capability}
	a.each(capability, func(i int) {
		if t := &a.Team[i]; t.State == judge.Within && !t.Scarce {
			p.Lines = append(p.Lines, fmt.Sprintf("%s: %s, %s wanted.", t.Task.Text, Amount(t), limitText(t.Task)))
		}
	}, func(e exercise.Entry) {
		if e.Observe.Rating == exercise.Performed {
			p.Lines = append(p.Lines, a.observation(e))
		}
	})
	return orNone(p)
}

// orNone is a prose that says so when nothing stands in it.
func orNone(p *document.Prose) *document.Prose {
	if len(p.Lines) == 0 {
		p.Lines = []string{"None was measured, and none observed."}
	}
	return p
}

// others are observations that are tied to no objective, or that say neither what went well nor what could be better.
func (a *after) others() *document.Prose {
	p := &document.Prose{Title: "Other observations"}
	for _, e := range a.observed() {
		if a.e.Objectives.Get(e.Observe.Objective) == nil || e.Observe.Rating != exercise.Performed && !isChallenge(e) {
			p.Lines = append(p.Lines, a.observation(e))
		}
	}
	return p
}

// areas are what was not within its limit or barely, and what evaluators saw that could be better.
func (a *after) areas(capability string) *document.Prose {
	p := &document.Prose{Title: "Areas for improvement: " + capability}
	a.each(capability, func(i int) {
		if issue := a.issue(i); issue != "" {
			p.Lines = append(p.Lines, issue)
		}
	}, func(e exercise.Entry) {
		if isChallenge(e) {
			p.Lines = append(p.Lines, a.observation(e))
		}
	})
	return orNone(p)
}

func isChallenge(e exercise.Entry) bool {
	r := e.Observe.Rating
	return r == exercise.SomeChallenges || r == exercise.MajorChallenge || r == exercise.Unable
}

// each visits the tasks of a capability, and the observations that are tied to its objectives.
func (a *after) each(capability string, task func(i int), observation func(e exercise.Entry)) {
	for _, id := range withCapability(a.e, capability) {
		for _, i := range a.of(id) {
			task(i)
		}
		for _, e := range a.observed() {
			if e.Observe.Objective == id {
				observation(e)
			}
		}
	}
}

// issue is what there is to improve about a task, with its evidence; empty when there is nothing.
func (a *after) issue(i int) string {
	t := &a.Team[i]
	if !t.IsIssue() {
		return ""
	}
	standard, why := "", ""
	if l := t.Evidence.Lost(); t.State == judge.Lost && l != nil {
		why = " (" + a.names.Ended(l) + ")"
	}
	if t.Task.Source != "" {
		standard = " Reference: " + sourceName(a.s, t.Task.Source) + "."
	}
	return fmt.Sprintf("%s: %s%s; %s wanted. The plan with the same luck: %s.%s", t.Task.Text, cameTo(t), why, limitText(t.Task), cameTo(&a.Plan[i]), standard)
}

func (a *after) observation(e exercise.Entry) string {
	text := fmt.Sprintf("%s, an evaluator: %s", a.clock(e.Observe.About), strings.TrimSuffix(e.Observe.Text, "."))
	if e.Observe.Rating != "" {
		text += fmt.Sprintf(" (%s)", e.Observe.Rating)
	}
	return text + "."
}
