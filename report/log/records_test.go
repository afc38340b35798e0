package log_test

import (
	"io"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/format"
	"simulate/report/log"
	"simulate/report/reporttest"
	"simulate/sim"
)

// lines are the records of a result's nominal run as they are written.
func lines(t *testing.T, p *sim.Program, records []sim.Record) []string {
	t.Helper()
	var b strings.Builder
	sink := log.NewRecords(&b, p)
	for i := range records { // as they come
		sink.Consume(sim.Seq(i), records[i:i+1])
	}
	if err := sink.Flush(); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
}

func TestEveryRecordHasItsWords(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	all := lines(t, r.Program, r.Nominal.Records)
	if len(all) != len(r.Nominal.Records) {
		t.Errorf("%d lines for %d records", len(all), len(r.Nominal.Records))
	}
	for _, line := range all {
		if strings.Contains(line, `"text": ""`) || !strings.Contains(line, `"text": `) || strings.Contains(line, "$") {
			t.Errorf("without words: %s", line)
		}
	}
}

func TestRecordsAreWrittenAsTheTimelineHasThem(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	timeline := reporttest.Written(t, format.JSON, content.New(r, r.Nominal, reporttest.Settings, content.Extra{}))
	for _, line := range lines(t, r.Program, r.Nominal.Records) {
		if !strings.Contains(timeline, line) {
			t.Errorf("not in the timeline: %s", line)
		}
	}
}

func TestRecordsThatCannotBeWrittenAreAnError(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	sink := log.NewRecords(reporttest.Full{}, r.Program)
	for range 10 {
		sink.Consume(0, r.Nominal.Records)
	}
	if err := sink.Flush(); err == nil {
		t.Errorf("got %v", err)
	}
}

func TestEveryInstanceHasItsNameInRecords(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml")
	all := strings.Join(lines(t, r.Program, r.Nominal.Records), "\n")
	for _, want := range []string{
		`"incident": "calls#9"`, `"incident": "thefts#2"`, `"text": "Routine call #1 begins"`, `"text": "Early desk is off duty"`,
		`"text": "Early desk hands over and goes off duty"`, `"text": "Late desk comes on duty"`,
		`"Car 1 is taken from “Send 1× patrol” for something more urgent"`, `"kind": "IncidentClosed", "incident": "calls#1"`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not in\n%s", want, all)
		}
	}
}

func BenchmarkRecords(b *testing.B) {
	r := reporttest.Evaluate(b, 0, "streams.yaml", "clock.horizon=100h")
	for b.Loop() {
		sink := log.NewRecords(io.Discard, r.Program)
		sink.Consume(0, r.Nominal.Records)
		if err := sink.Flush(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(r.Nominal.Records)), "ns/record")
}
