package sim_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/scenario/loader"
)

// TestEveryRandomFigureIsASource holds the sources of programs against the inputs of their files.
func TestEveryRandomFigureIsASource(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../scenarios/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		s, problems := loader.File(file, loader.Options{})
		if s == nil {
			t.Fatal(problems)
		}
		p, err := sim.Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range s.Inputs() {
			path := in.Path
			for _, together := range []string{".outcomes", ".where"} { // shares are drawn together
				if before, _, ok := strings.Cut(path, together+"."); ok {
					path = before + together
				}
			}
			for _, ranged := range []bool{false, true} {
				wanted := ranged && in.Range != nil || !ranged && in.Random
				is := func(s sim.Source) bool { return s.Path == path && s.Ranged == ranged }
				if wanted && !slices.ContainsFunc(p.Sources, is) {
					t.Errorf("%s: %s is not a source", file, path)
				}
			}
		}
	}
}

const drivenText = `
format: 1
clock: {start: 2024-01-01T00:00:00Z, horizon: 10h}
agencies: {a: {kind: police}}
places: {p: {}}
incidents:
  i:
    agency: a
    where: p
    begins: "00:00"
    plan:
      one: {work: one, takes: 1m..3m}
      two: {after: one, work: two, takes: {value: 4m, range: 2m..6m}}
      three: {after: two, chance: 30%, work: three, takes: 1m}
      four: {after: two, work: four, outcomes: {x: 60%, y: 40%}}
`

// TestDrivenDrawsTakeWhatTheyAreGiven drives some sources and leaves the others to luck.
func TestDrivenDrawsTakeWhatTheyAreGiven(t *testing.T) {
	t.Parallel()
	s, problems := loader.Bytes("driven.yaml", []byte(drivenText), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	draws := func(luck sim.Luck) map[string]sim.Draw {
		w, list := sim.NewWorld(p), map[string]sim.Draw{}
		w.OnDraw = func(d sim.Draw) { list[p.Sources[d.Source].Path] = d }
		if err := w.Run(luck); err != nil {
			t.Fatal(err)
		}
		return list
	}
	const plan = "incidents.i.plan."
	driven := make([]float64, len(p.Sources))
	for i := range driven {
		driven[i] = sim.ByLuck
	}
	replications := make([]uint64, len(p.Sources))
	for i := range replications {
		replications[i] = 8
	}
	free := draws(sim.Luck{Seed: 3, Replication: 8})
	others := draws(sim.Luck{Seed: 3, Given: &sim.Given{Replications: replications}})
	left := draws(sim.Luck{Seed: 3, Replication: 8, Given: &sim.Given{Quantiles: driven}})
	for path, d := range free {
		if left[path] != d || others[path] != d {
			t.Errorf("%s: %+v and, left to luck, %+v", path, d, left[path])
		}
	}
	for path, u := range map[string]float64{"one.takes": 0.25, "two.takes": 0.75, "three.chance": 0.1, "four.outcomes": 0.9} {
		driven[slices.IndexFunc(p.Sources, func(s sim.Source) bool { return s.Path == plan+path && s.Ranged == (path == "two.takes") })] = u
	}
	got := draws(sim.Luck{Seed: 3, Given: &sim.Given{Quantiles: driven}})
	for path, want := range map[string]float64{"one.takes": 90_000, "two.takes": 300_000, "three.chance": 1, "four.outcomes": 2} {
		if d := got[plan+path]; d.Value != want {
			t.Errorf("%s is %v, driven to %v", path, d.Value, want)
		}
	}
}
