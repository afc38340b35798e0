package stamp_test

import (
	"context"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/conform"
	"simulate/sim/experiment"
	"simulate/sim/experiment/stamp"
	"simulate/sim/log"
	"simulate/sim/scenario/loader"
)

const town = `format: 1
title: A fall in town
clock: {start: 2025-03-10T09:00:00-05:00, zone: America/Chicago, horizon: 2h}
agencies:
  police: {name: Town Police, kind: police}
  ems: {name: Town EMS, kind: ems}
  county: {name: County EMS, kind: ems}
  dispatch: {name: Desk, kind: dispatch}
  clinic: {name: Clinic, kind: hospital}
places:
  scene: {position: [39.10, -94.30]}
  station: {position: [39.07, -94.34]}
  emergency: {position: [39.04, -94.35]}
travel: {speed: {default: 60 km/h}, variation: lognormal(p50 1 p90 1.3)}
units:
  car: {agency: police, kind: patrol, count: 6, home: station, turnout: 10s..40s}
  medic: {agency: ems, kind: ambulance, count: 2, home: station, turnout: 30s..90s}
  county-medic: {agency: county, kind: ambulance, count: 2, home: station, turnout: 30s..90s}
  desk: {agency: dispatch, kind: call-taker, home: station}
  bed: {agency: clinic, kind: bed, home: emergency}
incidents:
  fall:
    title: A fall
    agency: police
    where: scene
    instants: {answered: answer.start, received: ring}
    plan:
      ring: {work: It rings, takes: 5s..20s}
      answer: {after: ring, work: Take the call, by: dispatch, needs: {call-taker: 1}, takes: 20s..60s}
      first-cars: {after: answer, send: {patrol: 2}}
      ambulance: {after: answer, send: {ambulance: 1}, from: [ems, county]}
      backup: {after: first-cars.first, send: {patrol: 1}}
      later: {after: {any: [first-cars, backup]}, chance: 50%, send: {patrol: 1}}
      treat: {after: ambulance, work: Treat, needs: {ambulance: 1}, takes: 4m..12m}
      carry: {after: treat, move: {ambulance: 1}, with: treat, where: emergency}
      finish: {after: [carry, backup], release: all}
measures:
  answering: {from: ring, to: answer.start}
  first-officer: {from: ring, to: first-cars.first}
  whole: {from: begins, to: first-cars.first}
  both: {from: first-cars.start, to: first-cars}
`

