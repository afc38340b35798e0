package knowledge_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise/knowledge"
	"simulate/sim/scenario/loader"
)

// siege has a message over two relays, aid from a neighbour, a site, a decision, a scene of two places and somebody who is never told.
const siege = `
format: 1
title: Siege
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 2h}
agencies:
  city: {name: City police, kind: police}
  desk: {name: City dispatch, kind: dispatch}
  exchange: {name: County dispatch, kind: dispatch}
  county: {name: Sheriff, kind: sheriff, approval: 1m}
  district: {name: School district, kind: school-district}
  ems: {name: Ambulances, kind: ems}
  port: {name: Port authority, kind: other}
places:
  station: {position: [39.10, -94.40]}
  house: {position: [39.12, -94.35]}
  corner: {position: [39.125, -94.35]}
travel: {speed: {default: 60 km/h}}
units:
  car: {agency: city, kind: patrol, count: 1, home: station}
  deputy: {agency: county, kind: deputy, count: 1, home: station}
  ambulance: {agency: ems, kind: ambulance, count: 1, home: station}
  taker: {agency: desk, kind: call-taker, count: 1}
channels:
  city-radio: {kind: radio, members: [city, desk]}
  line: {kind: phone, members: [desk, exchange]}
  county-radio: {kind: radio, members: [exchange, county, district]}
sites:
  school: {agency: district, position: [39.13, -94.20], people: 100}
incidents:
  shots:
    agency: city
    where: house
    plan:
      answer: {work: Answer the call, by: desk, needs: {call-taker: 1}, takes: 30s}
      cars: {after: answer, send: {patrol: 1}}
      ambulances: {after: answer, send: {ambulance: 1}, from: ems, where: corner}
      ask-county: {after: cars, message: Help is needed, from: city, to: [county, district], takes: 10s}
      deputies: {after: cars, send: {deputy: 1}, from: county}
      close: {after: ask-county, decide: Close the school?, by: district, options: {now: Now, wait: Wait}, default: now, takes: 20s}
      lock: {after: close.now, posture: lockdown, sites: [school], takes: 2m}
      shot: {after: deputies, event: A shot is fired}
      harbour: {after: shot, delay: 1m, message: Keep ships away, from: city, to: desk, takes: 5s}
`

