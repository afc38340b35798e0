package sim_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim"
	"simulate/sim/scenario/loader"
)

// A year of a county has a million rows: what one takes is counted, and is little.
func TestTracesTakeWhatTheySay(t *testing.T) {
	t.Parallel()
	const rows, most = 1000, 96
	if sim.RowOfTrace > most {
		t.Errorf("a row takes %d bytes", sim.RowOfTrace)
	}
	var csv strings.Builder
	csv.WriteString("time,lat,lon,stay (min)\n")
	for i := range rows {
		fmt.Fprintf(&csv, "+%ds,39.1,-94.35,%d\n", rows-i, i)
	}
	files := fstest.MapFS{"calls.csv": {Data: []byte(csv.String())}, "main.yaml": {Data: []byte(`format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 4h}
agencies: {pd: {kind: police}}
incidents: {calls: {agency: pd, arrivals: {csv: calls.csv}, plan: {talk: {work: Talk, takes: row(stay)}}}}
`)}}
	s, problems := loader.FS(files, "main.yaml", loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	const cell = 8
	if got, want := p.TraceBytes(), int64(rows*(sim.RowOfTrace+2*cell)); got != want {
		t.Errorf("%d rows are said to take %d bytes, and take %d", rows, got, want)
	}
}
