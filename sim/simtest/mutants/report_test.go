package main

import (
	"go/token"
	"testing"
)

// TestOnlyNewSurvivorsCount reports on one mutant of each fate: those that are known to survive are not held against a run.
func TestOnlyNewSurvivorsCount(t *testing.T) {
	t.Parallel()
	mutantAt := func(line int, name string) *mutant {
		return &mutant{at: token.Position{Filename: "sim/rule.go", Line: line}, name: name}
	}
	killed, known, unknown, passed := mutantAt(1, "a => b"), mutantAt(2, "c => d"), mutantAt(3, "e => f"), mutantAt(4, "g => h")
	got, n := report([]*mutant{killed, known, unknown, passed}, []*mutant{unknown, known}, parseNames(`# known
c => d

g => h
`))
	if n != 1 {
		t.Errorf("%d survivors are new, want 1", n)
	}
	want := `known: rule.go:2: c => d
rule.go:3: e => f
killed by now: rule.go:4: g => h
rule.go                      4 mutants     2 killed     2 survived
all                          4 mutants     2 killed     2 survived
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
