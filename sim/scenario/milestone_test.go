package scenario_test

import (
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

func TestMilestoneReferencesAreRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]scenario.MilestoneRef{
		"call":                     {"", "call", ""},
		"first-cars.2":             {"", "first-cars", "2"},
		"first-cars.en-route":      {"", "first-cars", "en-route"},
		"rescue.shot":              {"", "rescue", "shot"},
		"other-incident/step":      {"other-incident", "step", ""},
		"begins":                   {"", "begins", ""},
		"other/begins":             {"other", "begins", ""},
		"lockdown.middle.failed":   {"", "lockdown", "middle.failed"},
		"a/lockdown.middle.failed": {"a", "lockdown", "middle.failed"},
		"a/answer.3":               {"a", "answer", "3"},
		"a/begins.first":           {"a", "begins", "first"},
		"a/cars.en-route.all":      {"a", "cars", "en-route.all"},
		"a/cars.2.3":               {"a", "cars", "2.3"},
		"a/lock.middle.failed.2":   {"a", "lock", "middle.failed.2"},
	} {
		got, err := scenario.ParseMilestoneRef(text)
		if err != nil || got != want || got.String() != text {
			t.Errorf("%q is read as %#v and written %q, %v", text, got, got, err)
		}
	}
	for _, text := range []string{"", "Call", "call.", "/call", "a/b/c", "call.0", "call.01", "call.2.failed", "call.a.b", "call .a", "a/cars.2.3.4", "a/cars.2.", "a/cars..2", "a/cars.99999999999"} {
		if got, err := scenario.ParseMilestoneRef(text); err == nil {
			t.Errorf("%q is read as %#v", text, got)
		}
	}
}

func FuzzParseMilestoneRef(f *testing.F) {
	for _, text := range []string{"call", "a/b.2", "a/b.c.failed", "begins", "a/b.c.failed.all", "a/b.2.3"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if r, err := scenario.ParseMilestoneRef(text); err == nil && r.String() != text {
			t.Errorf("%q is written %q", text, r)
		}
	})
}

// twoIncidents is a scenario with steps of every verb that has milestones of its own.
func twoIncidents(t *testing.T) *scenario.Scenario {
	t.Helper()
	s, problems := loader.Bytes("county", []byte(scenariotest.County+`      tell: {message: Go, to: [desk], over: main}
      away: {after: help, move: {patrol: 2}, where: base}
      choice: {decide: Go in, options: {in: Go, out: Stay}, default: in}
  crash:
    agency: ipd
    where: scene
    plan:
      call: {event: Another call}
      tow: {work: Tow}
`), loader.Options{})
	if problems.Any() {
		t.Fatal(problems)
	}
	return s
}

