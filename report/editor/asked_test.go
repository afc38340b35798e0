package editor_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"simulate/report/editor"
	"simulate/scenarios"
	"simulate/sim/scenario/loader"
)

const town = `format: 1
title: Town
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 1h}
sources:
  record: {title: Record of the night, publisher: The town, date: 2024-03-01}
agencies:
  fire-service: {name: The fire service, kind: fire}
  police: {kind: police}
places:
  hall: {position: [39.1, -94.4]}
travel: {speed: {default: 50 km/h}}
units:
  engine: {agency: fire-service, kind: engine, home: hall}
incidents:
  smoke:
    agency: fire-service
    where: hall
    plan:
      go: {send: {engine: 1}}
      look: {after: go, work: Look, needs: {engine: 1}, takes: {value: 3m, source: record, note: by the log}}
      done: {after: look.ended, event: All is well}
`

// file is a file of an empty folder, with a text in which ¦ marks a position.
func file(t *testing.T, text string) (editor.File, editor.Position) {
	t.Helper()
	before, after, marked := strings.Cut(text, "¦")
	if !marked {
		t.Fatalf("no position is marked in %q", text)
	}
	line := before[strings.LastIndex(before, "\n")+1:]
	return editor.File{
		Name: filepath.Join(t.TempDir(), "town.simulate.yaml"), Text: before + after, Options: loader.Options{Library: scenarios.Files},
	}, editor.Position{Line: strings.Count(before, "\n"), Character: len(line)}
}

// written is the town with something else in it.
func written(t *testing.T, old, instead string) string {
	t.Helper()
	if !strings.Contains(town, old) {
		t.Fatalf("%q is not in the town", old)
	}
	return strings.Replace(town, old, instead, 1)
}

func TestWhatMayStandAtAPlace(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, old, instead, want, not string }{
		{"an agency", "agency: fire-service, kind", "agency: fi¦, kind", "fire-service police", "hall"},
		{"an agency of which nothing is written", "    agency: fire-service\n", "    agency: ¦\n", "fire-service police", "hall"},
		{"a place, in brackets that are open", "kind: engine, home: hall}", "kind: engine, home: h¦", "hall", "police"},
		{"a step", "after: go, work", "after: ¦, work", "go look done begins", "smoke/"},
		{"a step of another incident", "incidents:\n", "incidents:\n  other: {agency: police, where: hall, plan: {stop: {after: smo¦, event: It is over}}}\n", "stop begins smoke/", "go"},
		{"a step of the incident that is named", "incidents:\n", "incidents:\n  other: {agency: police, where: hall, plan: {stop: {after: smoke/¦, event: It is over}}}\n", "go look done begins", "stop"},
		{"steps alone of the incident that is named", "incidents:\n", "incidents:\n  other: {agency: police, where: hall, plan: {stop: {after: smoke/¦, event: It is over}}}\n", "look", "smoke/"},
		{"what an incident is like", "incidents:\n", "incidents:\n  other: {like: ¦, where: hall}\n", "smoke", "hall"},
		{"one of several that it is like", "incidents:\n", "parts: {base: {plan: {}}}\nincidents:\n  other: {like: [smoke, ba¦], where: hall}\n", "base smoke", "hall"},
		{"a part of a step", "after: look.ended", "after: look.¦", "ended start asked", "go"},
		{"a source", "source: record", "source: rec¦", "record", "hall"},
		{"a word of the language", "kind: fire}", "kind: ¦}", "fire police ems", "fire-service"},
		{"a key of a section", "units:\n", "uni¦\n", "units measures", "travel"},
		{"a key in brackets that is not there yet", "{after: go, work", "{aft¦, after: go, work", "delay until", "after"},
		{"a key of a line that is begun", "    where: hall\n", "    where: hall\n    pri¦\n", "priority begins", "plan"},
		{"a kind of unit", "needs: {engine: 1}", "needs: {¦: 1}", "engine", "hall"},
		{"a kind of unit that is not counted yet", "needs: {engine: 1}", "needs: {¦}", "engine", "hall"},
		{"a kind of unit among others", "needs: {engine: 1}", "needs: {en¦, patrol: 1}", "engine", "hall"},
		{"a section of a file that extends another", "format: 1\n", "format: 1\nextends: independence\nuni¦\n", "sites variants", "title"},
		{"any text", "title: Town", "title: To¦", "", "hall"},
	} {
		f, at := file(t, written(t, test.old, test.instead))
		var words []string
		for _, item := range f.Complete(at) {
			words = append(words, item.Label)
		}
		for _, want := range strings.Fields(test.want) {
			if !slices.Contains(words, want) {
				t.Errorf("%s: %s is not offered: %q", test.name, want, words)
			}
		}
		if slices.Contains(words, test.not) || test.want == "" && len(words) > 0 {
			t.Errorf("%s: %q is offered", test.name, words)
		}
	}
}

