package sim_test

import (
	"testing"

	"simulate/sim"
)

// Faults that random scenarios have found, each reduced to the least that shows it.

const foundSetting = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 1h}
agencies: {pd: {kind: police}, desk: {kind: dispatch}}
places:
  near: {position: [39.00, -94.50]}
  far: {position: [39.05, -94.50]}
units:
  car: {agency: pd, kind: patrol, home: near}
  van: {agency: pd, kind: tactical, home: near}
incidents:
`

// nominal returns the records of the nominal run of incidents in the setting.
func nominal(t *testing.T, incidents string) (*sim.Program, []sim.Record) {
	t.Helper()
	p := compile(t, foundSetting+incidents)
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, &trace); err != nil {
		t.Fatal(err)
	}
	return p, trace.Records
}

// happened counts the records of a kind about the step with that id; an empty id is no step.
func happened(p *sim.Program, records []sim.Record, kind sim.Kind, id string) int {
	n := 0
	for _, r := range records {
		step := ""
		if r.Step != sim.NoStep {
			step = p.Steps[r.Step].ID
		}
		if r.Kind == kind && step == id {
			n++
		}
	}
	return n
}

// The unit has left the crew that the move names; that it works elsewhere at its desk does not bring it back.
func TestAMoveDoesNotTakeAUnitThatWorksWhereItIs(t *testing.T) {
	p, records := nominal(t, `
  house:
    agency: pd
    where: far
    plan:
      cars: {send: {patrol: 1}}
      home: {after: cars, release: all}
      desk: {after: home, delay: 20m, work: Write the report, by: pd, needs: {patrol: 1}, takes: 1m}
      up: {after: desk, move: {patrol: 1}, with: cars, where: near}
`)
	if n := happened(p, records, sim.UnitEnRoute, "up"); n != 0 {
		t.Errorf("the move took %d units", n)
	}
}

// A unit on its way home is sent to the place that is its home: both trips end at one instant, and only one arrives.
func TestAUnitSentToItsHomeOnTheWayThereArrivesOnce(t *testing.T) {
	p, records := nominal(t, `
  house:
    agency: pd
    where: far
    plan:
      cars: {send: {patrol: 1}}
      home: {after: cars, release: all}
      back: {after: home, delay: 1m, send: {patrol: 1}, where: near}
      rest: {work: The incident goes on, takes: 2h}
`)
	if n := happened(p, records, sim.UnitHome, ""); n != 0 {
		t.Errorf("the unit came home %d times", n)
	}
	if n := happened(p, records, sim.UnitArrived, "back"); n != 1 {
		t.Errorf("the unit arrived %d times", n)
	}
}

// What an incident that does not happen would have done does not happen, even when it waits for another incident.
func TestAnIncidentThatDoesNotHappenDoesNothing(t *testing.T) {
	p, records := nominal(t, `
  house:
    agency: pd
    where: far
    plan:
      wait: {delay: 5m, event: Something happens}
  school:
    agency: pd
    where: near
    chance: 10%
    plan:
      help: {after: house/wait, send: {patrol: 1}}
`)
	if n := happened(p, records, sim.UnitAssigned, "help"); n != 0 {
		t.Errorf("%d units were sent", n)
	}
}

// A plan begins with its incident: what it waits for elsewhere may have come before.
func TestAStepDoesNotBeginBeforeItsIncident(t *testing.T) {
	p, records := nominal(t, `
  house:
    agency: pd
    where: far
    plan:
      alarm: {event: Something happens}
  school:
    agency: pd
    where: near
    begins: +10m
    plan:
      help: {after: house/alarm, send: {patrol: 1}}
`)
	for _, r := range records {
		if r.Kind == sim.UnitAssigned && r.At < p.Incidents[1].Begins {
			t.Errorf("a unit was sent at %d, before the incident began at %d", r.At, p.Incidents[1].Begins)
		}
	}
	if n := happened(p, records, sim.UnitAssigned, "help"); n != 1 {
		t.Errorf("%d units were sent", n)
	}
}

// Work that uses a crew begins as soon as the crew is free, and not only once the lines of those who wait have been
// looked at: what comes next in the file comes after it.
func TestWorkWithACrewThatIsFreeBeginsAtOnce(t *testing.T) {
	p, records := nominal(t, `
  house:
    agency: pd
    where: far
    plan:
      cars: {send: {patrol: 1}}
      search: {after: cars.patrol, work: Search, needs: {patrol: 1}, with: cars, takes: 5m}
      note: {after: cars, event: The car is there}
`)
	for _, r := range records {
		if r.Kind == sim.StepStarted && p.Steps[r.Step].ID == "search" {
			return
		}
		if r.Kind == sim.StepDone && p.Steps[r.Step].ID == "note" {
			t.Fatal("the search began after what comes behind it")
		}
	}
}
