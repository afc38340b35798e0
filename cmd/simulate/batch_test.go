package main

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"simulate/sim/shard"
)

// quietly calls the program, which must not fail.
func quietly(t *testing.T, args ...string) {
	t.Helper()
	if code, _, stderr := called(t, t.Context(), "", args...); code != exitDone {
		t.Fatalf("%s: %d, %s", commandLine(args), code, stderr)
	}
}

// readAndRemoved is what a file holds, which is gone then.
func readAndRemoved(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	return text
}

// TestMergedShardsAreWhatOneMachineWrites holds every format to the byte, over splits, orders, repeats and a shard that was lost.
func TestMergedShardsAreWhatOneMachineWrites(t *testing.T) {
	t.Parallel()
	streams := filepath.Join("..", "..", "report", "testdata", "streams.yaml")
	for name, command := range map[string][]string{
		"report":                {"independence", "--runs", "60", "--workers", "2"},
		"rows of a report":      {filepath.Join("testdata", "town.yaml"), "--runs", "30", "--rows", "runs"},
		"streams":               {streams, "--runs", "12"},
		"agreeing runs":         {"independence", "--runs", "200", "--given", "custody=13:20..14:40"},
		"comparison":            {"compare", "independence", "--runs", "30"},
		"comparison of files":   {"compare", filepath.Join("..", "..", "scenarios", "independence.yaml"), "independence", "--runs", "20"},
		"comparison of streams": {"compare", streams, "--runs", "8", "--set", "incidents.calls.arrivals={gap: exponential(mean 9m)}"},
		"sweep":                 {"sweep", "independence", "--vary", "agencies.kcpd.approval=0s,10m", "--runs", "20"},
		"sensitivity":           {"sensitivity", "independence", "--runs", "40"},
		"sensitivity by parts":  {"sensitivity", filepath.Join("testdata", "town.yaml"), "--method", "sobol", "--runs", "200"},
		"strategies":            {"compare", "independence", "--decisions", "--runs", "10"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			var outputs []string
			var wanted [][]byte
			args := command
			for _, ending := range []string{"json", "md", "html", "csv"} {
				if file := filepath.Join(folder, "out."+ending); ending != "html" || name != "rows of a report" {
					outputs, args = append(outputs, file), append(args[:len(args):len(args)], "-o", file)
				}
			}
			quietly(t, args...)
			for _, file := range outputs {
				wanted = append(wanted, readAndRemoved(t, file))
			}
			for i, seed := range []uint64{1, 2} {
				mergeLike(t, rand.New(rand.NewPCG(seed, uint64(len(name)))), filepath.Join(folder, strconv.Itoa(i)), command, outputs)
				for i, file := range outputs {
					if got := readAndRemoved(t, file); !bytes.Equal(got, wanted[i]) {
						t.Errorf("%s of shards is not that of one machine", filepath.Base(file))
					}
				}
			}
		})
	}
}

// mergeLike divides a command into shards, loses one and makes it again, and merges them in any order and some twice.
func mergeLike(t *testing.T, r *rand.Rand, folder string, command, outputs []string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	of := 1 + r.IntN(5)
	plan, shards := filepath.Join(folder, "plan.json"), filepath.Join(folder, "shards")
	quietly(t, append([]string{"batch", "plan", "-o", plan, "--shards", strconv.Itoa(of), "--"}, command...)...)
	lost := r.IntN(of)
	merge := []string{"batch", "merge", plan}
	for number := range of {
		quietly(t, "batch", "run", plan, "--shard", strconv.Itoa(number), "-o", shards)
	}
	readAndRemoved(t, shardFile(shards, lost))
	quietly(t, "batch", "run", plan, "--shard", strconv.Itoa(lost), "-o", shards)
	for _, number := range r.Perm(of) {
		merge = append(merge, shardFile(shards, number))
	}
	merge = append(merge, shards)
	for _, file := range outputs {
		merge = append(merge, "-o", file)
	}
	quietly(t, merge...)
}

// TestAnInterruptedShardLeavesNothing breaks a shard off before it has begun.
func TestAnInterruptedShardLeavesNothing(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	plan := filepath.Join(folder, "plan.json")
	quietly(t, "batch", "plan", "-o", plan, "--shards", "2", "--", "independence", "--runs", "100000")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	code, _, stderr := called(t, ended, "", "batch", "run", plan, "--shard", "1", "-o", filepath.Join(folder, "shards"))
	if code != exitInterrupted || !strings.Contains(stderr, "nothing is kept of shard 1") {
		t.Errorf("%d, %s", code, stderr)
	}
	if files, _ := filepath.Glob(filepath.Join(folder, "shards", "*")); len(files) > 0 {
		t.Errorf("there is %v", files)
	}
}

