package content_test

import (
	"fmt"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/reporttest"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

// storyOf writes a chain as a reader sees it, a line a segment.
func storyOf(p *sim.Program, c *cause.Chain) string {
	var b strings.Builder
	for _, s := range content.NewExplanation(&content.Explanation{Program: p, Row: &measure.Row{}, Chain: c}, reporttest.Settings).Sections {
		chains, ok := s.(*document.Chains)
		if !ok {
			continue
		}
		if note := chains.Chains[0].Note; note != "" {
			fmt.Fprintln(&b, note)
		}
		for i, s := range chains.Chains[0].Segments {
			fmt.Fprintf(&b, "%5ds %s: %s\n", c.Segments[i].Length()/engine.Second, s.Kind, s.What)
		}
	}
	return b.String()
}

// nominalStory is that of a row in the nominal run.
func nominalStory(t *testing.T, file, id, key string) string {
	t.Helper()
	r, err := experiment.Evaluate(t.Context(), simtest.CompileFile(t, file), experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range cause.Chains(r, r.Nominal) {
		if row := r.Measures[i].Row; row.Measure == id && row.Key == key && c != nil {
			return storyOf(r.Program, c)
		}
	}
	t.Fatalf("%s/%s has no chain", id, key)
	return ""
}

const barricadeFile = "../../sim/experiment/testdata/barricade.yaml"

func TestAChainReadsAsAStory(t *testing.T) {
	t.Parallel()
	got := nominalStory(t, barricadeFile, "call-to-end", "")
	want := `   40s work: Answer the call
   30s air time: “Shots fired” is on the air to Town Police
   30s turnout: car-1 turns out
  219s travel: car-1 travels to the scene
   60s delay: delay before “Send 2× tactical”
  240s approval: County Sheriff approves “Send 2× tactical”
  180s turnout: team-2 turns out
 1097s travel: team-2 travels to the scene
  600s work: Enter the house
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestAChainSaysWhatWasUnderWayBefore(t *testing.T) {
	t.Parallel()
	got := nominalStory(t, barricadeFile, "in-lockdown", "north")
	if !strings.HasPrefix(got, "already under way since 13:08:19: County Sheriff approves “Send 2× tactical”\n   75s approval") {
		t.Errorf("got\n%s", got)
	}
	if !strings.HasSuffix(got, "150s posture change: north takes up normal\n") {
		t.Errorf("got\n%s", got)
	}
}

// Two calls run at the same time and others have had their slots before, and the fifth call's car is taken for the fire while it
// is on the road.
func TestAChainNamesTheInstancesThatItWaitedFor(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../../sim/experiment/testdata/streams.yaml")
	set, err := measure.CompileWith(p, []string{"calls/report"})
	if err != nil {
		t.Fatal(err)
	}
	var trace sim.Trace
	var lapses []measure.Lapse
	fold := set.NewFold()
	fold.OnLapse = func(x measure.Lapse) {
		if set.Rows[x.Row].Measure == "calls/report" && x.State == measure.Happened {
			lapses = append(lapses, x)
		}
	}
	if err := experiment.Run(t.Context(), p, sim.Luck{Nominal: true}, &trace, fold); err != nil {
		t.Fatal(err)
	}
	fold.Values()
	if len(lapses) < 5 {
		t.Fatalf("%d calls have a value", len(lapses))
	}
	for _, l := range lapses {
		c := cause.New(p, trace.Records).Explain(l.From.Seq, l.To.Seq, false)
		want := map[int32]string{
			5: `  300s taken away: “Send 1× patrol” loses Car 1 to “Send 1× patrol” of fire
  360s waiting for a unit: “Send 1× patrol” waits for a free unit of kind patrol; Car 2 was with Routine call #4
`,
			6: `  733s waiting for a unit: “Send 1× patrol” waits for 1× patrol; Car 1 was with fire
  900s travel: Car 1 travels to the scene
 1800s work: Take a report
`,
		}[l.Of.Ordinal]
		if got := storyOf(p, &c); !strings.HasPrefix(got, want) {
			t.Errorf("call %d: got\n%swant it to begin with\n%s", l.Of.Ordinal, got, want)
		}
	}
}

// twoCars is what the words of a segment are about.
var twoCars = &sim.Program{
	Scenario: &scenario.Scenario{},
	Kinds:    []string{"patrol"},
	Sorts:    []sim.Sort{{Name: "patrol"}},
	Agencies: []sim.Agency{{ID: "town", Name: "Town Police"}},
	Units:    []sim.Unit{{ID: "car", Name: "Car"}, {ID: "other", Name: "Other car"}},
	Channels: []sim.Channel{{ID: "main", Name: "Main channel"}},
	Sites:    []sim.Site{{ID: "school", Name: "School"}},
	Places:   []sim.Place{{ID: "town", Name: "Town"}},
	Incidents: []sim.Incident{
		{ID: "fire", Title: "A fire"},
		{ID: "calls", Title: "Call"},
	},
	Steps: []sim.Step{
		{ID: "begins"},
		{ID: "alarm", Verb: scenario.Send, Needs: []sim.Need{{Count: 2}}},
		{ID: "patrol", Verb: scenario.Work, Text: "Drive around", Needs: []sim.Need{{All: true}}},
		{ID: "lock", Verb: scenario.Posture, Posture: "lockdown"},
	},
}

func TestWordsOfSegments(t *testing.T) {
	t.Parallel()
	const none = sim.None
	call := &sim.Instance{Incident: 1, Ordinal: 3}
	other := func(how cause.How, step uint16, of *sim.Instance) cause.Holding {
		return cause.Holding{How: how, Unit: 1, Step: step, Of: of}
	}
	for _, test := range []struct {
		s    cause.Segment
		want string
	}{
		{cause.Segment{Kind: cause.Script, Step: 1, Unit: none}, "the script says 00:01:00"},
		{cause.Segment{Kind: cause.Delay, Step: 1, Unit: none}, "delay before “Send 2× patrol”"},
		{cause.Segment{Kind: cause.Approval, Step: 1, Of: call, Unit: none}, "Town Police approves “Send 2× patrol” of Call #3"},
		{
			cause.Segment{Kind: cause.WaitForUnit, Step: 1, Holding: other(cause.WasWith, 2, nil)},
			"“Send 2× patrol” waits for a free unit of kind patrol; Other car was with “Drive around”",
		},
		{
			cause.Segment{Kind: cause.WaitForUnit, Step: 1, Unit: none, Holding: other(cause.CameOnDuty, 2, nil)},
			"“Send 2× patrol” waits for 2× patrol; Other car came on duty",
		},
		{
			cause.Segment{Kind: cause.WaitOnScene, Step: 2, Unit: none, Holding: other(cause.CameLast, 1, nil)},
			"“Drive around” waits for every patrol on scene; the last to arrive was Other car",
		},
		{
			cause.Segment{Kind: cause.WaitForChannel, Step: 1, Unit: none, Holding: other(cause.TakenBy, 0, nil)},
			"“Send 2× patrol” waits for Main channel; taken by A fire",
		},
		{cause.Segment{Kind: cause.WaitForChannel, Step: 1, Unit: none, Channel: sim.NoChannel}, "“Send 2× patrol” waits for a channel"},
		{cause.Segment{Kind: cause.HeldOutside, Step: 1}, "Car is held outside, the place is blocked"},
		{cause.Segment{Kind: cause.AirTime, Step: 1, Unit: none, Agency: sim.NoAgency}, "“Send 2× patrol” is on the air to an agency"},
		{cause.Segment{Kind: cause.Retry, Step: 1, Unit: none}, "“Send 2× patrol” was lost and waits to be sent again"},
		{cause.Segment{Kind: cause.PostureChange, Step: 3, Unit: none}, "School takes up lockdown"},
		{cause.Segment{Kind: cause.OtherJob, Step: sim.NoStep}, "Car is on another job"},
		{cause.Segment{Kind: cause.InVain, Step: sim.NoStep, Unit: none}, "the run waits in vain"},
		{
			cause.Segment{Kind: cause.Taken, Step: 1, Unit: none, Holding: other(cause.LostTo, 1, call)},
			"“Send 2× patrol” loses Other car to “Send 2× patrol” of Call #3",
		},
		{
			cause.Segment{Kind: cause.Taken, Step: 1, Unit: none, Holding: other(cause.WentOffDuty, 1, nil)},
			"“Send 2× patrol” loses Other car, whose duty ends",
		},
		{cause.Segment{Kind: cause.OffDuty, Step: 1}, "Car is off duty"},
		{cause.Segment{Kind: cause.Arrival, Step: 0, Of: call, Unit: none}, "Call #3 arrives"},
	} {
		test.s.To = engine.Minute
		c := cause.Chain{To: engine.Minute, Segments: []cause.Segment{test.s}}
		if got, want := storyOf(twoCars, &c), fmt.Sprintf("   60s %s: %s\n", test.s.Kind, test.want); got != want {
			t.Errorf("got %swant %s", got, want)
		}
	}
}

func TestWhatWasUnderWayIsToldInFull(t *testing.T) {
	t.Parallel()
	work := cause.Segment{To: engine.Minute, Kind: cause.Work, Step: 2, Unit: sim.None}
	c := cause.Chain{From: 10 * engine.Second, To: engine.Minute, UnderWay: &work}
	if got := storyOf(twoCars, &c); got != "already under way since 00:00:00: “Drive around”\n" {
		t.Errorf("got %s", got)
	}
}

func TestAChainTellsTheWaitForASeatFromThatUntilABusIsFull(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"second": `  300s waiting on scene: “Move 1× bus to Shelter” waits for a seat in 1× bus; the last to arrive was Bus
  600s travel: Bus travels to Shelter
`,
		"third": `  360s waiting on scene: “Move 1× bus to Shelter” waits for a seat in 1× bus; the last to arrive was Bus
  120s waiting to fill: “Move 1× bus to Shelter” waits for Bus to fill
  600s travel: Bus travels to Shelter
`,
	} {
		if got := nominalStory(t, "../testdata/evacuation.yaml", id, ""); got != want {
			t.Errorf("%s: got\n%swant\n%s", id, got, want)
		}
	}
}
