package story_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/report/reporttest"
	"simulate/report/story"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment"
)

// column is the place of a column of data.
func column(t *testing.T, of *document.Table, key string) int {
	t.Helper()
	i := slices.IndexFunc(of.Columns, func(c document.Column) bool { return c.Key == key })
	if i < 0 {
		t.Fatalf("no column %s", key)
	}
	return i
}

// lines are the clock times of key events and what readers are told.
func lines(t *testing.T, of *document.Table) string {
	t.Helper()
	told := slices.IndexFunc(of.Columns, func(c document.Column) bool { return c.Title == "What" })
	var b strings.Builder
	for _, row := range of.Rows {
		b.WriteString(row[0].String() + " " + row[told].String() + "\n")
	}
	return b.String()
}

// Independence names more instants than a reader takes in: those that reports are about are kept, whenever they occur, and events of
// the plan before work that begins.
func TestOfManyKeyEventsThoseThatAreReportedAreKept(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "../../scenarios/independence.yaml")
	var told []story.Told
	for id, x := range r.Program.Scenario.Reported.All() {
		if x.Milestone != "" {
			told = append(told, story.Told{Milestone: x.Milestone, Text: id})
		}
	}
	events := story.KeyEvents(words.Of(r.Program), r.Nominal, story.Beside{Reports: told})
	kept := 0
	for _, row := range events.Rows {
		if row[column(t, events, "reported")].String() != "" {
			kept++
		}
	}
	if len(events.Rows) != 18 || kept != len(told) {
		t.Errorf("%d events, of which %d of the %d reported", len(events.Rows), kept, len(told))
	}
	if text := lines(t, events); !strings.Contains(text, "Three officers are shot") {
		t.Errorf("an event of the plan is left out for work that begins:\n%s", text)
	}
}

// Beside an incident with many instants of its own the worst of what comes in numbers is told, too.
func TestAnIncidentLeavesRoomForOtherCalls(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "../../scenarios/county-day.yaml")
	events := story.KeyEvents(words.Of(r.Program), r.Nominal, story.Beside{})
	text := lines(t, events)
	if n := strings.Count(text, "the most at once") + strings.Count(text, " is free for "); n < 3 || len(events.Rows)-n != 18 {
		t.Errorf("%d of %d events are of other calls:\n%s", n, len(events.Rows), text)
	}
}

// What targets count from is what readers count from: the call, and not the start of the scenario nine minutes before.
func TestKeyEventsCountFromTheCall(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "../../scenarios/independence.yaml")
	events := story.KeyEvents(words.Of(r.Program), r.Nominal, story.Beside{Reports: []story.Told{{Milestone: "first-shots"}}})
	since := column(t, events, "since")
	if title := events.Columns[since].Title; title != "Since call" {
		t.Errorf("the column is called %q", title)
	}
	for _, want := range []struct{ clock, since string }{{"13:00:00", "-9:00"}, {"13:09:00", "0:00"}} {
		if !slices.ContainsFunc(events.Rows, func(row []document.Value) bool {
			return row[0].String() == want.clock && row[since].String() == want.since
		}) {
			t.Errorf("nothing at %s, %s since the call:\n%s", want.clock, want.since, lines(t, events))
		}
	}
}

// Four patients and one ambulance: it is told when the most waited at once, and when for longest nobody could be sent.
func TestTheKeyEventsOfStreamsAreWhenMostWasWaitedFor(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "clinic.yaml")
	events := story.KeyEvents(words.Of(r.Program), r.Nominal, story.Beside{})
	want := `09:02:00 No ambulance is free for 46:07, the longest of 2 times
09:14:00 2× ambulance waited for, the most at once
`
	if got := lines(t, events); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A unit that goes from one call to the next at the same instant is not free between them.
func TestWhoGoesFromCallToCallIsNotFreeBetween(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "one-car.yaml")
	got := lines(t, story.KeyEvents(words.Of(r.Program), r.Nominal, story.Beside{}))
	if want := "09:10:00 2× car waited for, the most at once\n09:10:00 No car is free for 30:00, the longest of 2 times\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// An order that some sites refuse is carried out without them: they are named, as nobody is to look for them among the others.
