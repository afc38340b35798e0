package paper

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// Who papers are for, beside the roles.
const (
	Controllers = "controllers" // who know all of it
	Evaluators  = "evaluators"  // who know no inject before its release
)

// Readers are all whom papers of an exercise can be for.
func Readers(e *scenario.Exercise) []string {
	readers := []string{Controllers, Evaluators}
	if e != nil {
		readers = append(readers, e.Roles.IDs()...)
	}
	return readers
}

// Plan is what somebody needs on paper before an exercise: a role its handout, evaluators their guides, controllers everything. The error
// says what the scenario lacks.
func Plan(s *scenario.Scenario, reader string) (*document.Document, error) {
	e := s.Exercise
	switch {
	case !e.IsPlayable():
		return nil, errors.New("the scenario has no exercise: write exercise: with roles")
	case e.Roles.Get(reader) != nil:
		d := &document.Document{Kind: "Player handout", Title: named(e) + ": " + roleName(e, reader)}
		d.Sections = handout(s, reader)
		return d, nil
	case reader == Evaluators:
		d := &document.Document{Kind: "Exercise evaluation guides", Title: title(s) + ": exercise evaluation guides"}
		d.Sections = append(d.Sections, objectives(s))
		d.Sections = append(d.Sections, guides(s)...)
		return d, nil
	case reader != Controllers:
		return nil, tree.Unknown("reader", reader, Readers(e))
	}
	program, err := sim.Compile(s)
	if err != nil {
		return nil, err
	}
	d := &document.Document{Kind: "Exercise plan", Title: title(s) + ": exercise plan", Rows: listKey}
	d.Summary = "For controllers. It has what is still to come: not for players."
	d.Sections = []document.Section{
		overview(s),
		&document.Chapter{}, list(s, words.Of(program)), objectives(s), observations(),
	}
	d.Sections = append(d.Sections, guides(s)...)
	for id := range e.Roles.All() {
		d.Sections = append(d.Sections, &document.Chapter{}, &document.Prose{Title: "Handout: " + roleName(e, id), Lines: []string{"For the player."}})
		d.Sections = append(d.Sections, handout(s, id)...)
	}
	return d, nil
}

// title is the name of the exercise for those who may know what it is about.
func title(s *scenario.Scenario) string { return cmp.Or(s.Exercise.Title, s.Title, "Exercise") }

// named is the name of the exercise for players: the scenario's title may tell what comes.
func named(e *scenario.Exercise) string { return cmp.Or(e.Title, "Exercise") }

func roleName(e *scenario.Exercise, id string) string { return cmp.Or(e.Roles.Get(id).Title, id) }

func agencyName(s *scenario.Scenario, id string) string {
	if a := s.Agencies.Get(id); a != nil && a.Name != "" {
		return a.Name
	}
	return id
}

// overview is the table of the exercise that HSEEP asks for. What nobody has written is left for a pen.
func overview(s *scenario.Scenario) *document.Facts {
	e := s.Exercise
	f := &document.Facts{}
	f.Add("Exercise name", title(s))
	f.Add("Exercise dates", date(e))
	f.Add("Venue", e.Venue)
	f.Add("Scope", e.Scope)
	f.Add("Mission areas", strings.Join(missionsOf(e), ", "))
	f.Add("Core capabilities", strings.Join(capabilities(e), "; "))
	var shown, played []string
	for id, o := range e.Objectives.All() {
		shown = append(shown, cmp.Or(o.Title, id))
	}
	for _, role := range e.Roles.All() {
		if name := agencyName(s, role.Agency); !slices.Contains(played, name) {
			played = append(played, name)
		}
	}
	f.Add("Objectives", strings.Join(shown, "; "))
	f.Add("Threat or hazard", e.Threat)
	f.Add("Scenario", s.Title)
	f.Add("Sponsor", e.Sponsor)
	f.Add("Participating organizations", strings.Join(played, "; "))
	f.Add("Point of contact", "")
	return f
}

func date(e *scenario.Exercise) string {
	if e.Conduct == nil {
		return ""
	}
	return e.Conduct.Format("2 January 2006, 15:04")
}

// capabilities are those of the objectives, each once, in the order of the file.
func capabilities(e *scenario.Exercise) []string {
	var list []string
	for _, o := range e.Objectives.All() {
		if !slices.Contains(list, o.Capability) {
			list = append(list, o.Capability)
		}
	}
	return list
}
