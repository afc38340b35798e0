package log_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/jsonschema-go/jsonschema"
	"pgregory.net/rapid"

	"simulate/report/content"
	"simulate/report/log"
	"simulate/report/reporttest"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
)

// story is a run with its records.
type story struct {
	*sim.Program
	records []sim.Record
}

// recorded makes a run of a scenario file.
func recorded(t testing.TB, file string, luck sim.Luck, changes ...string) story {
	t.Helper()
	s, problems := loader.File(file, loader.Options{Set: changes})
	if problems.Any() {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
		t.Fatal(err)
	}
	return story{p, trace.Records}
}

// until is a shorter run.
func (s story) until(t testing.TB, at engine.Time) story {
	t.Helper()
	var trace sim.Trace
	shorter := s.Program.Until(at)
	if err := sim.NewWorld(shorter).Run(sim.Luck{Seed: 1, Replication: 3}, &trace); err != nil {
		t.Fatal(err)
	}
	return story{shorter, trace.Records}
}

// stories are runs in which everything is told about somewhere.
func stories(t testing.TB) map[string]story {
	t.Helper()
	all := map[string]story{
		"tiny":    recorded(t, reporttest.Scenario("tiny.yaml"), sim.Luck{Nominal: true}),
		"busy":    recorded(t, reporttest.Scenario("busy.yaml"), sim.Luck{Nominal: true}),
		"streams": recorded(t, "../../sim/experiment/testdata/streams.yaml", sim.Luck{Seed: 1}),
		"desk":    recorded(t, "../../sim/experiment/testdata/desk.yaml", sim.Luck{Seed: 1}, "clock.horizon=20h", "clock.warm-up=1h"),
	}
	files, err := filepath.Glob("../../scenarios/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		s := recorded(t, file, sim.Luck{Seed: 1, Replication: 3})
		const enough = 5000
		if len(s.records) > enough {
			s = s.until(t, s.records[enough].At)
		}
		all[filepath.Base(file)] = s
	}
	return all
}

// feed tells a sink the records, some at a time.
func (s story) feed(sink sim.Sink) {
	const some = 7
	for i := 0; i < len(s.records); i += some {
		sink.Consume(sim.Seq(i), s.records[i:min(i+some, len(s.records))])
	}
}

