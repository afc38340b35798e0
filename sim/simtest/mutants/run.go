package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// tester runs the tests of a binary that has all mutants in it.
type tester struct {
	binary, dir string
	workers     int
}

// compile writes the rewritten files into a folder and compiles the tests of a package with them in place of the source.
func (t *tester) compile(pkg, temp string, rewritten map[string]string) {
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
	compile := exec.Command("go", "test", "-c", "-vet=off", "-overlay="+index, "-o", t.binary, pkg)
	compile.Stdout, compile.Stderr = os.Stderr, os.Stderr
	check(compile.Run())
}

// survivors are the mutants with which the tests pass.
func (t *tester) survivors(mutants []*mutant, seconds int, tests string) []*mutant {
	var left []*mutant
	running := map[int]*exec.Cmd{}
	for i := range len(mutants) + t.workers {
		if started := i - t.workers; started >= 0 {
			if running[started].Wait() == nil {
				left = append(left, mutants[started])
			}
			delete(running, started)
		}
		if i < len(mutants) {
			running[i] = t.start(mutants[i].number, seconds, tests)
		}
	}
	return left
}

// start begins the tests with one mutant switched on, and with limits to the processor's time, in seconds, and to memory: a loop without
// an end may fill a list.
func (t *tester) start(number, seconds int, tests string) *exec.Cmd {
	c := exec.Command("sh", "-c", fmt.Sprintf(`ulimit -t %d; ulimit -v 6000000; exec "$0" "$@"`, seconds), t.binary,
		"-test.failfast", tests, "-rapid.seed=1", "-rapid.checks=30", "-rapid.nofailfile", "-rapid.shrinktime=0s")
	c.Dir, c.Env = t.dir, append(os.Environ(), fmt.Sprint("MUTANT=", number), "GOMAXPROCS=1")
	check(c.Start())
	return c
}
