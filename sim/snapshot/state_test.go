package snapshot_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

func TestUnitsAreWhereTheRecordsLeftThem(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		at                               engine.Time
		unit, status, place, destination string
		since                            engine.Time
	}{
		{0, "car-1", "available", "station", "", 0},
		{1 * minute, "car-1", "turnout", "station", "", 1 * minute},
		{2*minute - 1, "car-1", "turnout", "station", "", 1 * minute},
		{2 * minute, "car-1", "en-route", "", "scene", 2 * minute},
		{12 * minute, "car-1", "on-scene", "scene", "", 12 * minute},
		{13 * minute, "car-2", "held", "", "scene", 13 * minute},
		{60 * minute, "car-3", "available", "station", "", 0},
	} {
		got := find[snapshot.Unit](t, at(t, tt.at), "id="+tt.unit)
		if got.Status != tt.status || got.Place != tt.place || got.Destination != tt.destination || got.Since != tt.since {
			t.Errorf("at %d: %+v, want %+v", tt.at, got, tt)
		}
	}
}

func TestAUnitOnTheRoadIsBetweenTheEnds(t *testing.T) {
	t.Parallel()
	car := find[snapshot.Unit](t, at(t, 7*minute), "id=car-1") // half of its way from minute 2 to minute 12
	if car.Arrives != 12*minute {
		t.Errorf("it arrives at %d", car.Arrives)
	}
	// Half way from 39.2, -94.3 to 39.1, -94.4.
	if got := *car.Position; math.Abs(got.Lat-39.15) > 1e-9 || math.Abs(got.Lon+94.35) > 1e-9 {
		t.Errorf("it is at %v", got)
	}
	cut := slices.DeleteFunc(records(), func(r sim.Record) bool { return r.At > 7*minute })
	state, err := snapshot.At(program(t), cut, 7*minute)
	if err != nil {
		t.Fatal(err)
	}
	car = find[snapshot.Unit](t, state, "id=car-1")
	if car.Arrives != engine.Never || car.Position != nil {
		t.Errorf("without the records to come it is known to be at %v, due at %d", car.Position, car.Arrives)
	}
}

func TestStepsSayHowFarTheyAreAndWhatTheyWaitFor(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		at                   engine.Time
		step, status, needed string
	}{
		{0, "call", "pending", "waits for 13:01:00"},
		{0, "choose", "pending", "waits for “Go in” and (“Send 1× tactical” or “lockdown at school”)"},
		{1 * minute, "cars", "running", "needs 3× patrol, 2 are assigned"},
		{1 * minute, "tell", "waiting", "waits for a channel to desk"},
		{1 * minute, "lock", "running", "waits for school to reach lockdown"},
		{3 * minute, "tell", "running", "is on the air to desk"},
		{4 * minute, "tell", "running", "is on the air to Sheriff"},
		{4 * minute, "choose", "pending", "waits for “Go in”"},
		{5 * minute, "tell", "done", ""},
		{5 * minute, "swat", "waiting", "needs 1× tactical, 0 are assigned; waits for the approval of Sheriff"},
		{12 * minute, "entry", "waiting", "needs 3× patrol on scene, 1 is; 1 on the way"},
		{20 * minute, "choose", "pending", "waits for its delay to pass"},
	} {
		got := find[snapshot.Step](t, at(t, tt.at), "id="+tt.step)
		if got.Status != tt.status || got.Needs != tt.needed {
			t.Errorf("at %d %s is %s and %q, want %s and %q", tt.at, tt.step, got.Status, got.Needs, tt.status, tt.needed)
		}
	}
	if got := find[snapshot.Step](t, at(t, 20*minute), "id=entry"); got.Outcome != "found" || got.Since != 20*minute {
		t.Errorf("%+v", got)
	}
}

func TestWorkBusyUnitsAndDeskWorkInWords(t *testing.T) {
	t.Parallel()
	busy := recordsThen(26,
		unit(13*minute, sim.UnitWorking, call, 0, scene),
		record(13*minute, sim.StepAsked, logging),
		unit(13*minute, sim.UnitOccupied, sim.NoStep, 4, sim.NoPlace))
	state, err := snapshot.At(program(t), busy, 13*minute)
	if err != nil {
		t.Fatal(err)
	}
	for step, want := range map[string]string{
		"entry": "needs 3× patrol on scene, 1 is, 1 of them busy; 1 on the way",
		"log":   "needs 1× call-taker of desk, 0 are free",
	} {
		if got := find[snapshot.Step](t, state, "id="+step).Needs; got != want {
			t.Errorf("%s: %q, want %q", step, got, want)
		}
	}
}

func TestARepeatedStepIsBetweenRepetitions(t *testing.T) {
	t.Parallel()
	file := transcript(t, "every")
	for step, words := range map[string][2]string{
		"report": {"is on the air to ems", "is between repetitions"},
		"check":  {"waits for north to reach hold", "is between repetitions"},
	} {
		for i, instant := range []engine.Time{10 * engine.Second, 3 * minute} {
			got := find[snapshot.Step](t, stateOf(t, played(t, file, instant)), "id="+step)
			if got.Status != "running" || got.Needs != words[i] {
				t.Errorf("at %d %s is %s and %q, want %q", instant, step, got.Status, got.Needs, words[i])
			}
		}
	}
}