func TestKeyEventsNameTheSitesThatDoNotLockDown(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "../../scenarios/independence.yaml", "incidents.elsea-smith.plan.lockdown.fails=40%")
	for run := range 40 {
		shown, err := experiment.Show(t.Context(), r.Program, r.Set, sim.Luck{Seed: 1, Replication: uint64(run)})
		if err != nil {
			t.Fatal(err)
		}
		var refused []string
		done := false
		for i := range shown.Records {
			switch x := &shown.Records[i]; {
			case x.Kind == sim.PostureRefused && r.Program.Steps[x.Step].ID == "lockdown":
				refused = append(refused, r.Program.Sites[x.Arg].Name)
			case x.Kind == sim.StepDone && x.Step != sim.NoStep:
				done = done || r.Program.Steps[x.Step].ID == "lockdown"
			}
		}
		if !done || len(refused) == 0 || len(refused) > 3 {
			continue
		}
		want := fmt.Sprintf("%d of 11 sites: lockdown; ", 11-len(refused))
		got := lines(t, story.KeyEvents(words.Of(r.Program), shown, story.Beside{}))
		if never := "; never " + strings.Join(refused, ", "); !strings.Contains(got, want) || !strings.Contains(got, never) {
			t.Errorf("%q and %q are not in\n%s", want, never, got)
		}
		return
	}
	t.Fatal("in no run some schools refuse")
}

func TestAnOrderThatNobodyCarriesOutIsTold(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "../story/testdata/superseded.yaml")
	if text := lines(t, story.KeyEvents(words.Of(r.Program), r.Nominal, story.Beside{})); !strings.Contains(text, "13:00:00 0 of 1 site: lockdown; never The school") {
		t.Errorf("the lockdown that is called off is not told:\n%s", text)
	}
}

// A step of nobody, which a variant may make of one, is called by its name.
func TestAKeyEventOfNobodyIsCalledByItsStep(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "../../scenarios/starter.yaml",
		"incidents.fall.plan.withdraw={after: ring, move: {patrol: 0}, where: station}", "measures.withdrawn={from: ring, to: withdraw}")
	if text := lines(t, story.KeyEvents(words.Of(r.Program), r.Nominal, story.Beside{})); !strings.Contains(text, " withdraw") || strings.Contains(text, "  at ") {
		t.Errorf("got\n%s", text)
	}
}

// Two reports of one instant of which neither supersedes the other are both told, of the same time once.
func TestAllReportsOfAKeyEventAreTold(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "../../scenarios/starter.yaml")
	told := []story.Told{{Milestone: "fall/ring", Text: "09:12"}, {Milestone: "ring", Text: "about 09:15"}, {Milestone: "ring", Text: "09:12"}}
	moments := story.Moments(words.Of(r.Program), r.Nominal, story.Beside{Reports: told})
	i := slices.IndexFunc(moments, func(m story.Moment) bool { return len(m.Told) > 0 })
	if i < 0 || moments[i].Reported() != "09:12; about 09:15" || len(moments[i].Told) != 3 {
		t.Errorf("got %+v", moments)
	}
}

// Two milestones may be of one record: that a step has ended, and how.
func TestReportsOfOneRecordAreToldTogether(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "../../scenarios/independence.yaml")
	told := []story.Told{{Milestone: "elsea-smith/rescue", Text: "13:14"}, {Milestone: "elsea-smith/rescue.shot", Text: "13:20"}}
	moments := story.Moments(words.Of(r.Program), r.Nominal, story.Beside{Reports: told})
	if !slices.ContainsFunc(moments, func(m story.Moment) bool { return m.Reported() == "13:14; 13:20" }) {
		t.Errorf("got %+v", moments)
	}
}

// Who comes with a step is called by the name of the units where they have one, and by their kind where they are of several names.
func TestKeyEventsNameWhoCame(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ set, want string }{
		{"units.north-car.name=Town car", "Town car 1 at the scene"},
		{"units.north-car.name=Town car;incidents.fall.plan.cars.send={patrol: 2}", "2× Town car at the scene"},
		{"incidents.fall.plan.cars.send={patrol: 2}", "2× patrol at the scene"},
		{"units.north-car.name=Town car;units.north-car.count=1;units.other={agency: city-police, kind: patrol, name: Other, home: station};incidents.fall.plan.cars.send={patrol: 2}", "2× patrol at the scene"},
	} {
		set := append([]string{"incidents.fall.plan.cars={after: ring, send: {patrol: 1}}", "measures.came={from: ring, to: cars}"}, strings.Split(c.set, ";")...)
		r := reporttest.Evaluate(t, 0, "../../scenarios/starter.yaml", set...)
		if text := lines(t, story.KeyEvents(words.Of(r.Program), r.Nominal, story.Beside{})); !strings.Contains(text, c.want) {
			t.Errorf("with %s %q is not in\n%s", c.set, c.want, text)
		}
	}
}
