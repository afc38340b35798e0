package sim_test

import (
	"cmp"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

// told is all that a run tells.
type told struct {
	records []sim.Record
	draws   []sim.Draw
	legs    []sim.Leg
}

// tellingAll returns all that a run tells.
func tellingAll(t *rapid.T, p *sim.Program, luck sim.Luck) told {
	var all told
	w := sim.NewWorld(p)
	w.OnDraw = func(d sim.Draw) { all.draws = append(all.draws, d) }
	w.OnLeg = func(l sim.Leg) { all.legs = append(all.legs, l) }
	all.records = run(t, w, luck)
	// A branch tells of what the later program alone assumes when it takes over, which is after the homes of units.
	slices.SortStableFunc(all.draws, func(a, b sim.Draw) int { return cmp.Compare(assumed(a), assumed(b)) })
	return all
}

// assumed is 0 for the draw of a range, and 1 for others.
func assumed(d sim.Draw) int {
	if d.Purpose == sim.DrawInput {
		return 0
	}
	return 1
}

func (got told) mustBe(t *rapid.T, want told) {
	sameRecords(t, got.records, want.records)
	if !slices.Equal(got.draws, want.draws) {
		t.Fatalf("the draws are\n%+v, want\n%+v", got.draws, want.draws)
	}
	if !reflect.DeepEqual(got.legs, want.legs) {
		t.Fatalf("the legs are\n%+v, want\n%+v", got.legs, want.legs)
	}
}

// branchedFrom is a program that goes on from another.
func branchedFrom(t *rapid.T, then, base *sim.Program, at engine.Time) *sim.Program {
	p, err := then.From(base, at)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// someInstant draws an instant of a run, as often as not one at which something happens.
func someInstant(t *rapid.T, p *sim.Program, records []sim.Record) engine.Time {
	if rapid.Bool().Draw(t, "between records") {
		return engine.Time(rapid.Int64Range(0, int64(p.Horizon)).Draw(t, "at"))
	}
	return records[rapid.IntRange(0, len(records)-1).Draw(t, "record")].At
}

func sameRecords(t *rapid.T, got, want []sim.Record) {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("record %d is %+v, want %+v", i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d records, want %d", len(got), len(want))
	}
}

// branchable draw scenarios of every sort.
var branchable = map[string]func(*rapid.T) string{
	"plans": simtest.Scenario, "loads": desk,
	"county": func(t *rapid.T) string {
		rules := rapid.SampledFrom([]string{"", ", posts: {3: [hospital-0, station-0], 8: [hospital-1, station-0, hospital-2]}, settle: 2m"}).Draw(t, "rules")
		return county{units: rapid.IntRange(5, 40).Draw(t, "units"), stations: 5, hospitals: 3, callsPerHour: 20, hours: 3, choose: "nearest", rules: rules}.text()
	},
}

// TestABranchToTheSameChangesNothing: who goes on with the same program from any instant, and from there from any other, has the
// run that never stopped. The whole state of a world must be carried over for that.
func TestABranchToTheSameChangesNothing(t *testing.T) {
	t.Parallel()
	for name, text := range branchable {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p, luck := simtest.Load(t, text(t)), someLuck(t)
				want := tellingAll(t, p, luck)
				branch := p
				for range rapid.IntRange(1, 4).Draw(t, "links") {
					branch = branchedFrom(t, p, branch, someInstant(t, p, want.records))
				}
				tellingAll(t, branch, luck).mustBe(t, want)
			})
		})
	}
}

// TestABranchToAnotherNumberingChangesNothing: what is added in front of everything else, and has no part in anything, gives all
// else other numbers and changes nothing.
func TestABranchToAnotherNumberingChangesNothing(t *testing.T) {
	t.Parallel()
	for name, text := range branchable {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				text := text(t)
				base, then, luck := simtest.Load(t, text), simtest.Load(t, renumbered(text)), someLuck(t)
				want := run(t, sim.NewWorld(base), luck)
				branch := branchedFrom(t, then, base, someInstant(t, base, want))
				sim.Renumber(base, branch, want)
				sameRecords(t, run(t, sim.NewWorld(branch), luck), want)
			})
		})
	}
}

// renumbered adds what has no part in anything to a scenario: in front, but for an incident that stands second, because what begins
// with the first goes before changes of duty at the same instant.
func renumbered(text string) string {
	for section, added := range map[string]string{
		"agencies": "nobody: {}", "places": "nowhere: {}", "units": "idler: {agency: nobody, kind: idler, home: nowhere}",
		"channels": "dead-air: {kind: radio, members: [nobody]}",
	} {
		text = regexp.MustCompile(`(?m)^`+section+`:$`).ReplaceAllString(text, "$0\n  "+added)
		text = regexp.MustCompile(`(?m)^`+section+`: \{`).ReplaceAllString(text, "${0}"+added+", ")
	}
	head, plans, _ := strings.Cut(text, "\nincidents:\n")
	second := len(plans)
	if at := regexp.MustCompile(`(?m)^(  )?[a-z0-9-]+:( \{.*)?$`).FindAllStringIndex(plans, 2); len(at) == 2 {
		second = at[1][0]
	}
	return head + "\nincidents:\n" + plans[:second] + `  never:
    agency: nobody
    where: nowhere
    arrivals: {rate: {00: 0/h, 20: 1/h, 21: 0/h}}
    plan:
      one: {event: One}
      two: {event: Two}
` + askingByName(head) + plans[second:]
}