func TestACompletionReplacesTheWord(t *testing.T) {
	t.Parallel()
	f, at := file(t, written(t, "title: Town", "title: Town 𝄞")[:0]+written(t, "{name: The fire service, kind: fire}", "{name: 𝄞, kind: fi¦re}"))
	at.Character -= len("𝄞") - 2 // which is counted in UTF-16
	for _, item := range f.Complete(at) {
		if item.Label == "ems" {
			line := strings.Split(f.Text, "\n")[at.Line]
			from := strings.Index(line, "fire}") - len("𝄞") + 2
			if got := item.Edit.Range; got.Start.Character != from || got.End.Character != from+len("fire") {
				t.Errorf("%+v, want characters %d to %d", got, from, from+len("fire"))
			}
			return
		}
	}
	t.Error("ems is not offered")
}

func TestWhereAWordIsDefined(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ old, instead, want string }{
		{"agency: fire-service, kind", "agency: fire¦-service, kind", "  fire-service: {name"},
		{"kind: engine, home: hall", "kind: engine, home: ha¦ll", "  hall: {position"},
		{"after: look.ended", "after: lo¦ok.ended", "      look: {after"},
		{"source: record", "source: ¦record", "  record: {title"},
		{"incidents:\n", "parts:\n  base: {plan: {}}\nincidents:\n  other: {like: [smoke, ba¦se], where: hall}\n", "  base: {plan"},
		{"incidents:\n", "incidents:\n  other: {like: smo¦ke, where: hall}\n", "  smoke:"},
		{"title: Town", "title: To¦wn", ""},
		{"kind: fire}", "kind: fi¦re}", ""},
	} {
		f, at := file(t, written(t, test.old, test.instead))
		where, ok := f.Definition(at)
		if !ok {
			if test.want != "" {
				t.Errorf("%s is not found", test.instead)
			}
			continue
		}
		line := strings.Split(f.Text, "\n")[where.Range.Start.Line]
		if where.File != f.Name || !strings.HasPrefix(line, test.want) || test.want == "" {
			t.Errorf("%s is found in %q", test.instead, line)
		}
	}
}

func TestAWordIsFollowedIntoTheFileThatIsExtended(t *testing.T) {
	t.Parallel()
	f, at := file(t, "extends: town.yaml\nincidents:\n  fire:\n    agency: pol¦ice\n    where: hall\n    plan: {}\n")
	base := filepath.Join(filepath.Dir(f.Name), "town.yaml")
	if err := os.WriteFile(base, []byte(town), 0o600); err != nil {
		t.Fatal(err)
	}
	if where, ok := f.Definition(at); !ok || where.File != base || where.Range.Start.Line != 7 {
		t.Errorf("found at %+v", where)
	}
}

// TestNothingIsFollowedIntoTheProgram: what a scenario that comes with the program defines is in no file that an editor could open.
func TestNothingIsFollowedIntoTheProgram(t *testing.T) {
	t.Parallel()
	f, at := file(t, "extends: independence\nincidents:\n  fire:\n    agency: ip¦d\n    where: house\n    plan: {}\n")
	if where, ok := f.Definition(at); ok {
		t.Errorf("found at %+v", where)
	}
	if told := f.Hover(at); told != "Independence Police" {
		t.Errorf("told is %q", told)
	}
}

// TestAFileByAnotherName: what a link leads to lies beside the files that it extends.
func TestAFileByAnotherName(t *testing.T) {
	t.Parallel()
	f, _ := file(t, "¦extends: town.yaml\n")
	there := t.TempDir()
	for name, text := range map[string]string{"town.yaml": town, "night.yaml": f.Text} {
		if err := os.WriteFile(filepath.Join(there, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(there, "night.yaml"), f.Name); err != nil {
		t.Fatal(err)
	}
	if wrong := f.Diagnostics(); len(wrong) > 0 {
		t.Errorf("%+v", wrong)
	}
}

func TestWhatIsToldOfAWord(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ old, instead, want string }{
		{"value: 3m", "value: 3¦m", "**3m**: reported\n\nRecord of the night, The town, 2024-03-01\n\nby the log"},
		{"agency: fire-service, kind", "agency: fire¦-service, kind", "The fire service"},
		{"after: go, work", "after: g¦o, work", "`go: {send: {engine: 1}}`"},
		{"kind: engine, home", "ki¦nd: engine, home", "patrol"},
		{"[39.1, -94.4]", "[39.1, -94¦.4]", "**[39.1, -94.4]**: assumed"},
		{"title: Town", "title: ¦Town", ""},
	} {
		f, at := file(t, written(t, test.old, test.instead))
		if got := f.Hover(at); !strings.Contains(got, test.want) || test.want == "" && got != "" {
			t.Errorf("%s: %q, want %q", test.instead, got, test.want)
		}
	}
}

func TestProblemsOfAFileThatIsExtendedAreTold(t *testing.T) {
	t.Parallel()
	f, _ := file(t, "¦extends: town.yaml\n")
	base := filepath.Join(filepath.Dir(f.Name), "town.yaml")
	if err := os.WriteFile(base, []byte(written(t, "home: hall", "home: hal")), 0o600); err != nil {
		t.Fatal(err)
	}
	ds := f.Diagnostics()
	if len(ds) != 1 || !strings.Contains(ds[0].Message, `town.yaml:13:`) || ds[0].Range != (editor.Range{}) {
		t.Errorf("%+v", ds)
	}
}
