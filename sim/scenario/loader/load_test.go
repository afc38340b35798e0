package loader_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

// full loads a file of testdata/good, which must have no problem.
func full(t *testing.T, name string, opt loader.Options) *scenario.Scenario {
	t.Helper()
	s, problems := loader.File("testdata/good/"+name, opt)
	if len(problems) > 0 {
		t.Fatalf("problems:\n%s", shown(problems))
	}
	return s
}

func TestAScenarioIsReadAsWritten(t *testing.T) {
	t.Parallel()
	s := full(t, "full.yaml", loader.Options{})
	plan := s.Incidents.Get("night").Plan
	car, team := s.Units.Get("car"), s.Units.Get("team")
	between := s.Travel.Between.Get("base").Get("hall")
	for what, ok := range map[string]bool{
		"text that YAML 1.1 takes for true":   s.Title == "yes",
		"date kept as text":                   s.Sources.Get("press").Date == "2024-02-29",
		"clock":                               s.Clock.Horizon == 14*3_600_000 && s.Clock.Start.UTC().Hour() == 19,
		"sexagesimal clock time":              s.Incidents.Get("night").Plan.Get("call").At.Value == scenario.Instant{Millis: 47_340_000},
		"leading zero in base ten":            car.Count.Value == 10 && car.Count.Text == "010",
		"ids in the order of the file":        slices.Equal(s.Places.IDs(), []string{"scene", "base", "hall"}),
		"position":                            s.Places.Get("base").Position.Value == scenario.Position{Lat: 39.2, Lon: -94.4},
		"speed in mph":                        s.Travel.Speed.Get("patrol").Value == 40*1609.344/3600,
		"hours as keys":                       slices.Equal(s.Travel.Rush.IDs(), []string{"07", "9"}),
		"between beside the matrix":           between.Value.Dist.Median() == 420_000,
		"matrix":                              s.Travel.Between.Get("hall").Get("scene").Value.Dist.Median() == 180_000,
		"circle":                              car.Home.Place == "" && car.Home.Within.Value == 3218.688,
		"anchor":                              team.BusyAtStart.Chance.Value == 0.35 && team.Home.Place == "base",
		"key of its own before <<":            team.Kind == "tactical" && team.Count.Value == 1,
		"override of one unit":                car.Each.Get("3").Crew.Value == 1 && team.Each.Get("1").Turnout.Value.Dist.Median() == 30_000,
		"empirical":                           car.Turnout.Value.Dist.Median() == 70_000,
		"one name":                            slices.Equal(plan.Get("answer").By, scenario.Names{"desk"}),
		"nested trigger":                      plan.Get("cars").After.Any[1].All[1].Milestone == "answer",
		"trigger of one":                      plan.Get("tell").After.Milestone == "answer",
		"count in long form":                  plan.Get("teams").Send.Kinds.Get("tactical").Confidence == scenario.Derived,
		"outcomes":                            plan.Get("rescue").Outcomes.Get("safe").Value == 0.4,
		"day":                                 plan.Get("down").At.Value.Day == 2,
		"all":                                 plan.Get("home").Release.All && plan.Get("home").Verb() == scenario.Release,
		"choice by list":                      slices.Equal(plan.Get("teams").Choose.Units, []string{"team"}),
		"choice by rule":                      s.Dispatch.Get("patrol").Choose.Rule == "nearest",
		"target":                              s.Measures.Get("first-car").Target.Value.P == 90,
		"levels":                              s.Measures.Get("level").At[1].Value.Millis == (13*60+50)*60_000,
		"objective in short form":             s.Objectives.Get("fast").Expression.Measure == "first-car",
		"objective in long form":              s.Objectives.Get("often").Title == "Rescued",
		"report":                              s.Reported.Get("later").Value.Clock && s.Reported.Get("length").Value.High.Value == 420_000,
		"removal in a variant":                s.Variants.Get("none").Changes.Get("incidents.night.plan.teams").Remove,
		"names of the file and of no variant": s.File == "testdata/good/full.yaml" && s.Variant == "",
	} {
		if !ok {
			t.Errorf("%s is not read as written", what)
		}
	}
}

