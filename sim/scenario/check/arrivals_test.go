package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
	"simulate/sim/scenario/tree"
)

// stream is a change of the county: its incident arrives again and again.
func stream(arrivals string) string { return "incidents: {shots: {arrivals: " + arrivals + "}}" }

func TestArrivalsThatBringNothingOrTooMuch(t *testing.T) {
	t.Parallel()
	at := func(key, message string) []string {
		return []string{"incidents.shots.arrivals." + key + ": " + message}
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"some hours without", stream("{rate: {00: 0/h, 14: 3/h}}"), nil},
		{"perhaps no hour", stream("{rate: {value: 0/h, range: 0/h..6/h}}"), nil},
		{"no hour of the run", stream("{rate: {00: 3/h, 12: 0/h, 18: 3/h}}"), []string{
			"warning: incidents.shots.arrivals.rate: the rate is 0 during the run: nothing arrives (write a rate for other hours, or change from and until; chance: 0% takes the incident out)",
		}},
		{
			"no hour at all", stream("{rate: {00: 0/h, 12: 0/day}}"),
			at("rate", "the rate is 0 at all hours: nothing arrives (write a rate over 0; chance: 0% takes the incident out)"),
		},
		{"no time between", stream("{gap: 0ms}"), at("gap", "there is no time between arrivals (write count: and a number for arrivals at one instant)")},
		{"a gap that may be none", stream("{gap: 0s..5m}"), nil},
		{"a hundred million", stream("{rate: 25000000/h}"), nil},
		{
			"more than a hundred million", stream("{rate: 26000000/h}"),
			at("rate", "about 104,000,000 arrivals are expected, and at most 100,000,000 can be simulated (simulate fewer, or a shorter time)"),
		},
		{
			"more than a hundred million by gaps", "clock: {horizon: 3000d}\n" + stream("{gap: exponential(mean 2s)}"),
			at("gap", "about 129,600,000 arrivals are expected, and at most 100,000,000 can be simulated (simulate fewer, or a shorter time)"),
		},
		{
			"more than a hundred million at once", stream("{count: 100000001}"),
			at("count", "100,000,001 incidents at once take about 159 GB of memory, and may take 1 GB (write 631,612 or fewer)"),
		},
		{"several at once", stream("{rate: 9/h, group: {1: 70%, 2: 20%, 3: 10%}}"), nil},
		{"shares of groups", stream("{rate: 9/h, group: {1: 70%, 2: 20%}}"), at("group", "the shares add to 90% (let the shares add to 100%)")},
		{"groups of none, of too many and of something", stream("{rate: 9/h, group: {0: 20%, 2: 30%, 1001: 30%, some: 20%}}"), slices.Concat(
			at("group.0", `"0" is not how many come at once (write 1 to 1000)`), at("group.1001", `"1001" is not how many come at once (write 1 to 1000)`),
			at("group.some", `"some" is not how many come at once (write 1 to 1000)`))},
		{
			"more than a hundred million in groups", stream("{rate: 2000000/h, group: {1: 50%, 25: 50%}}"),
			at("rate", "about 104,000,000 arrivals are expected, and at most 100,000,000 can be simulated (simulate fewer, or a shorter time)"),
		},
		{
			"groups at once", stream("{count: 100000, group: {1: 99%, 100: 1%}}"),
			at("count", "10,000,000 incidents at once take about 16 GB of memory, and may take 1 GB (write 6,316 or fewer)"),
		},
		{"from the end of the run on", stream("{rate: 9/h, from: 17:00}"), at("from", "nothing can arrive: from is the end of the run (write an earlier time)")},
		{"until what has been", stream("{gap: 5m, from: 14:00, until: +1h}"), at("until", "nothing can arrive: until is not after from (write a later time)")},
		{
			"from outside the run", stream("{gap: 5m, from: 19:00, until: 14:00}"),
			at("from", "this is 6h after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time; a clock time is its first occurrence after clock.start)"),
		},
		{"until the beginning", stream("{gap: 5m, until: +0s}"), at("until", "nothing can arrive: until is the beginning of the run (write a later time)")},
	})
}

