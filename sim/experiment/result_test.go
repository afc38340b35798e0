package experiment

import (
	"context"
	"math"
	"reflect"
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/stats"
)

func evaluate(t testing.TB, runs int, changes ...string) *Result {
	t.Helper()
	p, _ := barricade(t, changes...)
	r, err := Evaluate(context.Background(), p, Options{Runs: runs, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// warned reports whether a result has a warning of the type that is so of it.
func warned[W Warning](r *Result, is func(W) bool) bool {
	return slices.ContainsFunc(warningsOf[W](r), is)
}

// warningsOf lists the warnings of a type.
func warningsOf[W Warning](r *Result) []W {
	var list []W
	for _, w := range r.Warnings {
		if w, ok := w.(W); ok {
			list = append(list, w)
		}
	}
	return list
}

func tooFew(id string) func(TooFewRuns) bool { return func(w TooFewRuns) bool { return w.ID == id } }

// firstOnScene is how long the first car takes in the nominal run, where everything takes its median, in milliseconds: a call-taker
// is free at once, and so are the channel and two cars at the station.
func firstOnScene() int64 {
	const (
		answer   = 40.0                // lognormal(p50 40s p90 70s)
		dispatch = (20.0 + 40.0) / 2   // 20s..40s
		turnout  = (20.0 + 40.0) / 2   // 20s..40s
		speed    = 60_000.0 / 3600     // 60 km/h
		detour   = 1.3                 // of roads, over the great circle
		earth    = 6_371_008.8         // mean radius, in metres
		degree   = math.Pi / 180       //
		north    = (39.12 - 39.10)     // from the house to the station
		west     = (94.42 - 94.40)     //
		between  = (39.12 + 39.10) / 2 // the latitude half way, where degrees of longitude are as long as on the way
	)
	distance := earth * degree * math.Hypot(north, west*math.Cos(between*degree)) // flat, which on 3 km is less than a millimetre off
	return int64(math.Round(1000 * (answer + dispatch + turnout + distance*detour/speed)))
}

func TestEvaluate(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 200)
	want := firstOnScene()
	m := &r.Measures[rowOf(t, r.Set, "first-on-scene", "")]
	if m.Nominal.Amount != want || !m.Placed || m.Percentile < 0.5 || m.Percentile > 0.9 {
		t.Errorf("nominal %d at %v, want %d", m.Nominal.Amount, m.Percentile, want)
	}
	if m.Summary.N != 200 || !m.Summary.P90.Interval.Known || m.Target == nil || m.Target.Verdict != stats.Met {
		t.Errorf("got %+v, target %+v", m.Summary, m.Target)
	}
	found := &r.Measures[rowOf(t, r.Set, "found", "")]
	if found.Placed || found.Nominal.State != measure.Never || found.Counts[measure.Never]+found.Summary.N != 200 {
		t.Errorf("found: %+v", found)
	}
}

func TestWithoutSeededRuns(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 0)
	if r.Samples != nil || len(r.Objectives) != 4 || warned(r, tooFew("first-on-scene")) {
		t.Errorf("got samples %v, objectives %v, warnings %v", r.Samples, r.Objectives, r.Warnings)
	}
	if len(r.Resources) == 0 || r.Resources[0].Utilisation == 0 {
		t.Errorf("got %+v", r.Resources)
	}
}

func TestReportedBesideSimulated(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 0)
	type beside struct {
		difference engine.Time
		superseded string
	}
	want := map[string]beside{
		"end":           {2_617_121 - 1_800_000, "end-corrected"}, // 13:43:37 against 13:30
		"end-corrected": {0, ""},                                  // within its window
		"locked-for":    {2_102_562 - 1_200_000, ""},
	}
	for _, x := range r.Reported {
		if got := (beside{x.Difference, x.SupersededBy}); got != want[x.ID] {
			t.Errorf("%s: got %+v, want %+v", x.ID, got, want[x.ID])
		}
	}
}