func TestAStepsSourceCoversItsOwnTimesOnly(t *testing.T) {
	t.Parallel()
	s, problems := loader.Bytes("-", []byte(scenariotest.Small+`
      work: {work: A, at: {value: +1m, confidence: derived}, delay: {value: 1m, source: b}, takes: 2m, give-up: 3m, source: a}
sources: {a: {title: A}, b: {title: B}}
`), loader.Options{})
	if problems.Any() {
		t.Fatal(problems)
	}
	step := s.Incidents.Get("night").Plan.Get("work")
	for what, got := range map[string][2]any{
		"a stated confidence stays":     {step.At.Confidence, scenario.Derived},
		"the source is taken over":      {step.At.Source, "a"},
		"a source of its own stays":     {step.Delay.Source, "b"},
		"confidence follows":            {step.Takes.Confidence, scenario.ReportedFact},
		"other figures are not sourced": {step.GiveUp.Confidence, scenario.Assumed},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: got %v, want %v", what, got[0], got[1])
		}
	}
}

func TestTheHashIsOverAllFilesRead(t *testing.T) {
	t.Parallel()
	var all []byte
	for _, name := range []string{"extending.yaml", "full.yaml", "times.csv", "matrix.csv", "town.geojson"} {
		text, err := os.ReadFile("testdata/good/" + name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	sum := sha256.Sum256(all)
	if got := full(t, "extending.yaml", loader.Options{}).SHA256; got != hex.EncodeToString(sum[:]) {
		t.Errorf("the hash is %s", got)
	}
}

func TestStandardInputHasNoFolder(t *testing.T) {
	t.Parallel()
	_, problems := loader.Bytes("-", []byte("extends: full.yaml"), loader.Options{})
	want := `-:1:10: extends: "full.yaml" cannot be read: the scenario comes from standard input and has no folder (give the scenario as a file)`
	if problems.Error() != want {
		t.Errorf("got %s", problems)
	}
}

func TestEmbeddedFilesAreReadFromTheirTree(t *testing.T) {
	t.Parallel()
	tree := fstest.MapFS{
		"a/main.yaml": {Data: []byte("extends: ../b/base.yaml\ntitle: Main")},
		"b/base.yaml": {Data: []byte(scenariotest.Small)},
	}
	s, problems := loader.FS(tree, "a/main.yaml", loader.Options{})
	if problems.Any() || s.Title != "Main" || s.Agencies.Len() != 1 {
		t.Errorf("got %v, %v", s, problems)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "outside.yaml")
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if err := os.WriteFile(outside, []byte(scenariotest.Small), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "link.yaml")); err != nil {
		t.Fatal(err)
	}
	for what, test := range map[string]struct{ file, want string }{
		"a missing file":         {filepath.Join(dir, "none.yaml"), "there is no file"},
		"a folder":               {dir, "is a folder"},
		"a device":               {"/dev/zero", "is not a regular file"},
		"a large file":           {write("large.yaml", strings.Repeat("#", 4<<20+1)), "over 4 MiB"},
		"a file of many values":  {write("many.yaml", "["+strings.Repeat("a,", 250_000)+"]"), "more than 250000 values"},
		"a file nested deeply":   {write("deep.yaml", strings.Repeat("[", 20_000)), "exceeded max depth of 64"},
		"merges that multiply":   {write("merge.yaml", merges()), "aliases make more than 250000 values"},
		"many different shapes":  {write("pert.yaml", perts()), "more than 4000 different distributions"},
		"a link out of the tree": {write("link-out.yaml", "extends: link.yaml"), `"link.yaml" cannot be read`},
	} {
		s, problems := loader.File(test.file, loader.Options{})
		if s != nil || !strings.Contains(problems.Error(), test.want) {
			t.Errorf("%s: %.200s", what, problems.Error())
		}
	}
}

func TestCommentsAreNoValues(t *testing.T) {
	t.Parallel()
	text := scenariotest.Small + "\n" + strings.Repeat("# a, [b]: {c}\n\n", 250_000)
	if len(text) > 4<<20 {
		text = text[:4<<20]
	}
	if s, problems := loader.Bytes("-", []byte(text), loader.Options{}); s == nil {
		t.Errorf("got %s", problems)
	}
}

func TestValuesBehindATextThatLooksLikeACommentAreCounted(t *testing.T) {
	t.Parallel()
	for _, quote := range []string{`"`, "'"} {
		text := "[" + quote + "\n# " + quote + strings.Repeat(",a", 250_000) + "]"
		_, problems := loader.Bytes("-", []byte(text), loader.Options{})
		if want := "the file holds more than 250000 values"; !strings.Contains(problems.Error(), want) {
			t.Errorf("got %.200s", problems)
		}
	}
}

func TestAFileWithoutIncidentsIsWarnedOf(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"format: 1\ntitle: A\nclock: {start: 2024-02-29T13:00:00-06:00, horizon: 4h}\n",
		"format: 1\ntitle: A\nclock: {start: 2024-02-29T13:00:00-06:00, horizon: 4h}\nincidents: {}\n",
	} {
		s, problems := loader.Bytes("-", []byte(text), loader.Options{})
		if s == nil || len(problems) != 1 || problems[0].Message != "there is no incident: nothing will happen" {
			t.Errorf("got %v", problems)
		}
	}
}

