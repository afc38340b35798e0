package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// tester runs the tests of packages. Each has a binary that has all mutants in it.
type tester struct {
	binaries []binary
	workers  int
}

// binary is the tests of a package, which run in its folder.
type binary struct{ path, dir string }

// compile writes the rewritten files into a folder and compiles the tests of packages with them in place of the source.
func compile(tested []pack, temp string, rewritten map[string]string) tester {
	overlay := struct{ Replace map[string]string }{map[string]string{}}
	for path, text := range rewritten {
		to := filepath.Join(temp, fmt.Sprintf("%d.go", len(overlay.Replace)))
		check(os.WriteFile(to, []byte(text), 0o600))
		overlay.Replace[path] = to
	}
	list, err := json.Marshal(overlay)
	check(err)
	index := filepath.Join(temp, "overlay.json")
	check(os.WriteFile(index, list, 0o600))
	var t tester
	for i := range tested {
		b := binary{filepath.Join(temp, fmt.Sprintf("%d.test", i)), tested[i].Dir}
		compile := exec.Command("go", "test", "-c", "-vet=off", "-overlay="+index, "-o", b.path, tested[i].ImportPath)
		compile.Stdout, compile.Stderr = os.Stderr, os.Stderr
		check(compile.Run())
		t.binaries = append(t.binaries, b)
	}
	return t
}

// limit is how long the tests of a package may take with a mutant, in seconds of processor time: several times as long as the longest
// take without. Where those fail, nothing can be told of mutants: the folder is removed and the program ends.
func (t *tester) limit(temp, tests string) int {
	const untilHung, times = 3600, 3
	longest := time.Duration(0)
	for _, b := range t.binaries {
		c := b.start(0, untilHung, tests)
		if c.Wait() != nil {
			check(os.RemoveAll(temp))
			log.Fatalf("the tests of %s fail without any mutant", b.dir)
		}
		longest = max(longest, c.ProcessState.UserTime()+c.ProcessState.SystemTime())
	}
	return times*int(longest/time.Second) + 5
}

// survivors are the mutants with which the tests of all packages pass.
func (t *tester) survivors(mutants []*mutant, seconds int, tests string) []*mutant {
	for _, b := range t.binaries {
		mutants = b.survivors(mutants, t.workers, seconds, tests)
	}
	return mutants
}

func (b *binary) survivors(mutants []*mutant, workers, seconds int, tests string) []*mutant {
	var left []*mutant
	running := map[int]*exec.Cmd{}
	for i := range len(mutants) + workers {
		if started := i - workers; started >= 0 {
			if running[started].Wait() == nil {
				left = append(left, mutants[started])
			}
			delete(running, started)
		}
		if i < len(mutants) {
			running[i] = b.start(mutants[i].number, seconds, tests)
		}
	}
	return left
}

// start begins the tests with one mutant switched on, and with limits to the processor's time, in seconds, and to memory: a loop without
// an end may fill a list.
func (b *binary) start(number, seconds int, tests string) *exec.Cmd {
	c := exec.Command("sh", "-c", fmt.Sprintf(`ulimit -t %d; ulimit -v 6000000; exec "$0" "$@"`, seconds), b.path,
		"-test.failfast", tests, "-rapid.seed=1", "-rapid.checks=30", "-rapid.nofailfile", "-rapid.shrinktime=0s")
	c.Dir, c.Env = b.dir, append(os.Environ(), fmt.Sprint("MUTANT=", number), "GOMAXPROCS=1")
	check(c.Start())
	return c
}
