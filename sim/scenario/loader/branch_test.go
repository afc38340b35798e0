package loader_test

import (
	"strings"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

func TestAVariantMayApplyFromAnInstantOn(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		opt  loader.Options
		want *scenario.Instant
	}{
		{loader.Options{}, nil},
		{loader.Options{Variant: "fewer"}, nil},
		{loader.Options{Variant: "early-teams"}, &scenario.Instant{Millis: (13*60 + 25) * 60_000}},
		{loader.Options{Variant: "early-teams", Set: []string{"incidents.night.plan.talk.takes=4m"}}, &scenario.Instant{Millis: (13*60 + 25) * 60_000}},
		{loader.Options{Set: []string{"incidents.night.plan.talk.takes=4m"}, From: "+9m"}, &scenario.Instant{Offset: true, Millis: 540_000}},
		{loader.Options{Set: []string{"incidents.night.plan.talk.takes=4m"}}, nil},
	} {
		s, problems := loader.File("testdata/good/whatif.yaml", test.opt)
		switch {
		case s == nil:
			t.Errorf("%+v: %v", test.opt, problems)
		case (s.From == nil) != (test.want == nil) || s.From != nil && *s.From != *test.want:
			t.Errorf("%+v: it applies from %+v on, want %+v", test.opt, s.From, test.want)
		}
	}
}

func TestChangesByHandFromAnInstantOn(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		variant, from, set, want string
	}{
		{"", "13:25x", "title=A", `--from:1:1: "13:25x" is not an instant (write a clock time (13:09, "13:09:30", tue 01:30, day 2 01:30) or an offset (+9m))`},
		{"", "18:00", "title=A", `--from:1:1: this is 5h after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time; a clock time is its first occurrence after clock.start)`},
		{"early-teams", "13:40", "title=A", `--from:1:1: the variant early-teams applies from 13:25 on (leave one of the two out)`},
		{"", "13:25", "clock.horizon=5h", `--set:1:1: clock: the clock cannot change in the middle of a run (leave from out, or change it in the file)`},
		{"", "13:25", "units.team.count=1", `--set:1:1: units.team.count: units cannot be taken away in the middle of a run (keep the number, or leave from out)`},
		{"", "13:25", "units.car.count={value: 3, range: 2..5}", `--set:1:1: units.car.count: units cannot be taken away in the middle of a run (keep the number, or leave from out)`},
		{"", "13:25", "units.car.count={value: 4, range: 2..4.5}", `--set:1:35: units.car.count.range: "4.5" is not a whole number (write both ends in full, such as 2..5)`},
		{"early-teams", "", "units.car.count=5", `--set:1:1: units.car.count: units cannot be taken away in the middle of a run (keep the number, or leave from out)`},
		{"fewer", "13:25", "title=A", `testdata/good/whatif.yaml:83:38: units.team.count: variant fewer: units cannot be taken away in the middle of a run (keep the number, or leave from out)`},
		{"", "13:25", "incidents.night.chance=50%", `--set:1:1: incidents.night.chance: by 13:25 it is settled whether night happens (leave from out)`},
		{"", "13:25", "incidents.night.chance=null", `--set:1:1: incidents.night.chance: by 13:25 it is settled whether night happens (leave from out)`},
	} {
		s, problems := loader.File("testdata/good/whatif.yaml", loader.Options{Variant: test.variant, From: test.from, Set: []string{test.set}})
		if s != nil || !strings.Contains("\n"+problems.Error(), "\n"+test.want) {
			t.Errorf("%+v: got\n%s", test, problems)
		}
	}
}

// from is the county with one variant that applies from 13:25 on.
func from(changes string) string {
	return `incidents:
  later: {agency: ipd, where: scene, begins: 14:00, plan: {go: {send: {patrol: 1}}}}
  calls: {agency: ipd, where: scene, arrivals: {rate: 2/h}, plan: {go: {send: {patrol: 1}}}}
  gaps:  {agency: ipd, where: scene, arrivals: {gap: 9m, from: 13:30}, plan: {go: {send: {patrol: 1}}}}
  list:  {agency: ipd, where: scene, arrivals: {at: [13:10, 13:40]}, plan: {go: {send: {patrol: 1}}}}
  crowd: {agency: ipd, where: scene, arrivals: {count: 9, from: 13:40}, plan: {go: {send: {patrol: 1}}}}
variants:
  v: {from: 13:25, changes: {` + changes + `}}
`
}

