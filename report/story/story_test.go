package story_test

import (
	"slices"
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/report/story"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment"
)

// The incidents of testdata/streams.yaml.
const (
	_ = iota
	calls
	thefts
)

// timeline is the timeline of a nominal run alone, in a document.
func timeline(t testing.TB, r *experiment.Result, tell ...sim.Instance) *document.Document {
	t.Helper()
	told := story.NewTimeline(words.Of(r.Program), r.Nominal, tell)
	return &document.Document{Title: "Timeline", Sections: []document.Section{told}}
}

func TestATimelineTellsWhatBeginsOnceAndWhatIsAskedFor(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml")
	terminal := format.Terminal{Width: 80}
	reporttest.Golden(t, "streams.txt", []byte(reporttest.Written(t, terminal.Write, timeline(t, r))))
	told := timeline(t, r, sim.Instance{Incident: calls, Ordinal: 3}, sim.Instance{Incident: thefts, Ordinal: 1}, sim.Instance{Incident: calls, Ordinal: 90})
	reporttest.Golden(t, "streams-told.txt", []byte(reporttest.Written(t, terminal.Write, told)))
	reporttest.Golden(t, "streams.md", []byte(reporttest.Written(t, format.Markdown, timeline(t, r))))
}

func TestATimelineOfNothingButStreamsHasAnExample(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml", "incidents.fire.arrivals={at: [+20m, +40m, +60m, +80m, +100m, +120m, +140m]}",
		"incidents.thefts.arrivals={count: 7, at: null}", "incidents.fire.plan.fifth={event: x}", "incidents.fire.begins=null")
	got := reporttest.Written(t, format.Terminal{Width: 200}.Write, timeline(t, r))
	for _, want := range []string{
		"Every incident arrives in a stream. Told as an example: fire#1, the first that is measured.",
		"Left out: 6 of fire (The fire), ", "--tell fire#2 tells one of them", "The fire #1 begins at The old mill", "The fire #1: Look at the fire",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Contains(got, "fire#2:") || strings.Contains(got, "calls#") {
		t.Errorf("more is told:\n%s", got)
	}
}

func TestWhoComesAtOnceIsToldTogether(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml", "incidents.thefts.arrivals.group={2: 100%}")
	got := reporttest.Written(t, format.Terminal{Width: 200}.Write, timeline(t, r, sim.Instance{Incident: thefts, Ordinal: 2}))
	if want := " #2 begins"; !strings.Contains(got, want) || !strings.Contains(got, "together with ") {
		t.Errorf("%q and with whom are not in\n%s", want, got)
	}
}

func TestAStreamIsToldWholeWhereItIsSmallOrAskedFor(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml", "incidents.thefts.arrivals={count: 101, at: null}")
	told := func(asked ...sim.Instance) string {
		return reporttest.Written(t, format.Terminal{Width: 200}.Write, timeline(t, r, asked...))
	}
	if got := told(); strings.Contains(got, "calls#10:") || !strings.Contains(got, "Left out: 10 of calls (Routine call), 101 of thefts") {
		t.Errorf("more than a few are told unasked:\n%s", got)
	}
	if got := told(sim.Instance{Incident: calls}); !strings.Contains(got, "Left out: 101 of thefts") || strings.Count(got, "Routine call #") < 10 {
		t.Errorf("not all of a stream that is asked for are told:\n%s", got)
	}
	got := told(sim.Instance{Incident: thefts})
	if !strings.Contains(got, "thefts has 101 instances in this run, more than the 100 that are told at once: name those to be") {
		t.Errorf("that a stream is too large is not said:\n%s", got)
	}
	few := reporttest.Evaluate(t, 0, "streams.yaml", "incidents.thefts.arrivals={count: 6, at: null}")
	if got := reporttest.Written(t, format.Terminal{Width: 200}.Write, timeline(t, few)); !strings.Contains(got, "thefts #6 begins") {
		t.Errorf("a stream of few is left out:\n%s", got)
	}
}

