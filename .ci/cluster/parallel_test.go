package cluster

import (
	"os"
	"strings"
	"testing"
)

// The blocks of parallel.md.
const (
	parallelShards = iota
	parallelAgain
	parallelMerge
	parallelOverSSH
	parallelBlocks
)

func TestParallel(t *testing.T) {
	t.Parallel()
	blocks := commands(t, "parallel.md", parallelBlocks)
	s := newSite(t)
	s.failsAndGoesOn(s.folder, blocks[parallelShards], blocks[parallelAgain])
	s.do(blocks[parallelMerge])
	s.merged("parallel.md", "report.html")
}

func TestParallelOverSSH(t *testing.T) {
	t.Parallel()
	blocks := commands(t, "parallel.md", parallelBlocks)
	s := newSite(t)
	there := s.letIn("one", "two")
	plan, _, _ := strings.Cut(blocks[parallelShards], "\n")
	overSSH := blocks[parallelOverSSH]
	s.failsAndGoesOn(there+"/simulate", plan+"\n"+overSSH, strings.Replace(overSSH, "parallel ", "parallel --resume-failed ", 1))
	s.do(blocks[parallelMerge])
	s.merged("parallel.md", "report.html")
}

// failsAndGoesOn has a shard fail in the folder in which it is made, which must keep no other from being made, and then makes it and no
// other.
func (s *site) failsAndGoesOn(folder, script, again string) {
	s.t.Helper()
	mend := s.obstruct(folder)
	if said, err := s.try(script); err == nil {
		s.t.Fatalf("no shard failed: %s", said)
	}
	first := s.made()
	for number, at := range first {
		if at.IsZero() != (number == failing) {
			s.t.Errorf("shard %d is of %v", number, at)
		}
	}
	mend()
	s.do(again)
	s.onlyTheMissing(first)
	log, err := os.ReadFile(s.path("shards.log"))
	if err != nil {
		s.t.Fatal(err)
	}
	if jobs := strings.Count(string(log), "--shard"); jobs != shards+1 {
		s.t.Errorf("%d jobs were started for %d shards, one of which failed:\n%s", jobs, shards, log)
	}
}
