package snapshot_test

import (
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

// story is a scenario in which something of everything happens. Its records are written by hand, so that the state at
// each instant can be read off them.
const story = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 1h}
agencies:
  pd: {name: Police, kind: police}
  desk: {kind: dispatch}
  so: {name: Sheriff, kind: sheriff, approval: 5m}
places:
  scene: {position: [39.1, -94.4]}
  station: {position: [39.2, -94.3]}
units:
  car: {agency: pd, kind: patrol, count: 3, home: station}
  van: {agency: so, kind: tactical, home: station}
  clerk: {agency: desk, kind: call-taker, home: station}
channels:
  net: {kind: radio, members: [pd, desk]}
  line: {kind: phone, members: [desk, so]}
sites:
  school: {agency: pd, place: station, people: 400}
incidents:
  house:
    agency: pd
    where: scene
    begins: 13:00
    plan:
      call: {event: A neighbour calls, at: 13:01}
      cars: {after: call, send: {patrol: 3}}
      tell: {after: call, message: Shots fired, to: [so], takes: 30s}
      swat: {after: tell, send: {tactical: 1}, from: [so]}
      entry: {after: cars.first, work: Go in, needs: {patrol: 3}, takes: 5m, outcomes: {found: 50%, empty: 50%}}
      lock: {after: call, posture: lockdown, sites: all, takes: 3m}
      choose: {after: [entry, {any: [swat, lock]}], delay: 2m, decide: Stay or leave, options: {stay: Stay, leave: Leave}, default: stay}
      log: {after: call, work: Write the log, by: desk, needs: {call-taker: 1}, takes: 20m}
`

// The numbers of the things of the story.
const (
	pseudo = iota
	call
	cars
	tell
	swat
	entry
	lock
	choose
	logging
)

const (
	pd = iota
	desk
	so
)

const (
	scene = iota
	station
)

// minute is the time of the story's records.
const minute = engine.Minute

func program(t testing.TB) *sim.Program {
	t.Helper()
	s, problems := loader.Bytes("story.yaml", []byte(story), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// record is a record of the story's incident about a step.
func record(at engine.Time, kind sim.Kind, step uint16) sim.Record {
	return sim.Record{
		At: at, Kind: kind, Step: step, Unit: sim.None, Place: sim.NoPlace, Agency: sim.NoAgency,
	}
}

func unit(at engine.Time, kind sim.Kind, step uint16, number int32, place uint16) sim.Record {
	r := record(at, kind, step)
	r.Unit, r.Place = number, place
	return r
}

func message(at engine.Time, kind sim.Kind, cause sim.Seq, agency uint8, channel uint16) sim.Record {
	r := record(at, kind, tell)
	r.Cause, r.Agency, r.Arg = cause, agency, channel
	return r
}

// records is the run: cars go to the scene, two of them arrive, the message goes over the desk, the sheriff is asked.
func records() []sim.Record {
	began := record(0, sim.RunBegan, sim.NoStep)
	began.Incident = sim.None
	arrived := unit(12*minute, sim.UnitArrived, cars, 0, scene)
	arrived.Arg = 1
	ended := began
	ended.At, ended.Kind = 60*minute, sim.RunEnded
	aid := record(5*minute, sim.AidRequested, swat)
	aid.Agency = so
	found := record(20*minute, sim.StepDone, entry)
	found.Arg = 1
	return []sim.Record{
		0:  began,
		1:  record(0, sim.IncidentBegan, pseudo),
		2:  record(1*minute, sim.StepDone, call),
		3:  record(1*minute, sim.StepAsked, cars),
		4:  record(1*minute, sim.StepAsked, tell),
		5:  message(1*minute, sim.MessageQueued, 4, desk, sim.NoChannel),
		6:  record(1*minute, sim.StepStarted, lock),
		7:  record(1*minute, sim.PostureOrdered, lock),
		8:  record(1*minute, sim.StepStarted, cars),
		9:  unit(1*minute, sim.UnitAssigned, cars, 0, sim.NoPlace),
		10: unit(1*minute, sim.UnitAssigned, cars, 1, sim.NoPlace),
		11: unit(2*minute, sim.UnitEnRoute, cars, 0, scene),
		12: message(3*minute, sim.MessageOnAir, 5, desk, 0),
		13: record(3*minute, sim.StepStarted, tell),
		14: unit(3*minute, sim.UnitEnRoute, cars, 1, scene),
		15: message(4*minute, sim.MessageRelayed, 12, desk, 0),
		16: message(4*minute, sim.MessageQueued, 15, so, sim.NoChannel),
		17: message(4*minute, sim.MessageOnAir, 16, so, 1),
		18: record(4*minute, sim.PostureSet, lock),
		19: record(4*minute, sim.StepDone, lock),
		20: message(5*minute, sim.MessageDelivered, 17, so, 1),
		21: record(5*minute, sim.StepDone, tell),
		22: record(5*minute, sim.StepAsked, swat),
		23: aid,
		24: arrived,
		25: record(12*minute, sim.StepAsked, entry),
		26: unit(13*minute, sim.UnitHeld, cars, 1, scene),
		27: found,
		28: ended,
	}
}

// recordsThen is the first records of the run, and others that happen instead of the rest.
func recordsThen(first int, others ...sim.Record) []sim.Record {
	return append(records()[:first], others...)
}

func at(t testing.TB, instant engine.Time) *snapshot.State {
	t.Helper()
	state, err := snapshot.At(program(t), records(), instant)
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// undoneOf is what is not over at the end of a run.
func undoneOf(t testing.TB, p *sim.Program, records []sim.Record) *snapshot.Undone {
	t.Helper()
	fold := snapshot.NewFold(p, engine.Never)
	fold.Consume(0, records)
	undone, err := fold.Undone()
	if err != nil {
		t.Fatal(err)
	}
	return undone
}

// find returns the only row of a table that passes the filters.
func find[T snapshot.Row](t testing.TB, state *snapshot.State, where string) T {
	t.Helper()
	filters, err := snapshot.ParseWhere(where)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := snapshot.Rows[T](state, filters...)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1 {
		t.Fatalf("%d rows with %s", len(rows), where)
	}
	return rows[0]
}
