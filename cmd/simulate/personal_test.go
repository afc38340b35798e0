package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// secret stands for what a log says of people: no output may have it.
const secret = "XQZSECRET"

// TestNoFreeTextOfALogIsInAnyOutput: names, remarks, addresses and whatever stands where a time or a position should. What a log says of
// calls and units by codes is written; this is not.
func TestNoFreeTextOfALogIsInAnyOutput(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	free := rapid.SampledFrom([]string{
		secret, "Jo " + secret + ", 12 Elm St", `"` + secret + `"`, "two\nlines " + secret, "=HYPERLINK(" + secret + ")", "<b>" + secret + "</b>", "(" + secret + ")", "2024-01-13 " + secret,
	})
	rapid.Check(t, func(t *rapid.T) {
		text := func(what string) string { return strings.ReplaceAll(free.Draw(t, what), `"`, `""`) }
		var b strings.Builder
		b.WriteString("Call No,Unit,Priority,Received,On Scene,Caller Name,Remarks,Address,Disposition,Location\n")
		for range rapid.IntRange(1, 5).Draw(t, "good rows") {
			b.WriteString(`1,E1,2,2024-01-13 10:00,2024-01-13 10:05,"` + text("caller") + `","` + text("remarks") + `","` + text("address") + `","` + text("outcome") + `","` + text("place") + "\n(37.7, -122.4)\"\n")
		}
		b.WriteString(`2,E1,2,2024-01-13 11:00,"` + text("instead of a time") + `",,,,,"` + text("instead of a place") + "\"\n")
		b.WriteString(`3,E1,"` + text("instead of a priority") + `  and so on and on and on and on",2024-01-13 11:00,2024-01-13 11:07,,,,,` + "\n")
		b.WriteString(`,,,,,"` + text("in a row without a call") + "\",,,,\n")
		b.WriteString(`4,E2,1,"` + text("instead of all times") + `",,,,,,` + "\n")
		b.WriteString(strings.ReplaceAll(text("in a row of another width"), "\n", " ") + ",5\n")
		b.WriteString("6,\"E2,1,2024-01-13 11:00 " + secret + "\n")
		hidden(t, folder, "log.csv", b.String())
	})
	for name, text := range map[string]string{
		"log.json": `[{"call_no": "1", "unit": "E1", "received": "2024-01-13 10:00", "remarks": "` + secret + `", "caller": {"name": "` + secret + `"}, "location": {"latitude": "1", "longitude": "2", "human_address": "` + secret + `"}}]`,
		"log.xes": `<log><trace><string key="concept:name" value="7"/><string key="patient" value="` + secret + `"/><event><string key="concept:name" value="dispatched"/><string key="note" value="` + secret +
			`"/><date key="time:timestamp" value="2024-01-13T10:00:00+01:00"/></event></trace></log>`,
		"log.xml": `<EMSDataSet><PatientCareReport><ePatient><ePatient.02>` + secret + `</ePatient.02></ePatient><eResponse.03>7</eResponse.03><eTimes.03>2024-01-13T10:00:00+01:00</eTimes.03><eTimes.13>2024-01-13T11:00:00+01:00</eTimes.13><eNarrative.01>` +
			secret + `</eNarrative.01></PatientCareReport></EMSDataSet>`,
		"log.ocel.json": `{"objectTypes": [{"name": "incident", "attributes": [{"name": "remarks", "type": "string"}]}], "eventTypes": [{"name": "dispatched", "attributes": [{"name": "note", "type": "string"}]}],
			"objects": [{"id": "i", "type": "incident", "attributes": [{"name": "remarks", "value": "` + secret + `"}]}],
			"events": [{"id": "e", "type": "dispatched", "time": "2024-01-13T10:00:00Z", "attributes": [{"name": "note", "value": "` + secret + `"}], "relationships": [{"objectId": "i"}]}]}`,
	} {
		hidden(t, folder, name, text)
	}
}

// hidden reads a log into every format, and finds out whether anything that is written has the secret.
func hidden(t rapid.TB, folder, name, text string) {
	t.Helper()
	file := filepath.Join(folder, name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"log", "read", file, "--zone", "UTC", "--verbose", "--format", "terminal"}
	var outputs []string
	for _, ending := range []string{"txt", "json", "md", "html", "csv", "yaml"} {
		outputs = append(outputs, filepath.Join(folder, "out."+ending))
		args = append(args, "-o", outputs[len(outputs)-1])
	}
	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &stdout, &stderr); code != exitDone {
		t.Fatalf("%s: exit %d: %s\n%s", name, code, stderr.String(), text)
	}
	told := map[string]string{"standard output": stdout.String(), "standard error": stderr.String()}
	for _, output := range outputs {
		written, err := os.ReadFile(output)
		if err != nil {
			t.Fatal(err)
		}
		told[filepath.Base(output)] = string(written)
	}
	for where, what := range told {
		if strings.Contains(what, secret) {
			t.Fatalf("%s: the secret is in %s\n%s", name, where, text)
		}
	}
}
