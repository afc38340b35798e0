package scenario_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

func TestAnIncidentLikeAnotherHasWhatItDoesNotSay(t *testing.T) {
	t.Parallel()
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	night, again, surge := s.Incidents.Get("night"), s.Incidents.Get("again"), s.Incidents.Get("surge")
	for what, ok := range map[string]bool{
		"what it does not say":           again.Agency == "pd" && again.Where.Place == "scene",
		"what it says":                   again.Begins.At.Text == "14:00" && surge.Where.Place == "yard",
		"null removes":                   again.Chance == nil && again.Plan.Get("stay") == nil && night.Plan.Get("stay") != nil,
		"plans merge":                    slices.Equal(again.Plan.IDs(), []string{"call", "tell", "cars", "teams", "talk", "rescue"}),
		"steps merge":                    again.Plan.Get("rescue").Takes.Text == "3m" && again.Plan.Get("rescue").Outcomes.Len() == 3,
		"the other stays as it is":       night.Plan.Get("rescue").Takes.Text == "triangular(1m 2m 5m)" && night.Like == nil,
		"arrivals take the place of":     surge.Arrivals.Count.Value == 3 && surge.Arrivals.Rate == nil,
		"places keep their order":        slices.Equal(s.Incidents.IDs(), []string{"night", "calls", "gaps", "listed", "again", "surge"}),
		"it says of whom it is the like": slices.Equal(again.Like, scenario.Names{"night"}),
	} {
		if !ok {
			t.Errorf("%s: it does not", what)
		}
	}
}

// likeCounty is the county with incidents like others.
func likeCounty(incidents string) string {
	return "incidents:\n  " + strings.ReplaceAll(incidents, "; ", "\n  ") + "\n"
}

func TestIncidentsLikeOthers(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"one after the other", likeCounty("more: {like: yet, begins: 13:20}; yet: {like: shots, begins: 13:10}"), nil},
		{"a stream of what happens once", likeCounty("more: {like: shots, arrivals: {rate: 1/day}}"), nil},
		{"once of what is a stream", likeCounty("calls: {like: shots, begins: null, arrivals: {rate: 1/day}}; one: {like: calls, begins: 13:20}"), []string{
			`incidents.calls.begins: there is no "begins" to remove (known: agency, where, plan)`,
		}},
		{"a measure still means the first", likeCounty("more: {like: shots}") + "objectives: {help: share(help) >= 5%}", nil},
		{"a step that only the other has", likeCounty("more: {like: shots, plan: {end: {event: End}}}") + "objectives: {end: share(end) >= 5%}", nil},
		{"a mistake in what it says", likeCounty("more: {like: shots, plan: {cars: {send: {patrol: 2, tacticl: 1}}}}"), []string{
			`incidents.more.plan.cars.send.tacticl: there is no kind of unit "tacticl" (did you mean "tactical"?)`,
		}},
		{"a variant's", "variants: {v: {changes: {incidents.more: {like: shots, begins: 13:20, plan: {call: null}}}}}", []string{
			`incidents.more.plan.cars.after: variant v: there is no step "call" (in line 32) (another incident has it: write shots/call)`,
			`incidents.more.plan.lock.after: variant v: there is no step "call" (in line 34) (another incident has it: write shots/call)`,
		}},
		{"a variant of what is like", likeCounty("more: {like: shots}") + "variants: {v: {changes: {incidents.more.plan.help.takes: 9m, incidents.shots.plan.cars: null, measures.first-car: null, incidents.shots.plan.help.after: call}}}", []string{
			`plan.help.needs.patrol: variant v: the plan neither sends patrol nor has it present (in line 33) (send one, write present: {patrol: 1} on the incident, or name the agency that does it where it is with by)`,
		}},
	})
}

func TestIncidentsLikeOthersHaveAnEnd(t *testing.T) {
	t.Parallel()
	var chain, wide strings.Builder
	chain.WriteString(scenariotest.Small + "\n")
	for i := range 3000 {
		fmt.Fprintf(&chain, "  c%d: {like: c%d}\n", i, i+1)
	}
	chain.WriteString("  c3000: {like: night}\n")
	if s, problems := loader.Bytes("-", []byte(chain.String()), loader.Options{}); s == nil || s.Incidents.Get("c0").Plan.Len() != 1 {
		t.Errorf("a chain: %.300s", problems.Error())
	}
	wide.WriteString(scenariotest.Small + "\n")
	for i := range 1000 {
		fmt.Fprintf(&wide, "      s%d: {event: Step}\n", i)
	}
	for i := range 1000 {
		fmt.Fprintf(&wide, "  c%d: {like: night}\n", i)
	}
	_, problems := loader.Bytes("-", []byte(wide.String()), loader.Options{})
	if want := "the incidents that are like others make more than 250000 values (simulate fewer)"; !strings.Contains(problems.Error(), want) {
		t.Errorf("many: %.300s", problems.Error())
	}
}

