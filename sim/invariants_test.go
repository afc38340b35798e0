package sim_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
	"simulate/sim/snapshot"
)

// someLuck draws a nominal run or a seeded one.
func someLuck(t *rapid.T) sim.Luck {
	seed := rapid.Uint64Range(0, 1000).Draw(t, "seed, 0 for nominal")
	return sim.Luck{Nominal: seed == 0, Seed: seed}
}

// run returns the records of a run.
func run(t *rapid.T, w *sim.World, luck sim.Luck, sinks ...sim.Sink) []sim.Record {
	var trace sim.Trace
	if err := w.Run(luck, append(sinks, &trace)...); err != nil {
		t.Fatal(err)
	}
	return trace.Records
}

// everyRun checks a property of the records of any run of any scenario.
func everyRun(t *testing.T, holds func(t *rapid.T, p *sim.Program, records []sim.Record)) {
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		holds(t, p, run(t, sim.NewWorld(p), someLuck(t)))
	})
}

func TestTimeNeverGoesBack(t *testing.T) {
	t.Parallel()
	everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		if first, last := records[0], records[len(records)-1]; first.Kind != sim.RunBegan || last.Kind != sim.RunEnded || last.At < p.Horizon || last.At > p.End {
			t.Fatalf("the run goes from %+v to %+v", first, last)
		}
		for i := 1; i < len(records); i++ {
			if records[i].At < records[i-1].At {
				t.Fatalf("record %d is at %d, after one at %d", i, records[i].At, records[i-1].At)
			}
		}
	})
}

func TestCausesPrecedeWhatTheyLetHappen(t *testing.T) {
	t.Parallel()
	everyRun(t, func(t *rapid.T, _ *sim.Program, records []sim.Record) {
		for i := 1; i < len(records); i++ {
			if r := records[i]; int(r.Cause) >= i || int(r.Since) >= i {
				t.Fatalf("record %d, %+v, comes before its cause or its request", i, r)
			}
		}
	})
}

func TestNothingOfAnIncidentHappensBeforeItBegins(t *testing.T) {
	t.Parallel()
	everyRun(t, func(t *rapid.T, _ *sim.Program, records []sim.Record) {
		begun := make(map[int32]bool) // by slot
		for i, r := range records {
			switch {
			case r.Incident == sim.None || r.Kind == sim.StepSkipped || r.Kind == sim.IncidentSkipped:
			case r.Kind == sim.IncidentBegan:
				begun[r.Incident] = true
			case !begun[r.Incident]:
				t.Fatalf("record %d, %+v, comes before its incident begins", i, r)
			}
		}
	})
}

// before lists, for each kind of record about a unit, what the record before about the same unit may be. RunBegan stands
// for none.
var before = map[sim.Kind][]sim.Kind{
	sim.UnitOccupied: {sim.RunBegan},
	sim.UnitAssigned: {sim.RunBegan, sim.UnitReturning, sim.UnitHome, sim.UnitFreed, sim.UnitOnDuty, sim.UnitDiverted},
	sim.UnitEnRoute:  {sim.UnitAssigned, sim.UnitArrived, sim.UnitIdle, sim.UnitRestored, sim.UnitEnRoute, sim.UnitHeld},
	sim.UnitHeld:     {sim.UnitEnRoute},
	sim.UnitArrived:  {sim.UnitEnRoute, sim.UnitHeld, sim.RunBegan, sim.UnitReturning, sim.UnitHome, sim.UnitFreed, sim.UnitOnDuty},
	sim.UnitWorking:  {sim.UnitAssigned, sim.UnitArrived, sim.UnitIdle, sim.UnitRestored},
	sim.UnitIdle:     {sim.UnitWorking, sim.UnitRelieved},
	sim.UnitFreed:    {sim.UnitWorking, sim.UnitOccupied},
	sim.UnitDisabled: {sim.UnitWorking, sim.UnitArrived, sim.UnitIdle, sim.UnitRestored},
	sim.UnitRestored: {sim.UnitDisabled},
	sim.UnitHome:     {sim.UnitReturning},
	sim.UnitReturning: { // those who are free leave for posts
		sim.RunBegan, sim.UnitReturning, sim.UnitHome, sim.UnitFreed, sim.UnitOnDuty,
		sim.UnitAssigned, sim.UnitEnRoute, sim.UnitHeld, sim.UnitArrived, sim.UnitWorking, sim.UnitIdle, sim.UnitRestored,
		sim.UnitRelieved,
	},
	sim.UnitDiverted: {
		sim.UnitAssigned, sim.UnitEnRoute, sim.UnitHeld, sim.UnitArrived, sim.UnitWorking, sim.UnitIdle, sim.UnitRestored,
	},
	sim.UnitRelieved: {sim.UnitArrived, sim.UnitWorking, sim.UnitIdle, sim.UnitRestored},
	sim.UnitOnDuty:   {sim.UnitOffDuty},
	sim.UnitOffDuty: {
		sim.RunBegan, sim.UnitHome, sim.UnitReturning, sim.UnitFreed, sim.UnitOnDuty, sim.UnitRelieved,
		sim.UnitAssigned, sim.UnitEnRoute, sim.UnitHeld, sim.UnitArrived, sim.UnitWorking, sim.UnitIdle, sim.UnitRestored,
	},
}