func compiled(t *testing.T, text string) *sim.Program {
	t.Helper()
	s, problems := loader.FS(fstest.MapFS{"siege.yaml": {Data: []byte(text)}}, "siege.yaml", loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func agency(t *testing.T, p *sim.Program, id string) uint8 {
	t.Helper()
	a, known := knowledge.AgencyNamed(p, id)
	if !known {
		t.Fatalf("no agency %s", id)
	}
	return a
}

// told are facts in short: kind, step, unit or receiver, and how they are known.
func told(p *sim.Program, facts []knowledge.Fact) []string {
	var lines []string
	for _, f := range facts {
		r, words := &f.Record, []string{f.Record.Kind.String()}
		if r.Step != sim.NoStep && p.Steps[r.Step].ID != "" {
			words = append(words, p.Steps[r.Step].ID)
		}
		switch {
		case r.Unit >= 0 && r.Kind != sim.IncidentClosed:
			words = append(words, p.Units[r.Unit].ID)
		case r.Agency != sim.NoAgency:
			words = append(words, p.Agencies[r.Agency].ID)
		}
		lines = append(lines, strings.Join(append(words, f.How.String()), " "))
	}
	return lines
}

func TestWhoKnowsWhatOfASiege(t *testing.T) {
	t.Parallel()
	p := compiled(t, siege)
	records := run(t, p)
	for _, c := range []struct {
		agency string
		want   []string
	}{
		{"city", []string{
			"RunBegan public",
			"StepAsked cars asked", "StepAsked ambulances asked", // which are others': whether they come it does not see
			"StepStarted cars asked", "UnitAssigned cars car-1 own", "UnitEnRoute cars car-1 own", "UnitArrived cars car-1 own", "StepDone cars asked",
			"MessageQueued ask-county desk sent",
			"StepAsked deputies asked", "AidRequested deputies county asked",
			"MessageOnAir ask-county desk sent", "MessageRelayed ask-county desk sent", // the first hop, and not the last
			"AidApproved deputies county asked",
			"UnitArrived deputies deputy-1 present", "StepDone deputies present",
			"StepDone shot present",
			"MessageQueued harbour desk sent", "MessageOnAir harbour desk sent", "MessageDelivered harbour desk sent",
			"UnitIdle",
		}},
		{"district", []string{
			"RunBegan public",
			"MessageDelivered ask-county district heard",
			"StepStarted close decided", "StepDone close decided",
			"StepStarted lock own", "PostureOrdered lock district own",
			"PostureSet lock district own", "StepDone lock own",
			"RunEnded public",
		}},
		{"exchange", []string{
			"RunBegan public",
			"MessageRelayed ask-county exchange heard",
			"MessageQueued ask-county county sent", "MessageQueued ask-county district sent",
			"MessageOnAir ask-county county sent", "MessageOnAir ask-county district sent",
			"MessageDelivered ask-county county sent", "MessageDelivered ask-county district sent",
			"RunEnded public",
		}},
		{"ems", []string{ // at the corner nothing is seen of the house
			"RunBegan public",
			"UnitAssigned ambulances ambulance-1 own", "UnitEnRoute ambulances ambulance-1 own", "UnitArrived ambulances ambulance-1 own",
			"StepDone ambulances present", "UnitReturning ambulance-1 own", "UnitHome ambulance-1 own",
			"RunEnded public",
		}},
		{"port", []string{"RunBegan public", "RunEnded public"}},
	} {
		f := fold(p, knowledge.OfAgency(p, agency(t, p, c.agency)), records)
		got := told(p, f.Facts())
		if c.want[len(c.want)-1] == "UnitIdle" { // the rest is its car's way home
			c.want = c.want[:len(c.want)-1]
			got = got[:min(len(got), len(c.want))]
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s knows\n  %s\nwant\n  %s", c.agency, strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
		}
	}
}

// until is what a role knows of the records before an instant.
func until(p *sim.Program, role knowledge.Role, records []sim.Record, at engine.Time) *knowledge.State {
	n := slices.IndexFunc(records, func(r sim.Record) bool { return r.At >= at })
	return fold(p, role, records[:n]).State()
}

func TestTheTablesOfASiege(t *testing.T) {
	t.Parallel()
	p := compiled(t, siege)
	records := run(t, p)
	instant := func(kind sim.Kind, step string) engine.Time {
		return records[slices.IndexFunc(records, func(r sim.Record) bool {
			return r.Kind == kind && r.Step != sim.NoStep && p.Steps[r.Step].ID == step
		})].At
	}
	district := knowledge.OfAgency(p, agency(t, p, "district"))
	heard, closes := instant(sim.MessageDelivered, "ask-county"), instant(sim.StepDone, "close")
	if s := until(p, district, records, heard); len(s.Incidents)+len(s.Messages)+len(s.Decisions) > 0 {
		t.Errorf("before it has heard, the district knows of %+v", s)
	}
	if s := until(p, district, records, closes); len(s.Incidents) != 1 || s.Incidents[0].Since != heard || len(s.Decisions) != 1 || !s.Decisions[0].Open {
		t.Errorf("the district has nothing to decide, but %+v", s)
	}
	s := until(p, district, records, closes+1)
	if d := s.Decisions[0]; d.Open || d.Taken != 1 || d.Since != closes {
		t.Errorf("the decision has not been taken: %+v", d)
	}
	if m := s.Messages; len(m) != 1 || !m[0].Heard || m[0].From != agency(t, p, "exchange") || m[0].Since != heard {
		t.Errorf("the district has heard %+v", m)
	}
	if len(s.Sites) != 1 || s.Sites[0].Kind != sim.PostureOrdered {
		t.Errorf("the school is not ordered: %+v", s.Sites)
	}
	// Who is met on the scene is seen, since one is there oneself.
	county := knowledge.OfAgency(p, agency(t, p, "county"))
	arrived := instant(sim.UnitArrived, "deputies")
	units := func(s *knowledge.State) (list []string) {
		for _, u := range s.Units {
			list = append(list, fmt.Sprint(p.Units[u.Unit].ID, " ", u.How, " ", u.Kind, " ", u.Since == arrived))
		}
		return list
	}
	if got := units(until(p, county, records, arrived)); !slices.Equal(got, []string{"deputy-1 own UnitEnRoute false"}) {
		t.Errorf("on the way the sheriff sees %q", got)
	}
	if got := units(until(p, county, records, arrived+1)); !slices.Equal(got, []string{"car-1 present UnitArrived true", "deputy-1 own UnitArrived true"}) {
		t.Errorf("on the scene the sheriff sees %q", got)
	}
	// A dispatch centre sees the units of those whom it serves, but not what for as long as it has not heard of that.
	port := knowledge.Role{Agency: agency(t, p, "port"), Sees: []uint8{agency(t, p, "city")}}
	s = until(p, port, records, arrived)
	if got := units(s); !slices.Equal(got, []string{"car-1 seen UnitArrived false"}) || s.Units[0].Engaged || len(s.Incidents) > 0 {
		t.Errorf("who sees the cars sees %q and knows of %+v", got, s.Incidents)
	}
	for _, f := range fold(p, port, records).Facts() {
		if f.Record.Step != sim.NoStep || f.Record.Incident != sim.None {
			t.Errorf("who sees the cars knows what for: %+v", f)
		}
	}
}