func TestAStepThatBeginsWithAPartOfAnotherSaysWhichPart(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml", "incidents.fire.plan.cars.send.patrol=2",
		"incidents.fire.plan.early={after: cars.first, event: One is there}", "incidents.fire.plan.seen={after: look.start, event: It is seen}",
		"incidents.fire.plan.none={after: look.start, event: Smoke at the neighbour's, chance: 0%}", "incidents.fire.plan.calm={after: none.skipped, event: Nobody else}",
		"incidents.fire.plan.note={after: cars.asked, event: A note is taken}", "incidents.fire.plan.worse={after: condition.full, event: It breaks through}",
		"incidents.fire.condition={starts: room, changes: {room: {full: 5m}}}")
	why := make(map[string]string)
	for _, line := range timeline(t, r).Sections[0].(*document.Timeline).Story {
		why[line.What] = line.Why
	}
	for what, want := range map[string]string{
		"One is there": "after Car 2 arrived", "It is seen": "after “Look at the fire” began", "Nobody else": "after “Smoke at the neighbour's” was skipped",
		"A note is taken": "after “Send 2× patrol” was asked for", "It breaks through": "after The fire was full",
	} {
		if got := why[what]; got != want {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
}

func TestWhoDecidesWithoutUnitsIsTheAgencyThatTheFileNames(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml", "incidents.fire.plan.who={decide: Who leads, by: [police], options: {us: Us, them: Them}, default: us}",
		"incidents.fire.plan.nobody={work: It burns, takes: 1m}")
	who := make(map[string]string)
	for _, line := range timeline(t, r).Sections[0].(*document.Timeline).Story {
		who[strings.Split(line.What, ",")[0]] = line.Who
	}
	for what, want := range map[string]string{"Who leads": "Town Police", "It burns": ""} {
		if got, told := who[what]; got != want || !told {
			t.Errorf("%s is by %q, want %q", what, got, want)
		}
	}
}

func TestManyStreamsAreLeftOutByTheirNumber(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml",
		"incidents.a={agency: police, where: base, arrivals: {count: 8}, plan: {x: {event: x}}}", "incidents.thefts.arrivals={count: 7, at: null}",
		"incidents.b={agency: police, where: base, arrivals: {count: 9}, plan: {x: {event: x}}}")
	if got := timeline(t, r).Sections[0].(*document.Timeline); !strings.Contains(got.Notes[0], "Left out: 34 incidents of 4 streams. ") || len(got.LeftOut) != 4 {
		t.Errorf("got %q, %+v", got.Notes, got.LeftOut)
	}
}

func TestARunThatIsNotKeptHasNoTimelineAndSaysSo(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml")
	r.Nominal.Records, r.Nominal.Count = nil, 600_000
	got := reporttest.Written(t, format.Terminal{Width: 200}.Write, timeline(t, r))
	if !strings.Contains(got, "The run has 600,000 records, more than the 524,288 that are kept: ") || strings.Contains(got, "Clock") {
		t.Errorf("got\n%s", got)
	}
}

func TestReliefsAreNoMoreUnitsOfAStepAndAnAgencyIsAskedForWhatIsMissing(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "shift.yaml")
	reporttest.Golden(t, "shift.txt", []byte(reporttest.Written(t, format.Terminal{Width: 80}.Write, timeline(t, r))))
}

func TestAUnitThatStandsOnASceneWithoutAStepIsSaidToHandOver(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "shift.yaml", "incidents.fire.plan.hose={work: null, needs: null, takes: null, event: It is out, delay: 90m}")
	got := reporttest.Written(t, format.Terminal{Width: 200}.Write, timeline(t, r))
	if strings.Count(got, "06:02:13     1:02:13  town    night hands over to day-1\n") != 1 {
		t.Errorf("nobody hands over in\n%s", got)
	}
}

