package snapshot_test

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

// calls is a county with a drill and two streams: one whose calls take twenty minutes each, every six minutes from 12:30 on, and
// one whose place differs from call to call.
const calls = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 1h, warm-up: 30m, cool-down: 30m}
agencies: {pd: {name: Police}}
places:
  scene: {position: [39.1, -94.4]}
  station: {position: [39.1, -94.4]}
units:
  car: {agency: pd, kind: patrol, count: 2, home: station}
  desk: {agency: pd, kind: call-taker, count: 20, home: station}
incidents:
  drill:
    agency: pd
    where: scene
    begins: +10m
    plan:
      third: {after: calls/take.3, event: The third call has been taken}
      tenth: {after: [third, calls/take.10], event: The tenth call has been taken}
      leave: {after: tenth, delay: 1h, event: Everybody leaves}
  calls:
    title: Routine call
    agency: pd
    where: station
    arrivals: {gap: 6m}
    plan:
      take: {work: Take the call, by: pd, needs: {call-taker: 1}, takes: 20m}
  found:
    agency: pd
    where: {near: [39.2, -94.3], within: 1 km}
    arrivals: {at: [+5m, +20m]}
    chance: 60%
    plan:
      look: {send: {patrol: 1}}
      wait: {after: look, work: Look around, needs: {patrol: 1}, takes: 30m}
`

func TestStreamsHaveTheInstancesThatAreOpenAndCountTheOthers(t *testing.T) {
	t.Parallel()
	state := stateOf(t, played(t, calls, 60*minute)) // 13:30
	var open []string
	for _, incident := range snapshot.All[snapshot.Incident](state) {
		open = append(open, incident.ID)
	}
	if got, want := strings.Join(open, " "), "drill calls#7 calls#8 calls#9 calls#10 found#1 found#2"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	want := []snapshot.Stream{
		{Number: 0, ID: "calls", Title: "Routine call", Agency: "pd", Arrived: 10, Open: 4, Closed: 6, Last: 60 * minute},
		{Number: 1, ID: "found", Title: "found", Agency: "pd", Arrived: 2, Open: 2, Last: 50 * minute},
	}
	if got := snapshot.All[snapshot.Stream](state); !slices.Equal(got, want) {
		t.Errorf("%+v\nwant\n%+v", got, want)
	}
}

func TestTheNameOfAStreamPicksAllOfItsInstances(t *testing.T) {
	t.Parallel()
	state := stateOf(t, played(t, calls, 60*minute))
	for where, want := range map[string]string{
		"incident=calls":                "calls#7/take calls#8/take calls#9/take calls#10/take",
		"incident=calls#10":             "calls#10/take",
		"incident=calls#1":              "",
		"incident=found,status=running": "found#1/wait found#2/look",
		"incident=drill,status=pending": "drill/tenth drill/leave",
	} {
		filters, err := snapshot.ParseWhere(where)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := snapshot.Rows[snapshot.Step](state, filters...)
		var got []string
		for _, row := range rows {
			got = append(got, row.Incident+"/"+row.ID)
		}
		if text := strings.Join(got, " "); err != nil || text != want {
			t.Errorf("%s: %s, %v, want %s", where, text, err, want)
		}
	}
	if got := find[snapshot.Incident](t, state, "id=drill"); got.Began != 40*minute {
		t.Errorf("%+v", got)
	}
}

func TestStepsSayWhichInstanceOfAStreamTheyWaitFor(t *testing.T) {
	t.Parallel()
	for at, want := range map[engine.Time]string{
		0:             "",
		39 * minute:   "", // the drill has not begun
		60 * minute:   "waits for “Take the call” of Routine call, for the tenth time",
		80*minute - 1: "waits for “Take the call” of Routine call, for the tenth time",
		80 * minute:   "", // the tenth began at 60 and took 20
	} {
		if got := find[snapshot.Step](t, stateOf(t, played(t, calls, at)), "id=tenth"); got.Needs != want {
			t.Errorf("at %d: %s, %q, want %q", at, got.Status, got.Needs, want)
		}
	}
}

func TestAnInstantMayLieInTheWarmUpAndInTheCoolDown(t *testing.T) {
	t.Parallel()
	for at, want := range map[engine.Time]string{
		0: "", 10 * minute: "", 91 * minute: "", 110 * minute: "", engine.Never: "",
		-1:                "the instant is not between the start of the warm-up, 12:30:00, and the end of the run, 14:30:00",
		120*minute + 1:    "the instant is not between",
		24 * 60 * minute:  "the instant is not between",
		-24 * 60 * minute: "the instant is not between",
	} {
		_, err := played(t, calls, at).State()
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("at %d: %v, want %q", at, err, want)
		}
	}
}

func TestAUnitIsOnTheSceneThatAnInstanceIsPartOf(t *testing.T) {
	t.Parallel()
	file := transcript(t, "part-of")
	state := stateOf(t, played(t, file, 7*minute)) // two patients are treated, the third waits
	for _, unit := range snapshot.All[snapshot.Unit](state) {
		if unit.Incident != "night" || unit.Step != "treat" {
			t.Errorf("%+v", unit)
		}
	}
	waits := find[snapshot.Step](t, state, "incident=patients#3,id=treat")
	if want := "needs 1× ambulance on scene, 2 are, 2 of them busy"; waits.Needs != want {
		t.Errorf("got %q, want %q", waits.Needs, want)
	}
}

func TestUnitsGoOffDutyAndAreDiverted(t *testing.T) {
	t.Parallel()
	state := stateOf(t, played(t, transcript(t, "duty-leave"), 35*minute))
	for id, want := range map[string]string{"early-1": "off-duty", "early-2": "off-duty", "late": "en-route", "desk-1": "off-duty", "desk-2": "available"} {
		if got := find[snapshot.Unit](t, state, "id="+id).Status; got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	if got := find[snapshot.Agency](t, state, "id=pd"); got.OffDuty != 3 || got.EnRoute != 1 || got.Available != 1 {
		t.Errorf("%+v", got)
	}
	state = stateOf(t, played(t, transcript(t, "divert-send"), 6*minute))
	if got := find[snapshot.Step](t, state, "incident=later,id=go"); got.Needs != "needs 1× patrol, 0 are assigned" || got.Status != "running" {
		t.Errorf("%+v", got)
	}
	if got := find[snapshot.Unit](t, state, "id=car-2"); got.Incident != "urgent" || got.Status != "en-route" {
		t.Errorf("%+v", got)
	}
}

// A fold holds what is open, however long a run goes on.
func TestAFoldDoesNotGrowWithTheTimeSimulated(t *testing.T) {
	grown := func(horizon string) uint64 {
		s, problems := loader.Bytes("calls.yaml", []byte(calls), loader.Options{Set: []string{
			"clock.horizon=" + horizon, "incidents.drill.plan.leave={after: tenth, event: Everybody leaves}",
		}})
		if s == nil {
			t.Fatal(problems)
		}
		p, err := sim.Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		fold := snapshot.NewFold(p, engine.Never)
		var before, after runtime.MemStats
		world := sim.NewWorld(p)
		if err := world.Run(sim.Luck{Nominal: true}); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&before)
		if err := world.Run(sim.Luck{Nominal: true}, fold); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	if day, weeks := grown("24h"), grown("1000h"); weeks > 2*day {
		t.Errorf("%d bytes for a day, %d for six weeks", day, weeks)
	}
}