func TestAControlCharacterIsFound(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"format: 1\n\ntitle: \u00e9 a\x1bb\n": "-:3:11: the control character U+001B is not allowed (remove it)",
		"format: 1\r\ntitle: \uffff\n":        "-:2:8: the control character U+FFFF is not allowed (remove it)",
	} {
		if _, problems := loader.Bytes("-", []byte(text), loader.Options{}); problems.Error() != want {
			t.Errorf("got %s", problems)
		}
	}
}

// merges is a text in which << repeats many keys.
func merges() string {
	var b strings.Builder
	b.WriteString("a: &a {")
	for i := range 1000 {
		fmt.Fprintf(&b, "k%d: 1, ", i)
	}
	return b.String() + "}\nb: [" + strings.Repeat("{<<: *a}, ", 1000) + "]\n"
}

// perts is a scenario in which every step has another distribution.
func perts() string {
	var b strings.Builder
	b.WriteString(scenariotest.Small + "\n")
	for i := range 4001 {
		fmt.Fprintf(&b, "      w%d: {work: A, takes: exponential(mean %ds)}\n", i, i+1)
	}
	return b.String()
}

func TestAFileOfItsOwnMayBeALink(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	target, err := filepath.Abs("testdata/good/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.yaml")
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	if s, problems := loader.File(link, loader.Options{}); s == nil || s.File != link {
		t.Errorf("got %v", problems)
	}
}

func TestAScenarioWithWarningsOnlyIsThere(t *testing.T) {
	t.Parallel()
	text := scenariotest.Small + "\n      go: {after: call, event: Go, chance: 50%}\n      end: {after: [call, go], event: End}\n"
	s, problems := loader.Bytes("-", []byte(text), loader.Options{})
	if s == nil || len(problems) == 0 || problems.Any() {
		t.Errorf("a scenario: %v; problems: %v", s != nil, problems)
	}
}

