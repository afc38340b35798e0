package cause

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

func TestSegmentsAddUpToTheLatency(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		var trace sim.Trace
		if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1}, &trace); err != nil {
			t.Fatal(err)
		}
		anyRecord := rapid.IntRange(0, len(trace.Records)-1)
		from, to := sim.Seq(anyRecord.Draw(t, "from")), sim.Seq(anyRecord.Draw(t, "to"))
		c := New(p, trace.Records).Explain(from, to, rapid.Bool().Draw(t, "critical"))
		checkChain(t, &c)
		if length := trace.Records[to].At - trace.Records[from].At; c.To-c.From != max(length, -length) {
			t.Fatalf("the chain lasts %d, the latency is %d", c.To-c.From, length)
		}
	})
}

// checkChain makes sure that the segments follow each other without a gap from the beginning of a chain to its end.
func checkChain(t *rapid.T, c *Chain) {
	at, total := c.From, engine.Time(0)
	for _, s := range c.Segments {
		if s.From != at || s.To <= s.From {
			t.Fatalf("segment %+v after %d", s, at)
		}
		at = s.To
	}
	if at != c.To {
		t.Fatalf("the chain ends at %d, want %d", at, c.To)
	}
	for _, part := range c.Totals() {
		total += part.Time
	}
	if total != c.To-c.From {
		t.Fatalf("the totals add up to %d, want %d", total, c.To-c.From)
	}
}

