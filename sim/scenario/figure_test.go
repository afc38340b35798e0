package scenario_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

func TestFiguresSayHowWellTheyAreKnown(t *testing.T) {
	t.Parallel()
	want := []scenario.FigureUse{
		{"agencies.sheriff.approval", "5m..10m", "press", scenario.SingleSource, "As told"},
		{"places.scene.position", "[39.1, -94.35]", "", scenario.Assumed, ""},
		{"places.base.position", "[39.2, -94.4]", "press", scenario.ReportedFact, ""},
		{"travel.speed.patrol", "40 mph", "", scenario.Derived, ""},
		{"incidents.night.plan.call.at", "13:09", "press", scenario.ReportedFact, ""},
		{"incidents.night.plan.answer.needs.call-taker", "1", "", scenario.Assumed, ""},
		{"travel.between.base.scene", "", "", "", ""}, // not there: the matrix has it the other way round
		{"travel.between.scene.base", "6m", "", scenario.Assumed, "from matrix.csv"},
	}
	figures := scenariotest.Load(t, "loader/testdata/good/full.yaml").Figures
	for _, w := range want {
		i := slices.IndexFunc(figures, func(f scenario.FigureUse) bool { return f.Path == w.Path })
		if got := (scenario.FigureUse{}); i < 0 && w.Text != "" || i >= 0 && figures[i] != w {
			if i >= 0 {
				got = figures[i]
			}
			t.Errorf("got %+v, want %+v", got, w)
		}
	}
}

func TestAStepsSourceIsNoneOfTheFiguresOwn(t *testing.T) {
	t.Parallel()
	own := make(map[string]string)
	for path, source := range scenariotest.Load(t, "loader/testdata/good/full.yaml").SourcesNamed() {
		own[path.String()] = source
	}
	if source, itsOwn := own["incidents.night.plan.call.at"]; itsOwn || own["places.base.position"] != "press" {
		t.Errorf("the call has the source %q, and there are %v", source, own)
	}
}

// A reader is told the sources that the file lists, and of those of a file that it extends what it names.
func TestSourcesOfAnotherFileAreToldWhereTheyAreNamed(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"lib.yaml":  {Data: []byte("format: 1\nsources: {study: {title: A study}, other: {title: Another}}\nparts: {taking: {plan: {answer: {work: Answer, takes: {value: 30s, source: study}}}}}\n")},
		"town.yaml": {Data: []byte("extends: lib.yaml\nsources: {note: {title: In notes}}\n" + scenariotest.Small)},
		"used.yaml": {Data: []byte("format: 1\nextends: town.yaml\nincidents: {more: {like: taking, agency: pd, where: scene, plan: {call: {event: Call}, answer: {after: call}}}}\n")},
	}
	for file, want := range map[string]string{"town.yaml": "note", "used.yaml": "study"} {
		s, problems := loader.FS(files, file, loader.Options{})
		if s == nil {
			t.Fatal(problems)
		}
		if got := strings.Join(s.Cited(), " "); got != want {
			t.Errorf("%s cites %q, want %q", file, got, want)
		}
	}
}