// parted is a scenario of which the plans have parts in common, in the order in which they are laid over each other.
const parted = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 1h}
agencies: {pd: {}, desk: {kind: dispatch}}
places: {here: {position: [39, -94]}, there: {position: [39.1, -94]}}
travel: {speed: {default: 50 km/h}}
units: {car: {agency: pd, kind: patrol, count: 2, home: here}, taker: {agency: desk, kind: call-taker, home: there}}
parts:
  taking:  {instants: {answered: answer.start}, plan: {answer: {after: call, work: Answer, by: desk, needs: {call-taker: 1}, takes: 30s}, told: {after: answer, event: Told}}}
  slow:    {plan: {answer: {takes: 90s}}}
  usual:   {like: [taking, sending]}
  sending: {plan: {cars: {after: told, send: {patrol: 1}}}}
incidents:
  one: {like: usual, agency: pd, where: here, plan: {call: {event: Call}}}
  two: {like: [usual, slow], agency: pd, where: there, begins: 13:20, plan: {call: {event: Call}, cars: {delay: 1m}, told: null, sent: {after: cars, event: Sent}}}
  third: {like: two, begins: 13:40}
`

func TestIncidentsLikeParts(t *testing.T) {
	t.Parallel()
	s, problems := loader.Bytes("-", []byte(strings.Replace(parted, "told: null", "told: {delay: 5s}", 1)), loader.Options{})
	if s == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	one, two, third := s.Incidents.Get("one"), s.Incidents.Get("two"), s.Incidents.Get("third")
	for what, ok := range map[string]bool{
		"the steps of parts come first":  slices.Equal(one.Plan.IDs(), []string{"answer", "told", "cars", "call"}),
		"other sections":                 *one.Instants.Get("answered") == "answer.start",
		"the later is over the earlier":  two.Plan.Get("answer").Takes.Text == "90s" && one.Plan.Get("answer").Takes.Text == "30s",
		"the incident is over its parts": two.Plan.Get("cars").Delay.Text == "1m" && two.Plan.Get("cars").After != nil,
		"an incident like such a one":    third.Plan.Get("answer").Takes.Text == "90s" && third.Begins.At.Text == "13:40",
		"a part does not happen":         s.Incidents.Get("usual") == nil && s.Incidents.Len() == 3,
	} {
		if !ok {
			t.Errorf("%s: it is not so", what)
		}
	}
	_, problems = loader.Bytes("-", []byte(parted), loader.Options{})
	if want := `-:12:34: incidents.third.plan.cars.after: there is no step "told"`; !strings.Contains(problems.Error(), want) {
		t.Errorf("got\n%s\nwant\n%s", problems, want)
	}
	if len(problems) != 1 {
		t.Errorf("what is written once is told %d times", len(problems))
	}
	_, problems = loader.Bytes("-", []byte(strings.NewReplacer("[usual, slow]", "[usual, slow, usual]", "told: null", "told: {delay: 5s}").Replace(parted)), loader.Options{})
	if want := "-:15:29: incidents.two.like[2]: usual is named twice (remove one)"; !strings.Contains(problems.Error(), want) || len(problems) != 1 {
		t.Errorf("got\n%s\nwant\n%s", problems, want)
	}
}

// A reference without an incident means the one that has the step, though it has it of a part; of two that have it, none.
func TestAStepOfAPartIsOfTheIncidentThatHasIt(t *testing.T) {
	t.Parallel()
	text := strings.Replace(parted, "told: null", "told: {delay: 5s}", 1)
	_, problems := loader.Bytes("-", []byte(text+"measures: {own: {from: sent, to: sent}}\n"), loader.Options{})
	if len(problems) > 0 {
		t.Error(problems)
	}
	_, problems = loader.Bytes("-", []byte(text+"measures: {own: {from: told, to: told}}\n"), loader.Options{})
	if want := "one/told or two/told"; !strings.Contains(problems.Error(), want) || strings.Contains(problems.Error(), "third") {
		t.Errorf("got\n%s\nwant\n%s", problems, want)
	}
}

// A file lays several others over each other, in their order, and itself over all.
func TestAFileExtendsSeveral(t *testing.T) {
	t.Parallel()
	start, parts, _ := strings.Cut(parted, "parts:")
	parts, incidents, _ := strings.Cut(parts, "incidents:")
	var many strings.Builder
	for i := range 101 {
		fmt.Fprintf(&many, "many/%d.yaml, ", i)
	}
	files := fstest.MapFS{
		"county.yaml":     {Data: []byte(start)},
		"lib/parts.yaml":  {Data: []byte("format: 1\nsources: {study: {title: A study}}\nparts:" + parts)},
		"lib/slower.yaml": {Data: []byte("format: 1\nparts: {slow: {plan: {answer: {takes: {value: 2m, source: study}}}}}\n")},
		"incidents.yaml":  {Data: []byte("format: 1\nextends: [county.yaml, lib/parts.yaml, lib/slower.yaml]\nincidents:" + strings.Replace(incidents, "told: null", "told: {delay: 5s}", 1))},
		"other/loop.yaml": {Data: []byte("format: 1\nextends: [a.yaml, b.yaml]\n")},
		"other/a.yaml":    {Data: []byte("format: 1\n")},
		"other/b.yaml":    {Data: []byte("format: 1\nextends: loop.yaml\n")},
		"many.yaml":       {Data: []byte("format: 1\nextends: [" + many.String() + "]\n")},
		"twice.yaml":      {Data: []byte("format: 1\nextends: [county.yaml, lib/parts.yaml, county.yaml]\n")},
		"embedded.yaml":   {Data: []byte("format: 1\nextends: [lib/calls, lib/else]\n")},
	}
	for i := range 101 {
		files[fmt.Sprintf("many/%d.yaml", i)] = files["other/a.yaml"]
	}
	s, problems := loader.FS(files, "incidents.yaml", loader.Options{})
	if s == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	if takes := s.Incidents.Get("two").Plan.Get("answer").Takes; takes.Text != "2m" || takes.Source != "study" {
		t.Errorf("it takes %+v", takes)
	}
	if want := []string{"county.yaml", "incidents.yaml", "lib/parts.yaml", "lib/slower.yaml"}; !slices.Equal(s.Files, want) {
		t.Errorf("files are %v, want %v", s.Files, want)
	}
	for file, want := range map[string]string{
		"other/loop.yaml": "extends: other/loop.yaml extends itself, here by way of b.yaml",
		"many.yaml":       "extends: more than 100 files are extended",
		"twice.yaml":      "twice.yaml:2:40: extends: county.yaml is named twice (remove one)",
		"embedded.yaml":   `extends: there is no file and no embedded scenario "lib/else" (known: county, lib/calls)`,
	} {
		library := fstest.MapFS{"county.yaml": files["county.yaml"], "lib/calls.yaml": files["other/a.yaml"]}
		if _, problems := loader.FS(files, file, loader.Options{Library: library}); !strings.Contains(problems.Error(), want) {
			t.Errorf("%s: got\n%s\nwant\n%s", file, problems, want)
		}
	}
}

// A file of parts alone, which others extend, has no clock and no incidents, and its parts are checked as far as they can be.
func TestAFileOfPartsAlone(t *testing.T) {
	t.Parallel()
	const parts = "format: 1\nparts: {taking: {plan: {answer: {work: Answer, takes: 30s, after: null}}}}\n"
	shared := loader.Options{Shared: true}
	for text, want := range map[string]string{
		parts:                                    "",
		strings.TrimPrefix(parts, "format: 1\n"): "format is missing",
		strings.Replace(parts, "takes", "tekes", 1):                       `"tekes" is not known here`,
		strings.Replace(parts, "30s", "5", 1):                             "a duration needs a unit",
		strings.Replace(parts, "parts", "clock: {horizon: 1h}\nparts", 1): "start is missing",
		strings.Replace(parts, "parts", "incidents: {}\nparts", 1):        "clock is missing",
		"format: 1\nagencies: {pd: {}}\n":                                 "clock is missing",
	} {
		if _, problems := loader.Bytes("-", []byte(text), shared); want == "" && len(problems) > 0 || !strings.Contains(problems.Error(), want) {
			t.Errorf("%s: got %v, want %q", text, problems, want)
		}
	}
	if s, problems := loader.Bytes("-", []byte(parts), loader.Options{}); s != nil || !strings.Contains(problems.Error(), "makes no run by itself") || len(problems) > 1 {
		t.Errorf("it is to be run: %v", problems)
	}
}