// askingByName are requests for single units: nobody else may notice that these are told apart from others like them.
func askingByName(head string) string {
	var asked strings.Builder
	for i, unit := range regexp.MustCompile(`(?m)^  ([a-z0-9-]+): \{.*agency: ([a-z0-9-]+), kind: .*count: [2-9]`).FindAllStringSubmatch(head, -1) {
		fmt.Fprintf(&asked, "      by-name-%[1]d: {work: By name, by: %[3]s, needs: {%[2]s-2: 1}, takes: 1m}\n", i, unit[1], unit[2])
	}
	return asked.String()
}

// TestABranchHearsAnewWhatHasBeen: triggers that are written in another way, and mean the same, are told anew all that has been. What
// has come of it does not come again.
func TestABranchHearsAnewWhatHasBeen(t *testing.T) {
	t.Parallel()
	trigger := regexp.MustCompile(`\b(after|until|hold): ([a-z][a-z0-9./-]*)([,}])`)
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		base, then, luck := simtest.Load(t, text), simtest.Load(t, trigger.ReplaceAllString(text, "$1: {any: [$2]}$3")), someLuck(t)
		want := run(t, sim.NewWorld(base), luck)
		sameRecords(t, run(t, sim.NewWorld(branchedFrom(t, then, base, someInstant(t, base, want))), luck), want)
	})
}

// TestABranchToWhatBeginsLater: what has not begun at the instant of the branch has always been there, for all that can be told
// from the run.
func TestABranchToWhatBeginsLater(t *testing.T) {
	t.Parallel()
	incident := regexp.MustCompile(`(?m)^  [a-z]+:$`)
	rapid.Check(t, func(t *rapid.T) {
		text, _, _ := strings.Cut(simtest.Scenario(t), "measures:")
		incidents := incident.FindAllStringIndex(text, -1)
		if len(incidents) == 1 {
			t.Skip("nothing would be left")
		}
		base, then, luck := simtest.Load(t, text[:incidents[len(incidents)-1][0]]), simtest.Load(t, text), someLuck(t)
		at := engine.Time(rapid.Int64Range(0, int64(unseenUntil(t, then, luck))).Draw(t, "at"))
		tellingAll(t, branchedFrom(t, then, base, at), luck).mustBe(t, tellingAll(t, then, luck))
	})
}

// unseenUntil is the instant up to which nothing of the last incident shows in a run: it begins then, or is set off.
func unseenUntil(t *rapid.T, p *sim.Program, luck sim.Luck) engine.Time {
	last := len(p.Incidents) - 1
	switch late := p.Incidents[last]; {
	case late.Stream:
		return 0
	case late.Begins != engine.Never:
		return late.Begins
	}
	records := run(t, sim.NewWorld(p), luck)
	for i := range records {
		if r := &records[i]; (r.Kind == sim.IncidentBegan || r.Kind == sim.IncidentSkipped) && int(r.Arg) == last {
			return records[r.Cause].At
		}
	}
	return 0 // it may have been set off, and not have begun by the end
}

// TestAChangeAppliesFromItsInstant: what is drawn after the instant is that of the change, what is under way ends as it would have,
// and a step that now waits for what has long happened begins.
func TestAChangeAppliesFromItsInstant(t *testing.T) {
	t.Parallel()
	text := `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 2h}
agencies: {pd: {}}
places: {here: {}, base: {}}
travel: {between: {base: {here: 10m}}}
units: {car: {agency: pd, kind: patrol, count: 2, home: base}, desk: {agency: pd, kind: desk, home: base}}
incidents:
  night:
    agency: pd
    where: here
    plan:
      call: {event: Call}
      long: {after: call, work: Long, by: pd, needs: {desk: 1}, takes: 40m}
      next: {after: long, work: Next, by: pd, needs: {desk: 1}, takes: 10m}
      late: {after: next, send: {patrol: 2}}
variants:
  quick: {from: "08:20", changes: {incidents.night.plan.long.takes: 5m, incidents.night.plan.next.takes: 1m, incidents.night.plan.late.after: call, units.van: {agency: pd, kind: patrol, home: base}, incidents.night.plan.late.send.patrol: 3}}
`
	s, problems := loader.Bytes("test.yaml", []byte(text), loader.Options{Variant: "quick"})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, &trace); err != nil {
		t.Fatal(err)
	}
	done := map[string]engine.Time{}
	for _, r := range trace.Records {
		if r.Kind == sim.StepDone {
			done[p.Steps[r.Step].ID] = r.At / engine.Minute
		}
	}
	for step, want := range map[string]engine.Time{"long": 40, "next": 41, "late": 30} {
		if done[step] != want {
			t.Errorf("%s is done at minute %d, want %d", step, done[step], want)
		}
	}
}

// TestWhoHasNoToursAnyMoreServesFromTheInstant: a branch that takes tours away finds a unit off duty, and has it from then on.
func TestWhoHasNoToursAnyMoreServesFromTheInstant(t *testing.T) {
	t.Parallel()
	text := `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 2h}
agencies: {pd: {}}
places: {here: {}, base: {}}
travel: {between: {base: {here: 10m}}}
units: {car: {agency: pd, kind: patrol, home: base, on-duty: {windows: ["09:30-11:00"]}}}
incidents: {night: {agency: pd, where: here, plan: {go: {send: {patrol: 1}}}}}
variants: {always: {from: "08:20", changes: {units.car.on-duty: null}}}
`
	s, problems := loader.Bytes("test.yaml", []byte(text), loader.Options{Variant: "always"})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, &trace); err != nil {
		t.Fatal(err)
	}
	for _, r := range trace.Records {
		if r.Kind == sim.UnitArrived && r.At == 30*engine.Minute {
			return
		}
	}
	t.Errorf("nobody arrives at 08:30:\n%+v", trace.Records)
}
