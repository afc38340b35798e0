// Mutants asks whether the tests of the model would notice a rule that is wrong. It makes small mistakes in the source (a
// comparison turned round, half a condition left out, a statement removed) and runs the tests for each: first the transcripts, which
// take a tenth of a second, then the other tests. A mutant that no test notices survives: a test is missing, or the mistake makes no
// difference. The latter stand in equivalent.txt, each with its reason, and are left aside; those that are known to survive stand in
// survivors.txt until there is a test for them.
//
//	go run ./sim/simtest/mutants [-files glob] [-every n] [-workers n] [packages]
//
// It mutates the packages that are named, ./sim and ./sim/queue without any, and runs the tests of all of them. Nothing is compiled
// twice: all mutants are in the binary of each, and the environment says which of them is on. The exit code is 1 when a mutant has
// survived that is not known to. All of it takes about three quarters of an hour of processor time.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

func main() {
	log.SetFlags(0)
	files := flag.String("files", "*", "mutate the files whose names match one of these patterns, with commas between")
	every := flag.Int("every", 1, "only every n-th mutant")
	workers := flag.Int("workers", runtime.NumCPU(), "tests that run at the same time")
	first := flag.String("first", "^TestTranscripts$", "the tests that come first")
	skip := flag.String("skip", "Imports|NothingBelow|Strangers|Apart", "tests that do not run the model")
	flag.Parse()
	patterns := flag.Args()
	if len(patterns) == 0 {
		patterns = []string{"./sim", "./sim/queue"}
	}
	all, rewritten, tested := mutate(patterns)
	temp, err := os.MkdirTemp("", "mutants")
	check(err)
	t := compile(tested, temp, rewritten)
	t.workers = *workers
	firsts, others := "-test.run="+*first, "-test.skip="+*first+"|"+*skip
	soon, late := t.limit(temp, firsts), t.limit(temp, others)
	same, known := named(all, "equivalent.txt"), named(all, "survivors.txt")
	chosen := choose(all, same, *files, *every)
	log.Printf("%d mutants", len(chosen))
	left := t.survivors(chosen, soon, firsts)
	log.Printf("%d pass the first tests", len(left))
	left = t.survivors(left, late, others)
	check(os.RemoveAll(temp))
	text, unknown := report(chosen, left, known)
	fmt.Print(text)
	if unknown > 0 {
		os.Exit(1)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// mutate finds the mutants of packages, numbered from 1 on, and rewrites their files so that each can be switched on.
func mutate(patterns []string) (all []*mutant, rewritten map[string]string, tested []pack) {
	rewritten = map[string]string{}
	for _, pattern := range patterns {
		asked, l := load(pattern)
		for i := range asked {
			p := &asked[i]
			paths, files := l.parse(p)
			for i, path := range paths {
				f := newFile(l, path, files[i], len(all))
				all = append(all, f.mutants...)
				rewritten[path] = f.text(0, len(f.source))
			}
			rewritten[filepath.Join(p.Dir, "mutants_switch.go")] = "package " + p.Name + switches
		}
		tested = append(tested, asked...)
	}
	return all, rewritten, tested
}

// choose leaves out the mutants that nobody asked for, and those that are known to make no difference.
func choose(all []*mutant, same map[string]bool, files string, every int) []*mutant {
	var chosen []*mutant
	for i, m := range all {
		if i%every == 0 && !same[m.name] && matches(files, m.at.Filename) {
			chosen = append(chosen, m)
		}
	}
	return chosen
}

func matches(patterns, path string) bool {
	return slices.ContainsFunc(strings.Split(patterns, ","), func(pattern string) bool {
		matched, err := filepath.Match(pattern, filepath.Base(path))
		check(err)
		return matched
	})
}

// report lists the survivors, and how many of the mutants of each file were killed. It returns how many have survived that are not
// known to; a known one that a test kills by now is said to be, so that the list only grows shorter.
func report(chosen, left []*mutant, known map[string]bool) (text string, unknown int) {
	var to strings.Builder
	for _, m := range chosen {
		switch survived := slices.Contains(left, m); {
		case survived && known[m.name]:
			fmt.Fprintf(&to, "known: %v\n", m)
		case survived:
			fmt.Fprintln(&to, m)
			unknown++
		case known[m.name]:
			fmt.Fprintf(&to, "killed by now: %v\n", m)
		}
	}
	var names []string
	for _, m := range chosen {
		names = append(names, m.at.Filename)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		to.WriteString(sum(filepath.Base(name), within(chosen, name), within(left, name)))
	}
	to.WriteString(sum("all", len(chosen), len(left)))
	return to.String(), unknown
}

func within(mutants []*mutant, file string) int {
	return len(slices.DeleteFunc(slices.Clone(mutants), func(m *mutant) bool { return m.at.Filename != file }))
}

func sum(name string, made, left int) string {
	return fmt.Sprintf("%-24s %5d mutants %5d killed %5d survived\n", name, made, made-left, left)
}