func TestLoadingTwiceGivesTheSame(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"good/full.yaml", "bad/variants.yaml", "bad/quantities.yaml"} {
		_, first := loader.File("testdata/"+name, loader.Options{})
		_, second := loader.File("testdata/"+name, loader.Options{})
		if shown(first) != shown(second) {
			t.Errorf("%s: first\n%s\nthen\n%s", name, shown(first), shown(second))
		}
	}
	first, _ := scenario.Schema()
	if second, _ := scenario.Schema(); string(first) != string(second) {
		t.Error("the schema differs from one time to the next")
	}
}

func TestAChainOfExtendingFilesHasAnEnd(t *testing.T) {
	t.Parallel()
	tree := fstest.MapFS{}
	for i := range 18 {
		tree[fmt.Sprintf("%d.yaml", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "extends: %d.yaml", i+1)}
	}
	_, problems := loader.FS(tree, "0.yaml", loader.Options{})
	if want := "16.yaml: more than 16 files extend each other (merge some of the files)"; problems.Error() != want {
		t.Errorf("got %s", problems)
	}
}

// large is a file of 200 places with a travel matrix and 60 variants, each of which makes a change.
func large(change string) fstest.MapFS {
	var matrix, places, variants strings.Builder
	matrix.WriteString("from,to,time\n")
	for i := range 200 {
		fmt.Fprintf(&places, "p%d: {}, ", i)
		for j := range i {
			fmt.Fprintf(&matrix, "p%d,p%d,1m\n", i, j)
		}
	}
	for i := range 60 {
		fmt.Fprintf(&variants, "  v%d: {changes: {%s}}\n", i, change)
	}
	return fstest.MapFS{
		"main.yaml":  {Data: []byte(strings.Replace(scenariotest.Small, "places: {", "places: {"+places.String(), 1) + "\ntravel: {matrix: matrix.csv}\nvariants:\n" + variants.String())},
		"matrix.csv": {Data: []byte(matrix.String())},
	}
}

func TestVariantsOfALargeFileAreCheckedByWhatTheyChange(t *testing.T) {
	t.Parallel()
	if _, problems := loader.FS(large("title: A"), "main.yaml", loader.Options{}); len(problems) > 0 {
		t.Errorf("got %.300s", problems.Error())
	}
}

func TestVariantsThatChangeMuchHaveAnEnd(t *testing.T) {
	t.Parallel()
	_, problems := loader.FS(large("travel.between: {p0: {p1: 2m}}"), "main.yaml", loader.Options{})
	if !strings.Contains(problems.Error(), "this file and its variants are too much to check") {
		t.Errorf("got %.300s", problems.Error())
	}
}

// What a variant shares with the file is what it would be in a file of its own.
func TestAVariantMeansWhatAFileMeansThatSaysSo(t *testing.T) {
	t.Parallel()
	const rest = "incidents: {shots: {plan: {help: {source: press, takes: 2m, delay: 1m..3m}}}}\ntravel: {matrix: times.csv}\n"
	files := fstest.MapFS{
		"county.yaml": {Data: []byte(scenariotest.County)},
		"times.csv":   {Data: []byte("from,to,time\nisland,base,9m\n")},
		"base.yaml":   {Data: []byte("extends: county.yaml\n" + rest + "variants: {v: {changes: {units.car.count: 7, incidents.shots.plan.more: {event: More}}}}\n")},
		"file.yaml": {Data: []byte("extends: county.yaml\n" + strings.Replace(rest, "}}}}\n", "}, more: {event: More}}}}\n", 1) +
			"units: {car: {count: 7}}\nvariants: {v: {changes: {units.car.count: 7}}}\n")},
	}
	variant, problems := loader.FS(files, "base.yaml", loader.Options{Variant: "v"})
	if variant == nil {
		t.Fatal(problems)
	}
	file, problems := loader.FS(files, "file.yaml", loader.Options{})
	if file == nil {
		t.Fatal(problems)
	}
	if !slices.Equal(variant.Figures, file.Figures) {
		t.Errorf("the figures are\n%v, want\n%v", variant.Figures, file.Figures)
	}
	for _, section := range [][2]any{{variant.Incidents, file.Incidents}, {variant.Units, file.Units}, {variant.Travel, file.Travel}, {variant.Sites, file.Sites}} {
		if !reflect.DeepEqual(section[0], section[1]) {
			t.Errorf("got\n%+v, want\n%+v", section[0], section[1])
		}
	}
}

