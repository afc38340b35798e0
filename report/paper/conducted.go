package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"simulate/report/document"
	"simulate/sim/exercise"
	"simulate/sim/exercise/msel"
	"simulate/sim/scenario"
)

// injects sets what was planned beside what was conducted.
func (a *after) injects() *document.Table {
	t := &document.Table{Key: listKey, Title: "Injects, planned and conducted", Columns: []document.Column{
		{Key: msel.Number.Name(), Title: "#"},
		{Key: msel.Title.Name(), Title: "Title"},
		{Key: "Scheduled", Title: "Planned"},
		{Key: msel.Status.Name(), Title: "Conducted"},
		{Key: msel.FiredAt.Name(), Title: "At"},
		{Key: msel.FiredBy.Name(), Title: "By"},
	}}
	n := 0
	for id, i := range a.e.Injects.All() {
		n++
		status, at, by := "not released", "", ""
		for _, e := range a.standing() {
			if e.Inject == nil || e.Inject.Inject != id || e.Inject.Action == exercise.Change {
				continue
			}
			status, at, by = became[e.Inject.Action], a.clock(e.At), a.author(e.Author)
		}
		t.Rows = append(t.Rows, texts(cmp.Or(i.Number, strconv.Itoa(n)), injectTitle(i), a.planned(i), status, at, by))
	}
	for _, e := range a.standing() {
		if e.Inject != nil && e.Inject.Action == exercise.MakeUp {
			t.Rows = append(t.Rows, texts("+", a.madeUp(&e), "made up", became[exercise.Release], a.clock(e.At), a.author(e.Author)))
		}
	}
	return t
}

// became is what an action makes of an inject.
var became = map[exercise.InjectAction]string{exercise.Release: "released", exercise.Hold: "held", exercise.Skip: "skipped"}

func (a *after) planned(i *scenario.Inject) string {
	switch {
	case i.At != nil:
		return a.clock(a.s.Resolve(*i.At, 0))
	case i.After != nil:
		return a.names.Following(i)
	default:
		return "contingency"
	}
}

func (a *after) author(id string) string {
	if a.e.Roles.Get(id) != nil {
		return roleName(a.e, id)
	}
	return id
}

// done is what people have done, as the journal has it.
func (a *after) done() *document.Table {
	t := &document.Table{Key: "Actions", Title: "What was decided and ordered", Columns: []document.Column{
		{Key: "Clock", Title: "Clock"}, {Key: "Who", Title: "Who"}, {Key: "What", Title: "What"}, {Key: "Entry", Title: "Entry"},
	}}
	for _, e := range a.standing() {
		if what := a.action(&e); what != "" {
			t.Rows = append(t.Rows, texts(a.clock(e.At), a.author(cmp.Or(e.For, e.Author)), what, strconv.Itoa(e.Number)))
		}
	}
	return t
}

// action is what an entry has done, in words; empty of one that is told elsewhere.
func (a *after) action(e *exercise.Entry) string {
	switch {
	case e.Decide != nil:
		return "decided: " + a.names.Decided(e.Decide.Incident, e.Decide.Step, e.Decide.Option)
	case e.Order != nil:
		return "ordered: " + a.names.Ordered(e.StepIn(a.names.Scenario))
	case e.Finish != nil:
		return "ended: " + a.names.TitleByID(e.Finish.Incident, e.Finish.Step)
	case e.Effect != nil:
		return "let happen: " + a.names.Ordered(e.StepIn(a.names.Scenario))
	case e.Refuse != nil:
		return fmt.Sprintf("was refused an entry (%s)", e.Refuse.Kind)
	}
	return ""
}

// madeUp is what an inject tells that was made up, or what it brings about.
func (a *after) madeUp(e *exercise.Entry) string {
	if step := e.StepIn(a.names.Scenario); step != nil && e.Inject.Text == "" {
		return a.names.Ordered(step)
	}
	return e.Inject.Text
}

// improvements is the improvement plan: the issues, and room for what is done about them. Who does what by when is for people to agree.
func (a *after) improvements() *document.Table {
	t := &document.Table{Key: "Improvement Plan", Title: "Appendix A: improvement plan", Columns: []document.Column{
		{Key: "Core Capability", Title: "Core capability"},
		{Key: "Issue/Area for Improvement", Title: "Issue or area for improvement"},
		{Key: "Corrective Action", Title: "Corrective action"},
		{Key: "Capability Element", Title: "Capability element"},
		{Key: "Primary Responsible Organization", Title: "Primary responsible organization"},
		{Key: "Organization POC", Title: "Organization POC"},
		{Key: "Start Date", Title: "Start"},
		{Key: "Completion Date", Title: "Completion"},
	}}
	add := func(capability, issue, action string) {
		t.Rows = append(t.Rows, texts(capability, issue, cmp.Or(action, space), space, space, space, space, space))
	}
	for _, capability := range capabilities(a.e) {
		a.each(capability, func(i int) {
			if issue := a.issue(i); issue != "" {
				add(capability, issue, "")
			}
		}, func(e exercise.Entry) {
			if isChallenge(e) || e.Observe.Suggestion != "" {
				add(capability, a.observation(e), e.Observe.Suggestion)
			}
		})
	}
	for _, e := range a.observed() {
		if a.e.Objectives.Get(e.Observe.Objective) == nil && (isChallenge(e) || e.Observe.Suggestion != "") {
			add(space, a.observation(e), e.Observe.Suggestion)
		}
	}
	return t
}

// participants are the roles that were played, without the names of those who played them.
func (a *after) participants() *document.Table {
	t := &document.Table{Title: "Appendix B: exercise participants", Columns: []document.Column{{Title: "Organization"}, {Title: "Role"}}}
	var played []string
	for _, e := range a.standing() {
		if e.Role != nil && e.Role.Action == exercise.Start && !slices.Contains(played, e.Role.Role) {
			played = append(played, e.Role.Role)
		}
	}
	for id, role := range a.e.Roles.All() {
		if slices.Contains(played, id) {
			t.Rows = append(t.Rows, texts(agencyName(a.s, role.Agency), roleName(a.e, id)))
		}
	}
	return t
}
