package content

import (
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/search"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// NewSearch is the report of a search for what breaks an objective, on top of changes that were asked for. The command shows what
// was found.
func NewSearch(f *search.Found, asked []scenario.PathValue, command string, settings Settings) *document.Document {
	s := &searched{adversity{words.Of(f.Program)}, f, asked}
	d := ofSearch("Search", "What breaks an objective", &f.Search, settings)
	d.Sections = []document.Section{
		s.facts(), &document.Prose{Key: "answer", Title: "Answer", Lines: s.answer()},
		s.variant(), byCommand(command), s.changes(), s.judged(), s.without(), s.others(), s.outcome(),
	}
	d.Warnings = slices.Concat(s.warningsOf(&f.Search, s.combinations(), f.Set != nil), s.warnings())
	return d
}

// searched makes the sections of a report about a search.
type searched struct {
	adversity
	*search.Found
	asked []scenario.PathValue
}

func (s *searched) facts() document.Section {
	held := make([]string, len(s.Held))
	for i := range s.Held {
		held[i] = titleAsked(&s.Held[i])
	}
	f := &document.Facts{}
	if len(held) > 0 {
		f.Add("Searched for", "a miss of "+strings.Join(held, ", or of "))
	}
	f.Add("Within", s.within())
	f.Add("Tried", fmt.Sprintf("%s, each over at most %s of seed %d",
		words.Counted(s.Tried, "combination", "combinations"), words.Counted(s.Runs, "run", "runs"), s.Seed))
	return f
}

// within says what may go wrong: 3 pools of units, 2 channels.
func (s *searched) within() string {
	number := make(map[search.Kind]int)
	for _, c := range s.Bounds {
		number[c.Kind]++
	}
	var parts []string
	for _, k := range []struct {
		kind      search.Kind
		one, many string
	}{
		{search.UnitsOut, "pool of units", "pools of units"},
		{search.ChannelDown, "channel", "channels"},
		{search.LongDuration, "duration", "durations"},
		{search.MoreIncidents, "incident", "incidents"},
	} {
		if n := number[k.kind]; n > 0 {
			parts = append(parts, words.Counted(n, k.one, k.many))
		}
	}
	return "the bounds of stress: " + strings.Join(parts, ", ")
}

// answer is what was found, in sentences to read out.
func (s *searched) answer() []string {
	switch {
	case len(s.Held) == 0 && s.Partial:
		return []string{"Nothing is known yet: the search was stopped before it had judged the scenario as it is."}
	case len(s.Held) == 0:
		return []string{"There is nothing to search for: what is asked for is missed without any change."}
	case s.Set != nil:
		return s.sentences()
	case s.Partial:
		return []string{fmt.Sprintf("Nothing is confirmed: the search was stopped after %s.", s.combinations())}
	default:
		return []string{fmt.Sprintf("Nothing within the bounds breaks it: %s tried, %s.", s.combinations(), s.extent())}
	}
}

func (s *searched) combinations() string {
	return words.Counted(s.Tried, "combination", "combinations")
}

// extent says how much was tried.
func (s *searched) extent() string {
	switch s.Size {
	case s.Most:
		return "all there are"
	case 1:
		return "every single change among them, and from the worst of them on what makes it worst"
	default:
		return fmt.Sprintf("every one of at most %d changes among them, and from the worst of them on what makes it worst", s.Size)
	}
}

func (s *searched) sentences() []string {
	m := s.Set
	first := fmt.Sprintf("%s is missed when %s: %s instead of %s.",
		titleAsked(&m.After), words.Enumerated(s.texts(m.Changes)), measured(&m.After), measured(&m.Before))
	second := "Without any one of these changes it is not missed."
	if len(m.Changes) == 1 {
		second = "This change alone does it."
	}
	third := "Smaller sets may do it too: not all were tried."
	if m.Smallest {
		third = "No smaller set does: every one was tried."
	}
	lines := []string{first, second}
	if len(m.Changes) > 1 {
		lines = append(lines, third)
	}
	return append(lines, fmt.Sprintf("Confirmed by %s of another seed, %d.", words.Counted(m.Runs, "run", "runs"), m.Seed))
}

// variant is what was found, to be put into the file.
func (s *searched) variant() document.Section {
	if s.Set == nil {
		return variantToPut(nil, "", "", nil)
	}
	return variantToPut(s.Scenario, "breaks-"+s.Set.After.ID, strings.Join(s.texts(s.Set.Changes), "; "), slices.Concat(s.asked, s.Written()))
}

// Written are the changes found as they are written in the file.
func (s *searched) Written() []scenario.PathValue {
	return search.Written(s.Scenario, s.Set.Changes)
}

// changes are those found, as data.
func (s *searched) changes() document.Section {
	t := &document.Table{Key: "changes", Columns: keys("kind", "id", "level", "most", "path", "value", "text")}
	if s.Set == nil {
		return t
	}
	t.Rows = s.rowsOf(s.Set.Changes)
	return t
}

// judged is the objectives without any change.
func (s *searched) judged() document.Section {
	t := objectivesTable("Without any change")
	for _, list := range [][]experiment.Judged{s.Held, s.Already} {
		for i := range list {
			t.Rows = append(t.Rows, objectiveRow(&list[i]))
		}
	}
	return t
}

// without is the objective with all changes found, and with all but one.
func (s *searched) without() document.Section {
	t := &document.Table{Key: "confirmed", Title: "Confirmed with another seed", Columns: []document.Column{
		{Key: "changes", Title: "With"}, {Key: "value", Title: "Measured", Estimate: true}, {Key: "verdict", Title: "Verdict"},
	}}
	if s.Set == nil {
		return t.UnlessEmpty()
	}
	add := func(what string, j *experiment.Judged) {
		t.Rows = append(t.Rows, []document.Value{document.Text(what), measured(j), document.Verdict(j.Verdict)})
	}
	all := "all of them"
	if len(s.Set.Changes) == 1 {
		all = s.text(s.Set.Changes[0])
	}
	add("no change", &s.Set.Before)
	add(all, &s.Set.After)
	for i := range s.Set.Without {
		if len(s.Set.Changes) > 1 {
			add("all but: "+s.text(s.Set.Changes[i]), &s.Set.Without[i])
		}
	}
	return t
}

// others are further combinations that break an objective.
func (s *searched) others() document.Section {
	title := "Also breaking an objective (not confirmed, not made smaller)"
	if s.Set == nil {
		title = "Breaking an objective (not confirmed, not made smaller)"
	}
	t := &document.Table{Key: "others", Title: title, Columns: []document.Column{
		{Key: "changes", Title: "When"}, {Key: "id"}, {Key: "expression"}, {Title: "Missed"}, {Key: "value", Title: "Measured", Estimate: true},
	}}
	for _, o := range s.Others {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(words.Enumerated(s.texts(o.Changes))), document.Text(o.Broken.ID),
			document.Text(o.Broken.Expression.String()), document.Text(targetTitle(o.Broken)), measured(o.Broken),
		})
	}
	return t.UnlessEmpty()
}

// outcome is how the search came out, as data.
func (s *searched) outcome() document.Section {
	t := &document.Table{
		Key:     "search",
		Columns: keys("found", "objective", "smallest", "tried", "size", "bounds", "confirmed_runs", "confirmed_seed"),
	}
	row := []document.Value{document.Bool(s.Set != nil), {}, {}, count(s.Tried), count(s.Size), count(len(s.Bounds)), {}, {}}
	if m := s.Set; m != nil {
		row[1], row[2], row[6], row[7] = document.Text(m.After.ID), document.Bool(m.Smallest), count(m.Runs), count(int(m.Seed))
	}
	t.Rows = [][]document.Value{row}
	return t
}

func (s *searched) warnings() []string {
	var texts []string
	for i := range s.Already {
		j := &s.Already[i]
		texts = append(texts, titleAsked(j)+" is missed without any change, and was not searched for")
	}
	for i := range s.Held {
		switch j := &s.Held[i]; {
		case j.ByHorizon:
			texts = append(texts, byHorizon(j))
		case j.Verdict == stats.CannotTell:
			texts = append(texts, "whether "+titleAsked(j)+" is met without any change cannot be told by the runs of the search")
		}
	}
	return texts
}
