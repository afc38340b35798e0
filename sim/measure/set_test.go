package measure_test

import (
	"os"
	"strconv"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario/loader"
)

// program compiles a scenario file with changes as on the command line.
func program(t testing.TB, file string, changes ...string) *sim.Program {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sc, problems := loader.Bytes(file, text, loader.Options{Set: changes})
	if sc == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(sc)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func compile(t testing.TB, p *sim.Program) *measure.Set {
	t.Helper()
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// nominal folds the nominal run and returns its values as text, by row: "first-on-scene" or "in-lockdown/north".
func nominal(t *testing.T, changes ...string) map[string]string {
	t.Helper()
	return fold(t, program(t, "testdata/hand.yaml", changes...))
}

// until is nominal with an earlier horizon.
func until(t *testing.T, horizon engine.Time) map[string]string {
	t.Helper()
	return fold(t, program(t, "testdata/hand.yaml").Until(horizon))
}

func fold(t *testing.T, p *sim.Program) map[string]string {
	t.Helper()
	set := compile(t, p)
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, v := range fold.Values() {
		name := label(&set.Rows[v.Row])
		if got[name] != "" {
			got[name] += " "
		}
		got[name] += show(v)
	}
	return got
}

func label(r *measure.Row) string {
	if r.Origin == measure.Instant {
		return "@" + r.Measure
	}
	if r.Key == "" {
		return r.Measure
	}
	return r.Measure + "/" + r.Key
}

func show(v measure.Value) string {
	if v.State != measure.Happened {
		return v.State.String()
	}
	return strconv.FormatInt(v.Amount, 10)
}

func TestDeclaredMeasures(t *testing.T) {
	t.Parallel()
	expect(t, nominal(t), map[string]string{
		"first-on-scene":         "420000",  // 2 → 9 min
		"backwards":              "-420000", // differences are signed
		"retreat-time":           "never",   // enter took the other branch
		"statement-time":         "unfinished",
		"after-retreat":          "not-applicable", // it did not even begin
		"in-lockdown/north":      "1800000",
		"in-lockdown/south":      "1800000",
		"call-to-lockdown/north": "780000", // call is common to the sites
		"by-incident/siege":      "2580000",
		"locked/+14m":            "0",
		"locked/+15m":            "2000000", // the instant itself is included
		"locked/+45m":            "0",
		"entered/+45m":           "1000000", // a level without end
		"@enter":                 "2700000",
	})
}

func TestBuiltinIntervals(t *testing.T) {
	t.Parallel()
	expect(t, nominal(t), map[string]string{
		"alarm-answering":        "60000", // 2 → 3 min
		"alarm-processing":       "0",     // answered → the first car is assigned
		"turnout/town":           "60000 60000",
		"turnout/county":         "180000 180000",
		"turnout-by-kind/patrol": "60000 60000",
		"travel/town":            "300000 300000",
		"response":               "420000",
		"response/town":          "420000",
		"response/county":        "1140000", // 2 → 21 min
		"initiating-action":      "60000",   // 9 → 10 min
		"aid.approval/county":    "240000",
		"aid.assigned/county":    "240000", // all of aid counts from the asking
		"aid.en-route/county":    "420000",
		"aid.arrived/county":     "720000",
	})
}

func TestChannelsUnitsAndSites(t *testing.T) {
	t.Parallel()
	expect(t, nominal(t), map[string]string{
		"channel.wait/main":        "0", // a radio is heard by both receivers in one transmission
		"channel.wait/line":        "0 120000",
		"channel.utilisation/main": "4166667",  // 30 s of 2 h
		"channel.utilisation/line": "25000000", // 3 min of 2 h
		"calls/main":               "1000000",
		"calls/line":               "2000000",
		"unit.utilisation/patrol":  strconv.Itoa(2 * 117 * 1e9 / (3 * 120)), // two of three cars from minute 3 on
		"posture.time/north":       "1800000",
		"posture.person-minutes":   strconv.Itoa(800 * 30 * 1000),
		"locked-by-site/south":     strconv.Itoa(500 * 30 * 1000),
		"dismissal.margin/north":   "900000",  // 45 → 60 min
		"dismissal.margin/south":   "-300000", // 45 → 40 min: late
		"staff/town":               "4000000",
		"staff/county":             "12000000",
		"staff-in-all":             "16000000",
	})
}

func TestWhatIsNotOverAtTheHorizon(t *testing.T) {
	t.Parallel()
	expect(t, until(t, 20*engine.Minute), map[string]string{
		"in-lockdown/north":      "unfinished",
		"posture.time/north":     "unfinished",
		"posture.person-minutes": strconv.Itoa(800 * 5 * 1000), // up to the horizon
		"dismissal.margin/north": "2400000",                    // at most: as if it were lifted now
		"response/county":        "unfinished",
		"travel/county":          "unfinished unfinished",
		"turnout/county":         "180000 180000",
		"aid.arrived/county":     "unfinished",
		"aid.en-route/county":    "420000",
		"@enter":                 "unfinished",
	})
	expect(t, until(t, 10*engine.Minute+30*engine.Second), map[string]string{
		"aid.approval/county":      "unfinished",
		"aid.arrived/county":       "unfinished",
		"turnout/county":           "",               // nobody was assigned
		"channel.utilisation/line": "142857143",      // 1:30 on the air so far
		"posture.time/north":       "not-applicable", // it was not ordered
		"dismissal.margin/north":   "not-applicable",
	})
}

func TestASiteStillLockedAfterItsDismissalIsLate(t *testing.T) {
	t.Parallel()
	expect(t, until(t, 44*engine.Minute), map[string]string{
		"dismissal.margin/north": "960000",  // at most, dismissal at 60 min being yet to come
		"dismissal.margin/south": "-240000", // dismissal was at 40 min
	})
}

func TestAnIncidentThatDoesNotHappenYieldsNothing(t *testing.T) {
	t.Parallel()
	expect(t, nominal(t, "incidents.siege.chance=0%"), map[string]string{
		"first-on-scene":          "not-applicable",
		"alarm-answering":         "not-applicable",
		"response":                "not-applicable",
		"response/county":         "not-applicable",
		"turnout/town":            "",
		"posture.time/north":      "not-applicable",
		"unit.utilisation/patrol": "0",
	})
}

func TestAnIncidentThatNamesNoInstantsIsLeftOutOfTheirIntervals(t *testing.T) {
	t.Parallel()
	for _, chance := range []string{"100%", "0%"} {
		expect(t, nominal(t, "incidents.fire={agency: town, where: house, plan: {seen: {event: Smoke}}, chance: "+chance+"}"),
			map[string]string{"alarm-answering": "60000", "alarm-processing": "0", "initiating-action": "60000"})
	}
}

func TestOnlyRowsBetweenTwoMilestonesSpan(t *testing.T) {
	t.Parallel()
	set := compile(t, program(t, "testdata/hand.yaml"))
	want := map[string]bool{
		"first-on-scene": true, "in-lockdown/north": true, "by-incident/siege": true, "retreat-time": true,
		"response": false, "locked/+14m": false, "staff/town": false, "turnout-by-kind/patrol": false, "@enter": false,
	}
	for i := range set.Rows {
		if spans, ok := want[label(&set.Rows[i])]; ok && set.Spans(i) != spans {
			t.Errorf("%s spans: %v, want %v", label(&set.Rows[i]), !spans, spans)
		}
	}
}

func TestASendThatIsOverWithoutArrivingNeverResponds(t *testing.T) {
	t.Parallel()
	expect(t, nominal(t, "incidents.siege.plan.teams.until=alert", "incidents.siege.plan.teams.after=alert.start"), map[string]string{
		"aid.approval/county": "never",
		"aid.arrived/county":  "never",
		"response/county":     "never",
		"response/town":       "420000",
	})
}

func TestUnitsPresentFromTheBeginningDoNotRespond(t *testing.T) {
	t.Parallel()
	expect(t, nominal(t, "incidents.siege.present={patrol: 1}"), map[string]string{
		"response":      "420000",
		"response/town": "420000",
		"staff/town":    "6000000", // but they are staff on scene
	})
}

func TestAUnitThatTurnsBackHasNoTrip(t *testing.T) {
	t.Parallel()
	expect(t, nominal(t, "incidents.siege.plan.cars.until=alert"), map[string]string{
		"turnout/town":   "", // called off half a minute after it was notified
		"travel/town":    "",
		"first-on-scene": "never",
		"response/town":  "never",
	})
}

func expect(t *testing.T, got, want map[string]string) {
	t.Helper()
	for row, value := range want {
		if got[row] != value {
			t.Errorf("%s: got %q, want %q", row, got[row], value)
		}
	}
}

func TestRowsNameWhatTheyAreAbout(t *testing.T) {
	t.Parallel()
	set := compile(t, program(t, "testdata/hand.yaml"))
	type about struct{ title, per, name, from, to string }
	want := map[string]about{
		"in-lockdown/north":        {"in-lockdown", "site", "north", "lockdown", "lift"},
		"response/county":          {"Total response", "agency", "County Sheriff", "received", "first unit on scene"},
		"by-incident/siege":        {"by-incident", "incident", "The siege", "call", "enter"},
		"channel.wait/line":        {"Wait for the channel", "channel", "line", "message queued", "on air"},
		"turnout-by-kind/tactical": {"Turnout", "kind", "tactical", "unit notified", "unit en route"},
	}
	for i := range set.Rows {
		r := &set.Rows[i]
		if w, ok := want[label(r)]; ok && (about{r.Title, r.Per, r.Name, r.From, r.To}) != w {
			t.Errorf("%s: got %+v, want %+v", label(r), *r, w)
		}
		delete(want, label(r))
	}
	for name := range want {
		t.Errorf("there is no row %s", name)
	}
}

func TestOnlyMeasuresThatMakeSenseAreShown(t *testing.T) {
	t.Parallel()
	set := compile(t, program(t, "testdata/hand.yaml", "incidents.siege.instants=null", "measures=null"))
	for i := range set.Rows {
		switch r := &set.Rows[i]; {
		case r.Measure == "alarm-answering", r.Measure == "initiating-action":
			t.Errorf("%s is shown, although no incident names its instants", r.Measure)
		case r.Measure == "turnout" && r.Key == "desk":
			t.Error("turnout is shown of an agency that no step sends")
		case r.Measure == "aid.approval" && r.Key == "town":
			t.Error("aid is shown of the incident's own agency")
		}
	}
}

func TestIncidentsThatHappenOnceAreKeptApart(t *testing.T) {
	t.Parallel()
	got := nominal(t, "incidents.break-in={agency: town, where: station, begins: '13:30', plan: {look: {send: {patrol: 1}}}}")
	expect(t, got, map[string]string{
		"response/siege": "420000", "response/break-in": "60000", "response": "", "response/town": "",
		"alarm-answering": "60000", // the break-in names no such instant
		"turnout/town":    "60000 60000 60000",
	})
	expect(t, streamed(t, "incidents.siege.plan.car={send: {patrol: 1}}"), map[string]string{
		"response/siege": "10", "response/fires": "5 5 13", "response": "", // from 35 until the second fire lets go of its cars
	})
}

// TestThoseWhoAreOutAreNotCounted: an evacuation that takes longer leaves people inside longer.
func TestThoseWhoAreOutAreNotCounted(t *testing.T) {
	t.Parallel()
	for takes, minutes := range map[string]int{"10m": 10, "25m": 25, "5h": 110} { // the run ends at 15:00
		got := nominal(t, "incidents.flood={agency: town, where: station, begins: '13:10', plan: {out: {posture: evacuate, sites: [north], takes: "+takes+"}}}",
			"incidents.siege.plan.lockdown.sites=[south]", "incidents.siege.plan.lift.sites=[south]")
		expect(t, got, map[string]string{"locked-by-site/north": strconv.Itoa(300 * minutes * 1000)})
	}
}

// Targets count from the call, and so do milestones for who explains them: what comes before it is less than 0.
func TestMilestonesCountFromTheCall(t *testing.T) {
	t.Parallel()
	p := program(t, "testdata/hand.yaml")
	before := instants(t, p, false)
	after := instants(t, p, true)
	if len(before) == 0 {
		t.Fatal("no milestone is asked about")
	}
	var call engine.Time
	for name, at := range before {
		apart := at - after[name]
		if call == 0 {
			call = apart
		}
		if apart != call || call <= 0 {
			t.Errorf("%s is at %d, and %d after the call", name, at, after[name])
		}
	}
}

// instants are when the milestones of the nominal run occur, by reference.
func instants(t *testing.T, p *sim.Program, fromCall bool) map[string]engine.Time {
	t.Helper()
	set := compile(t, p)
	if fromCall {
		set.CountFromCall()
	}
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	at := make(map[string]engine.Time)
	for _, v := range fold.Values() {
		if r := &set.Rows[v.Row]; r.Origin == measure.Instant && v.State == measure.Happened {
			at[r.Measure] = engine.Time(v.Amount)
		}
	}
	return at
}