func TestWaitingAndNeverBegunTellStepsApart(t *testing.T) {
	t.Parallel()
	undone := undoneOf(t, program(t), records())
	ids := func(steps []snapshot.Step) (ids []string) {
		for _, step := range steps {
			ids = append(ids, step.ID)
		}
		return ids
	}
	if got, want := ids(undone.Waiting), []string{"cars", "swat"}; !slices.Equal(got, want) {
		t.Errorf("waiting: %v, want %v", got, want)
	}
	if got, want := ids(undone.NeverBegun), []string{"choose", "log"}; !slices.Equal(got, want) {
		t.Errorf("never begun: %v, want %v", got, want)
	}
}

func TestASkippedStepNeverBegins(t *testing.T) {
	t.Parallel()
	never := undoneOf(t, program(t), recordsThen(3, record(1*minute, sim.StepSkipped, logging))).NeverBegun
	if last := never[len(never)-1]; last.ID != "log" || last.Status != "skipped" {
		t.Errorf("the last that never began is %s, %s", last.ID, last.Status)
	}
}

func TestMessagesGoFromHopToHop(t *testing.T) {
	t.Parallel()
	hop := find[snapshot.Message](t, at(t, 1*minute), "status=queued")
	if want := (snapshot.Message{Incident: "house", Step: "tell", From: "pd", To: "desk", Status: "queued", Since: minute}); hop != want {
		t.Errorf("%+v, want %+v", hop, want)
	}
	state := at(t, 4*minute)
	if got := find[snapshot.Message](t, state, "status=relayed"); got.To != "desk" || got.Channel != "net" {
		t.Errorf("%+v", got)
	}
	if got := find[snapshot.Message](t, state, "status=on-air"); got.From != "desk" || got.To != "so" || got.Channel != "line" {
		t.Errorf("%+v", got)
	}
	if got := find[snapshot.Agency](t, at(t, 5*minute), "id=so").Heard; got != 1 {
		t.Errorf("so has heard %d", got)
	}
}

func TestALostMessageRemainsTheSameWhenItIsSentAgain(t *testing.T) {
	t.Parallel()
	lost := recordsThen(15,
		message(4*minute, sim.MessageLost, 12, desk, 0),
		message(6*minute, sim.MessageQueued, 15, desk, sim.NoChannel))
	state, err := snapshot.At(program(t), lost, 6*minute)
	if err != nil {
		t.Fatal(err)
	}
	if got := find[snapshot.Message](t, state, "step=tell"); got.Status != "queued" || got.From != "pd" || got.Channel != "" {
		t.Errorf("%+v", got)
	}
}

func TestChannelsCountWhatIsOnAirAndWaits(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		at            engine.Time
		id, status    string
		onAir, queued int
	}{
		{0, "net", "idle", 0, 0},
		{1 * minute, "net", "idle", 0, 1},
		{1 * minute, "line", "idle", 0, 0}, // it does not lead from pd to desk
		{3 * minute, "net", "full", 1, 0},
		{4 * minute, "line", "full", 1, 0},
		{5 * minute, "line", "idle", 0, 0},
	} {
		got := find[snapshot.Channel](t, at(t, tt.at), "id="+tt.id)
		if got.Status != tt.status || got.OnAir != tt.onAir || got.Queued != tt.queued {
			t.Errorf("at %d: %+v, want %+v", tt.at, got, tt)
		}
	}
}

func TestAChannelIsDownUntilEveryBlockIsLifted(t *testing.T) {
	t.Parallel()
	blocked := recordsThen(5,
		record(2*minute, sim.ChannelDown, call), record(3*minute, sim.ChannelDown, cars), record(4*minute, sim.ChannelUp, call))
	state, err := snapshot.At(program(t), blocked, 4*minute)
	if err != nil {
		t.Fatal(err)
	}
	if got := find[snapshot.Channel](t, state, "id=net"); got.Status != "down" || got.Since != 2*minute {
		t.Errorf("%+v", got)
	}
}

func TestSitesKnowTheirPostureAndTheOneOrdered(t *testing.T) {
	t.Parallel()
	if got := find[snapshot.Site](t, at(t, 1*minute), "id=school"); got.Posture != "normal" || got.Ordered != "lockdown" || got.Since != 0 {
		t.Errorf("%+v", got)
	}
	if got := find[snapshot.Site](t, at(t, 4*minute), "id=school"); got.Posture != "lockdown" || got.Ordered != "" || got.Since != 4*minute {
		t.Errorf("%+v", got)
	}
}

func TestAStepThatStopsWithdrawsItsOrders(t *testing.T) {
	t.Parallel()
	stopped := recordsThen(8, record(2*minute, sim.StepStopped, lock))
	state, err := snapshot.At(program(t), stopped, 2*minute)
	if err != nil {
		t.Fatal(err)
	}
	if got := find[snapshot.Site](t, state, "id=school"); got.Posture != "normal" || got.Ordered != "" {
		t.Errorf("%+v", got)
	}
}

