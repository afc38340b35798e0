package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// small is how many there are in the smaller scenarios whose growth is looked at; the others have ten times as many.
var small = map[string]int{"units": 60, "steps": 60, "sites": 60, "incidents": 60, "variants": 5}

// mostGrowth is how many times as much work ten times as large a scenario may be: ten times, and what sorting and searching
// add. What looks through all names for each name comes to a hundred: a block of the source that grows more shows before the
// whole does, once what it has too much is one part in leastExcess of all the work.
const (
	mostGrowth  = 13
	leastExcess = 10
)

// TestWorkGrowsWithTheScenario counts the statements that the program carries out, with its counters of coverage, for scenarios
// with so many units, steps, sites, incidents or variants, and for ten times as many. What is counted is the same on every
// machine, however busy.
func TestWorkGrowsWithTheScenario(t *testing.T) {
	if testing.Short() {
		t.Skip("the program is not built anew to be counted in short tests")
	}
	t.Parallel()
	program := counting(t)
	for many, n := range small {
		t.Run(many, func(t *testing.T) {
			t.Parallel()
			before, after := program.work(t, many, n), program.work(t, many, 10*n)
			worst := after.worst(before)
			growth := float64(after.total()) / float64(before.total())
			if growth < mostGrowth && after.excess(before, worst[0]) < after.total()/leastExcess {
				return
			}
			t.Errorf("ten times the %s are %.1f times the work, %d statements; what grew most:", many, growth, after.total())
			for _, block := range worst[:10] {
				t.Logf("%s: from %d to %d", block, before[block], after[block])
			}
		})
	}
}

// counter is the command line, built to count its statements.
type counter struct{ path string }

func counting(t *testing.T) counter {
	t.Helper()
	c := counter{filepath.Join(t.TempDir(), "simulate")}
	carriedOut(t, exec.Command("go", "build", "-cover", "-covermode=count", "-coverpkg=simulate/...", "-o", c.path, "."))
	return c
}

func carriedOut(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, out)
	}
}

// work counts what it takes to load, check and run a scenario, with its report and the state at an instant, and to change it
// from an instant on.
func (c counter) work(t *testing.T, many string, n int) work {
	t.Helper()
	dir := t.TempDir()
	file, counts, profile := filepath.Join(dir, "grown.yaml"), filepath.Join(dir, "counts"), filepath.Join(dir, "profile")
	if err := os.WriteFile(file, []byte(grown(many, n)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(counts, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{file, "--runs", "1", "-o", filepath.Join(dir, "report.html")},
		{"compare", file, "later", "--runs", "1", "--format", "json"},
		{"inspect", file, "--variant", "later", "--at", "09:10", "--format", "json"},
	} {
		cmd := exec.Command(c.path, append(args, "--quiet", "--workers", "1")...)
		cmd.Env = append(os.Environ(), "GOCOVERDIR="+counts)
		carriedOut(t, cmd)
	}
	carriedOut(t, exec.Command("go", "tool", "covdata", "textfmt", "-i", counts, "-o", profile))
	return readWork(t, profile)
}

// work is how many statements were carried out, by the block of the source.
type work map[string]int

// readWork reads a profile of coverage: lines of a block, its statements and how often it was carried out.
func readWork(t *testing.T, profile string) work {
	t.Helper()
	text, err := os.ReadFile(profile)
	if err != nil {
		t.Fatal(err)
	}
	w := work{}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) != 3 {
			continue // the mode
		}
		statements, _ := strconv.Atoi(fields[1])
		times, err := strconv.Atoi(fields[2])
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		w[fields[0]] += statements * times
	}
	return w
}

func (w work) total() int {
	sum := 0
	for _, n := range w {
		sum += n
	}
	return sum
}

// excess is how much more a block was carried out than ten times as large a scenario accounts for.
func (w work) excess(before work, block string) int { return w[block] - mostGrowth*before[block] }

// worst lists the blocks, those with the most excess first.
func (w work) worst(before work) []string {
	return slices.SortedFunc(maps.Keys(w), func(a, b string) int {
		return cmp.Or(cmp.Compare(w.excess(before, b), w.excess(before, a)), cmp.Compare(a, b))
	})
}

// grown is a scenario with n of something and one or two of all else, and a variant that applies from an instant on.
func grown(many string, n int) string {
	of := func(what string) int {
		if what == many {
			return n
		}
		return 2
	}
	var text strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&text, format+"\n", args...) }
	each := func(what, format string) {
		for i := range of(what) {
			line(format, i)
		}
	}
	line("format: 1\ntitle: Many %s\nclock: {start: 2025-03-10T09:00:00-05:00, horizon: 40m}", many)
	line("agencies:\n  police: {kind: police}\n  district: {kind: school-district}")
	line("places: {shop: {position: [39.10, -94.30]}}\ntravel: {speed: {default: 60 km/h}}\nunits:")
	each("units", "  car-%d: {agency: police, kind: patrol, home: shop, turnout: 10s..40s}")
	line("sites:")
	each("sites", "  school-%d: {kind: school, agency: district, position: [39.11, -94.31]}")
	line("channels: {line: {kind: phone, members: [police, district]}}\nincidents:\n  alarm:\n    agency: police\n    where: shop\n    plan:")
	line("      step-0: {work: Look, takes: 10s..20s}")
	for i := 1; i < of("steps"); i++ {
		line("      step-%d: {after: step-%d, work: Look, takes: 1s..2s}", i, i/2)
	}
	line("      cars: {send: {patrol: 2}}\n      tell: {after: cars, message: Lock, from: police, to: district, takes: 5s}")
	line("      lockdown: {after: tell, posture: lockdown, sites: all, takes: 1m..2m}")
	each("incidents", "  other-%d: {agency: police, where: shop, plan: {call: {event: A call}, answer: {after: call, work: Answer, takes: 10s..20s}}}")
	line("measures: {first-car: {from: alarm/step-0, to: alarm/cars.first}}\nvariants:")
	line("  later: {from: 09:05, changes: {travel.speed.default: 50 km/h}}")
	each("variants", "  faster-%d: {changes: {travel.speed.default: 70 km/h}}")
	return text.String()
}