func TestInstantsOfAPlanThatManyGoThrough(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"an offset", strings.Replace(stream("{rate: 9/h}"), "}}}", "}, plan: {help: {at: +5h}}}}", 1), nil},
		{"a clock time", strings.Replace(stream("{rate: 9/h}"), "}}}", "}, plan: {call: {at: 14:00}, help: {at: +5h}}}}", 1), []string{
			"plan.call.at: every arrival of a stream has its own time, and this is one time for all (write an offset from the arrival, such as +5m)",
		}},
		{"past the horizon, in the cool-down", "clock: {cool-down: 1h}\n" + scenariotest.Steps("call: {at: +270m}"), nil},
		{"past the cool-down", "clock: {cool-down: 1h}\n" + scenariotest.Steps("call: {at: +301m}"), []string{
			"plan.call.at: this is 5h1m after clock.start, past the horizon of 4h and the cool-down of 1h (lengthen clock.horizon or write an earlier time)",
		}},
	})
}

func TestPartOf(t *testing.T) {
	t.Parallel()
	part := func(step string) string {
		return "incidents: {calls: {agency: ipd, where: scene, part-of: shots, arrivals: {count: 9}, plan: {aid: {" + step + "}}}}"
	}
	sends := func(where string) string {
		return "  others: {agency: ipd, where: " + where + ", part-of: shots, arrivals: {count: 2}, plan: {come: {send: {tactical: 1}, from: [kcpd]}}}"
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"units that the host sends", part("work: Aid, needs: {patrol: 1}, takes: 2m"), nil},
		{"units that nobody brings", part("work: Aid, needs: {tactical: 1}, takes: 2m"), []string{
			"incidents.calls.plan.aid.needs.tactical: neither the plan nor shots sends tactical or has it present (send one, write present: {tactical: 1} on the incident, or name the agency that does it where it is with by)",
		}},
		{"more than the host sends", part("work: Aid, needs: {patrol: 3}, takes: 2m"), []string{
			"incidents.calls.plan.aid.needs.patrol: 3× patrol are asked for, the plan together with shots has at most 2 (ask for fewer, or name more)",
		}},
		{"what the arrivals send, any number of them", part("work: Aid, needs: {patrol: 4}, takes: 2m}, more: {send: {patrol: 1}"), nil},
		{"what another part sends", "incidents:\n  calls: {agency: ipd, where: scene, part-of: shots, arrivals: {count: 9}, plan: {aid: {work: Aid, needs: {tactical: 1}, takes: 2m}}}\n" + sends("scene"), nil},
		{"what a part sends to the host", scenariotest.Steps("storm: {work: Storm, needs: {tactical: 1}, takes: 2m}") + "\n" + sends("scene"), nil},
		{"where a part sends them", scenariotest.Steps("storm: {work: Storm, where: base, needs: {tactical: 1}, takes: 2m}") + "\n" + sends("base"), nil},
		{"where no part sends them", scenariotest.Steps("storm: {work: Storm, where: base, needs: {tactical: 1}, takes: 2m}") + "\n" + sends("scene"), []string{
			"warning: plan.storm.needs.tactical: nothing brings tactical to base (write move: {tactical: 1} with where: base before it, or send some there)",
		}},
		{"what both send", part("work: Aid, needs: {patrol: 3}, takes: 2m}, more: {send: {patrol: 1}"), nil},
		{"units of the host move", "places: {north: {position: [39.2, -94.4]}}\n" + part("move: {patrol: 1}, where: north"), []string{
			"warning: incidents.calls.plan.aid.move.patrol: the patrol stays at north: who comes later has it there, and arrives at once (write a step that brings it back: {after: aid, move: {patrol: 1}, with: aid})",
		}},
		{"units of the host cannot move there", part("move: {patrol: 1}, where: island"), []string{
			"warning: incidents.calls.plan.aid.move.patrol: the patrol stays at island: who comes later has it there, and arrives at once (write a step that brings it back: {after: aid, move: {patrol: 1}, with: aid})",
			"incidents.calls.plan.aid.where: no way is known from scene to island (give both a position, or write travel.between: {scene: {island: 6m}})",
		}},
		{"a host that is lost", "incidents: {calls: {agency: ipd, where: scene, part-of: shoots, arrivals: {count: 9}, plan: {aid: {event: Aid}}}}", []string{
			`incidents.calls.part-of: there is no incident "shoots" (did you mean "shots"?)`,
		}},
	})
}