// partings are the kinds of record with which a unit leaves what it served.
var partings = []sim.Kind{sim.UnitReturning, sim.UnitDisabled, sim.UnitDiverted, sim.UnitRelieved, sim.UnitOffDuty}

func TestAUnitHasOneAssignmentAtATime(t *testing.T) {
	t.Parallel()
	everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		last := make([]sim.Record, len(p.Units))
		for i, r := range records {
			allowed, about := before[r.Kind]
			if !about {
				continue
			}
			was := last[r.Unit]
			if !slices.Contains(allowed, was.Kind) {
				t.Fatalf("record %d, %+v, follows %+v of the same unit", i, r, was)
			}
			serves := was.Kind == sim.UnitAssigned || was.Kind == sim.UnitEnRoute || was.Kind == sim.UnitHeld || was.Kind == sim.UnitWorking
			if serves && !slices.Contains(partings, r.Kind) && was.Step != r.Step {
				t.Fatalf("record %d, %+v, is for another step than %+v of the same unit", i, r, was)
			}
			last[r.Unit] = r
		}
	})
}

func TestAUnitIsInOnePlaceAtATime(t *testing.T) {
	t.Parallel()
	everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		at := make([]uint16, len(p.Units)) // NoPlace on the road
		to := make([]uint16, len(p.Units))
		halted := make([]bool, len(p.Units)) // was given work on the road, at a place that only the work tells
		for u := range at {
			at[u] = p.Units[u].Home
		}
		for i, r := range records {
			switch r.Kind {
			case sim.UnitEnRoute, sim.UnitReturning:
				at[r.Unit], to[r.Unit] = sim.NoPlace, r.Place
			case sim.UnitOnDuty:
				at[r.Unit] = r.Place
			case sim.UnitHeld, sim.UnitHome, sim.UnitArrived:
				present := r.Kind == sim.UnitArrived && p.Steps[r.Step].Verb == scenario.NoVerb
				if r.Place != to[r.Unit] && !present {
					t.Fatalf("record %d, %+v, is not where the unit went, %d", i, r, to[r.Unit])
				}
				at[r.Unit] = r.Place
			case sim.UnitAssigned:
				halted[r.Unit] = at[r.Unit] == sim.NoPlace
			case sim.UnitWorking, sim.UnitIdle, sim.UnitDisabled, sim.UnitRestored, sim.UnitRelieved:
				if halted[r.Unit] {
					at[r.Unit], halted[r.Unit] = r.Place, false
				}
				if r.Place != at[r.Unit] {
					t.Fatalf("record %d, %+v, is not where the unit was, %d", i, r, at[r.Unit])
				}
			}
		}
	})
}

func TestNothingIsOnSceneBeforeItWasSent(t *testing.T) {
	t.Parallel()
	everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		sent := map[[2]int]bool{} // unit and step
		for i, r := range records {
			switch key := [2]int{int(r.Unit), int(r.Step)}; r.Kind {
			case sim.UnitEnRoute:
				sent[key] = true
			case sim.UnitArrived:
				present := p.Steps[r.Step].Verb == scenario.NoVerb && records[r.Cause].Kind == sim.IncidentBegan
				if !sent[key] && !present {
					t.Fatalf("record %d, %+v: the unit was not sent", i, r)
				}
			}
		}
	})
}

func TestUnitsComeToWhereTheirIncidentIs(t *testing.T) {
	t.Parallel()
	simtest.Sometimes(t, "a unit turns", func() int {
		turned := 0
		everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
			at, relieves := map[int32]uint16{}, map[int32]bool{} // by slot, by unit
			for i, r := range records {
				switch r.Kind {
				case sim.IncidentBegan, sim.IncidentMoved:
					at[r.Incident] = r.Place
				case sim.UnitAssigned:
					relieves[r.Unit] = r.Since == 0 && records[r.Cause].Unit != sim.None // who goes to where another is
				case sim.UnitEnRoute:
					if r.Since != 0 {
						turned++
					}
				case sim.UnitArrived:
					written := p.Written(&p.Steps[r.Step])
					if (written == nil || !written.Where.Given()) && !relieves[r.Unit] && r.Place != at[r.Incident] {
						t.Fatalf("record %d, %+v: the incident is at %d", i, r, at[r.Incident])
					}
				}
			}
		})
		return turned
	})
}

