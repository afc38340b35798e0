package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestCallsOfSeveralLogsAreWrittenOneAfterAnother: more of them than are held at once, be one of the logs the newest first.
func TestCallsOfSeveralLogsAreWrittenOneAfterAnother(t *testing.T) {
	t.Parallel()
	const calls = mostTogether + mostTogether/4
	folder := t.TempDir()
	at := time.Date(2024, 1, 13, 0, 0, 0, 0, time.UTC)
	var fire, police strings.Builder
	fire.WriteString("Call No,Unit,Received\n")
	police.WriteString("Call No,Received\n")
	for i := range calls {
		fmt.Fprintf(&fire, "%d,E1,%s\n", i, at.Add(time.Duration(i)*time.Minute).Format(time.DateTime))
		last := calls - 1 - i
		fmt.Fprintf(&police, "%d,%s\n", last, at.Add(time.Duration(last)*time.Minute+30*time.Second).Format(time.DateTime))
	}
	args := []string{"log", "read", "", "", "--zone", "UTC", "--quiet", "-o", filepath.Join(folder, "events.csv")}
	for i, text := range []string{fire.String(), police.String()} {
		args[2+i] = filepath.Join(folder, []string{"fire.csv", "police.csv"}[i])
		if err := os.WriteFile(args[2+i], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	done(t, args...)
	f, err := os.Open(args[len(args)-1])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // nothing is written
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) != 2*calls+1 {
		t.Fatalf("%d lines: %v", len(rows), err)
	}
	for i, row := range rows[1:] {
		if want := strconv.Itoa(i / 2); row[0] != want || row[4] != []string{"fire", "police"}[i%2] {
			t.Fatalf("line %d is of call %s and of %s, want call %s", i+2, row[0], row[4], want)
		}
	}
}
