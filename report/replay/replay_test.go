package replay_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/replay"
	"simulate/report/reporttest"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

// historyOf is the history of the nominal run of a scenario file.
func historyOf(t *testing.T, file string, set ...string) *snapshot.History {
	t.Helper()
	s, problems := loader.File(file, loader.Options{Set: set})
	if problems.Any() {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	h, err := experiment.History(t.Context(), p, sim.Luck{Nominal: true})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// shownReplay is a replay as a page reads it.
type shownReplay struct {
	From, To int64
	Start    string
	Offsets  [][2]int64
	Words    []string
	Units    []struct {
		ID    string
		Spans [][8]int64
		Legs  [][6]float64
		At    *[2]float64
	}
	Steps []struct {
		Incident, ID, Verb, Text int
		Spans                    [][5]int64
	}
	Notes []string
}

func shown(t *testing.T, h *snapshot.History) *shownReplay {
	t.Helper()
	var s shownReplay
	if err := json.Unmarshal(replay.NewReplay(h, "", "As it is", nil, true).JSON, &s); err != nil {
		t.Fatal(err)
	}
	return &s
}

func TestReplayIsWrittenAsBefore(t *testing.T) {
	t.Parallel()
	h := historyOf(t, reporttest.Scenario("tiny.yaml"))
	got := replay.NewReplay(h, "more", `More <cars> & "such"`, nil, true).JSON
	var pretty bytes.Buffer
	for _, member := range bytes.SplitAfter(got, []byte("},{")) { // a line for each thing, to be read
		pretty.Write(member)
		pretty.WriteByte('\n')
	}
	reporttest.Golden(t, "tiny.replay.json", pretty.Bytes())
	if !json.Valid(got) {
		t.Error("this is not JSON")
	}
	reporttest.Golden(t, "tiny.heat.json", []byte(reporttest.Written(t, format.JSON, &document.Document{Sections: []document.Section{replay.NewHeat(h)}})))
}

func TestReplaySaysOfStepsWhatInspectSays(t *testing.T) {
	t.Parallel()
	h := historyOf(t, reporttest.Scenario("busy.yaml"))
	replay := shown(t, h)
	for _, at := range []engine.Time{6 * engine.Minute, 9 * engine.Minute, 12 * engine.Minute, 25 * engine.Minute, 90 * engine.Minute} {
		want := overviewAt(t, h.Program, at)
		found := 0
		for _, s := range replay.Steps {
			var now []string
			for _, span := range s.Spans {
				if span[0] <= int64(at) {
					now = []string{replay.Words[s.ID], replay.Words[span[1]], replay.Words[span[2]]}
				}
			}
			if now == nil || now[1] != "waiting" && now[1] != "running" {
				continue
			}
			found++
			if row := strings.Join(now, "|"); !want[row] {
				t.Errorf("at %d the replay says %s, inspect %v", at, row, want)
			}
		}
		if found != len(want) || found == 0 {
			t.Errorf("at %d the replay has %d steps under way, inspect %v", at, found, want)
		}
	}
}

// overviewAt is what is under way and waits by the state that inspect shows: step, status and what.
func overviewAt(t *testing.T, p *sim.Program, at engine.Time) map[string]bool {
	t.Helper()
	fold := snapshot.NewFold(p, at)
	if err := experiment.Run(t.Context(), p, sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	state, err := fold.State()
	if err != nil {
		t.Fatal(err)
	}
	rows := make(map[string]bool)
	for _, step := range state.Waiting() {
		rows[step.ID+"|"+step.Status+"|"+words.UnderWay(&step)] = true
	}
	return rows
}

func TestReplayTellsTheClockOverASummerTimeChange(t *testing.T) {
	t.Parallel()
	h := historyOf(t, reporttest.Scenario("tiny.yaml"),
		"clock.start=2025-03-09T01:30:00-06:00", "clock.horizon=2h", "clock.warm-up=10m")
	s := shown(t, h)
	if len(s.Offsets) != 2 || s.Offsets[0] != [2]int64{0, -21600} || s.Offsets[1] != [2]int64{30 * 60_000, -18000} {
		t.Errorf("the offsets are %v", s.Offsets)
	}
	if s.Start != "2025-03-09T01:30:00-06:00" || s.From != 0 || s.To != 2*3600_000 {
		t.Errorf("it covers %d to %d from %s", s.From, s.To, s.Start)
	}
	if want := "The replay leaves out the warm-up, 10:00: simulate inspect --at shows an instant of it."; len(s.Notes) != 1 || s.Notes[0] != want {
		t.Errorf("its notes are %q, want %q", s.Notes, want)
	}
}

func TestReplayOfALongRunSaysWhereItEnds(t *testing.T) {
	t.Parallel()
	h := historyOf(t, reporttest.Scenario("tiny.yaml"))
	short := snapshot.NewHistory(h.Program, 0, 20)
	if err := experiment.Run(t.Context(), h.Program, sim.Luck{Nominal: true}, short); err != nil {
		t.Fatal(err)
	}
	s := shown(t, short)
	want := "The replay covers 09:00:00 to 09:02:14: the run has 28 records, more than the 20 that a replay follows. Of the rest " +
		"simulate inspect --at shows any instant; a run with a shorter horizon is covered to its end."
	if len(s.Notes) != 1 || s.Notes[0] != want {
		t.Errorf("its notes are %q, want %q", s.Notes, want)
	}
}

// heatRow is a row of heat as a page reads it.
type heatRow struct {
	Kind, ID, Title string
	Width           float64
	Busy            []float64
	Queue           []int
}

// heatOf is the rows of a run's heat, by kind and id.
func heatOf(t *testing.T, h *snapshot.History) map[string]heatRow {
	t.Helper()
	var d struct{ Heat []heatRow }
	text := reporttest.Written(t, format.JSON, &document.Document{Sections: []document.Section{replay.NewHeat(h)}})
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	rows := make(map[string]heatRow)
	for _, row := range d.Heat {
		rows[row.Kind+"/"+row.ID] = row
	}
	return rows
}

// Heat must say of the whole run what the measures say of it.
func TestHeatAddsUpToTheUtilisation(t *testing.T) {
	t.Parallel()
	for _, file := range []string{reporttest.Scenario("busy.yaml"), "../../scenarios/independence.yaml", "../../scenarios/county-day.yaml"} {
		h := historyOf(t, file)
		r, err := experiment.Evaluate(t.Context(), h.Program, experiment.Options{})
		if err != nil {
			t.Fatal(err)
		}
		rows := heatOf(t, h)
		for i := range r.Resources {
			x := &r.Resources[i]
			row, known := rows[string(x.Kind)+"/"+x.ID]
			if x.Kind == experiment.UnitPool || !known && x.Utilisation == 0 || comesAndGoes(h, x) {
				continue
			}
			if most := slices.Max(row.Queue); x.Kind == experiment.UnitKind && h.From == 0 && most != x.LongestQueue {
				t.Errorf("%s: for %s %d waited at once, the longest queue is %d", file, x.ID, most, x.LongestQueue)
			}
			sum := 0.0
			for k, busy := range row.Busy {
				sum += busy * float64(min(h.Program.Horizon-h.Program.WarmUp-engine.Time(k)*engine.Time(row.Width*1000), engine.Time(row.Width*1000)))
			}
			got := sum / float64(h.Program.Horizon-h.Program.WarmUp)
			if d := got - x.Utilisation; d > 0.0006 || d < -0.0006 { // which is rounded to thousandths
				t.Errorf("%s: %s %s is busy %.4f of the time, the measure says %.4f", file, x.Kind, x.ID, got, x.Utilisation)
			}
		}
	}
}

// comesAndGoes reports whether units of a kind are not always on duty: then shares of different stretches do not add up.
func comesAndGoes(h *snapshot.History, x *experiment.Resource) bool {
	for u, spans := range h.Units {
		off := func(s snapshot.Span[snapshot.UnitState]) bool { return s.State.Status == "off-duty" }
		if h.Program.Kinds[h.Program.Units[u].Kind] == x.ID && slices.ContainsFunc(spans, off) {
			return true
		}
	}
	return false
}

// TestTheFirstReplayHasTheGround: features to the metre, without what repeats, and where units patrol and streams arrive.
func TestTheFirstReplayHasTheGround(t *testing.T) {
	t.Parallel()
	h := historyOf(t, "../../cmd/simulate/testdata/quarry/quarry.yaml", "incidents.patients.condition.starts=red")
	var r struct {
		Ground []struct {
			Name, Kind string
			Parts      [][]float64
		}
		Areas []struct {
			ID     string
			Circle []float64
		}
		Conditions []struct {
			Of     int
			States []int
		}
		Incidents []struct {
			Of     int
			States [][3]int64
		}
		Words []string
	}
	if err := json.Unmarshal(replay.NewReplay(h, "", "", nil, true).JSON, &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Ground) != 3 || r.Ground[0].Kind != "area" || len(r.Ground[0].Parts[0]) != 10 || !slices.Equal(r.Ground[2].Parts[0], []float64{39.09, -94.34}) {
		t.Errorf("the ground is %+v", r.Ground)
	}
	if len(r.Areas) != 1 || r.Areas[0].ID != "ambulance" || !slices.Equal(r.Areas[0].Circle, []float64{39.08, -94.33, 5000}) {
		t.Errorf("the areas are %+v", r.Areas)
	}
	if len(r.Conditions) != 1 || r.Words[r.Conditions[0].Of] != "patients" || r.Words[r.Conditions[0].States[0]] != "red" {
		t.Errorf("the conditions are %+v", r.Conditions)
	}
	with := 0
	for _, incident := range r.Incidents {
		if incident.Of == r.Conditions[0].Of && r.Words[incident.States[0][1]] == "red" {
			with++
		}
	}
	if with != 12 {
		t.Errorf("%d patients begin red", with)
	}
	if strings.Contains(string(replay.NewReplay(h, "", "", nil, false).JSON), `"ground"`) {
		t.Error("a replay beside the first has the ground, too")
	}
}
