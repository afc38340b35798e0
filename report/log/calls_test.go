package log_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"simulate/report/log"
	"simulate/report/reporttest"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario/loader"
)

// begun is a sink that lists what begins, and what does not.
type begun struct {
	roll *sim.Roll
	list map[string]bool
	p    *sim.Program
}

func (b *begun) Consume(first sim.Seq, records []sim.Record) {
	for i := range records {
		b.roll.Consume(first+sim.Seq(i), records[i:i+1])
		if k := records[i].Kind; k == sim.IncidentBegan || k == sim.IncidentSkipped {
			b.list[b.p.InstanceID(b.roll.Of(records[i].Incident))] = true
		}
	}
}

// both tells two sinks.
type both struct{ a, b sim.Sink }

func (x both) Consume(first sim.Seq, records []sim.Record) {
	x.a.Consume(first, records)
	x.b.Consume(first, records)
}

func TestEveryIncidentOfARunHasOneRow(t *testing.T) {
	t.Parallel()
	p := reporttest.Evaluate(t, 0, "load.yaml").Program
	want := &begun{sim.NewRoll(p), map[string]bool{}, p}
	var out bytes.Buffer
	calls := log.NewCalls(&out, p, true)
	lucks := []sim.Luck{{Seed: 4, Replication: 2}}
	if _, err := experiment.InTurn(t.Context(), p, lucks, nil, func(w *sim.World, l sim.Luck) sim.Sink { return both{calls.Listen(w, l), want} }); err != nil {
		t.Fatal(err)
	}
	if err := calls.Flush(); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		id := strings.TrimSuffix(row[2]+"#"+row[3], "#")
		if seen[id] || !want.list[id] {
			t.Errorf("%s has two rows, or has not begun", id)
		}
		seen[id] = true
	}
	if len(seen) != len(want.list) || len(seen) < 20 {
		t.Errorf("%d rows of %d incidents", len(seen), len(want.list))
	}
}

// What rows of calls say, put into groups by whoever reads them, is what the measure with these groups says.
func TestGroupsAreARecountOfTheRowsOfCalls(t *testing.T) {
	t.Parallel()
	s, problems := loader.File("../../sim/measure/testdata/county.yaml", loader.Options{Set: []string{
		"measures.g={from: ill/begins, to: ill/medic.first, per: hour}",
		"measures.while-fire={from: ill/begins, to: ill/medic.first, while: fire}",
	}})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	calls, fold := log.NewCalls(&out, p, true), set.NewFold()
	lucks := []sim.Luck{{Seed: 4, Replication: 2}}
	if _, err := experiment.InTurn(t.Context(), p, lucks, nil, func(w *sim.World, l sim.Luck) sim.Sink { return both{calls.Listen(w, l), fold} }); err != nil {
		t.Fatal(err)
	}
	if err := calls.Flush(); err != nil {
		t.Fatal(err)
	}
	fold.Values()
	want := recounted(t, &out)
	for i := range set.Rows {
		r := &set.Rows[i]
		if r.Measure != "g" && r.Measure != "while-fire" {
			continue
		}
		var got []int64
		sample := fold.Ledger(i).Values.Sample()
		for rank := range fold.Ledger(i).Count(measure.Happened) {
			got = append(got, int64(sample.Quantile((float64(rank)+0.5)/float64(sample.Total()))))
		}
		if slices.Sort(want[r.ID()]); !slices.Equal(got, want[r.ID()]) {
			t.Errorf("%s: %v, want %v", r.ID(), got, want[r.ID()])
		}
	}
	if len(want) < 20 {
		t.Errorf("only %d groups have a value", len(want))
	}
}

// stint is what a row says of a unit.
type stint struct {
	Step  string   `json:"step"`
	There *float64 `json:"on_scene"`
}

// recounted are the times from the arrival of patients to the first ambulance on scene, in milliseconds, by the id of the row that they
// belong to.
func recounted(t *testing.T, out *bytes.Buffer) map[string][]int64 {
	t.Helper()
	rows, err := csv.NewReader(out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	millis := func(text string) int64 {
		v, _ := strconv.ParseFloat(text, 64)
		return int64(math.Round(v * 1000))
	}
	var fireFrom, fireTo int64
	for _, row := range rows[1:] {
		if column(row, "incident") == "fire" {
			fireFrom, fireTo = millis(column(row, "t")), millis(column(row, "closed"))
		}
	}
	want := make(map[string][]int64)
	for _, row := range rows[1:] {
		began := millis(column(row, "t"))
		if column(row, "incident") != "ill" || began < 0 || began > 24*3_600_000 {
			continue
		}
		var units []stint
		if err := json.Unmarshal([]byte(column(row, "units")), &units); err != nil {
			t.Fatal(err)
		}
		if i := slices.IndexFunc(units, func(u stint) bool { return u.Step == "medic" && u.There != nil }); i >= 0 {
			took := int64(math.Round(*units[i].There*1000)) - began
			hour := column(row, "arrival")[len("2024-03-01T"):][:2]
			want["g:"+hour+":00"] = append(want["g:"+hour+":00"], took)
			if began >= fireFrom && began < fireTo {
				want["while-fire"] = append(want["while-fire"], took)
			}
		}
	}
	return want
}
