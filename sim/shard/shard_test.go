package shard_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/pack"
	"simulate/sim/shard"
)

// textOf is what a run yields.
func textOf(work string, run int) []byte {
	return bytes.Repeat(fmt.Appendf(nil, "%s %d ", work, run), run%90*60)
}

// made makes a shard of two works, the second of half as many runs.
func made(number, of, runs int) *shard.Shard {
	s := &shard.Shard{Number: number, Of: of}
	for _, work := range []string{"one", "other"} {
		first, end := s.Own(runs)
		texts := make([][]byte, end-first)
		for i := range texts {
			texts[i] = textOf(work, first+i)
		}
		s.Add(work, runs, texts)
		runs /= 2
	}
	return s
}

func TestShardsTogetherHaveEveryRun(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		runs := rapid.IntRange(0, 120).Draw(t, "runs")
		of := rapid.IntRange(1, 12).Draw(t, "shards")
		var shards []*shard.Shard
		for _, number := range rapid.Permutation(numbers(of)).Draw(t, "order") {
			stamp, s, err := shard.Read(made(number, of, runs).Bytes("plan", "program"))
			if want := (shard.Stamp{Plan: "plan", Program: "program", Number: number, Of: of}); err != nil || stamp != want {
				t.Fatalf("stamp %v, error %v", stamp, err)
			}
			shards = append(shards, s)
		}
		together := shard.Together(shards)
		for i, work := range []string{"one", "other"} {
			n := runs >> i
			reader := together.Runs(work, n).NewReader()
			for _, run := range rapid.Permutation(numbers(n)).Draw(t, "runs of "+work) {
				if text, err := reader.Text(run); err != nil || !bytes.Equal(text, textOf(work, run)) {
					t.Fatalf("run %d of %s: %q, %v", run, work, text, err)
				}
			}
		}
		if together.Runs("one", runs+1) != nil || runs > 0 && together.Runs("a third", runs) != nil {
			t.Error("there are runs that nobody has made")
		}
		if of > 1 && runs >= of && shard.Together(shards[1:]).Runs("one", runs) != nil {
			t.Error("all runs are there without those of a shard")
		}
	})
}

// TestSumsAreThoseOfAllShards takes sums through files, of works with one name and of others.
func TestSumsAreThoseOfAllShards(t *testing.T) {
	t.Parallel()
	var shards []*shard.Shard
	for number := range 3 {
		s := &shard.Shard{Number: number, Of: 3}
		s.AddSum("sum", 100, fmt.Appendf(nil, "%d", number))
		s.AddSum("empty", 7, nil)
		if s.Runs() != 100 {
			t.Errorf("a shard is of %d runs", s.Runs())
		}
		_, read, err := shard.Read(s.Bytes("", ""))
		if err != nil {
			t.Fatal(err)
		}
		shards = append(shards, read)
	}
	made := shard.Together(shards)
	if got, err := made.Sums("sum", 100); err != nil || fmt.Sprintf("%s", got) != "[0 1 2]" {
		t.Errorf("the sums are %s, %v", got, err)
	}
	if got, err := made.Sums("other", 100); err != nil || got != nil {
		t.Errorf("the sums of nothing are %s, %v", got, err)
	}
	if _, err := made.Sums("sum", 99); !errors.Is(err, pack.ErrTorn) {
		t.Errorf("sums of other runs: %v", err)
	}
	if got, err := (*shard.Made)(nil).Sums("sum", 100); err != nil || got != nil {
		t.Errorf("nobody has made %s, %v", got, err)
	}
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// TestAFileThatIsNotAsItWasWrittenIsFound turns any bit, cuts off any end and adds to it.
func TestAFileThatIsNotAsItWasWrittenIsFound(t *testing.T) {
	t.Parallel()
	whole := made(1, 3, 50).Bytes("plan", "program")
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(whole)-1).Draw(t, "at")
		flipped := bytes.Clone(whole)
		flipped[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		for _, wrong := range [][]byte{flipped, whole[:at], append(bytes.Clone(whole), 0)} {
			if _, _, err := shard.Read(wrong); !errors.Is(err, shard.ErrTorn) && !errors.Is(err, shard.ErrForeign) {
				t.Fatalf("read as sound: %v", err)
			}
		}
	})
}
