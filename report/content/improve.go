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

// NewImprove is the report of a search for the cheapest set of levers, on top of changes that were asked for. The command shows what was
// found.
func NewImprove(f *search.Improved, asked []scenario.PathValue, command string, settings Settings) *document.Document {
	s := &improved{adversity{words.Of(f.Program)}, f, asked}
	d := ofSearch("Improve", "What would meet the objectives", &f.Search, settings)
	d.Sections = []document.Section{
		s.facts(), &document.Prose{Key: "answer", Title: "Answer", Lines: s.answer()},
		s.variant(), byCommand(command), s.changes(), s.confirmed(), s.frontier(), s.open(), s.levers(), s.judged(), s.outcome(),
	}
	d.Warnings = s.warningsOf(&f.Search, s.sets(f.Tried), f.Set != nil)
	if f.Out && f.Set != nil {
		d.Warnings = append(d.Warnings, "for stricter limits there are sets that were not tried (--tries)")
	}
	return d
}

// improved makes the sections of a report about what would help.
type improved struct {
	adversity
	*search.Improved
	asked []scenario.PathValue
}

func (s *improved) facts() document.Section {
	asked := make([]string, len(s.Before))
	for i := range s.Before {
		asked[i] = titleAsked(&s.Before[i])
	}
	f := &document.Facts{}
	if len(asked) > 0 {
		f.Add("Asked for", words.Enumerated(asked))
	}
	f.Add("Levers", fmt.Sprintf("%s, at most %d together; prices in %s", words.Counted(len(s.Levers), "lever", "levers"), s.Most, s.pricedIn()))
	f.Add("Tried", fmt.Sprintf("%s, each by %d to %d runs of seed %d; all judgements together are right in 95 of 100 searches",
		s.sets(s.Tried), s.Runs, s.MostRuns, s.Seed))
	return f
}

func (s *improved) pricedIn() string {
	if text := s.Scenario.Levers.PricedIn; text != "" {
		return text
	}
	return "points"
}

func (s *improved) price(n int) string { return fmt.Sprintf("%d %s", n, s.pricedIn()) }

func (s *improved) sets(n int) string { return words.Counted(n, "set of levers", "sets of levers") }

// answer is what was found, in sentences to read out.
func (s *improved) answer() []string {
	switch {
	case len(s.Before) == 0:
		return []string{"Nothing is known yet: the search was stopped before it had judged the scenario as it is."}
	case s.Set != nil && len(s.Set.Changes) == 0:
		return []string{"All of it is met as it is: " + s.figures(s.Set.Judged, nil) + ".", s.sure()}
	case s.Set != nil:
		return s.sentences()
	case s.Beyond:
		return []string{"Nothing within the bounds meets it. With all levers together " + s.missedOf(s.With) + "."}
	case s.Needed() > s.Most:
		return []string{fmt.Sprintf("At most %d together do not meet it: %d are needed, as something is missed without any one of them (below).", s.Most, s.Needed())}
	case s.Partial:
		return []string{fmt.Sprintf("Nothing is confirmed: the search was stopped after %s.", s.sets(s.Tried))}
	case s.Out:
		return []string{fmt.Sprintf("Nothing was found by %s; there are more to be tried (--tries).", s.sets(s.Tried))}
	default:
		return []string{fmt.Sprintf("No set within the bounds is known to meet it: %s tried, all there are.", s.sets(s.Tried))}
	}
}

func (s *improved) sentences() []string {
	m := s.Set
	all := "it"
	if len(m.Judged) > 1 {
		all = "all of it"
	}
	lines := []string{
		fmt.Sprintf("%s: %s would meet %s.", s.price(m.Price), words.Enumerated(s.texts(m.Changes)), all),
		"That makes " + s.figures(m.Judged, m.Before) + ".",
	}
	switch {
	case len(s.Open) == 0:
		lines = append(lines, fmt.Sprintf("Nothing cheaper does: what costs less misses it, by trial (%s) or as even more does.", s.sets(s.Missed)))
	default:
		lines = append(lines, fmt.Sprintf("Of %s that cost less it cannot be told (below); all else that costs less misses it.", s.sets(len(s.Open))))
	}
	lines = append(lines, "With one level less of any of them it is not met, or not known to be.")
	return append(lines, s.sure())
}

func (s *improved) sure() string {
	return fmt.Sprintf("Confirmed by %s of another seed, %d.", words.Counted(s.Set.Runs, "run", "runs"), s.Set.Seed)
}

// figures are what is measured, beside what it was.
func (s *improved) figures(judged, before []experiment.Judged) string {
	parts := make([]string, len(judged))
	for i := range judged {
		parts[i] = fmt.Sprintf("%s %s", titleAsked(&judged[i]), measured(&judged[i]))
		if i < len(before) {
			parts[i] += fmt.Sprintf(" instead of %s", measured(&before[i]))
		}
	}
	return words.Enumerated(parts)
}

// missedOf says what is missed even so.
func (s *improved) missedOf(judged []experiment.Judged) string {
	var parts []string
	for i := range judged {
		if j := &judged[i]; j.Verdict == stats.Missed {
			parts = append(parts, fmt.Sprintf("%s is %s", titleAsked(j), measured(j)))
		}
	}
	return words.Enumerated(parts)
}