func TestWhatMayBeDiverted(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"sent, and where it is", scenariotest.Steps("cars: {divert: true}", "ask: {work: Ask, by: desk, needs: {call-taker: 1}, divert: true}",
			"ok: {decide: Ok?, by: desk, needs: {call-taker: 1}, options: {a: A}, default: a, divert: true}"), nil},
		{"on scene", scenariotest.Steps("help: {divert: true}"), []string{
			"plan.help.divert: units on scene are shared by priority, and not diverted (write by as well, or remove it)",
		}},
		{"not, and said so", scenariotest.Steps("help: {divert: false}"), nil},
		{"a message", scenariotest.Steps("tell: {message: Go, to: desk, divert: true}"), []string{
			"plan.tell.divert: divert does not belong to message (it belongs to send, work, decide)",
		}},
	})
}

// rowsOf loads the county with a trace, and returns the problems of its rows.
func rowsOf(t *testing.T, arrivals, trace string) (*scenario.Scenario, tree.Problems) {
	t.Helper()
	tree := fstest.MapFS{
		"county.yaml": {Data: []byte(scenariotest.County)},
		"case.yaml":   {Data: []byte("extends: county.yaml\nincidents: {shots: {arrivals: {csv: trace.csv" + arrivals + "}}}\n")},
		"trace.csv":   {Data: []byte(trace)},
	}
	return loader.FS(tree, "case.yaml", loader.Options{})
}

func TestEveryBadRowOfATraceIsNamed(t *testing.T) {
	t.Parallel()
	var trace strings.Builder
	trace.WriteString("time\n")
	for row := 2; row < 100; row++ {
		if row%3 == 0 || row > 80 {
			trace.WriteString("noon\n")
			continue
		}
		trace.WriteString("13:30\n")
	}
	_, problems := rowsOf(t, "", trace.String())
	want := "45 more rows cannot be used: 63, 66, 69, 72, 75, 78, 81-99"
	last := problems[len(problems)-1]
	for _, p := range problems {
		if strings.Contains(p.Message, "more rows") {
			last = p
		}
	}
	if len(problems) != 20+1 || !strings.HasPrefix(problems[0].Message, "row 3: ") || last.Message != strings.Replace(want, "45", "25", 1) {
		t.Errorf("%d problems, the last of them: %s", len(problems), last)
	}
}

func TestVeryManyBadRowsAreCutShort(t *testing.T) {
	t.Parallel()
	trace := "time\n" + strings.Repeat("noon\n13:30\n", 600)
	_, problems := rowsOf(t, "", trace)
	last := problems[len(problems)-1]
	if !strings.Contains(last.Message, "580 more rows cannot be used: 42, 44, ") || !strings.HasSuffix(last.Message, "1040, and others up to 1200") {
		t.Errorf("got %s", last)
	}
}

func TestRowsOutsideTheWindowAreLeftOut(t *testing.T) {
	t.Parallel()
	const trace = "time\n2023-01-01T00:00:00Z\n13:59\n14:00\n14:59\n15:00\n2025-01-01T00:00:00Z\n"
	s, problems := rowsOf(t, ", from: 14:00, until: 15:00", trace)
	if problems.Any() || len(s.Incidents.Get("shots").Arrivals.Trace) != 2 {
		t.Fatalf("%v", problems)
	}
	_, problems = rowsOf(t, ", from: 14:00", trace)
	if len(problems) != 1 || problems[0].Line != 7 {
		t.Errorf("%v", problems)
	}
}

func TestATraceWithPositionsIsReachedLikeAnArea(t *testing.T) {
	t.Parallel()
	tree := fstest.MapFS{
		"county.yaml": {Data: []byte(scenariotest.County)},
		"case.yaml": {Data: []byte(`extends: county.yaml
units: {boat: {agency: ipd, kind: boat, home: island}}
incidents: {calls: {agency: ipd, arrivals: {csv: trace.csv}, plan: {go: {send: {boat: 1}}}}}
`)},
		"trace.csv": {Data: []byte("time,lat,lon\n13:30,39.1,-94.3\n")},
	}
	_, problems := loader.FS(tree, "case.yaml", loader.Options{})
	if len(problems) != 1 || problems[0].Message != "no way is known from island to the area of calls" {
		t.Errorf("%v", problems)
	}
}