func TestChannelsNeverExceedTheirCapacity(t *testing.T) {
	t.Parallel()
	// A transmission by radio or alert has one record a receiver, all at its first instant.
	type transmission struct {
		incident int32
		step     uint16
		at       engine.Time
		receiver uint8 // of a call
	}
	everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		onAir := make([]map[transmission]int, len(p.Channels)) // receivers that have not heard yet
		started := map[sim.Seq]transmission{}
		for i, r := range records {
			switch r.Kind {
			case sim.MessageOnAir:
				if r.Arg == sim.NoChannel {
					continue
				}
				tx := transmission{incident: r.Incident, step: r.Step, at: r.At}
				if p.Channels[r.Arg].Kind == scenario.Phone {
					tx.receiver = r.Agency
				}
				if onAir[r.Arg] == nil {
					onAir[r.Arg] = map[transmission]int{}
				}
				onAir[r.Arg][tx]++
				started[sim.Seq(i)] = tx
				if n := len(onAir[r.Arg]); n > int(p.Channels[r.Arg].Capacity) {
					t.Fatalf("record %d, %+v, is transmission %d on a channel for %d", i, r, n, p.Channels[r.Arg].Capacity)
				}
			case sim.MessageDelivered, sim.MessageRelayed, sim.MessageLost:
				if tx, ok := started[r.Cause]; ok {
					if onAir[r.Arg][tx]--; onAir[r.Arg][tx] == 0 {
						delete(onAir[r.Arg], tx)
					}
				}
			}
		}
	})
}

func TestNothingGoesOnAirWhileAChannelIsDown(t *testing.T) {
	t.Parallel()
	everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		down := make([]int, len(p.Channels))
		for i, r := range records {
			switch {
			case r.Kind == sim.ChannelDown:
				down[r.Arg]++
			case r.Kind == sim.ChannelUp:
				down[r.Arg]--
			case r.Kind == sim.MessageOnAir && r.Arg != sim.NoChannel && down[r.Arg] > 0:
				t.Fatalf("record %d, %+v, is on a channel that is down", i, r)
			}
		}
	})
}

func TestPosturesFollowTheLatestOrder(t *testing.T) {
	t.Parallel()
	everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		latest := make([]sim.Seq, len(p.Sites))
		for i, r := range records {
			switch r.Kind {
			case sim.PostureOrdered:
				latest[r.Arg] = sim.Seq(i)
			case sim.PostureSet, sim.PostureRefused:
				if r.Cause != latest[r.Arg] || latest[r.Arg] == 0 {
					t.Fatalf("record %d, %+v, does not follow the latest order, %d", i, r, latest[r.Arg])
				}
			case sim.PostureSuperseded:
				if by := records[r.Cause]; by.Kind != sim.PostureOrdered || by.Arg != r.Arg || r.Cause != latest[r.Arg] {
					t.Fatalf("record %d, %+v, was not superseded by the latest order", i, r)
				}
			}
		}
	})
}

func TestEveryStepEndsOnceOrIsListed(t *testing.T) {
	t.Parallel()
	ends := []sim.Kind{sim.StepDone, sim.StepStopped, sim.StepGaveUp, sim.StepFailed, sim.StepSkipped}
	everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		times := make(map[string]int) // by instance and step
		open := make(map[string]bool)
		roll := sim.NewRoll(p)
		for i, r := range records {
			roll.Consume(sim.Seq(i), records[i:i+1])
			if r.Incident == sim.None {
				continue
			}
			id := p.InstanceID(roll.Of(r.Incident))
			switch {
			case r.Kind == sim.IncidentBegan:
				open[id] = true
			case r.Kind == sim.IncidentClosed:
				open[id] = false
			case slices.Contains(ends, r.Kind):
				times[id+"/"+p.Steps[r.Step].ID]++
			}
		}
		state, err := snapshot.At(p, records, engine.Never)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range rows[snapshot.Step](t, state) {
			name := step.Incident + "/" + step.ID
			if over := times[name] > 0; times[name] > 1 || over != slices.Contains([]string{"done", "stopped", "gave-up", "failed", "skipped"}, step.Status) {
				t.Fatalf("step %s has %d ends and is %s", name, times[name], step.Status)
			}
			delete(times, name)
		}
		for name, n := range times {
			if n != 1 {
				t.Fatalf("step %s has %d ends", name, n)
			}
		}
	})
}