// variant is what was found, to be put into the file.
func (s *improved) variant() document.Section {
	if s.Set == nil || len(s.Set.Changes) == 0 {
		return variantToPut(nil, "", "", nil)
	}
	return variantToPut(s.Scenario, "improved", strings.Join(s.texts(s.Set.Changes), "; "), slices.Concat(s.asked, search.Written(s.Scenario, s.Set.Changes)))
}

// changes are those found, as data.
func (s *improved) changes() document.Section {
	t := &document.Table{Key: "changes", Columns: keys("kind", "id", "level", "most", "path", "value", "text")}
	if s.Set != nil {
		t.Rows = s.rowsOf(s.Set.Changes)
	}
	return t
}

// confirmed is what is measured with all that was found, and with less.
func (s *improved) confirmed() document.Section {
	t := &document.Table{Key: "confirmed", Title: "Confirmed with another seed, by the same luck", Columns: []document.Column{
		{Key: "changes", Title: "With"}, {Key: "id"}, {Title: "Objective"}, {Key: "value", Title: "Measured", Estimate: true}, {Key: "verdict", Title: "Verdict"},
	}}
	if s.Set == nil || len(s.Set.Changes) == 0 {
		return t.UnlessEmpty()
	}
	add := func(what string, judged []experiment.Judged) {
		for i := range judged {
			t.Rows = append(t.Rows, []document.Value{
				document.Text(what), document.Text(judged[i].ID), document.Text(targetTitle(&judged[i])), measured(&judged[i]), document.Verdict(judged[i].Verdict),
			})
		}
	}
	add("none", s.Set.Before)
	add("all of them", s.Set.Judged)
	for i, c := range s.Set.Changes {
		one := c
		one.Level = 1
		add("without "+s.text(one), s.Set.Without[i])
	}
	return t
}

// frontier is what stricter limits cost.
func (s *improved) frontier() document.Section {
	t := &document.Table{Key: "frontier", Title: "What stricter limits cost (not confirmed)", Columns: []document.Column{
		{Key: "limit", Title: "Asks for"}, {Key: "price", Title: "Price"}, {Key: "changes", Title: "With"}, {Key: "value", Title: "Measured", Estimate: true},
	}}
	for i := range s.Frontier {
		at := &s.Frontier[i]
		target := s.Before[0].Expression.Target
		target.Limit = at.Limit
		row := []document.Value{document.Text(words.Asked(target)), {}, document.Text("none of those tried"), {}}
		if o := at.Offer; o != nil {
			row[1], row[2], row[3] = count(o.Price), document.Text(words.Enumerated(s.texts(o.Changes))), measured(&o.Judged[0])
		}
		t.Rows = append(t.Rows, row)
	}
	return t.UnlessEmpty()
}

// open are the cheaper sets of which it cannot be told.
func (s *improved) open() document.Section {
	t := &document.Table{Key: "open", Title: "Cheaper, and it cannot be told", Columns: []document.Column{
		{Key: "changes", Title: "With"}, {Key: "price", Title: "Price"}, {Key: "id"}, {Title: "Objective"}, {Key: "value", Title: "Measured", Estimate: true}, {Key: "runs", Title: "Runs"},
	}}
	for i := range s.Open {
		o := &s.Open[i]
		what := "nothing"
		if len(o.Changes) > 0 {
			what = words.Enumerated(s.texts(o.Changes))
		}
		for k := range o.Judged {
			if j := &o.Judged[k]; j.Verdict != stats.Met || len(o.Judged) == 1 {
				t.Rows = append(t.Rows, []document.Value{document.Text(what), count(o.Price), document.Text(j.ID), document.Text(targetTitle(j)), measured(j), count(o.Runs)})
			}
		}
	}
	return t.UnlessEmpty()
}

// levers are what there is to choose from.
func (s *improved) levers() document.Section {
	t := &document.Table{Key: "levers", Title: "Levers", Columns: []document.Column{
		{Key: "kind"}, {Key: "id"}, {Key: "text", Title: "Lever"}, {Key: "most", Title: "At most"}, {Key: "price", Title: "Each costs"}, {Key: "needed", Title: "Needed at least"},
	}}
	for i := range s.Levers {
		one := s.Levers[i].Change
		one.Level = 1
		t.Rows = append(t.Rows, []document.Value{
			document.Text(string(one.Kind)), document.Text(one.ID), document.Text(s.text(one)), count(one.Most), count(s.Levers[i].Price), count(s.Floor[i]),
		})
	}
	return t
}

// judged is what is asked for without any lever.
func (s *improved) judged() document.Section {
	t := objectivesTable("Without any lever")
	for i := range s.Before {
		t.Rows = append(t.Rows, objectiveRow(&s.Before[i]))
	}
	return t
}

// outcome is how the search came out, as data.
func (s *improved) outcome() document.Section {
	t := &document.Table{
		Key:     "improve",
		Columns: keys("found", "price", "priced_in", "tried", "missed", "open", "beyond", "out", "level", "confirmed_runs", "confirmed_seed"),
	}
	row := []document.Value{
		document.Bool(s.Set != nil),
		{},
		document.Text(s.pricedIn()), count(s.Tried), count(s.Missed), count(len(s.Open)), document.Bool(s.Beyond), document.Bool(s.Out),
		document.Text(fmt.Sprintf("%.6g", s.Level)),
		{},
		{},
	}
	if m := s.Set; m != nil {
		row[1], row[9], row[10] = count(m.Price), count(m.Runs), count(int(m.Seed))
	}
	t.Rows = [][]document.Value{row}
	return t
}
