package loader_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
	"simulate/sim/scenario/tree"
)

// FuzzLoad: whatever the file, loading comes back, and every problem of it lies within it.
func FuzzLoad(f *testing.F) {
	for _, pattern := range []string{"testdata/*/*.yaml", "../../../scenarios/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("no files %s: %v", pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text, "", "", "")
		}
	}
	f.Add([]byte(scenariotest.Small), "", "incidents.night.plan.call.at=+3m", "13:25")
	f.Add([]byte(scenariotest.Small+"\nvariants: {a: {changes: {title: B}}}"), "a", "title={a: [b, *c]}", "+9m")
	f.Add([]byte(scenariotest.Small+"\nvariants: {a: {from: 13:25, changes: {incidents.b: {like: night, begins: 13:30}}}}"), "a", "incidents.c={like: b, plan: {call: null}}", "")
	f.Add([]byte(scenariotest.Small+"\nstress: {durations: [incidents.*.plan.*.takes], incidents: {night: 2}}"), "", "incidents.night.plan.a={work: A, takes: {value: exponential(mean 5m), range: 2m..9m}}", "")
	for _, change := range []string{
		".arrivals={rate: {mon-fri: {00: 4/h, 16: 12/h}, sat-sun: 6/h}}", ".arrivals={gap: exponential(mean 5m), until: day 2 01:00}",
		".arrivals={count: 60, at: [13:10]}", ".arrivals={csv: calls.csv}", "={arrivals: {rate: 1/s}, where: {polygon: [[39, -94], [39.2, -94], [39, -94.1]]}}",
		"={arrivals: {rate: 1/s}, where: {scene: 60%, scene-2: 40%}, part-of: night}", ".plan.call={message: Go, re-press: 0s..4s, after: night/call.3}",
	} {
		f.Add([]byte(scenariotest.Small), "", "incidents.night"+change, "")
	}
	f.Fuzz(func(t *testing.T, text []byte, variant, argument, from string) {
		opt := loader.Options{Variant: variant, From: from}
		if argument != "" {
			opt.Set = []string{argument}
		}
		s, problems := loader.Bytes("fuzz.yaml", text, opt)
		if (s == nil) != problems.Any() {
			t.Fatalf("a scenario: %v; problems:\n%s", s != nil, problems)
		}
		for _, p := range problems {
			within(t, p, string(text), argument, from)
		}
		if s != nil {
			consistent(t, s)
		}
	})
}

// consistent checks what is promised of a scenario that has been accepted.
func consistent(t *testing.T, s *scenario.Scenario) {
	t.Helper()
	for _, r := range s.Ranges {
		if !(r.Low < r.High && r.Low <= r.Value && r.Value <= r.High) {
			t.Fatalf("the range %+v", r)
		}
	}
	for _, path := range s.Stress.Paths(s) {
		if _, ok := s.AtPercentile(path, 90); !ok {
			t.Fatalf("%s cannot be long", path)
		}
	}
	if s.From != nil {
		if at := s.Resolve(*s.From, 0); at < 0 || at > int64(s.Clock.Horizon) {
			t.Fatalf("it applies from %+v on", *s.From)
		}
	}
	_, _ = s.Inputs(), s.Decisions()
}

// breaks are what counts as the end of a line in YAML.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// within checks that the place of a problem exists.
func within(t *testing.T, p tree.Problem, text, argument, from string) {
	t.Helper()
	switch p.File {
	case "--set":
		text = argument
	case "--from":
		text = from
	}
	lines := strings.Split(breaks.Replace(text), "\n")
	if p.Line < 0 || p.Line > len(lines) || p.Line == 0 && p.Column != 0 {
		t.Fatalf("there is no line %d: %s", p.Line, p)
	}
	if p.Line > 0 && (p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1) {
		t.Fatalf("there is no column %d in line %d: %s", p.Column, p.Line, p)
	}
	_ = p.Excerpt(excerptWidth)
}

// FuzzTrace: whatever the table, loading comes back, and what it accepts lies within the run and somewhere.
func FuzzTrace(f *testing.F) {
	for _, pattern := range []string{"testdata/good/calls.csv", "testdata/bad/lib/*.csv"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("no files %s: %v", pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text)
		}
	}
	main := strings.Replace(scenariotest.Small, "    where: scene\n", "    arrivals: {csv: trace.csv}\n", 1)
	f.Fuzz(func(t *testing.T, table []byte) {
		s, problems := loader.FS(fstest.MapFS{"main.yaml": {Data: []byte(main)}, "trace.csv": {Data: table}}, "main.yaml", loader.Options{})
		if (s == nil) != problems.Any() {
			t.Fatalf("a scenario: %v; problems:\n%s", s != nil, problems)
		}
		if s == nil {
			return
		}
		for _, row := range s.Incidents.Get("night").Arrivals.Trace {
			at := s.Resolve(row.At, 0)
			if at < 0 || at > int64(s.Clock.Horizon) || (row.Place == "") == (row.Position == nil) {
				t.Fatalf("%+v is accepted", row)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	text, err := os.ReadFile("testdata/good/full.yaml")
	if err != nil {
		b.Fatal(err)
	}
	tree := os.DirFS("testdata/good")
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if s, problems := loader.FS(tree, "full.yaml", loader.Options{}); s == nil {
			b.Fatal(problems)
		}
	}
}
