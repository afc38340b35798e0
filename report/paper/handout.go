package paper

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/sim/scenario"
)

// handout is what a player gets to read beforehand: the role, what its agency has, and how to play. Nothing of incidents, plans, injects,
// tasks and their limits stands in it, nor what will be asked, nor the scenario's own title, which may tell how it ends.
func handout(s *scenario.Scenario, id string) []document.Section {
	e := s.Exercise
	role := e.Roles.Get(id)
	you := &document.Facts{}
	you.Add("Exercise", named(e))
	you.Add("Your role", roleName(e, id))
	you.Add("Your agency", agencyName(s, role.Agency))
	you.Add("Date", date(e))
	you.Add("Venue", e.Venue)
	you.Add("The scenario begins", s.Clock.Start.In(s.Clock.Location()).Format("Monday, 2 January 2006, 15:04"))
	you.Add("Clock", paces[cmp.Or(e.Pace, scenario.ByClock)])
	you.Add("Units that you may order", names(s, role.Orders))
	you.Add("Units of others that you see", names(s, role.Sees))
	sections := []document.Section{you}
	for _, t := range []*document.Table{units(s, role), lines(s, role.Agency), sites(s, role.Agency), players(s, id)} {
		if len(t.Rows) > 0 {
			sections = append(sections, t)
		}
	}
	return append(sections, rules())
}

var paces = map[scenario.Pace]string{
	scenario.ByClock:      "goes on while you decide",
	scenario.ByDiscussion: "stands while you decide",
}

func names(s *scenario.Scenario, agencies []string) string {
	list := make([]string, len(agencies))
	for i, id := range agencies {
		list[i] = agencyName(s, id)
	}
	return strings.Join(list, "; ")
}

// units are those of the agency, and of those that the role orders or sees.
func units(s *scenario.Scenario, role *scenario.Role) *document.Table {
	known := map[string]bool{role.Agency: true}
	for _, id := range append(append([]string{}, role.Orders...), role.Sees...) {
		known[id] = true
	}
	t := &document.Table{Title: "Units", Columns: []document.Column{{Title: "Agency"}, {Title: "Unit"}, {Title: "Kind"}, {Title: "How many"}, {Title: "Station"}}}
	for id, u := range s.Units.All() {
		if !known[u.Agency] {
			continue
		}
		station := ""
		if u.Home != nil && s.Places.Get(u.Home.Place) != nil {
			station = cmp.Or(s.Places.Get(u.Home.Place).Name, u.Home.Place)
		}
		t.Rows = append(t.Rows, texts(agencyName(s, u.Agency), cmp.Or(u.Name, id), u.Kind, strconv.Itoa(u.Size()), station))
	}
	return t
}

// lines are the channels on which the agency speaks and hears.
func lines(s *scenario.Scenario, agency string) *document.Table {
	t := &document.Table{Title: "Lines and channels", Columns: []document.Column{{Title: "Channel"}, {Title: "Kind"}, {Title: "Who is on it"}}}
	for id, c := range s.Channels.All() {
		for _, member := range c.Members {
			if member == agency {
				t.Rows = append(t.Rows, texts(cmp.Or(c.Name, id), string(c.Kind), names(s, c.Members)))
				break
			}
		}
	}
	return t
}

// sites are those that the agency runs.
func sites(s *scenario.Scenario, agency string) *document.Table {
	t := &document.Table{Title: "Sites", Columns: []document.Column{{Title: "Site"}, {Title: "Kind"}, {Title: "People"}, {Title: "Dismissal"}}}
	start := s.Clock.Start.In(s.Clock.Location())
	for id, site := range s.Sites.All() {
		if site.Agency != agency {
			continue
		}
		people, dismissal := "", ""
		if site.People != nil {
			people = strconv.Itoa(site.People.Value)
		}
		if site.Dismissal != nil {
			dismissal = clockText(start.Add(time.Duration(s.Resolve(site.Dismissal.Value, 0)) * time.Millisecond))
		}
		t.Rows = append(t.Rows, texts(cmp.Or(site.Name, id), site.Kind, people, dismissal))
	}
	return t
}

// players are the other roles.
func players(s *scenario.Scenario, except string) *document.Table {
	t := &document.Table{Title: "Who else can be played", Columns: []document.Column{{Title: "Role"}, {Title: "Agency"}}}
	for id, role := range s.Exercise.Roles.All() {
		if id != except {
			t.Rows = append(t.Rows, texts(roleName(s.Exercise, id), agencyName(s, role.Agency)))
		}
	}
	return t
}

func rules() *document.Prose {
	return &document.Prose{Title: "How to play", Lines: []string{
		"Begin every exercise message with “Exercise”. In a real emergency say “Real world”: everything stops.",
		"Do what you would do. What you decide has consequences; there is no script to guess.",
		"You know what your agency has heard or can see. Ask others over the lines that you have.",
		"What is not said is as it would be on that day. Ask the controller when in doubt.",
		"The exercise looks at plans and at the work together, not at persons.",
	}}
}