func TestWhatCanChangeFromAnInstantOn(t *testing.T) {
	t.Parallel()
	for _, changes := range []string{
		"incidents.shots.plan.cars.send.patrol: 3", "incidents.shots.plan.help.chance: 0%", "units.car.count: 9", "units.van: {agency: ipd, kind: van}",
		"incidents.later.begins: 13:25", "incidents.later.chance: 50%", "incidents.later.present: {patrol: 1}",
		"incidents.calls.arrivals.rate: 9/h", "incidents.calls.chance: 0%", "incidents.gaps.arrivals: {count: 3, from: 14:00, gap: null}",
		"incidents.list.arrivals.at: [13:10, 13:30, 15:00]", "incidents.crowd.arrivals.count: 3",
		"incidents.new: {like: shots, begins: 13:30}", "incidents.new: {like: calls, arrivals: {rate: 1/h, from: 13:25}}",
		"incidents.new: {like: list, arrivals: {at: [13:25]}}", "travel.speed.default: 60 km/h", "channels.main.capacity: 0",
		"incidents.parts: {like: calls, part-of: later, arrivals: {at: [+1m]}}", "places.yard: {}", "measures.more: {from: shots/call, to: shots/help}", "incidents.shots.plan.more: {event: More, at: 13:10}",
	} {
		for _, problem := range scenariotest.ProblemsOf(t, from(changes)) {
			if !strings.HasPrefix(problem, "warning: ") {
				t.Errorf("%s: %s", changes, problem)
			}
		}
	}
}

func TestWhatCannotChangeFromAnInstantOn(t *testing.T) {
	t.Parallel()
	for changes, want := range map[string]string{
		"units.car.count: 3":                   "units cannot be taken away",
		"units.taker: null":                    "taker cannot be removed",
		"places.island: null":                  "island cannot be removed",
		"channels.line: null":                  "line cannot be removed",
		"clock.horizon: 5h":                    "the clock cannot change",
		"incidents.shots.begins: 13:05":        "when shots begins can change only from 13:25 on",
		"incidents.shots.begins: 13:30":        "when shots begins can change only from 13:25 on",
		"incidents.shots.present: {patrol: 1}": "the units that are present",
		"incidents.later.begins: 13:24":        "when later begins can change only from 13:25 on",
		"incidents.list: null":                 "list begins before 13:25",
		"incidents.later: null":                "later cannot be removed",
		"incidents.gaps: null":                 "gaps cannot be removed",
		"incidents.crowd: null":                "crowd cannot be removed",
		"incidents.shots.plan.help.outcomes: {calm: 100%, shot: null}":                                   "shot cannot be removed",
		"incidents.shots.plan.help: null":                                                                "help cannot be removed",
		"incidents.shots.plan.help: {event: Help, work: null, needs: null, takes: null, outcomes: null}": "help cannot become another kind of step",
		"incidents.calls.part-of: shots":                                                                 "of which incident calls is part cannot change",
		"incidents.calls.arrivals.group: {2: 100%}":                                                      "how many of calls come at once cannot change",
		"incidents.calls: null":                                                                          "calls begins before 13:25",
		"incidents.calls.arrivals: {rate: null, gap: 9m}":                                                "when calls begins can change only from 13:25 on",
		"incidents.calls.arrivals.from: 13:10":                                                           "when calls begins can change only from 13:25 on",
		"incidents.list.arrivals.at: [13:11, 13:40]":                                                     "when list begins can change only from 13:25 on",
		"incidents.list.arrivals.at: [13:40]":                                                            "when list begins can change only from 13:25 on",
		"incidents.crowd.arrivals.from: 13:10":                                                           "when crowd begins can change only from 13:25 on",
		"incidents.new: {like: shots}":                                                                   "new would begin before 13:25",
		"incidents.new: {like: crowd, arrivals: {count: 1}}":                                             "new would begin before 13:25",
		"incidents.new: {like: calls, arrivals: {gap: 9m}}":                                              "new would begin before 13:25",
		"incidents.new: {like: list, arrivals: {at: [13:24, 13:30]}}":                                    "new would begin before 13:25",
		"incidents.later: {like: null, begins: null, arrivals: null}":                                    `there is no "like" to remove`,
		"incidents.later.begins: null":                                                                   "when later begins can change only from 13:25 on",
		"incidents.later: {begins: null, arrivals: {at: [13:20]}}":                                       "when later begins can change only from 13:25 on",
		"incidents.list.arrivals: {at: null, csv: calls.csv}":                                            "calls.csv",
		"incidents.crowd: {arrivals: null, begins: 13:10}":                                               "when crowd begins can change only from 13:25 on",
		"incidents.gaps.arrivals.from: 13:00":                                                            "when gaps begins can change only from 13:25 on",
		"incidents.calls: {arrivals: null, begins: 13:40, where: base}":                                  "when calls begins can change only from 13:25 on",
	} {
		got := strings.Join(scenariotest.ProblemsOf(t, from(changes)), "\n")
		if !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", changes, got, want)
		}
	}
}
