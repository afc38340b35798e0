package draft_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/fit"
	"simulate/sim/fit/draft"
	"simulate/sim/log"
	"simulate/sim/log/logtest"
	"simulate/sim/scenario/loader"
)

// words are what logs call things, and what YAML takes for something else.
var words = []string{
	"", "Medical Incident", "medical-incident", "MEDICAL INCIDENT!", "on", "off", "null", "12", "0x1F", "- dash", "# hash", ": colon", `a "quote"`, "it's", "{brace", "[x]", "*star",
	"&amp", "Überfall", "火事", "a: b, c", "first", "all", "notify", "entry", "begins", "scene", "RA/ EMS", strings.Repeat("very long ", 20), "x\ty", "%", "@", "`", "other", "unit", "nobody",
}

// randomLog is a log of a few hundred rows, with whatever columns.
func randomLog(t *rapid.T) []byte {
	columns := []string{"Call No", "Received"}
	for _, c := range []string{
		"Unit", "Unit Type", "Agency", "Call Type", "Priority", "Area", "Entered", "Dispatched", "En Route", "On Scene", "Left Scene", "At Hospital", "Available",
	} {
		if rapid.IntRange(0, 3).Draw(t, c) > 0 {
			columns = append(columns, c)
		}
	}
	some := rapid.SampledFrom(words)
	types, kinds, areas := rapid.SliceOfN(some, 1, 4).Draw(t, "types"), rapid.SliceOfN(some, 1, 3).Draw(t, "kinds"), rapid.SliceOfN(some, 1, 3).Draw(t, "areas")
	seed := engine.Seed(rapid.Uint64().Draw(t, "seed"))
	step := rapid.SampledFrom([]int64{1, 1000, 60_000}).Draw(t, "step")
	together := rapid.Bool().Draw(t, "leaves together")
	hours := rapid.Float64Range(0.01, 3).Draw(t, "hours from call to call")
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	_ = out.Write(columns)
	at := time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC)
	for i := range rapid.IntRange(1, 300).Draw(t, "rows") {
		k := seed.Mix(uint64(i))
		pick := func(n uint64, of []string) string { return of[int(k.Mix(n).Uniform()*float64(len(of)))] }
		at = at.Add(time.Duration(k.Mix(1).Uniform() * 2 * hours * float64(time.Hour)))
		clock := at
		row := make([]string, len(columns))
		for c, name := range columns {
			switch name {
			case "Call No":
				row[c] = strconv.Itoa(i - i%3*int(k.Mix(2)%2))
			case "Unit":
				row[c] = fmt.Sprint(pick(3, kinds), k.Mix(4)%5)
			case "Unit Type":
				row[c] = pick(3, kinds)
			case "Agency":
				row[c] = pick(5, areas)
			case "Call Type":
				row[c] = pick(6, types)
			case "Priority":
				row[c] = fmt.Sprint(k.Mix(7) % 3)
			case "Area":
				row[c] = pick(8, areas)
			default:
				clock = clock.Add(time.Duration(k.Mix(uint64(20+c)).Uniform() * float64(10*time.Minute)))
				if name == "Available" && together { // with the others of the call
					clock = clock.Truncate(12 * time.Hour).Add(12 * time.Hour)
				}
				if k.Mix(uint64(40+c)).Uniform() < 0.85 || name == "Received" {
					row[c] = time.UnixMilli(clock.UnixMilli() / step * step).UTC().Format("2006-01-02T15:04:05.000Z")
				}
			}
		}
		_ = out.Write(row)
	}
	out.Flush()
	return b.Bytes()
}

// TestEveryDraftIsAScenarioWithoutMistakes, and without warnings that it does not accept; it compiles.
func TestEveryDraftIsAScenarioWithoutMistakes(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		m := modelOf(t, folder, randomLog(t))
		if m == nil {
			return
		}
		d := draft.Write(m, draft.From{Title: "A log", Name: "county.yaml", File: "calls.csv", Times: "county.times.csv", Again: "simulate log fit calls.csv"})
		files := fstest.MapFS{"county.yaml": {Data: d.Scenario}}
		if d.Times != nil {
			files["county.times.csv"] = &fstest.MapFile{Data: d.Times}
		}
		s, problems := loader.FS(files, "county.yaml", loader.Options{})
		for _, p := range problems {
			t.Errorf("%v", p)
		}
		if t.Failed() {
			t.Fatalf("%s", d.Scenario)
		}
		if _, err := sim.Compile(s); err != nil {
			t.Fatalf("%v\n%s", err, d.Scenario)
		}
	})
}

// modelOf fits a log; nil where it has no call.
func modelOf(t *rapid.T, folder string, text []byte) *fit.Model {
	name := logtest.Write(t, folder, "calls.csv", string(text))
	source, _, mapping := logtest.Read(t, name, log.Wish{})
	g := fit.NewGathering(time.UTC, engine.Seed(1))
	if _, err := log.Each(source, mapping, func(r *log.Row) error { g.Add(0, r.Call(), r); return nil }); err != nil {
		t.Fatal(err)
	}
	if g.Calls == 0 {
		return nil
	}
	return g.Model()
}
