package snapshot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

// A road stays closed until a wreck is away, which waits for a crane that nobody has sent; the report waits for the road.
const wreck = `format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 1h}
agencies: {pd: {kind: police}}
places: {road: {}, yard: {}}
travel: {between: {road: {yard: 5m}}}
units: {car: {agency: pd, kind: patrol, home: yard}, crane: {agency: pd, kind: crane, home: yard}}
incidents:
  crash:
    agency: pd
    where: road
    plan:
      go: {send: {patrol: 1}}
      close: {after: go, work: Close the road, needs: {patrol: 1}, hold: lift}
      lift: {after: go, work: Lift the wreck, needs: {crane: 1}}
      later: {after: talk, send: {crane: 1}}
      talk: {after: close, work: Talk to witnesses, needs: {patrol: 1}}
      report: {after: [talk, go], event: The report}
`

func TestWhatDidNotHappenLeadsToWhatKeepsIt(t *testing.T) {
	t.Parallel()
	if got, want := followed(t, wreck, "report"), []string{
		"0 report pending: waits for “Talk to witnesses”",
		"1 talk waiting: needs 1× patrol on scene, 1 is, 1 of them busy",
		"2 close done: keeps its units until “Lift the wreck”",
		"3 lift waiting: needs 1× crane on scene, 0 are",
	}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestTheLastLinkIsTheOneThatExplainsMost(t *testing.T) {
	t.Parallel()
	fold, p := folded(t, wreck)
	for milestone, want := range map[string]string{"report": "lift waiting", "lift": "lift waiting", "later": "lift waiting"} {
		if last := snapshot.Last(fold.Ahead(sim.Instance{}, stepNamed(p, milestone))); p.Steps[last.Step].ID+" "+last.Status != want {
			t.Errorf("%s: %s %s, want %s", milestone, p.Steps[last.Step].ID, last.Status, want)
		}
	}
	if links := fold.Ahead(sim.Instance{}, stepNamed(p, "go")); len(links) != 0 {
		t.Errorf("what is done is followed: %+v", links)
	}
	if last := snapshot.Last(nil); last != nil {
		t.Errorf("nothing has a last link: %+v", last)
	}
}

func stepNamed(p *sim.Program, id string) uint16 {
	return uint16(slices.IndexFunc(p.Steps, func(s sim.Step) bool { return s.ID == id }))
}

// folded is the end of the nominal run of a scenario.
func folded(t *testing.T, text string) (*snapshot.Fold, *sim.Program) {
	t.Helper()
	s, problems := loader.Bytes("a.yaml", []byte(text), loader.Options{})
	if s == nil || problems.Any() {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	fold := snapshot.NewFold(p, engine.Never)
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	return fold, p
}

// followed is what keeps a step from being done in the nominal run of a scenario.
func followed(t *testing.T, text, step string) []string {
	t.Helper()
	fold, p := folded(t, text)
	var got []string
	for _, l := range fold.Ahead(sim.Instance{}, stepNamed(p, step)) {
		got = append(got, fmt.Sprintf("%d %s %s: %s", l.Depth, p.Steps[l.Step].ID, l.Status, l.Needs))
	}
	return got
}

// Steps that are skipped in each way there is.
const ways = `format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 1h}
agencies: {pd: {kind: police}}
places: {road: {}}
incidents:
  crash:
    agency: pd
    where: road
    plan:
      who: {decide: Who leads, options: {us: Us, them: Them}, default: us, takes: 1m}
      theirs: {after: who.them, event: They lead}
      after-theirs: {after: [theirs, who], event: They go}
      look: {after: who, work: Look, takes: 1m, outcomes: {much: 90%, little: 10%}}
      little: {after: look.little, event: Little is found}
      never: {after: look, chance: 0%, event: It rains}
      late: {after: look, delay: 10m, until: look.much, event: Too late}
      either: {after: look, delay: 10m, chance: 50%, until: look.much, event: Too late by luck}
      unlucky: {after: who, chance: 0%, until: look.much, event: Too early}
`

func TestWhatSkippedAStepIsTold(t *testing.T) {
	t.Parallel()
	for milestone, want := range map[string][]string{
		"theirs": {"0 theirs skipped: was skipped, as “Who leads” was decided as us"},
		"after-theirs": {
			"0 after-theirs skipped: was skipped, as “They lead” was skipped", "1 theirs skipped: was skipped, as “Who leads” was decided as us",
		},
		"little":  {"0 little skipped: was skipped, as “Look” ended as much"},
		"never":   {"0 never skipped: was skipped, by its chance of 0%"},
		"late":    {"0 late skipped: was skipped, as “Look: much” came first"},
		"either":  {"0 either skipped: was skipped, as “Look: much” came first"},
		"unlucky": {"0 unlucky skipped: was skipped, by its chance of 0%"},
	} {
		if got := followed(t, ways, milestone); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", milestone, got, want)
		}
	}
}

// An incident that another sets off leads to what that waits for.
func TestAnIncidentThatHasNotBegunLeadsToWhatSetsItOff(t *testing.T) {
	t.Parallel()
	fold, p := folded(t, setOff)
	begins := uint16(slices.IndexFunc(p.Steps, func(s sim.Step) bool { return p.Incidents[s.Incident].ID == "fire" }))
	for _, step := range []uint16{begins, stepNamed(p, "hose")} {
		if last := snapshot.Last(fold.Ahead(sim.Instance{}, step)); last == nil || p.Steps[last.Step].ID != "take" || last.Status != "running" {
			t.Errorf("step %d: %+v", step, last)
		}
	}
}

// What an incident should have brought about that does not happen is followed to whose chance that was.
func TestAnIncidentThatDoesNotHappenLeadsToWhatKeptIt(t *testing.T) {
	t.Parallel()
	const further = `  rain: {agency: pd, where: road, chance: 0%, begins: crash/take.start, plan: {wet: {event: The road is wet}, dry: {after: wet, event: The road is dry}}}
  flood: {agency: pd, where: road, begins: rain/wet, plan: {pump: {event: Pumping}}}
`
	for milestone, want := range map[string][]string{
		"dry":   {"0 dry skipped: was skipped, as its incident does not happen, by its chance of 0%"},
		"pump":  {"0 pump skipped: was skipped, as its incident does not happen, as what it begins with can no longer come", "1 wet skipped: was skipped, as its incident does not happen, by its chance of 0%"},
		"sweep": {"0 sweep skipped: was skipped, as rain does not happen", "1 dry skipped: was skipped, as its incident does not happen, by its chance of 0%"},
	} {
		text := strings.Replace(setOff, "      lift:", "      sweep: {after: rain/dry, event: Sweeping}\n      lift:", 1) + further
		if got := followed(t, text, milestone); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", milestone, got, want)
		}
	}
}