// townPlan is the plan of the fall, with what its instants stand for by itself.
func townPlan(t testing.TB) *stamp.Plan {
	t.Helper()
	s, problems := loader.Bytes("town.yaml", []byte(town), loader.Options{})
	if problems.Any() {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	plan, wrong := new(stamp.Matching).Plan(p, 0, false)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	return plan
}

// loggedOf is a run as if a log had shown it: whose units are whose is known.
func loggedOf(plan *stamp.Plan, c *conform.Course) (*stamp.Logged, []stamp.Read) {
	l := stamp.NewLogged("1")
	l.Rows = len(c.Parts)
	var reads []stamp.Read
	for _, part := range c.Parts {
		l.Parts = append(l.Parts, stamp.LoggedPart{At: part.At})
		reads = append(reads, stamp.Read{Group: part.Group})
	}
	l.Instants, l.Call = everything(plan).Instants, c.Call
	return l, reads
}

func TestGroupsAreWhatALogCannotTellApart(t *testing.T) {
	t.Parallel()
	plan := townPlan(t)
	var got []string
	for _, g := range plan.Groups {
		var words []string
		for _, a := range g.Asks {
			words = append(words, plan.Program.Steps[a.Step].ID)
		}
		for _, pool := range g.Pools {
			words = append(words, plan.Pool(pool))
		}
		got = append(got, strings.Join(words, ", "))
	}
	want := []string{
		"answer, call-taker of Desk", "first-cars, backup, later, patrol of Town Police", "ambulance, ambulance of Town EMS, ambulance of County EMS",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestMilestonesOfThings(t *testing.T) {
	t.Parallel()
	plan := townPlan(t)
	part := func(group int, notified, there int64) conform.Part {
		p := conform.Part{Group: group, At: conform.Unstamped()}
		p.At[log.Notified], p.At[log.OnScene] = notified, there
		return p
	}
	c := &conform.Course{Call: conform.Unstamped(), Parts: []conform.Part{
		part(0, 5, 5), part(1, 10, 300), part(1, 10, 100), part(2, 20, 250), part(1, 150, 200), part(1, 310, 400),
	}}
	c.Call[log.CallArrival], c.Call[log.Answered] = 3, 5
	r := plan.NewReading(everything(plan), c)
	things := []struct {
		group int
		at    log.Instant
		nth   int
		want  string
		sure  bool
	}{
		{conform.Call, log.CallArrival, 1, "ring", true},
		{conform.Call, log.Answered, 1, "answer.start", true},
		{conform.Call, log.Entered, 1, "", true},
		{0, log.Notified, 1, "answer.start", true},
		{1, log.Notified, 1, "first-cars.start", true}, // backup waits for a car that is on scene
		{1, log.Notified, 2, "", true},                 // the second of those
		{1, log.Notified, 3, "backup.start|later.start", false},
		{1, log.OnScene, 1, "first-cars.first", true},
		{1, log.OnScene, 2, "backup|later", false}, // first-cars had two when it was notified
		{1, log.OnScene, 3, "first-cars", true},
		{1, log.OnScene, 4, "backup|later", false},
		{2, log.OnScene, 1, "ambulance", true},
		{2, log.OnScene, 2, "", false},
		{2, log.Available, 1, "", false},
	}
	for _, test := range things {
		thing := conform.Thing{Label: conform.Label{Group: test.group, At: test.at}, Nth: test.nth}
		if got := strings.Join(r.Milestones(thing), "|"); got != test.want || r.Sure(thing) != test.sure {
			t.Errorf("%+v is %q, sure: %v; want %q", thing, got, r.Sure(thing), test.want)
		}
	}

	c.Parts[4].At[log.Notified] = 50 // before any car is there: the log does not keep to the plan
	r = plan.NewReading(everything(plan), c)
	thing := conform.Thing{Label: conform.Label{Group: 1, At: log.Notified}, Nth: 2}
	if got := strings.Join(r.Milestones(thing), "|"); got != "backup.start|later.start" || r.Sure(thing) {
		t.Errorf("%q, sure: %v", got, r.Sure(thing))
	}
}

// One thing taken away, added or exchanged costs what it costs by hand.
func TestWhatIsTakenFromARunIsMissing(t *testing.T) {
	t.Parallel()
	plan := townPlan(t)
	judged := plan.Judge(everything(plan))
	c := coursesOf(t, plan, sim.Luck{Seed: 3, Replication: 4})[0]
	ways := conform.Ways([][]int{judged.Counts(c)})
	all := judged.Align(c, ways)
	things := all.Logged
	car := 0 // the last that comes: the others keep their numbers
	for i := range c.Parts {
		if c.Parts[i].Group == 1 && (c.Parts[car].Group != 1 || c.Parts[i].At[log.OnScene] > c.Parts[car].At[log.OnScene]) {
			car = i
		}
	}
	before := c.Parts[car].At

	c.Parts[car].At[log.OnScene] = log.None
	if a := judged.Align(c, ways); len(a.Missing) != 1 || a.Missing[0].At != log.OnScene || a.Cost() != 1 || a.Worst != 2*things-1 {
		t.Errorf("without an arrival: %+v", a)
	}
	c.Parts[car].At = before
	c.Parts = append(c.Parts, c.Parts[car])
	if a := judged.Align(c, ways); len(a.Extra) != 6-2 || a.Cost() != 4 || a.Worst != 2*things+4 { // a car is notified, en route, on scene and available
		t.Errorf("with another car: %+v", a)
	}
	c.Parts = c.Parts[:len(c.Parts)-1]
	for i := range c.Parts {
		if c.Parts[i].Group == 2 {
			c.Parts[i].At[log.Notified] = c.Call[log.CallArrival] - 1000
		}
	}
	a := judged.Align(c, ways)
	if len(a.Missing)+len(a.Extra) > 0 || a.Moved != 1 || a.Cost() != 2 || a.Worst != 2*things {
		t.Errorf("the ambulance before the call: %+v", a)
	}
	if len(a.Swaps) == 0 || a.Swaps[len(a.Swaps)-1].Then != (conform.Thing{Label: conform.Label{Group: 2, At: log.Notified}, Nth: 1}) {
		t.Errorf("%+v", a.Swaps)
	}
}

// The rank of a run's time among the runs, of which it is one, is that which counting gives.
func TestRanksAreThoseOfARecount(t *testing.T) {
	t.Parallel()
	plan := townPlan(t)
	const runs, run = 60, 17
	c := coursesOf(t, plan, sim.Luck{Seed: 3, Replication: run})[0]
	l, reads := loggedOf(plan, c)
	review, err := plan.Review(context.Background(), new(stamp.Matching), l, reads, experiment.Options{Runs: runs, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	if a := review.Alignment; a.Cost() != 0 || a.Fitness() != 1 {
		t.Errorf("the run is not as one of the runs: %+v", a)
	}
	measured := 0
	for i := range review.Figures {
		f, less, equal, with := &review.Figures[i], 0, 0, runs
		mine := f.Of(review.Judged, c)
		for other := range uint64(runs) {
			of := coursesOf(t, plan, sim.Luck{Seed: 3, Replication: other})[0]
			switch v := f.Of(review.Judged, of); {
			case v == log.None && of.Call[log.Closed] != log.None:
				with--
			case v == log.None:
			case v < mine:
				less++
			case v == mine:
				equal++
			}
		}
		want := (float64(less) + float64(equal)/2) / float64(with)
		sample, without := review.Runs.Sample(i)
		if got := sample.PercentileRank(float64(review.Values[i])); math.Abs(got-want) > 1e-12 || equal == 0 || without != runs-with {
			t.Errorf("%+v: rank %v of all but %d, counted %v of %d", f, got, without, want, with)
		}
		if f.Measure != "" {
			measured++
		}
	}
	if measured != 3 { // nothing stamps the beginning
		t.Errorf("%d measures are shown, where the log shows answering, first-officer and both", measured)
	}
}

func TestRunsAreTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	plan := townPlan(t)
	judged := plan.Judge(everything(plan))
	var all []*stamp.Runs
	for _, workers := range []int{1, 3} {
		r, err := plan.Play(context.Background(), stamp.Asked{Plan: judged, Points: plan.NewReading(everything(plan), coursesOf(t, plan, sim.Luck{Nominal: true})[0]).Points()},
			experiment.Options{Runs: 40, Seed: 9, Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	if all[0].Runs != 40 || !reflect.DeepEqual(all[0], all[1]) {
		t.Error("the runs depend on the number of workers")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if r, err := plan.Play(ctx, stamp.Asked{Plan: judged}, experiment.Options{Runs: 40}); err != nil || r.Runs != 0 || !r.Partial() {
		t.Errorf("%v of what was stopped before it began", err)
	}
}

// What is reported of a run in the scenario's own time says when what happened, to the millisecond, and the scenario takes it back.
func TestReportsAreTheInstantsOfTheRun(t *testing.T) {
	t.Parallel()
	plan := townPlan(t)
	luck := sim.Luck{Seed: 3, Replication: 2}
	c := coursesOf(t, plan, luck)[0]
	start := plan.Program.Start.UnixMilli()
	for at := range c.Call {
		if c.Call[at] != log.None {
			c.Call[at] += start
		}
	}
	for i := range c.Parts {
		for at := range c.Parts[i].At {
			if c.Parts[i].At[at] != log.None {
				c.Parts[i].At[at] += start
			}
		}
	}
	l, reads := loggedOf(plan, c)
	review, err := plan.Review(context.Background(), new(stamp.Matching), l, reads, experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if review.Reports.Moved != 0 {
		t.Errorf("moved by %v", review.Reports.Moved)
	}
	text := string(review.EncodeReported([]string{"some/calls.csv"}))
	s, problems := loader.FS(fstest.MapFS{"reported.yaml": {Data: []byte(text)}, "town.yaml": {Data: []byte(town)}}, "reported.yaml", loader.Options{})
	if problems.Any() {
		t.Fatalf("%v\n%s", problems, text)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	var milestones []sim.Milestone
	var want []int64
	for _, r := range s.Reported.All() {
		m, err := p.Milestone("fall", r.Milestone)
		if err != nil {
			t.Fatal(err)
		}
		if r.Within == nil || r.Within.String() != "30s" {
			t.Errorf("%s agrees within %v", r.Milestone, r.Within)
		}
		milestones, want = append(milestones, m), append(want, s.Resolve(r.Value.From, 0))
	}
	watch := sim.NewWatch(p, milestones)
	if err := experiment.Run(context.Background(), p, luck, watch); err != nil {
		t.Fatal(err)
	}
	for i := range milestones {
		if so := watch.First(i); !so.Occurred() || int64(so.At) != want[i] {
			t.Errorf("%s: %v in the run, %v reported", s.Reported.IDs()[i], so.At, want[i])
		}
	}
	if len(milestones) < 6 || !strings.Contains(text, "does not show whether this is backup or later") || !strings.Contains(text, `"Call 1 in calls.csv"`) {
		t.Errorf("%d are reported:\n%s", len(milestones), text)
	}
}

func TestWhoUnitsAre(t *testing.T) {
	t.Parallel()
	plan := townPlan(t)
	m := &stamp.Matching{
		Agencies: map[string]string{"Metro": "ems"}, Kinds: map[string]string{"MEDIC": "ambulance", "ALS": "county-medic"}, Units: map[string]string{"X1": "car"},
	}
	for unit, want := range map[stamp.Unit]stamp.Read{
		{ID: "car-3"}:                                     {Group: 1, By: stamp.ByName},
		{ID: "X1", Kind: "ambulance"}:                     {Group: 1, By: stamp.ByMatching},
		{ID: "P1", Kind: "Patrol"}:                        {Group: 1, By: stamp.ByKind},
		{ID: "P1", Kind: "PATROL", Agency: "town police"}: {Group: 1, By: stamp.ByKindAndAgency},
		{ID: "M1", Kind: "MEDIC", Agency: "Metro"}:        {Group: 2, By: stamp.ByKindAndAgency},
		{ID: "M1", Kind: "MEDIC", Agency: "nobody"}:       {Group: 2, By: stamp.ByKind}, // of either agency, which are judged together
		{ID: "M1", Kind: "ALS"}:                           {Group: 2, By: stamp.ByKind},
		{ID: "E1", Kind: "ENGINE", Agency: "Town Police"}: {Group: conform.Unknown, By: stamp.Nothing},
		{ID: "U1", Agency: "Town Police"}:                 {Group: 1, By: stamp.ByAgency},
		{ID: "U1"}:                                        {Group: conform.Unknown, By: stamp.Nothing},
		{ID: "B1", Kind: "bed"}:                           {Group: conform.Unknown, By: stamp.ByKind}, // the plan does not call it
	} {
		if got := plan.Read(m, unit); got.Group != want.Group || got.By != want.By {
			t.Errorf("%+v is %+v, want %+v", unit, got, want)
		}
	}
}

// Leaving for a hospital, and being there, is what a move to a place does where units of a hospital are at home.
func TestAMoveToAHospitalIsATransport(t *testing.T) {
	t.Parallel()
	plan := townPlan(t)
	for run := range uint64(5) {
		c := coursesOf(t, plan, sim.Luck{Seed: 1, Replication: run})[0]
		for _, part := range c.Parts {
			carried := part.At[log.LeftScene] != log.None && part.At[log.AtDestination] > part.At[log.LeftScene] && part.At[log.LeftScene] > part.At[log.OnScene]
			if carried != (part.Group == 2) {
				t.Errorf("run %d: %+v", run, part)
			}
		}
	}
}

func FuzzDecodeMatching(f *testing.F) {
	f.Add([]byte("incident: fall\nkinds: {MEDIC: ambulance}\ninstants: {at-patient: treat.start}\n"))
	f.Add([]byte("units: {a: [b]}"))
	f.Add([]byte("instants: {call-arrival: nowhere.else}"))
	plan := townPlan(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		m, problems := stamp.DecodeMatching(text, plan.Program)
		if len(problems) > 0 {
			return
		}
		again, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if back, problems := stamp.DecodeMatching(again, plan.Program); len(problems) > 0 || !reflect.DeepEqual(back, m) {
			t.Fatalf("%+v is read back as %+v: %v", m, back, problems)
		}
		if _, problems := m.Plan(plan.Program, 0, false); len(problems) == 0 {
			plan.Read(m, stamp.Unit{ID: "a", Kind: "b", Agency: "c"})
		}
	})
}

// Any number of things out of place costs no more than all of them.
func TestFitnessIsBetween0And1(t *testing.T) {
	t.Parallel()
	plan := townPlan(t)
	judged := plan.Judge(everything(plan))
	var counts [][]int
	for run := range uint64(20) {
		counts = append(counts, judged.Counts(coursesOf(t, plan, sim.Luck{Seed: 1, Replication: run})[0]))
	}
	ways := conform.Ways(counts)
	rapid.Check(t, func(t *rapid.T) {
		c := &conform.Course{Call: conform.Unstamped()}
		for range rapid.IntRange(0, 6).Draw(t, "units") {
			part := conform.Part{Group: rapid.IntRange(-2, 2).Filter(func(g int) bool { return g != conform.Call }).Draw(t, "group"), At: conform.Unstamped()}
			for at := range part.At {
				if rapid.Bool().Draw(t, "stamped") {
					part.At[at] = rapid.Int64Range(0, 20).Draw(t, "at")
				}
			}
			c.Parts = append(c.Parts, part)
		}
		a := judged.Align(c, ways)
		if f := a.Fitness(); f < 0 || f > 1 || a.Logged-len(a.Extra) != a.Planned-len(a.Missing) {
			t.Fatalf("fitness %v: %+v", f, a)
		}
	})
}