func TestMilestonesOfEveryVerb(t *testing.T) {
	t.Parallel()
	s := twoIncidents(t)
	for ref, want := range map[string]scenario.Milestone{
		"begins":              {"shots", "", scenario.Begins, "", 0, 0},
		"crash/begins":        {"crash", "", scenario.Begins, "", 0, 0},
		"call":                {"shots", "call", scenario.Done, "", 0, 0},
		"crash/call":          {"crash", "call", scenario.Done, "", 0, 0},
		"call.asked":          {"shots", "call", scenario.Asked, "", 0, 0},
		"call.start":          {"shots", "call", scenario.Started, "", 0, 0},
		"call.stopped":        {"shots", "call", scenario.Stopped, "", 0, 0},
		"call.skipped":        {"shots", "call", scenario.Skipped, "", 0, 0},
		"call.gave-up":        {"shots", "call", scenario.GaveUp, "", 0, 0},
		"call.failed":         {"shots", "call", scenario.Failed, "", 0, 0},
		"call.ended":          {"shots", "call", scenario.Ended, "", 0, 0},
		"help.shot":           {"shots", "help", scenario.Outcome, "shot", 0, 0},
		"choice.out":          {"shots", "choice", scenario.Option, "out", 0, 0},
		"cars.approved":       {"shots", "cars", scenario.Approved, "", 0, 0},
		"cars.en-route":       {"shots", "cars", scenario.EnRoute, "", 0, 0},
		"cars.first":          {"shots", "cars", scenario.Nth, "", 1, 0},
		"cars.2":              {"shots", "cars", scenario.Nth, "", 2, 0},
		"cars.patrol":         {"shots", "cars", scenario.OfKind, "patrol", 0, 0},
		"cars.first-patrol":   {"shots", "cars", scenario.NthOfKind, "patrol", 1, 0},
		"cars.patrol-1":       {"shots", "cars", scenario.NthOfKind, "patrol", 1, 0},
		"cars.patrol-2":       {"shots", "cars", scenario.NthOfKind, "patrol", 2, 0},
		"cars.first-car":      {"shots", "cars", scenario.NthOfEntry, "car", 1, 0},
		"cars.car-2":          {"shots", "cars", scenario.OfUnit, "car-2", 0, 0},
		"away.car-4":          {"shots", "away", scenario.OfUnit, "car-4", 0, 0},
		"cars.all":            {"shots", "cars", scenario.Done, "", 0, 0},
		"away.en-route":       {"shots", "away", scenario.EnRoute, "", 0, 0},
		"away.2":              {"shots", "away", scenario.Nth, "", 2, 0},
		"tell.desk":           {"shots", "tell", scenario.ToAgency, "desk", 0, 0},
		"tell.all":            {"shots", "tell", scenario.Done, "", 0, 0},
		"lock.first":          {"shots", "lock", scenario.Nth, "", 1, 0},
		"lock.buckner":        {"shots", "lock", scenario.AtSite, "buckner", 0, 0},
		"lock.buckner.failed": {"shots", "lock", scenario.SiteFailed, "buckner", 0, 0},
		"lock.all":            {"shots", "lock", scenario.Done, "", 0, 0},
		"shots/cars.first":    {"shots", "cars", scenario.Nth, "", 1, 0},
	} {
		if got, err := s.Milestone("shots", ref); err != nil || got != want {
			t.Errorf("%s is %+v, %v", ref, got, err)
		}
	}
	for ref, want := range map[string]string{
		"cars.3":                "there is no arrival 3 at cars: it brings at most 2",
		"cars.patrol-3":         "there is no arrival 3 of patrol at cars: it brings at most 2",
		"cars.car-5":            "there is no arrival 5 of car at cars: it brings at most 2",
		"cars.taker-1":          "taker-1 is of the kind call-taker, which cars does not bring: it brings patrol",
		"cars.first-call-taker": "cars brings no call-taker: it brings patrol",
		"call.first-patrol":     `nothing can produce "call.first-patrol": known: asked, ended, failed, gave-up, skipped, start, stopped`,
		"cars.first-patrl":      `nothing can produce "cars.first-patrl": did you mean "cars.first-patrol"?`,
		"cars.4k":               `"cars.4k" is not a milestone: write step, step.part or incident/step.part, such as first-cars.2`,
		"away.approved":         `nothing can produce "away.approved": known: patrol, first-patrol, all, en-route, first, asked, ended, failed and 4 more`,
		"lock.2":                `nothing can produce "lock.2": known: buckner, all, first, asked, ended, failed, gave-up, skipped and 2 more`,
		"tell.desc":             `nothing can produce "tell.desc": did you mean "tell.desk"?`,
		"call.first":            `nothing can produce "call.first": known: asked, ended, failed, gave-up, skipped, start, stopped`,
		"choice.on":             `nothing can produce "choice.on": did you mean "choice.in"?`,
		"tow":                   `there is no step "tow": another incident has it: write crash/tow`,
		"crash/toe":             `there is no step "toe": did you mean "tow"?`,
		"crush/tow":             `there is no incident "crush": did you mean "crash"?`,
	} {
		if got, err := s.Milestone("shots", ref); err == nil || err.Error() != want {
			t.Errorf("%s is %+v, %v", ref, got, err)
		}
	}
}

func TestFromOutsideAPlanAStepIsTheOneOfTheOnlyIncidentThatHasIt(t *testing.T) {
	t.Parallel()
	s := twoIncidents(t)
	if m, err := s.Milestone("", "tow.start"); err != nil || m != (scenario.Milestone{"crash", "tow", scenario.Started, "", 0, 0}) {
		t.Errorf("tow.start is %+v, %v", m, err)
	}
	for ref, want := range map[string]string{
		"call":   `"call" may be in any of 2 incidents: write shots/call or crash/call`,
		"begins": `"begins" may be in any of 2 incidents: write shots/begins or crash/begins`,
		"toow":   `there is no step "toow": did you mean "tow"?`,
	} {
		if _, err := s.Milestone("", ref); err == nil || err.Error() != want {
			t.Errorf("%s: %v", ref, err)
		}
	}
}