func (s story) ocel(t rapid.TB) []byte {
	var b bytes.Buffer
	log := log.NewOCEL(&b, s.Program)
	s.feed(log.Objects())
	s.feed(log.Events())
	if err := log.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (s story) events(t rapid.TB) []byte {
	var b bytes.Buffer
	log := log.NewEventLog(&b, s.Program, "run 3")
	s.feed(log)
	if err := log.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (s story) perfetto(t rapid.TB) []byte {
	var b bytes.Buffer
	log := log.NewPerfetto(&b, s.Program)
	s.feed(log)
	if err := log.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLogsOfATinyScenario(t *testing.T) {
	t.Parallel()
	s := recorded(t, reporttest.Scenario("tiny.yaml"), sim.Luck{Nominal: true})
	reporttest.Golden(t, "tiny.ocel.json", s.ocel(t))
	reporttest.Golden(t, "tiny.events.csv", s.events(t))
	reporttest.Golden(t, "tiny.trace.json", s.perfetto(t))
}

// objectLog is an OCEL 2.0 log as it is read back.
type objectLog struct {
	ObjectTypes, EventTypes []struct {
		Name       string
		Attributes []struct{ Name, Type string }
	}
	Objects []logged
	Events  []logged
}

// logged is an object or an event.
type logged struct {
	ID, Type      string
	Time          time.Time
	Attributes    []struct{ Name, Value string }
	Relationships []struct{ ObjectID, Qualifier string }
}

func TestObjectLogsAreValid(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/ocel20.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range stories(t) {
		text := s.ocel(t)
		var instance any
		if err := json.Unmarshal(text, &instance); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := resolved.Validate(instance); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		checkObjects(t, name, s, text)
	}
}

// checkObjects reads a log back: what it refers to is there, and attributes are of the types that are declared.
func checkObjects(t rapid.TB, name string, s story, text []byte) {
	var log objectLog
	if err := json.Unmarshal(text, &log); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	types := map[string]map[string]string{}
	for _, declared := range slices.Concat(log.ObjectTypes, log.EventTypes) {
		types[declared.Name] = map[string]string{}
		for _, a := range declared.Attributes {
			types[declared.Name][a.Name] = a.Type
		}
	}
	objects := map[string]bool{}
	for _, o := range log.Objects {
		if objects[o.ID] {
			t.Errorf("%s: two objects are %s", name, o.ID)
		}
		objects[o.ID] = true
	}
	if len(log.Events) != len(s.records) {
		t.Errorf("%s: %d events of %d records", name, len(log.Events), len(s.records))
	}
	for i, e := range log.Events {
		if r := &s.records[i]; e.ID != fmt.Sprintf("e%d", i) || e.Type != r.Kind.String() || !e.Time.Equal(s.Clock(r.At)) {
			t.Errorf("%s: event %+v of record %+v", name, e, r)
		}
	}
	for _, x := range slices.Concat(log.Objects, log.Events) {
		for _, r := range x.Relationships {
			if !objects[r.ObjectID] {
				t.Errorf("%s: %s is related to %s, which is not there", name, x.ID, r.ObjectID)
			}
		}
		for _, a := range x.Attributes {
			if declared := types[x.Type][a.Name]; !isOfType(declared, a.Value) {
				t.Errorf("%s: %s of %s is %q, which is no %q", name, a.Name, x.ID, a.Value, declared)
			}
		}
	}
}

func isOfType(declared, value string) bool {
	var err error
	switch declared {
	case "string":
	case "integer":
		_, err = strconv.Atoi(value)
	case "float":
		_, err = strconv.ParseFloat(value, 64)
	case "boolean":
		_, err = strconv.ParseBool(value)
	default:
		return false
	}
	return err == nil
}

func TestEventLogsHaveTheRecordsOfIncidents(t *testing.T) {
	t.Parallel()
	for name, s := range stories(t) {
		rows, err := csv.NewReader(bytes.NewReader(s.events(t))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		column := map[string]int{}
		for i, title := range rows[0] {
			column[title] = i
		}
		rows = rows[1:]
		on := make(map[string]string) // by unit: its case
		for seq := range s.records {
			r := &s.records[seq]
			unit := ""
			if r.Kind == sim.UnitAssigned || r.Kind == sim.UnitReturning {
				unit = s.Units[r.Unit].ID
			}
			if r.Incident == sim.None && on[unit] == "" {
				continue
			}
			if len(rows) == 0 {
				t.Fatalf("%s: record %d is missing", name, seq)
			}
			row := rows[0]
			rows = rows[1:]
			at, err := time.Parse(time.RFC3339Nano, row[column["time:timestamp"]])
			if err != nil || !at.Equal(s.Clock(r.At)) || row[column["seq"]] != strconv.Itoa(seq) || row[column["kind"]] != r.Kind.String() {
				t.Errorf("%s: record %d is %v, %v", name, seq, row, err)
			}
			if row[column["case:concept:name"]] == "" || row[column["concept:name"]] == "" {
				t.Errorf("%s: record %d has no case or no activity: %v", name, seq, row)
			}
			if r.Incident == sim.None && row[column["case:concept:name"]] != on[unit] {
				t.Errorf("%s: record %d, of a unit that leaves %s as it closes, is of another case: %v", name, seq, on[unit], row)
			}
			delete(on, unit)
			if r.Kind == sim.UnitAssigned {
				on[unit] = row[column["case:concept:name"]]
			}
			if unit := row[column["unit"]]; unit != "" && row[column["org:resource"]] != unit {
				t.Errorf("%s: the resource of record %d is not its unit: %v", name, seq, row)
			}
		}
		if len(rows) > 0 {
			t.Errorf("%s: %d rows too many", name, len(rows))
		}
	}
}

// strangely gives everything in a program a name from a stranger. Ids stay apart.
func strangely(s story, text string) story {
	p := *s.Program
	file := *p.Scenario
	file.Title, file.Variant = text, text
	p.Scenario = &file
	id := func(n int) string { return text + strconv.Itoa(n) }
	p.Agencies, p.Units, p.Sites, p.Places = slices.Clone(p.Agencies), slices.Clone(p.Units), slices.Clone(p.Sites), slices.Clone(p.Places)
	p.Channels, p.Incidents, p.Steps, p.Kinds = slices.Clone(p.Channels), slices.Clone(p.Incidents), slices.Clone(p.Steps), slices.Clone(p.Kinds)
	for i := range p.Agencies {
		p.Agencies[i].ID, p.Agencies[i].Name = id(i), text
	}
	for i := range p.Units {
		p.Units[i].ID, p.Units[i].Name = id(i), text
	}
	for i := range p.Sites {
		p.Sites[i].ID, p.Sites[i].Name = id(i), text
	}
	for i := range p.Places {
		p.Places[i].ID, p.Places[i].Name = id(i), text
	}
	for i := range p.Channels {
		p.Channels[i].ID, p.Channels[i].Name = id(i), text
	}
	for i := range p.Incidents {
		p.Incidents[i].ID, p.Incidents[i].Title = id(i), text
	}
	for i := range p.Steps {
		p.Steps[i].ID, p.Steps[i].Text = id(i), text
	}
	for i := range p.Kinds {
		p.Kinds[i] = text
	}
	return story{&p, s.records}
}

func TestLogsSurviveStrangeNames(t *testing.T) {
	t.Parallel()
	tiny, busy := recorded(t, reporttest.Scenario("tiny.yaml"), sim.Luck{Nominal: true}), recorded(t, reporttest.Scenario("busy.yaml"), sim.Luck{Nominal: true})
	rapid.Check(t, func(t *rapid.T) {
		s := strangely(rapid.SampledFrom([]story{tiny, busy}).Draw(t, "story"), reporttest.Strange.Draw(t, "name"))
		checkObjects(t, "strange", s, s.ocel(t))
		if events := readTrace(t, s.perfetto(t)); len(events) == 0 {
			t.Error("no events")
		}
		rows, err := csv.NewReader(bytes.NewReader(s.events(t))).ReadAll()
		if err != nil || len(rows) < len(s.records)/2 {
			t.Errorf("%d rows, %v", len(rows), err)
		}
		for format, text := range map[string][]byte{"OCEL": s.ocel(t), "events": s.events(t), "Perfetto": s.perfetto(t)} {
			for _, r := range string(text) {
				if r != '\n' && !unicode.IsPrint(r) {
					t.Fatalf("%s writes %q", format, r)
				}
			}
		}
	})
}

func TestLogsThatCannotBeWrittenAreAnError(t *testing.T) {
	t.Parallel()
	s := recorded(t, reporttest.Scenario("busy.yaml"), sim.Luck{Nominal: true})
	ocel := log.NewOCEL(reporttest.Full{}, s.Program)
	events, perfetto := log.NewEventLog(reporttest.Full{}, s.Program, content.Nominal), log.NewPerfetto(reporttest.Full{}, s.Program)
	for name, log := range map[string]struct {
		sim.Sink
		flush func() error
	}{"OCEL": {ocel.Objects(), ocel.Flush}, "events": {events, events.Flush}, "Perfetto": {perfetto, perfetto.Flush}} {
		for range 20 {
			s.feed(log)
		}
		if err := log.flush(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkLogs(b *testing.B) {
	s := recorded(b, "../../sim/experiment/testdata/desk.yaml", sim.Luck{Seed: 1})
	for name, sink := range map[string]func() sim.Sink{
		"ocel":     func() sim.Sink { return log.NewOCEL(io.Discard, s.Program).Events() },
		"events":   func() sim.Sink { return log.NewEventLog(io.Discard, s.Program, content.Nominal) },
		"perfetto": func() sim.Sink { return log.NewPerfetto(io.Discard, s.Program) },
	} {
		b.Run(strings.ToLower(name), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.feed(sink())
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(s.records)), "ns/record")
		})
	}
}