func Example() {
	_, problems := loader.Bytes("fire.yaml", []byte(`format: 1
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 4}
`), loader.Options{})
	for _, p := range problems {
		fmt.Println(p)
		fmt.Print(p.Excerpt(excerptWidth))
	}
	// Output:
	// fire.yaml:1:1: warning: incidents: there is no incident: nothing will happen (write incidents: and what happens) [no-incident]
	//     1 | format: 1
	//       | ^
	// fire.yaml:2:52: clock.horizon: a duration needs a unit (write 4m or 4s)
	//     2 | clock: {start: 2024-02-29T13:00:00-06:00, horizon: 4}
	//       |                                                    ^
}

func TestManyProblemsAreCounted(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(scenariotest.Small + "\n")
	for i := range 1000 {
		fmt.Fprintf(&b, "colour%d: red\n", i)
	}
	_, problems := loader.Bytes("-", []byte(b.String()), loader.Options{})
	if len(problems) != 201 || !strings.Contains(problems.Error(), "more problems are not shown") {
		t.Errorf("%d problems are shown", len(problems))
	}
}

// A bare name is the file beside, or else the scenario that comes with the program; what that refers to lies beside it there.
func TestAFileExtendsAScenarioThatComesWithTheProgram(t *testing.T) {
	t.Parallel()
	library := fstest.MapFS{
		"small.yaml": {Data: []byte(scenariotest.Small)},
		"wide.yaml":  {Data: []byte("format: 1\nextends: small.yaml\ntitle: Embedded\n")},

		"known/deep.yaml":  {Data: []byte("format: 1\nextends: ../small.yaml\ntitle: Deep\n")},
		"known/arrived.md": {Data: []byte("No scenario.\n")},
	}
	own := func(extends string) string { return "format: 1\nextends: " + extends + "\nsummary: Own\n" }
	files := fstest.MapFS{
		"bare.yaml":     {Data: []byte(own("wide"))},
		"beside.yaml":   {Data: []byte(own("small.yaml"))},
		"deep.yaml":     {Data: []byte(own("known/deep"))},
		"misspelt.yaml": {Data: []byte(own("wjde"))},
		"folder.yaml":   {Data: []byte(own("deep"))},
		"none.yaml":     {Data: []byte(own("elsewhere"))},
		"small.yaml":    {Data: []byte(scenariotest.Small + "\ntitle: Beside\n")},
	}
	for name, title := range map[string]string{"bare.yaml": "Embedded", "beside.yaml": "Beside", "deep.yaml": "Deep"} {
		s, problems := loader.FS(files, name, loader.Options{Library: library})
		if s == nil || s.Title != title || s.Summary != "Own" {
			t.Errorf("%s: %+v\n%s", name, s, shown(problems))
		}
	}
	if s, problems := loader.Bytes("-", []byte(own("wide")), loader.Options{Library: library}); s == nil || s.Title != "Embedded" {
		t.Errorf("without a folder:\n%s", shown(problems))
	}
	for name, want := range map[string]string{
		"misspelt.yaml": `there is no file and no embedded scenario "wjde" (did you mean "wide"?)`,
		"folder.yaml":   `there is no file and no embedded scenario "deep" (did you mean "known/deep"?)`,
		"none.yaml":     `there is no file and no embedded scenario "elsewhere" (known: known/deep, small, wide)`,
	} {
		if _, problems := loader.FS(files, name, loader.Options{Library: library}); !strings.Contains(shown(problems), want) {
			t.Errorf("got %s, want %s", shown(problems), want)
		}
	}
}