const setOff = `format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 1h}
agencies: {pd: {kind: police}}
places: {road: {}, yard: {}}
travel: {between: {road: {yard: 5m}}}
units: {crane: {agency: pd, kind: crane, home: yard}}
incidents:
  crash:
    agency: pd
    where: road
    plan:
      take: {after: begins, work: Hold the bridge, by: pd, needs: {crane: 1}, takes: 3h}
      lift: {after: begins, delay: 1m, work: Lift the wreck, by: pd, needs: {crane: 1}}
  fire:
    agency: pd
    where: road
    begins: crash/lift
    plan:
      hose: {after: begins, work: Hose it down, takes: 5m}
`

// An incident with few milestones stands before one with many: which of them have occurred is not asked of the first.
func TestWhatWaitsForAnIncidentWithManyMilestonesIsFollowed(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString(`format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 1h}
agencies: {pd: {kind: police}}
places: {road: {}}
incidents:
  fire:
    agency: pd
    where: road
    plan:
      hose: {after: crash/s9, event: It is hosed down}
  crash:
    agency: pd
    where: road
    plan:
      s0: {event: It begins, delay: 2h}
`)
	for i := range 9 {
		fmt.Fprintf(&text, "      s%d: {after: s%d, event: On it goes}\n", i+1, i)
	}
	if got := followed(t, text.String(), "hose"); len(got) < 2 || got[1] != "1 s9 pending: waits for “On it goes”" {
		t.Errorf("got %q", got)
	}
}