// TestAShardThatCannotBeKeptMayBeMadeAgain has a file in the place of the folder: that is no fault of the plan.
func TestAShardThatCannotBeKeptMayBeMadeAgain(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	plan := filepath.Join(folder, "plan.json")
	quietly(t, "batch", "plan", "-o", plan, "--shards", "2", "--", "independence", "--runs", "10")
	if code, _, stderr := called(t, t.Context(), "", "batch", "run", plan, "--shard", "0", "-o", plan); code != exitMissed || !strings.Contains(stderr, "cannot be written") {
		t.Errorf("%d, %s", code, stderr)
	}
}

// TestAShardOfAnotherProgramIsNotMerged stamps a sound shard as one that another build has made.
func TestAShardOfAnotherProgramIsNotMerged(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	plan, file := filepath.Join(folder, "plan.json"), shardFile(folder, 0)
	quietly(t, "batch", "plan", "-o", plan, "--shards", "1", "--", "independence", "--runs", "10")
	quietly(t, "batch", "run", plan, "--shard", "0", "-o", folder)
	stamp, s, err := shard.Read(readAndRemoved(t, file))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, s.Bytes(stamp.Plan, "another build"), 0o600); err != nil {
		t.Fatal(err)
	}
	merged := filepath.Join(folder, "merged.json")
	code, _, stderr := called(t, t.Context(), "", "batch", "merge", plan, file, "-o", merged)
	if _, err := os.Stat(merged); code != exitUsage || err == nil || !strings.Contains(unfolded(stderr), "another program made it: another build") {
		t.Errorf("%d, %s", code, stderr)
	}
}

// TestWhoeverStartsAShardSaysWhichItIs: the variables of all that start shards, among them the one that counts from 1; --shard goes before.
func TestWhoeverStartsAShardSaysWhichItIs(t *testing.T) {
	folder := t.TempDir()
	plan := filepath.Join(folder, "plan.json")
	quietly(t, "batch", "plan", "-o", plan, "--shards", "6", "--", "independence", "--runs", "6")
	for variable, number := range map[string]int{
		"SLURM_ARRAY_TASK_ID": 0, "JOB_COMPLETION_INDEX": 1, "PARALLEL_SEQ": 2, "AWS_BATCH_JOB_ARRAY_INDEX": 3,
	} {
		t.Run(variable, func(t *testing.T) {
			said := number
			if variable == "PARALLEL_SEQ" {
				said++
			}
			t.Setenv(variable, strconv.Itoa(said))
			quietly(t, "batch", "run", plan, "-o", folder)
			readAndRemoved(t, shardFile(folder, number))
			quietly(t, "batch", "run", plan, "-o", folder, "--shard", "5")
			readAndRemoved(t, shardFile(folder, 5))
		})
	}
}

// TestWhatCanNeverBeMadeIsSaidByTheExitCode, so that nobody starts it again.
func TestWhatCanNeverBeMadeIsSaidByTheExitCode(t *testing.T) {
	folder := t.TempDir()
	plan, other := filepath.Join(folder, "plan.json"), filepath.Join(folder, "other.json")
	quietly(t, "batch", "plan", "-o", plan, "--shards", "2", "--", "independence", "--runs", "10")
	p, err := readPlan(plan)
	if err != nil {
		t.Fatal(err)
	}
	p.Program = "another build"
	if err := os.WriteFile(other, p.text(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ plan, variable, value, told string }{
		{plan, "SLURM_ARRAY_TASK_ID", "2", "SLURM_ARRAY_TASK_ID says shard 2: the plan has 0 to 1"},
		{plan, "PARALLEL_SEQ", "0", "PARALLEL_SEQ says shard -1"},
		{plan, "JOB_COMPLETION_INDEX", "one", `JOB_COMPLETION_INDEX is "one"`},
		{plan, "AWS_BATCH_JOB_ARRAY_INDEX", "", "is not said"},
		{other, "JOB_COMPLETION_INDEX", "0", "was made by another build"},
		{filepath.Join("testdata", "town.yaml"), "JOB_COMPLETION_INDEX", "0", "is no plan"},
		{filepath.Join(folder, "none.json"), "JOB_COMPLETION_INDEX", "0", "there is no file"},
	} {
		t.Run(c.told, func(t *testing.T) {
			t.Setenv(c.variable, c.value)
			code, _, stderr := called(t, t.Context(), "", "batch", "run", c.plan, "-o", folder)
			if code != exitUsage || !strings.Contains(unfolded(stderr), c.told) {
				t.Errorf("%d, %s", code, stderr)
			}
		})
	}
}
