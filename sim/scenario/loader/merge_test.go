package loader_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

func TestAnExtendingFileMergesMapsAndReplacesTheRest(t *testing.T) {
	t.Parallel()
	base, s := full(t, "full.yaml", loader.Options{}), full(t, "extending.yaml", loader.Options{})
	plan := s.Incidents.Get("night").Plan
	for what, ok := range map[string]bool{
		"a value is replaced":                       s.Title == "A shorter night",
		"a section merges key by key":               s.Clock.Horizon == 13*3_600_000 && s.Clock.Zone == "America/Chicago",
		"a new entry comes last":                    slices.Equal(s.Places.IDs(), append(slices.Clone(base.Places.IDs()), "yard")),
		"null removes an entry":                     plan.Get("choice") == nil && s.Measures.Get("level") == nil,
		"null removes a key":                        plan.Get("rescue").Delay == nil,
		"a figure is replaced whole":                plan.Get("rescue").Takes.Text == "4m" && plan.Get("rescue").Takes.Source == "press",
		"what is not mentioned stays":               plan.Get("rescue").Outcomes.Len() == 2,
		"a trigger is replaced whole":               plan.Get("cars").After.Milestone == "tell" && plan.Get("cars").After.Any == nil,
		"the order of the extended file stays":      plan.IDs()[0] == "call" && plan.IDs()[5] == "rescue",
		"variants merge, too, by their own changes": s.Variants.Get("slower").Changes.Get("incidents.night.plan.rescue.takes").Text == "12m",
	} {
		if !ok {
			t.Errorf("%s: it does not", what)
		}
	}
}

func TestAVariantIsLaidOverTheFile(t *testing.T) {
	t.Parallel()
	s := full(t, "full.yaml", loader.Options{Variant: "slower"})
	if got := s.Incidents.Get("night").Plan.Get("rescue").Takes.Text; got != "10m" || s.Variant != "slower" {
		t.Errorf("rescue takes %s in variant %q", got, s.Variant)
	}
	s = full(t, "full.yaml", loader.Options{Variant: "none"})
	if s.Incidents.Get("night").Plan.Get("teams") != nil {
		t.Error("what the variant removes is still there")
	}
}

func TestAnUnknownVariantIsAProblem(t *testing.T) {
	t.Parallel()
	_, problems := loader.File("testdata/good/full.yaml", loader.Options{Variant: "slowr"})
	if want := `testdata/good/full.yaml: there is no variant "slowr" (did you mean "slower"?)`; problems.Error() != want {
		t.Errorf("got %s", problems)
	}
}

func TestSetComesAfterTheVariant(t *testing.T) {
	t.Parallel()
	s := full(t, "full.yaml", loader.Options{Variant: "slower", Set: []string{
		"incidents.night.plan.rescue.takes=lognormal(p50 2m p90 5m)",
		"incidents.night.plan.rescue.needs.patrol=1",
		"incidents.night.plan.cars.after=[tell, answer]",
		"incidents.night.plan.more={event: More}",
		"incidents.night.plan.rescue.delay=null",
		"units.car.count=4",
	}})
	plan := s.Incidents.Get("night").Plan
	for what, ok := range map[string]bool{
		"a duration":            plan.Get("rescue").Takes.Text == "lognormal(p50 2m p90 5m)",
		"a number of units":     plan.Get("rescue").Needs.Kinds.Get("patrol").Value == 1,
		"a list":                len(plan.Get("cars").After.All) == 2,
		"a new entry":           plan.Get("more").Event == "More",
		"a removal":             plan.Get("rescue").Delay == nil,
		"a long value by short": s.Units.Get("car").Count.Text == "4",
	} {
		if !ok {
			t.Errorf("%s was not set", what)
		}
	}
}