func TestReportedLiesAmongTheRuns(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 40)
	for i := range r.Reported {
		x := &r.Reported[i]
		var values []float64
		for run := range r.Samples.Runs {
			var own []measure.Value
			for _, row := range x.rows {
				own = append(own, r.Samples.Values(row, run)...)
			}
			values = append(values, length(middle(0, own)))
		}
		slices.Sort(values)
		if median := values[19]; length(x.Simulated) != median || x.Simulated.State == measure.Happened && x.Difference != outside(engine.Time(median), x.From, x.To) {
			t.Errorf("%s: got %+v and %v, want the median of the runs, %v", x.ID, x.Simulated, x.Difference, median)
		}
		if low, high := values[1], values[37]; length(x.Runs.Low) != low || length(x.Runs.High) != high ||
			x.Runs.Inside != (float64(x.To+x.Within) >= low && float64(x.From-x.Within) <= high) {
			t.Errorf("%s: got %+v, want %v to %v", x.ID, x.Runs, low, high)
		}
		if from := rankIn(values, float64(x.From)); x.Runs.From != from || x.Runs.N != 40 {
			t.Errorf("%s: got %+v, want rank %v among 40", x.ID, x.Runs, from)
		}
		if nominal := rankIn(values, length(x.Nominal.Value)); x.Nominal.Rank != nominal || !x.Nominal.Ranked {
			t.Errorf("%s: got %+v, want rank %v", x.ID, x.Nominal, nominal)
		}
	}
}

func TestWhatIsReportedIsWithinTheRunsByItsTolerance(t *testing.T) {
	t.Parallel()
	const window = "reported.end.value=13:00"
	for within, want := range map[string]bool{"1s": false, "2h": true} {
		r := evaluate(t, 40, window, "reported.end.within="+within)
		if got := &r.Reported[0]; got.Runs.Inside != want || got.Runs.From != 0 {
			t.Errorf("within %s: got %+v, want %t", within, got.Runs, want)
		}
	}
}

func TestDifferencesFromAWindow(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ v, want engine.Time }{{5, -5}, {10, 0}, {15, 0}, {20, 0}, {21, 1}} {
		if got := outside(test.v, 10, 20); got != test.want {
			t.Errorf("%d from 10 to 20: got %d, want %d", test.v, got, test.want)
		}
	}
}

func TestWarnings(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 20)
	if len(warningsOf[NominalNotAverage](r)) != 1 || !warned(r, tooFew("first-on-scene")) || !warned(r, tooFew("call-to-end")) ||
		!warned(r, func(w OftenMissing) bool { return w.Row.Measure == "found" && w.Unfinished+w.Never > 0 }) {
		t.Errorf("got %+v", r.Warnings)
	}
	if len(warningsOf[Partial](r)) > 0 || len(warningsOf[NeverHappened](r)) > 0 {
		t.Errorf("got %+v", r.Warnings)
	}
}

func TestAMeasureThatNeverHappensIsNamed(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 50, "incidents.siege.plan.injured.chance=0%")
	if !warned(r, func(w NeverHappened) bool { return w.Row.Measure == "found" }) {
		t.Errorf("got %v", r.Warnings)
	}
}

func TestAnOutlyingNominalIsNamed(t *testing.T) {
	t.Parallel()
	s := sampled(100, 0)
	for _, test := range []struct {
		seconds int64
		outlies bool
	}{{19, true}, {21, false}, {80, false}, {82, true}} {
		r := &Result{Set: s.Set, Samples: s}
		m := Measured{Row: &s.Set.Rows[0], Summary: s.Summarise(0)}
		m.Percentile, m.Placed = s.place(0, float64(1000*test.seconds))
		r.warnMeasure(&m)
		if len(warningsOf[NominalOutlying](r)) > 0 != test.outlies {
			t.Errorf("%d s at percentile %v: %v", test.seconds, m.Percentile, r.Warnings)
		}
	}
}