func TestAgenciesCountTheirUnitsByStatus(t *testing.T) {
	t.Parallel()
	got := find[snapshot.Agency](t, at(t, 13*minute), "id=pd")
	want := snapshot.Agency{ID: "pd", Name: "Police", Kind: "police", Units: 3, Available: 1, Held: 1, OnScene: 1}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestMilestonesAreThoseThatHaveOccurredInTheirOrder(t *testing.T) {
	t.Parallel()
	rows, err := snapshot.Rows[snapshot.Milestone](at(t, 2*minute))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, row := range rows {
		ids = append(ids, row.ID)
	}
	want := "begins call call.asked call.start call.ended cars.asked tell.asked lock.asked lock.start cars.start cars.en-route"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	first := find[snapshot.Milestone](t, at(t, 60*minute), "milestone=cars.first")
	if first.At != 12*minute || first.Record != 24 || first.Step != "cars" || first.Incident != "house" {
		t.Errorf("%+v", first)
	}
}

func TestAnIncidentIsPendingUntilItBegins(t *testing.T) {
	t.Parallel()
	state, err := snapshot.At(program(t), records()[:1], 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := find[snapshot.Incident](t, state, "id=house"); got.Status != "pending" || got.Began != engine.Never || got.Priority != 3 {
		t.Errorf("%+v", got)
	}
	closed := append(records(), record(60*minute, sim.IncidentClosed, pseudo))
	state, err = snapshot.At(program(t), closed, 60*minute)
	if err != nil {
		t.Fatal(err)
	}
	if got := find[snapshot.Incident](t, state, "id=house"); got.Status != "closed" || got.Began != 0 || got.Closed != 60*minute {
		t.Errorf("%+v", got)
	}
}

func TestATableShowsTypedCellsAndNothingWhereThereIsNothing(t *testing.T) {
	t.Parallel()
	table, err := at(t, 2*minute).Table("units", snapshot.Filter{Column: "id", Value: "car-1"})
	if err != nil {
		t.Fatal(err)
	}
	want := []any{
		"car-1", "car-1", "pd", "patrol", "en-route", "", table.Rows[0][6], "house", "cars", 2 * minute, "scene", 12 * minute,
	}
	if !reflect.DeepEqual(table.Rows[0], want) {
		t.Errorf("%v\n%v", table.Columns, table.Rows[0])
	}
	if _, ok := table.Rows[0][6].(scenario.Position); !ok {
		t.Errorf("the position is %T", table.Rows[0][6])
	}
	table, err = at(t, 1*minute).Table("units", snapshot.Filter{Column: "id", Value: "car-1"})
	if err != nil || table.Rows[0][11] != nil {
		t.Errorf("a unit that is not on the road arrives at %v, %v", table.Rows[0][11], err)
	}
}

func TestEveryTableHasRows(t *testing.T) {
	t.Parallel()
	state := at(t, 5*minute)
	for _, name := range snapshot.Tables() {
		table, err := state.Table(name)
		if err != nil || len(table.Rows) == 0 && name != "streams" { // of which the story has none
			t.Errorf("%s: %v, %v", name, table, err)
		}
	}
}

func TestAStateIsRefusedWithTheReason(t *testing.T) {
	t.Parallel()
	p := program(t)
	for _, tt := range []struct {
		records []sim.Record
		at      engine.Time
		want    string
	}{
		{records(), -1, "the instant is not between the start, 13:00:00, and the horizon, 14:00:00"},
		{records(), 60*minute + 1, "the instant is not between"},
		{nil, 0, "these are not the records of a whole run"},
		{records()[1:], 0, "these are not the records of a whole run"},
	} {
		if _, err := snapshot.At(p, tt.records, tt.at); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("at %d: %v, want %s", tt.at, err, tt.want)
		}
	}
}

func TestARepetitionWaitsAgainIfTheStepHadToAsk(t *testing.T) {
	t.Parallel()
	for step, want := range map[uint16]string{entry: "waiting", choose: "running"} {
		repeats := recordsThen(26,
			record(14*minute, sim.StepStarted, step), record(15*minute, sim.StepRepeated, step))
		state, err := snapshot.At(program(t), repeats, 15*minute)
		if err != nil {
			t.Fatal(err)
		}
		steps, err := snapshot.Rows[snapshot.Step](state)
		if got := steps[step-1]; err != nil || got.Status != want || got.Since != 15*minute {
			t.Errorf("%+v, %v, want %s", got, err, want)
		}
	}
}

func TestAnotherFoldIsThatOfAnotherRun(t *testing.T) {
	t.Parallel()
	undone := func(f *snapshot.Fold, records []sim.Record) *snapshot.Undone {
		f.Consume(0, records)
		u, err := f.Undone()
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	short := snapshot.NewFold(program(t), 2*minute) // nothing of its instant, or of its run, is another's
	undone(short, records()[:8])
	want := undone(snapshot.NewFold(program(t), engine.Never), records())
	if got := undone(short.Another(engine.Never), records()); !reflect.DeepEqual(got, want) {
		t.Errorf("after another run %+v, want %+v", got, want)
	}
}