func TestALongTraceIsReadOnceForAllVariants(t *testing.T) {
	t.Parallel()
	var variants strings.Builder
	for i := range 80 {
		fmt.Fprintf(&variants, "  v%d: {changes: {incidents.shots.priority: %d}}\n", i, i+1)
	}
	tree := fstest.MapFS{
		"county.yaml": {Data: []byte(scenariotest.County + "    arrivals: {csv: trace.csv}\nvariants:\n" + variants.String())},
		"trace.csv":   {Data: []byte("time\n" + strings.Repeat("2024-02-29T13:30:00-06:00\n", 80_000))},
	}
	s, problems := loader.FS(tree, "county.yaml", loader.Options{})
	if problems.Any() || len(s.Incidents.Get("shots").Arrivals.Trace) != 80_000 {
		t.Errorf("%.500s", problems)
	}
}

func TestPartsDoNotArriveBeforeTheirIncident(t *testing.T) {
	t.Parallel()
	part := func(begins, arrivals string) string {
		return "incidents: {shots: {begins: " + begins + "}, calls: {agency: ipd, where: scene, part-of: shots, arrivals: " + arrivals + ", plan: {aid: {event: Aid}}}}"
	}
	const early = " begins (write a later time, or an offset from its beginning, such as +5m)"
	scenariotest.Check(t, []scenariotest.Case{
		{"offsets", part("14:00", "{at: [+0m, +170m, 14:00]}"), nil},
		{"clock times before", part("14:00", "{at: [13:59, 14:00], from: 13:30}"), []string{
			"incidents.calls.arrivals.at[0]: this is before shots" + early,
			"incidents.calls.arrivals.from: this is before shots" + early,
		}},
		{"past the end of the run", part("14:00", "{at: [+190m]}"), []string{
			"incidents.calls.arrivals.at[0]: this is 4h10m after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time)",
		}},
		{"until the beginning", part("14:00", "{rate: 9/h, until: +0m}"), []string{
			"incidents.calls.arrivals.until: nothing can arrive: until is the beginning of shots (write a later time)",
		}},
		{"a beginning that cannot be read", part("noon", "{at: [13:59], until: 13:30}"), []string{
			`incidents.shots.begins: "noon" is not an instant (write a clock time (13:09, "13:09:30", tue 01:30, day 2 01:30) or an offset (+9m))`,
		}},
		{"more than a hundred million", part("14:00", "{rate: 40000000/h}"), []string{
			"incidents.calls.arrivals.rate: about 120,000,000 arrivals are expected, and at most 100,000,000 can be simulated (simulate fewer, or a shorter time)",
		}},
	})
}

func TestRowsOfPartsCountFromTheirIncident(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"county.yaml": {Data: []byte(scenariotest.County)},
		"case.yaml": {Data: []byte("extends: county.yaml\nincidents: {shots: {begins: 14:00}, calls: {agency: ipd, where: scene, part-of: shots, " +
			"arrivals: {csv: trace.csv, until: +30m}, plan: {aid: {event: Aid}}}}\n")},
		"trace.csv": {Data: []byte("time\n+10m\n14:20\n2024-02-29T14:25:00-06:00\n+30m\n2024-02-29T14:30:00-06:00\n")},
	}
	s, problems := loader.FS(files, "case.yaml", loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	var got []int64
	for _, row := range s.Incidents.Get("calls").Arrivals.Trace {
		got = append(got, s.Resolve(row.At, s.Outset(s.Incidents.Get("calls")))/60_000)
	}
	if fmt.Sprint(got) != "[70 80 85]" {
		t.Errorf("the rows that are meant are at %v minutes", got)
	}
	files["trace.csv"].Data = []byte("time\n2024-02-29T13:59:00-06:00\n13:30\n+0m\n")
	if _, problems = loader.FS(files, "case.yaml", loader.Options{}); strings.Count(problems.Error(), "this is before shots begins") != 2 {
		t.Errorf("got\n%s", problems)
	}
}
