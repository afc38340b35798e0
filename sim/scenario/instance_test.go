package scenario_test

import (
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

// withCalls adds a stream of calls to the county, and an incident that waits for the first of them.
const withCalls = `  calls:
    agency: ipd
    where: scene
    arrivals: {rate: 9/h}
    plan:
      ring: {event: The telephone rings}
      sent: {after: ring, send: {patrol: 2}, give-up: 9m}
      lift: {after: {any: [sent.first, sent.gave-up]}, work: Lift, takes: 2m, outcomes: {well: 50%, ill: 50%}, chance: 90%}
      odd: {after: lift.well, event: After all}
  watch: {agency: ipd, where: scene, plan: {wait: {after: calls/begins.first, event: Something}}}`

func TestFromElsewhereAStreamsMilestoneIsThatOfAnInstance(t *testing.T) {
	t.Parallel()
	s, problems := loader.Bytes("county", []byte(scenariotest.County+withCalls), loader.Options{})
	if problems.Any() {
		t.Fatal(problems)
	}
	for ref, want := range map[string]scenario.Milestone{
		"calls/ring.first":          {"calls", "ring", scenario.Done, "", 0, 1},
		"calls/ring.3":              {"calls", "ring", scenario.Done, "", 0, 3},
		"calls/ring.all":            {"calls", "ring", scenario.Done, "", 0, scenario.AllInstances},
		"calls/begins.5":            {"calls", "", scenario.Begins, "", 0, 5},
		"calls/sent.2":              {"calls", "sent", scenario.Done, "", 0, 2},
		"calls/sent.2.3":            {"calls", "sent", scenario.Nth, "", 2, 3},
		"calls/sent.patrol-2.3":     {"calls", "sent", scenario.NthOfKind, "patrol", 2, 3},
		"calls/sent.first-car.all":  {"calls", "sent", scenario.NthOfEntry, "car", 1, scenario.AllInstances},
		"calls/sent.car-2.first":    {"calls", "sent", scenario.OfUnit, "car-2", 0, 1},
		"calls/sent.first.all":      {"calls", "sent", scenario.Nth, "", 1, scenario.AllInstances},
		"calls/sent.all.first":      {"calls", "sent", scenario.Done, "", 0, 1},
		"calls/sent.en-route.first": {"calls", "sent", scenario.EnRoute, "", 0, 1},
		"calls/lift.ill.2":          {"calls", "lift", scenario.Outcome, "ill", 0, 2},
		"ring.first":                {"calls", "ring", scenario.Done, "", 0, 1},
	} {
		for _, from := range []string{"", "watch"} {
			if from != "" && ref == "ring.first" {
				continue // only from outside plans
			}
			if got, err := s.Milestone(from, ref); err != nil || got != want {
				t.Errorf("from %q, %s is %+v, %v", from, ref, got, err)
			}
		}
	}
	own := scenario.Milestone{"calls", "sent", scenario.Nth, "", 2, 0}
	for _, ref := range []string{"sent.2", "calls/sent.2"} {
		if got, err := s.Milestone("calls", ref); err != nil || got != own {
			t.Errorf("in the plan of the stream, %s is %+v, %v", ref, got, err)
		}
	}
	if got, err := s.Milestone("calls", "shots/cars.2"); err != nil || got.Instance != 0 {
		t.Errorf("an incident that begins once has no instances: %+v, %v", got, err)
	}
}

func TestOwnStream(t *testing.T) {
	t.Parallel()
	s, problems := loader.Bytes("county", []byte(scenariotest.County+withCalls), loader.Options{})
	if problems.Any() {
		t.Fatal(problems)
	}
	for _, test := range []struct {
		want string
		refs []string
	}{
		{"calls", []string{"ring", "lift"}},
		{"calls", []string{"ring", "calls/sent.2"}},
		{"calls", []string{"ring", ""}},
		{"calls", []string{"calls/begins"}},
		{"", []string{"calls/ring.first", "calls/lift.all"}},
		{"", []string{"ring", "shots/cars"}},
		{"", []string{"shots/call", "shots/cars"}},
		{"", []string{"calls/begins", "calls/lift.2"}},
		{"", nil},
	} {
		if got := s.OwnStream(test.refs...); got != test.want {
			t.Errorf("%q lie in the stream %q, want %q", test.refs, got, test.want)
		}
	}
}
