package simtest

import (
	"testing"

	"simulate/sim"
	"simulate/sim/scenario/loader"
)

// CompileFile compiles a scenario file with changes, PATH=VALUE.
func CompileFile(t testing.TB, file string, changes ...string) *sim.Program {
	t.Helper()
	s, problems := loader.File(file, loader.Options{Set: changes})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