func TestANominalRunLikeAllOthersRanksInTheirMiddle(t *testing.T) {
	t.Parallel()
	set := &measure.Set{Rows: []measure.Row{{Measure: "m", Several: true}}}
	values := []measure.Value{{Amount: 1000}, {Amount: 2000}}
	s := newSamples(set, 1, fewestRanked)
	for range fewestRanked - 1 {
		s.add(values, 0)
	}
	if rank, ok := s.place(0, length(middle(0, values))); ok {
		t.Errorf("of %d runs: got the rank %v, want none", s.Runs, rank)
	}
	s.add(values, 0)
	if rank, ok := s.place(0, length(middle(0, values))); !ok || rank != 0.5 {
		t.Errorf("of %d runs: got the rank %v, %v, want 0.5", s.Runs, rank, ok)
	}
	s.add(nil, 0) // a run without values ranks nowhere
	if rank, _ := s.place(0, length(middle(0, values))); rank != 0.5 {
		t.Errorf("with a run without values: got the rank %v, want 0.5", rank)
	}
}

func TestWhatWaitsAtTheHorizon(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		horizon engine.Time
		waiting []string
		never   []string
	}{
		{8 * engine.Minute, []string{
			"cordon running", "search waiting", "tell-schools running", "tell-county waiting",
		}, []string{"injured", "call-team", "lockdown", "enter", "lift"}},
		{10 * engine.Minute, []string{
			"cordon running", "search waiting", "call-team waiting", "lockdown running",
		}, []string{"injured", "enter", "lift"}},
	} {
		waiting, never := atHorizonOf(t, test.horizon)
		if !slices.Equal(waiting, test.waiting) {
			t.Errorf("at %d: got %q, want %q", test.horizon, waiting, test.waiting)
		}
		if !slices.Equal(never, test.never) {
			t.Errorf("never begun at %d: got %q, want %q", test.horizon, never, test.never)
		}
	}
}

// atHorizonOf lists what waits and what has not begun in the nominal run at an instant.
func atHorizonOf(t *testing.T, horizon engine.Time) (waiting, never []string) {
	t.Helper()
	p, _ := barricade(t)
	r, err := Evaluate(context.Background(), p.Until(horizon), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range r.Nominal.Undone.Waiting {
		waiting = append(waiting, step.ID+" "+step.Status)
	}
	for _, step := range r.Nominal.Undone.NeverBegun {
		never = append(never, step.ID)
	}
	return waiting, never
}

func TestResources(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 0)
	for _, x := range r.Resources {
		switch x.ID {
		case "line": // one of two messages waits for the other
			if x.Kind != ChannelUsed || x.Count != 1 || x.LongestQueue != 1 {
				t.Errorf("got %+v", x)
			}
		case "patrol":
			if x.Kind != UnitKind || x.Count != 3 || x.LongestQueue != 0 {
				t.Errorf("got %+v", x)
			}
		}
	}
}

func TestAUnitThatIsNeverSentIsWaitedForFromTheAsking(t *testing.T) {
	t.Parallel()
	p, _ := barricade(t)
	step := uint16(slices.IndexFunc(p.Steps, func(s sim.Step) bool { return s.ID == "call-team" }))
	kind := uint16(slices.Index(p.Kinds, "tactical"))
	team := int32(slices.IndexFunc(p.Units, func(u sim.Unit) bool { return u.Kind == kind }))
	records := []sim.Record{ // one of the two that it asks for is sent
		{At: 1 * engine.Minute, Kind: sim.StepAsked, Step: step},
		{At: 5 * engine.Minute, Kind: sim.StepStarted, Step: step},
		{At: 5 * engine.Minute, Kind: sim.UnitAssigned, Step: step, Unit: team},
	}
	if got, want := unserved(p, records), []wait{{kind, 1 * engine.Minute, p.Horizon}}; !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	records = append(records, sim.Record{At: 9 * engine.Minute, Kind: sim.StepGaveUp, Step: step})
	if got := unserved(p, records); len(got) > 0 {
		t.Errorf("a step that gave up still waits: %+v", got)
	}
}

func TestDrawsAreThoseOfTheRunThatIsReplayed(t *testing.T) {
	t.Parallel()
	p, _ := barricade(t)
	luck := sim.Luck{Seed: 1, Replication: 3}
	one, err := Draws(t.Context(), p, luck)
	if err != nil || len(one) == 0 {
		t.Fatalf("%d draws, %v", len(one), err)
	}
	two, err := Draws(t.Context(), p, luck)
	if err != nil || !slices.Equal(one, two) {
		t.Errorf("a second replay draws otherwise, %v", err)
	}
	if other, err := Draws(t.Context(), p, sim.Luck{Seed: 1, Replication: 4}); err != nil || slices.Equal(one, other) {
		t.Errorf("another run draws the same, %v", err)
	}
}

