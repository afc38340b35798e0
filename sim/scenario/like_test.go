package scenario_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

func TestAnIncidentLikeAnotherHasWhatItDoesNotSay(t *testing.T) {
	t.Parallel()
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	night, again, surge := s.Incidents.Get("night"), s.Incidents.Get("again"), s.Incidents.Get("surge")
	for what, ok := range map[string]bool{
		"what it does not say":           again.Agency == "pd" && again.Where.Place == "scene",
		"what it says":                   again.Begins.At.Text == "14:00" && surge.Where.Place == "yard",
		"null removes":                   again.Chance == nil && again.Plan.Get("stay") == nil && night.Plan.Get("stay") != nil,
		"plans merge":                    slices.Equal(again.Plan.IDs(), []string{"call", "tell", "cars", "teams", "talk", "rescue"}),
		"steps merge":                    again.Plan.Get("rescue").Takes.Text == "3m" && again.Plan.Get("rescue").Outcomes.Len() == 3,
		"the other stays as it is":       night.Plan.Get("rescue").Takes.Text == "triangular(1m 2m 5m)" && night.Like == "",
		"arrivals take the place of":     surge.Arrivals.Count.Value == 3 && surge.Arrivals.Rate == nil,
		"places keep their order":        slices.Equal(s.Incidents.IDs(), []string{"night", "calls", "gaps", "listed", "again", "surge"}),
		"it says of whom it is the like": again.Like == "night",
	} {
		if !ok {
			t.Errorf("%s: it does not", what)
		}
	}
}

// likeCounty is the county with incidents like others.
func likeCounty(incidents string) string {
	return "incidents:\n  " + strings.ReplaceAll(incidents, "; ", "\n  ") + "\n"
}

func TestIncidentsLikeOthers(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"one after the other", likeCounty("more: {like: yet, begins: 13:20}; yet: {like: shots, begins: 13:10}"), nil},
		{"a stream of what happens once", likeCounty("more: {like: shots, arrivals: {rate: 1/day}}"), nil},
		{"once of what is a stream", likeCounty("calls: {like: shots, begins: null, arrivals: {rate: 1/day}}; one: {like: calls, begins: 13:20}"), []string{
			`incidents.calls.begins: there is no "begins" to remove (known: agency, where, plan)`,
		}},
		{"a measure still means the first", likeCounty("more: {like: shots}") + "objectives: {help: share(help) >= 5%}", nil},
		{"a step that only the other has", likeCounty("more: {like: shots, plan: {end: {event: End}}}") + "objectives: {end: share(end) >= 5%}", nil},
		{"a mistake in what it says", likeCounty("more: {like: shots, plan: {cars: {send: {patrol: 2, tacticl: 1}}}}"), []string{
			`incidents.more.plan.cars.send.tacticl: there is no kind of unit "tacticl" (did you mean "tactical"?)`,
		}},
		{"a variant's", "variants: {v: {changes: {incidents.more: {like: shots, begins: 13:20, plan: {call: null}}}}}", []string{
			`incidents.more.plan.cars.after: variant v: there is no step "call" (in line 32) (another incident has it: write shots/call)`,
			`incidents.more.plan.lock.after: variant v: there is no step "call" (in line 34) (another incident has it: write shots/call)`,
		}},
		{"a variant of what is like", likeCounty("more: {like: shots}") + "variants: {v: {changes: {incidents.more.plan.help.takes: 9m, incidents.shots.plan.cars: null, measures.first-car: null, incidents.shots.plan.help.after: call}}}", []string{
			`plan.help.needs.patrol: variant v: the plan neither sends patrol nor has it present (in line 33) (send one, write present: {patrol: 1} on the incident, or name the agency that does it where it is with by)`,
		}},
	})
}

func TestIncidentsLikeOthersHaveAnEnd(t *testing.T) {
	t.Parallel()
	var chain, wide strings.Builder
	chain.WriteString(scenariotest.Small + "\n")
	for i := range 3000 {
		fmt.Fprintf(&chain, "  c%d: {like: c%d}\n", i, i+1)
	}
	chain.WriteString("  c3000: {like: night}\n")
	if s, problems := loader.Bytes("-", []byte(chain.String()), loader.Options{}); s == nil || s.Incidents.Get("c0").Plan.Len() != 1 {
		t.Errorf("a chain: %.300s", problems.Error())
	}
	wide.WriteString(scenariotest.Small + "\n")
	for i := range 1000 {
		fmt.Fprintf(&wide, "      s%d: {event: Step}\n", i)
	}
	for i := range 1000 {
		fmt.Fprintf(&wide, "  c%d: {like: night}\n", i)
	}
	_, problems := loader.Bytes("-", []byte(wide.String()), loader.Options{})
	if want := "the incidents that are like others make more than 250000 values (simulate fewer)"; !strings.Contains(problems.Error(), want) {
		t.Errorf("many: %.300s", problems.Error())
	}
}