func TestSheetsAreWhatADispatchCentrePrints(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml")
	units, board := story.Sheets(words.Of(r.Program), r.Nominal, []sim.Instance{{Incident: calls, Ordinal: 3}, {Incident: calls, Ordinal: 4}})
	d := &document.Document{Title: "Sheets", Sections: []document.Section{units, board}}
	reporttest.Golden(t, "sheets.txt", []byte(reporttest.Written(t, format.Terminal{Width: 80}.Write, d)))
}

// Who is put out of action is not clear then.
func TestASheetTellsWhoWasPutOutOfAction(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "../../scenarios/independence.yaml")
	units, _ := story.Sheets(words.Of(r.Program), r.Nominal, nil)
	lost := 0
	for _, row := range units.Rows {
		cleared, out := row[len(row)-2].String(), row[len(row)-1].String()
		if (out == "–") == (cleared == "–") {
			t.Errorf("%s is out of action at %s, and clear at %s", row[1], out, cleared)
		}
		if out != "–" {
			lost++
		}
	}
	if lost != 3 {
		t.Errorf("%d are put out of action, not 3", lost)
	}
}

// What somebody asks to be told is told alone: nothing of other instances, of what begins once, or of what is left out.
func TestWhatIsAskedForIsToldAlone(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "clinic.yaml")
	incident := int32(slices.IndexFunc(r.Program.Incidents, func(i sim.Incident) bool { return i.ID == "patients" }))
	d := &document.Document{Title: "One", Sections: story.Asked(words.Of(r.Program), r.Nominal, []sim.Instance{{Incident: incident, Ordinal: 3}})}
	got := reporttest.Written(t, format.Terminal{Width: 120}.Write, d)
	if strings.Contains(got, "Left out") || strings.Contains(got, "#2") || strings.Contains(got, "#1 ") || !strings.Contains(got, "patients#3") {
		t.Errorf("got\n%s", got)
	}
	for _, want := range []string{"First on scene", "Unit times", "#3"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestUnitsThatAreHeldWhenTheirWorkIsDoneAreSaidToBe(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "tiny.yaml", "incidents.fall.plan.watch={after: go, work: Keep watch, needs: {patrol: 1}, takes: 1m, hold: help}",
		"incidents.fall.plan.treat.takes=1m", "incidents.fall.plan.treat.hold=late", "incidents.fall.plan.late={after: help, delay: 20m, event: Too late}",
		"incidents.fall.plan.look={after: watch, with: watch, work: Look round, needs: {patrol: 1}, takes: 10s, hold: look.start}")
	got := reporttest.Written(t, format.Terminal{Width: 200}.Write, timeline(t, r))
	for _, want := range []string{"Keep watch, Car, 1:00, held until 09:04:27 ", "Treat, Medic, 1:00, held to the end of the run ", "Look round, Car, 0:10 "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestUnitsElsewhereThatAnEventTakesAreSaidToBeOutOfService(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "tiny.yaml", "incidents.fall.plan.off={after: go, event: Two are out of order, disable: {spare: 2}, until: on}",
		"incidents.fall.plan.on={after: off, delay: 5m, event: They are mended}", "units.spare={agency: police, kind: reserve, count: 3, home: base}")
	got := reporttest.Written(t, format.Terminal{Width: 200}.Write, timeline(t, r))
	for _, want := range []string{"Two are out of order: 2× reserve out of service", "2× reserve in service again"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestThatMoreIsAskedForThanIsToldAtOnceIsSaidWhereItIsToldAlone(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml", "incidents.thefts.arrivals={count: 101, at: null}")
	for asked, want := range map[sim.Instance]string{
		{Incident: thefts}:               "thefts has 101 instances in this run, more than the 100 that are told at once",
		{Incident: thefts, Ordinal: 999}: "thefts#999 does not arrive in this run.",
	} {
		d := &document.Document{Title: "Asked", Sections: story.Asked(words.Of(r.Program), r.Nominal, []sim.Instance{asked})}
		got := reporttest.Written(t, format.Terminal{Width: 200}.Write, d)
		if !strings.Contains(got, want) || strings.Contains(got, "Left out") {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
