package scenario_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

func TestWhatIfsAreWrittenAsChanges(t *testing.T) {
	t.Parallel()
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	long := func(path string) scenario.PathValue {
		c, ok := s.AtPercentile(path, 90)
		if !ok {
			t.Errorf("%s cannot be long", path)
		}
		return c
	}
	for want, got := range map[string][]scenario.PathValue{
		"units.car.count=2":                {s.Fewer("car", 2)},
		"units.chief.count=0":              {s.Fewer("chief", 1)},
		"channels.main.capacity=0":         {s.Down("main")},
		"units.car.turnout=40s":            {long("units.car.turnout")},
		"travel.between.base.scene=7m36s":  {long("travel.between.base.scene")},
		"agencies.sheriff.approval=18m12s": {long("agencies.sheriff.approval")}, // of its range
		"incidents.night-2={like: night} incidents.night-3={like: night}":         s.More("night", 2),
		"incidents.calls-more={like: calls, arrivals: {count: 4, from: 13:10}}":   s.More("calls", 4),
		"incidents.listed-more={like: listed, arrivals: {count: 1, from: 13:10}}": s.More("listed", 1),
		"incidents.again-2={like: again}":                                         s.More("again", 1),
	} {
		var texts []string
		for _, c := range got {
			texts = append(texts, c.String())
		}
		if text := strings.Join(texts, " "); text != want {
			t.Errorf("got %s, want %s", text, want)
		}
	}
	for _, path := range []string{"units.team.turnout", "units.car.count", "nothing"} {
		if c, ok := s.AtPercentile(path, 90); ok {
			t.Errorf("%s can be long: %s", path, c)
		}
	}
}

func TestShortTimesKeepTheirMilliseconds(t *testing.T) {
	t.Parallel()
	s, problems := loader.Bytes("-", []byte(scenariotest.Small+"\n      work: {work: A, takes: 0s..2500ms}\n      more: {work: A, takes: 0s..12345ms}"), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	for step, want := range map[string]string{"work": "2s250ms", "more": "11s"} {
		if c, _ := s.AtPercentile("incidents.night.plan."+step+".takes", 90); c.Value != want {
			t.Errorf("got %s, want %s", c.Value, want)
		}
	}
}

// What the search may change, a scenario with bounds can be loaded with, by hand and as a variant, and it differs then.
func TestEveryAdverseChangeCanBeMade(t *testing.T) {
	t.Parallel()
	base, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	var all []scenario.PathValue
	for pool, n := range base.Stress.Units.All() {
		for fewer := range *n {
			all = append(all, base.Fewer(pool, fewer+1))
		}
	}
	for _, channel := range base.Stress.Channels {
		all = append(all, base.Down(channel))
	}
	for _, path := range base.Stress.Paths(base) {
		c, _ := base.AtPercentile(path, 90)
		all = append(all, c)
	}
	for incident, n := range base.Stress.Incidents.All() {
		all = append(all, base.More(incident, *n)...)
	}
	rapid.Check(t, func(t *rapid.T) {
		var set []string
		chosen := rapid.SliceOfNDistinct(rapid.IntRange(0, len(all)-1), 1, 6, func(i int) string { return all[i].Path }).Draw(t, "changes")
		for _, i := range chosen {
			set = append(set, all[i].String())
		}
		s, problems := loader.File("loader/testdata/good/whatif.yaml", loader.Options{Set: set})
		if s == nil {
			t.Fatalf("%v: %v", set, problems)
		}
		if slices.Equal(s.Figures, base.Figures) {
			t.Fatalf("%v changes nothing", set)
		}
	})
}

func TestUnitsMayBeTakenAwayByAChange(t *testing.T) {
	t.Parallel()
	lack := `plan.cars.send.patrol: 2× patrol are asked for, ipd has only 1 (ask for fewer, or name more)`
	const allowed = "(what is not there is waited for in vain, or left out)"
	scenariotest.Check(t, []scenariotest.Case{
		{"of the file", "units: {car: {count: 1}}", []string{lack}},
		{"by a variant", "variants: {v: {changes: {units.car.count: 1}}}", []string{
			"warning: plan.cars.send.patrol: variant v: 2× patrol are asked for, ipd has only 1 (in line 32) " + allowed,
		}},
		{"all of them", "variants: {v: {changes: {units.car.count: 0}}}", []string{
			"warning: plan.cars.send.patrol: variant v: ipd has no patrol (in line 32) " + allowed,
		}},
		{"of those that are named", "dispatch: {patrol: {choose: [car-4]}}\nunits: {car: {each: {3: {crew: 1}}}}\nvariants: {v: {changes: {units.car.count: 2}}}", []string{
			"warning: dispatch.patrol.choose[0]: variant v: the pool car has no unit 4 (in line 2) " + allowed,
			"warning: units.car.each.3: variant v: the pool has no unit 3 (in line 3) " + allowed,
		}},
		{"asking for more is a mistake all the same", "variants: {v: {changes: {incidents.shots.plan.cars.send.patrol: 9}}}", []string{
			"plan.cars.send.patrol: variant v: 9× patrol are asked for, ipd has only 4 (ask for fewer, or name more)",
		}},
		{"and so is a kind that nobody has", "variants: {v: {changes: {units.car: null}}}", []string{
			`plan.cars.send.patrol: variant v: there is no kind of unit "patrol" (in line 32) (known: tactical, call-taker, team, taker)`,
			`plan.help.needs.patrol: variant v: there is no kind of unit "patrol" (in line 33) (known: tactical, call-taker, team, taker)`,
		}},
	})
}
