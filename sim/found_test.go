package sim_test

import (
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
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
func nominal(t *testing.T, incidents string, changes ...string) (*sim.Program, []sim.Record) {
	t.Helper()
	p := compile(t, foundSetting+incidents, changes...)
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
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
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

// The tactical unit goes off duty while its send still waits for a car: another one is free, and is sent at once.
func TestASendThatStillWaitsIsServedWhenAUnitLeavesIt(t *testing.T) {
	t.Parallel()
	p, records := nominal(t, `
  house:
    agency: pd
    where: far
    plan:
      away: {send: {patrol: 1}}
      both: {after: away, send: {patrol: 1, tactical: 1}}
`, "units.van.on-duty={windows: [\"12:00-13:30\"], end: leave}", "units.spare={agency: pd, kind: tactical, home: far, busy-at-start: {chance: 100%, for: 20m}}")
	for _, r := range records {
		if r.Kind == sim.UnitAssigned && p.Units[r.Unit].ID == "spare" {
			if at := r.At; at != 30*engine.Minute {
				t.Errorf("the spare unit is sent at %d", at)
			}
			return
		}
	}
	t.Error("the spare unit is not sent")
}

// Urgent work of an incident that is not urgent: a unit that it sent for is idle on its scene. The next incident of the kind
// does not take it, since the first would take it back, and so on without end.
func TestAUnitIsNotTakenFromWhomItWouldHaveToBeGivenBackTo(t *testing.T) {
	t.Parallel()
	p, records := nominal(t, `
  calls:
    agency: pd
    where: near
    arrivals: {at: [+1m, +2m]}
    plan:
      car: {send: {patrol: 1}, divert: true, priority: 1}
      wait: {after: car, work: The call goes on, takes: 10m}
`)
	if n := happened(p, records, sim.UnitDiverted, "car"); n != 0 {
		t.Errorf("the car was taken %d times", n)
	}
}

// The car carries somebody when more urgent help is asked for, and cannot be taken. When it has arrived, it is.
func TestAUnitIsTakenAsSoonAsItCanBe(t *testing.T) {
	t.Parallel()
	p, records := nominal(t, `
  house:
    agency: pd
    where: near
    plan:
      car: {send: {patrol: 1}}
      carry: {after: car, move: {patrol: 1}, where: far}
      rest: {after: carry, delay: 1h, event: The incident goes on}
  fire:
    agency: pd
    where: near
    begins: +1m
    priority: 1
    plan:
      help: {send: {patrol: 1}, divert: true}
`)
	arrived := engine.Never
	for _, r := range records {
		switch r.Kind {
		case sim.UnitArrived:
			arrived = r.At
		case sim.UnitDiverted:
			if p.Steps[r.Step].ID != "car" || r.At != arrived || r.At == 0 {
				t.Errorf("the car is taken at %d, when it came there at %d", r.At, arrived)
			}
			return
		}
	}
	t.Error("the car is not taken")
}

// What the first incident waits for is called off, and it withholds nothing any more from the one behind it.
func TestARequestThatIsCalledOffWithholdsNothing(t *testing.T) {
	t.Parallel()
	p, records := nominal(t, `
  house:
    agency: pd
    where: near
    plan:
      car: {send: {patrol: 1}}
      both: {after: car, send: {patrol: 1, tactical: 1}, whole: true}
      off: {delay: 10m, release: all, with: both}
      rest: {delay: 1h, event: The incident goes on}
  school:
    agency: pd
    where: near
    begins: +1m
    plan:
      van: {send: {tactical: 1}}
`)
	for _, r := range records {
		if r.Kind == sim.UnitAssigned && p.Steps[r.Step].ID == "van" {
			if r.At != 10*engine.Minute {
				t.Errorf("the van is sent at %d", r.At)
			}
			return
		}
	}
	t.Error("the van is not sent")
}

// One agency is asked to approve, and then its only unit goes off duty: the next agency is asked at once.
func TestAnAgencyWhoseUnitGoesOffDutyIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	setting := strings.NewReplacer(
		"agencies: {", "agencies: {so: {approval: 10m}, ems: {}, ",
		"units:\n", "units:\n  dog: {agency: so, kind: k9, home: near, on-duty: {windows: [\"12:00-13:05\"]}}\n  other-dog: {agency: ems, kind: k9, home: near}\n",
	).Replace(foundSetting)
	p := compile(t, setting+`
  house:
    agency: pd
    where: near
    plan:
      crew: {send: {k9: 1}, from: [so, ems]}
`)
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, &trace); err != nil {
		t.Fatal(err)
	}
	for _, r := range trace.Records {
		if r.Kind == sim.UnitAssigned {
			if p.Units[r.Unit].ID != "other-dog" || r.At != 5*engine.Minute {
				t.Errorf("%s is sent at %d", p.Units[r.Unit].ID, r.At)
			}
			return
		}
	}
	t.Error("nobody is sent")
}

// The second tree has the slot of the first, which has closed and of which nothing is in force any more; what the first flood does
// lasts, and the second has a slot of its own.
func TestTheSlotOfAnArrivalServesAgain(t *testing.T) {
	t.Parallel()
	p, records := nominal(t, `
  trees:
    agency: pd
    where: far
    arrivals: {at: ["13:01", "13:05"]}
    plan:
      falls:  {event: A tree falls, slow: {far: 1.5}, until: remove}
      remove: {delay: 1m, event: The tree is removed}
  floods:
    agency: pd
    where: far
    arrivals: {at: ["13:11", "13:15"]}
    plan:
      rises: {event: The water rises, slow: {far: 1.5}}
`)
	var slots []int32
	for _, r := range records {
		if r.Kind == sim.IncidentBegan {
			slots = append(slots, r.Incident)
		}
	}
	if len(slots) != 4 || slots[0] != slots[1] || slots[2] == slots[3] {
		t.Errorf("the arrivals had the slots %v", slots)
	}
	if n := happened(p, records, sim.IncidentClosed, "begins"); n != 4 {
		t.Errorf("%d of 4 arrivals have closed", n)
	}
}