// chainText writes a chain in short, a line a segment: how long, what it went into, of which step, and who had what it waited
// for.
func chainText(p *sim.Program, c *Chain) string {
	var b strings.Builder
	step := func(step uint16, foreign *sim.Instance) string {
		of := ""
		if foreign != nil {
			of = p.InstanceID(*foreign)
		}
		if step == sim.NoStep {
			return " -" + of
		}
		return strings.TrimRight(" "+p.Steps[step].ID+" "+of, " ")
	}
	for _, s := range c.Segments {
		fmt.Fprintf(&b, "%d %s:%s", s.Length()/engine.Second, s.Kind, step(s.Step, s.Of))
		if h := &s.Holding; h.How != Unheld {
			fmt.Fprintf(&b, ", %s%s", holdings[h.How], step(h.Step, h.Of))
			if h.Unit != sim.None {
				fmt.Fprintf(&b, " (%s)", p.Units[h.Unit].ID)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

var holdings = [...]string{
	CameLast: "came last", CameOnDuty: "on duty", WasWith: "with", TakenBy: "taken by", LostTo: "lost to", WentOffDuty: "off duty",
}

// nominal is the result of a scenario without seeded runs.
func nominal(t *testing.T, p *sim.Program) *experiment.Result {
	t.Helper()
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// explainRow writes the chain of a row of a result.
func explainRow(t *testing.T, r *experiment.Result, id, key string) string {
	t.Helper()
	for i, c := range Chains(r, r.Nominal) {
		if row := r.Measures[i].Row; row.Measure == id && row.Key == key && c != nil {
			return chainText(r.Program, c)
		}
	}
	t.Fatalf("%s/%s has no chain", id, key)
	return ""
}

const barricadeFile = "../testdata/barricade.yaml"

func TestAChainLeadsFromTheEndToTheBeginning(t *testing.T) {
	t.Parallel()
	r := nominal(t, simtest.CompileFile(t, barricadeFile))
	got := explainRow(t, r, "call-to-end", "")
	want := `40 work: answer
30 air time: dispatch
30 turnout: cars
219 travel: cars
60 delay: call-team
240 approval: call-team
180 turnout: call-team
1097 travel: call-team
600 work: enter
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestAChainIsCutWhereItsMeasureBegins(t *testing.T) {
	t.Parallel()
	r := nominal(t, simtest.CompileFile(t, barricadeFile))
	for i, c := range Chains(r, r.Nominal) {
		if row := r.Measures[i].Row; row.Measure != "in-lockdown" || row.Key != "north" {
			continue
		}
		first, whole := &c.Segments[0], c.UnderWay
		if first.Kind != Approval || first.From != c.From || first.Length() != 75*engine.Second {
			t.Errorf("it begins with %+v", first)
		}
		if whole == nil || whole.From >= c.From || whole.To != first.To || whole.Kind != Approval {
			t.Errorf("under way was %+v", whole)
		}
		if last := c.Segments[len(c.Segments)-1]; last.Kind != PostureChange || r.Program.Sites[last.Site].ID != "north" {
			t.Errorf("it ends with %+v", last)
		}
	}
}

// waiting is a hand-made run: alarm asks for a car at 1 min, which is with patrol until 5 min, is assigned then, and
// arrives at 9 min.
func waiting() (*sim.Program, []sim.Record) {
	var fire scenario.Incident
	for _, id := range []string{"alarm", "patrol", "news"} {
		fire.Plan.Set(id, scenario.Step{})
	}
	sc := &scenario.Scenario{}
	sc.Incidents.Set("fire", fire)
	p := &sim.Program{
		Scenario:  sc,
		Kinds:     []string{"patrol"},
		Sorts:     []sim.Sort{{Name: "patrol"}},
		Agencies:  []sim.Agency{{ID: "town", Name: "Town Police"}},
		Units:     []sim.Unit{{ID: "car", Name: "Car"}},
		Channels:  []sim.Channel{{ID: "main", Name: "Main channel"}},
		Incidents: []sim.Incident{{ID: "fire", Steps: 4}},
		Steps: []sim.Step{
			{ID: "begins", At: engine.Never},
			{ID: "alarm", Verb: scenario.Send, At: engine.Never, Needs: []sim.Need{{Count: 1}}},
			{ID: "patrol", Verb: scenario.Work, Text: "Drive around", At: engine.Never},
			{ID: "news", Verb: scenario.Message, At: engine.Never},
		},
	}
	const minute = engine.Minute
	return p, []sim.Record{
		{Kind: sim.RunBegan, Unit: sim.None, Step: sim.NoStep},
		{Kind: sim.IncidentBegan, Unit: sim.None},
		{At: 0, Kind: sim.StepStarted, Step: 2, Cause: 1, Unit: sim.None},
		{At: 1 * minute, Kind: sim.StepAsked, Step: 1, Cause: 1, Unit: sim.None},
		{At: 5 * minute, Kind: sim.StepDone, Step: 2, Cause: 2, Unit: sim.None},
		{At: 5 * minute, Kind: sim.UnitFreed, Step: 2, Cause: 4},
		{At: 5 * minute, Kind: sim.UnitAssigned, Step: 1, Cause: 5, Since: 3},
		{At: 6 * minute, Kind: sim.UnitEnRoute, Step: 1, Cause: 6},
		{At: 8 * minute, Kind: sim.UnitHeld, Step: 1, Cause: 7},
		{At: 9 * minute, Kind: sim.UnitArrived, Step: 1, Cause: 4, Since: 8},
	}
}

func TestAWaitLeadsToTheRequestOrToWhatFreedTheUnit(t *testing.T) {
	t.Parallel()
	p, records := waiting()
	p.Steps[1].Delayed = true
	for _, test := range []struct {
		critical bool
		to       sim.Seq
		want     string
	}{
		{false, 9, `60 delay: alarm
240 waiting for a unit: alarm, with patrol (car)
60 turnout: alarm
120 travel: alarm
60 held outside: alarm
`},
		{true, 8, `300 work: patrol
60 turnout: alarm
120 travel: alarm
`},
	} {
		c := New(p, records).Explain(0, test.to, test.critical)
		if got := chainText(p, &c); got != test.want {
			t.Errorf("critical %t: got\n%swant\n%s", test.critical, got, test.want)
		}
	}
}

func TestAWaitSaysWhoHadWhatItWaitedFor(t *testing.T) {
	t.Parallel()
	p, records := waiting()
	for _, test := range []struct {
		freed, ended sim.Record
		kind         Kind
		how          How
	}{
		{sim.Record{Kind: sim.UnitIdle, Step: 2}, sim.Record{Kind: sim.StepStarted, Step: 1, Unit: sim.None}, WaitOnScene, WasWith},
		{sim.Record{Kind: sim.UnitArrived, Step: 2}, sim.Record{Kind: sim.StepStarted, Step: 1, Unit: sim.None}, WaitOnScene, CameLast},
		{sim.Record{Kind: sim.UnitOnDuty, Step: 2}, sim.Record{Kind: sim.StepStarted, Step: 1, Unit: sim.None}, WaitOnScene, CameOnDuty},
		{
			sim.Record{Kind: sim.MessageDelivered, Step: 2, Unit: sim.None},
			sim.Record{Kind: sim.MessageOnAir, Step: 3, Unit: sim.None},
			WaitForChannel, TakenBy,
		},
		{sim.Record{Kind: sim.UnitFreed, Step: 1}, sim.Record{Kind: sim.UnitAssigned, Step: 1}, WaitForUnit, Unheld},
	} {
		test.ended.Cause, test.ended.Since, test.ended.At = 10, 3, 20*engine.Minute
		w := walk{Causes: New(p, append(records, test.freed, test.ended))}
		s := w.segment(11)
		if s.Kind != test.kind || s.Holding.How != test.how {
			t.Errorf("got %s, held by %+v, want %s and %d", s.Kind, s.Holding, test.kind, test.how)
		}
		if how := s.Holding.How; (how == WasWith || how == TakenBy) && s.Holding.Step != 2 {
			t.Errorf("%s: held by step %d, not 2", s.Kind, s.Holding.Step)
		}
	}
}

func TestASendSaysWhatItsUnitWasLostTo(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		kind sim.Kind
		want Holding
	}{
		{sim.UnitDiverted, Holding{How: LostTo, Step: 2}},
		{sim.UnitOffDuty, Holding{How: WentOffDuty, Step: 2}},
	} {
		p, records := waiting()
		lost := sim.Record{At: 10 * engine.Minute, Kind: test.kind, Step: 1, Cause: 2}
		w := walk{Causes: New(p, append(records, lost, sim.Record{At: 10 * engine.Minute, Kind: sim.StepInterrupted, Step: 1, Cause: 10}))}
		if s := w.segment(11); s.Kind != Taken || s.Holding != test.want {
			t.Errorf("%s: got %s, %+v", test.kind, s.Kind, s.Holding)
		}
	}
}

func TestKindsOfSegment(t *testing.T) {
	t.Parallel()
	p, _ := waiting()
	p.Steps[3].At = 5 * engine.Minute
	previous := func(kind sim.Kind, step uint16) []sim.Record {
		return []sim.Record{{}, {Kind: kind, Step: step, Unit: sim.None}}
	}
	for _, test := range []struct {
		name  string
		cause []sim.Record
		r     sim.Record
		want  Kind
	}{
		{"approval", previous(sim.AidRequested, 1), sim.Record{Kind: sim.AidApproved, Step: 1}, Approval},
		{"channel", previous(sim.MessageQueued, 3), sim.Record{Kind: sim.MessageOnAir, Step: 3, Since: 1}, WaitForChannel},
		{"air", previous(sim.MessageOnAir, 3), sim.Record{Kind: sim.MessageRelayed, Step: 3}, AirTime},
		{"retry", previous(sim.MessageLost, 3), sim.Record{Kind: sim.MessageQueued, Step: 3}, Retry},
		{"script", previous(sim.IncidentBegan, 0), sim.Record{Kind: sim.StepAsked, Step: 3}, Script},
		{"lost for good", previous(sim.StepAsked, 3), sim.Record{Kind: sim.StepFailed, Step: 3}, InVain},
		{"other job", previous(sim.UnitOccupied, sim.NoStep), sim.Record{Kind: sim.UnitFreed, Step: sim.NoStep}, OtherJob},
		{"posture", previous(sim.PostureOrdered, 1), sim.Record{Kind: sim.PostureSet, Step: 1}, PostureChange},
		{"work", previous(sim.StepStarted, 2), sim.Record{Kind: sim.StepDone, Step: 2}, Work},
	} {
		test.r.At, test.r.Cause = 5*engine.Minute, 1
		w := walk{Causes: New(p, append(test.cause, test.r))}
		if got := w.kind(&test.r); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// Whoever sends waits for a unit, not on scene: its own, or one that another agency can be asked for.
func TestASendWaitsForAUnit(t *testing.T) {
	t.Parallel()
	r := nominal(t, simtest.CompileFile(t, "testdata/queue.yaml"))
	for measure, want := range map[string]string{
		"car-there": "900 waiting for a unit:",
		"dog-there": "1500 waiting for a unit:",
	} {
		if got := explainRow(t, r, measure, ""); !strings.HasPrefix(got, want) {
			t.Errorf("%s: got\n%swant it to begin with %q", measure, got, want)
		}
	}
}

// The record of an instance that begins has its ordinal where others have a unit.
func TestAChainMayPassTheBeginningOfAnInstance(t *testing.T) {
	t.Parallel()
	loaded, problems := loader.Bytes("jobs.yaml", []byte(`
format: 1
clock: {start: 2025-01-06T00:00:00Z, horizon: 1h}
agencies: {crew: {kind: other}}
places: {yard: {position: [39.1, -94.4]}}
incidents:
  jobs: {agency: crew, where: yard, arrivals: {at: [+1m, +5m]}, plan: {do: {work: Do the job, takes: 10m}}}
measures:
  second: {from: jobs/begins.first, to: jobs/do.2}
`), loader.Options{})
	if loaded == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(loaded)
	if err != nil {
		t.Fatal(err)
	}
	r := nominal(t, p)
	if c := Chains(r, r.Nominal)[0]; c == nil || c.To-c.From != 14*engine.Minute {
		t.Errorf("the chain is %+v", c)
	}
}