func TestProblemsOfSetShowTheArgument(t *testing.T) {
	t.Parallel()
	for argument, want := range map[string]string{
		"incidents.night.plan.rescue.takes=5":     "--set:1:35: incidents.night.plan.rescue.takes: a duration needs a unit (write 5m or 5s)",
		"incidents.night.plan.rescue.tekes=5m":    `--set:1:1: incidents.night.plan.rescue.tekes: the key "tekes" is not known here (did you mean "takes"?)`,
		"incidents.nigth.plan.rescue.takes=5m":    `--set:1:1: incidents.nigth.plan.rescue.takes: there is no "nigth" to change (did you mean "night"?)`,
		"incidents.night.plan.rescue.after.any=x": `--set:1:39: incidents.night.plan.rescue.after.any: a list is expected, a text is here`,
		"incidents.night.plan.call.at.value=+3m":  `--set:1:1: incidents.night.plan.call.at.value: incidents.night.plan.call.at is a text and has nothing called "value" (change incidents.night.plan.call.at as a whole)`,
		"incidents.night.plan.rescu=null":         `--set:1:1: incidents.night.plan.rescu: there is no "rescu" to remove (did you mean "rescue"?)`,
		"travel.speed":                            `--set:1:1: "travel.speed" sets nothing (write PATH=VALUE; the value null removes)`,
		"title=":                                  `--set:1:1: "title=" sets nothing (write PATH=VALUE; the value null removes)`,
		"title=[a":                                "--set:1:9: this ends in the middle of something (a quote or bracket is not closed, or the end is cut off)",
		"variants.slower=null":                    "--set:1:1: variants.slower: variants cannot be changed here (change the file)",
		"sources.press=null":                      `--set:1:1: agencies.sheriff.approval.source: there is no source "press"`,
	} {
		s, problems := loader.File("testdata/good/full.yaml", loader.Options{Set: []string{argument}})
		if s != nil || !strings.HasPrefix(problems.Error(), want) {
			t.Errorf("%s: got\n%s\nwant\n%s", argument, problems, want)
		}
		if excerpt := problems[0].Excerpt(excerptWidth); !strings.Contains(excerpt, argument) {
			t.Errorf("%s is not shown:\n%s", argument, excerpt)
		}
	}
}

func TestProblemsOfTheFileAreNotRepeatedForItsVariants(t *testing.T) {
	t.Parallel()
	text := scenariotest.Small + "\n      odd: {event: A, tekes: 3m}\nvariants: {a: {changes: {title: A}}, b: {changes: {title: B}}}\n"
	_, problems := loader.Bytes("-", []byte(text), loader.Options{})
	if len(problems) != 1 {
		t.Errorf("got\n%s", problems)
	}
}

func TestARemovalIsBlamedAmongManyChanges(t *testing.T) {
	t.Parallel()
	text := scenariotest.Small + `
      go:   {after: call, event: Go}
      end:  {after: go, event: End}
variants:
  a: {changes: {title: A, incidents.night.plan.go: null, summary: B}}
`
	_, problems := loader.Bytes("-", []byte(text), loader.Options{})
	want := `-:14:27: incidents.night.plan.end.after: variant a: there is no step "go" (in line 12)`
	if !strings.HasPrefix(problems.Error(), want) {
		t.Errorf("got\n%s", problems)
	}
}

// settable draws a change of the full scenario that is allowed, as PATH=VALUE.
func settable(t *rapid.T, name string) string {
	path := rapid.SampledFrom([]string{
		"incidents.night.plan.rescue.takes", "incidents.night.plan.tell.takes", "agencies.sheriff.approval",
		"travel.between.base.hall", "units.car.turnout", "incidents.night.plan.more.takes",
	}).Draw(t, name)
	return fmt.Sprintf("%s=%ds", path, rapid.IntRange(1, 1000).Draw(t, name+" seconds"))
}

const more = "incidents.night.plan.more={work: More}"

// A scenario's figures tell whether two scenarios are the same, as far as --set can change them here.
func figuresWith(t *rapid.T, arguments ...string) []scenario.FigureUse {
	s, problems := loader.File("testdata/good/full.yaml", loader.Options{Set: append([]string{more}, arguments...)})
	if problems.Any() {
		t.Fatal(problems)
	}
	return s.Figures
}

func TestTheLaterOfTwoChangesHolds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		last := settable(t, "change")
		path, _, _ := strings.Cut(last, "=")
		if got, want := figuresWith(t, path+"=77m", last), figuresWith(t, last); !slices.Equal(got, want) {
			t.Fatalf("%s after another: got %v, want %v", last, got, want)
		}
	})
}

func TestChangesOfDifferentValuesDoNotDependOnTheirOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := settable(t, "first"), settable(t, "second")
		if pathOf(a) == pathOf(b) {
			return
		}
		if got, want := figuresWith(t, a, b), figuresWith(t, b, a); !slices.Equal(got, want) {
			t.Fatalf("%s and %s: got %v, want %v", a, b, got, want)
		}
	})
}

func pathOf(argument string) string {
	path, _, _ := strings.Cut(argument, "=")
	return path
}

func TestSettingAValueToItselfChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := figuresWith(t)
		f := rapid.SampledFrom(want).Filter(func(f scenario.FigureUse) bool {
			return f.Source == "" && f.Confidence == scenario.Assumed && f.Note == "" && !strings.HasPrefix(f.Path, "measures.level.at")
		}).Draw(t, "figure")
		if got := figuresWith(t, fmt.Sprintf("%s=%s", f.Path, f.Text)); !slices.Equal(got, want) {
			t.Fatalf("%+v: got %v, want %v", f, got, want)
		}
	})
}
