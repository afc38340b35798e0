package content

import (
	"cmp"
	"fmt"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/experiment/contrast"
)

// Needs is what has to be run for a page beside what its report rests on.
type Needs struct {
	Walks    []Walk   // along critical paths, of a comparison
	Variants []string // ids of those of the file that are held against it
	Runs     int      // seeded runs for each walk, or for the variants
	Plays    []Play
	Told     bool // the runs that are played are held against the first, and told beside it
}

// Walk is a measure whose critical paths the page tells.
type Walk struct {
	ID string // of the variant that is held against the baseline; empty without
	cause.PathsOf
}

// Play is a run that the page plays.
type Play struct {
	ID, Title string // of the variant; empty: the scenario as it is
	Program   *sim.Program
	Luck      sim.Luck
}

// mostLong is how many runs are made for a page alone where that takes long: of streams, and for each variant and measure.
const mostLong = 200

// mostHeld is how many runs variants are held against the report by: what more of them yield would take room beside its own.
const mostHeld = 100_000

// NeedsOf is what the page of the main job needs: what would have helped, and the run that is shown. Where runs are left out for not
// agreeing with what is given, variants of all runs would tell of others; and where what is reported is a variant itself, the others
// are not held against it.
func NeedsOf(r *experiment.Result, shown sim.Luck) Needs {
	n := Needs{Plays: []Play{{Program: r.Program, Luck: shown}}}
	if r.Samples == nil || r.Given != nil {
		return n
	}
	n.Runs = min(r.Samples.Kept(), mostHeld)
	if r.Set.Streams() {
		n.Runs = min(n.Runs, mostLong)
	}
	if s := r.Program.Scenario; s.Variant == "" && s.Measures.Len() > 0 {
		n.Variants = s.Variants.IDs()
	}
	return n
}

// NeedsOfContrast is what the page of a comparison needs: the paths of the headline measures with each variant, and the run of each
// that is typical of the baseline, of the variants that help first: pages open on the first.
func NeedsOfContrast(c *contrast.Contrast) Needs {
	luck, _ := typicalOf(c)
	n := Needs{Runs: min(c.Trials.Runs, mostLong), Plays: []Play{{"", "As written", c.Baseline.Program, luck}}, Told: true}
	order := ordered(c.Variants)
	for _, row := range c.Heads() {
		set := c.Trials.Outcomes[0].Set
		r := &set.Rows[row]
		if !set.Between(row) {
			continue
		}
		for _, i := range order {
			v := &c.Variants[i]
			of := cause.PathsOf{Baseline: c.Baseline.Program, Variant: v.Program, Measure: r.Measure, Key: r.Key}
			n.Walks = append(n.Walks, Walk{v.ID, of})
		}
	}
	for _, i := range order {
		v := &c.Variants[i]
		n.Plays = append(n.Plays, Play{v.ID, cmp.Or(v.Title, v.ID), v.Program, luck})
	}
	return n
}

// typicalOf is the luck of the run that is typical of the baseline, and what it is called; the nominal one where no run was made.
func typicalOf(c *contrast.Contrast) (sim.Luck, string) {
	if c.Trials.Runs == 0 {
		return sim.Luck{Nominal: true}, "The nominal run"
	}
	outcomes := c.Trials.Outcomes[0]
	heads := experiment.Heads(outcomes.Set)
	run, ranks := outcomes.Typical(heads)
	return sim.Luck{Seed: c.Trials.Seed, Replication: uint64(run)},
		fmt.Sprintf("Run %d, the typical one as written%s,", run, RanksOf(len(heads), ranks))
}