func TestLongestQueue(t *testing.T) {
	t.Parallel()
	waits := []wait{{1, 0, 10}, {1, 5, 20}, {1, 20, 30}, {2, 0, 30}, {1, 7, 7}}
	if got := longest(waits)[1]; got != 2 {
		t.Errorf("got %d, want 2: a wait without length does not count", got)
	}
	if got := longest([]wait{{1, 0, 10}, {1, 10, 20}})[1]; got != 1 {
		t.Errorf("got %d of two waits one after the other", got)
	}
	if got := longest(nil)[1]; got != 0 {
		t.Errorf("got %d of no waits", got)
	}
}

func TestAssumptionsAreCounted(t *testing.T) {
	t.Parallel()
	figures := []scenario.FigureUse{
		{Confidence: scenario.Assumed},
		{Confidence: scenario.Derived},
		{Confidence: scenario.Assumed},
		{Confidence: scenario.ReportedFact},
		{Confidence: scenario.SingleSource},
	}
	if got := CountAssumptions(figures); got != (Assumptions{1, 1, 1, 2}) {
		t.Errorf("got %+v", got)
	}
}

func TestMiddleIsTheMedianOfPackageStats(t *testing.T) {
	t.Parallel()
	values := []measure.Value{{Amount: 3}, {State: measure.Unfinished}, {Amount: 1}, {Amount: 2}}
	var c column
	for _, v := range values {
		c.add(v)
	}
	amounts, missing := c.split(nil, 0, len(values), endless)
	if got, want := middle(0, values), stats.NewSample(amounts, missing).Quantile(0.5); length(got) != want || want != 2 {
		t.Errorf("got %v, want %v: the second of 1 2 3 and a missing one", got, want)
	}
	if got := middle(0, values[:2]); got.Amount != 3 {
		t.Errorf("got %v, want 3 of 3 and a missing one", got)
	}
	if got := middle(4, nil); got != (measure.Value{Row: 4, State: measure.NotApplicable}) {
		t.Errorf("of nothing: got %v", got)
	}
}

func TestNominalIsReproducible(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	one, err := Show(t.Context(), p, set, sim.Luck{Nominal: true})
	if err != nil {
		t.Fatal(err)
	}
	two, err := Show(t.Context(), p, set, sim.Luck{Nominal: true})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(one, two) || one.Fingerprint == 0 || !reflect.DeepEqual(one.Luck, sim.Luck{Nominal: true}) {
		t.Error("two nominal runs differ")
	}
}

// A send from which a unit is taken asks again, after it was done.
func TestASendThatAsksAgainIsAnOpenRequest(t *testing.T) {
	t.Parallel()
	loaded, problems := loader.Bytes("diverted.yaml", []byte(`
format: 1
clock: {start: 2025-01-06T00:00:00Z, horizon: 1h}
agencies: {crew: {kind: ems}}
places: {yard: {position: [39.1, -94.4]}}
travel: {speed: {default: 60 km/h}}
units: {van: {agency: crew, kind: ambulance, home: yard}}
incidents:
  other: {agency: crew, where: yard, plan: {go: {send: {ambulance: 1}}, treat: {after: go, work: Treat, needs: {ambulance: 1}, takes: 2h}}}
  urgent: {agency: crew, where: yard, priority: 1, begins: +10m, plan: {go: {send: {ambulance: 1}, divert: true}, treat: {after: go, work: Treat, needs: {ambulance: 1}, takes: 2h}}}
`), loader.Options{})
	if loaded == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(loaded)
	if err != nil {
		t.Fatal(err)
	}
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, &trace); err != nil {
		t.Fatal(err)
	}
	if got, want := unserved(p, trace.Records), []wait{{0, 10 * engine.Minute, p.Horizon}}; !slices.Equal(got, want) {
		t.Errorf("unserved are %v, want %v", got, want)
	}
}
