//go:build studies

package search

import (
	"fmt"
	"testing"

	"simulate/sim/experiment"
)

// TestHowOftenTheCheapestIsWrong counts over 200 seeds what is said of a station of which Erlang's formula gives the truth: limits at which
// one more car just does, or just does not.
func TestHowOftenTheCheapestIsWrong(t *testing.T) {
	t.Parallel()
	const seeds = 200
	for _, near := range []float64{0.97, 1.03, 1.1} {
		limit := near * meanWait(9, 4, 4)
		want := enumerated(limit, 4, 5, 3)
		asked := []string{fmt.Sprintf("objectives.short.value=mean(wait) <= %dms", int(1000*limit)), "levers.units.car={most: 3, price: 4}", "levers.changes.faster.price=5", "clock.horizon=100h"}
		dear, wrong, dropped, none := 0, 0, 0, 0
		for seed := range uint64(seeds) {
			f := improvedStation(t, Options{Options: experiment.Options{Runs: 50, Seed: 10 * (seed + 1)}, Tries: 50}, asked...)
			switch {
			case f.Set == nil:
				none++
			case f.Set.Price < want:
				wrong++
			case f.Set.Price > want && len(f.Open) == 0:
				dropped++
			case f.Set.Price > want:
				dear++
			}
		}
		t.Logf("limit %.2f of the wait with one more car: %d of %d too cheap, %d too dear and said to be the cheapest, %d too dear with the cheaper said to be open, %d without an answer",
			near, wrong, seeds, dropped, dear, none)
		if most := seeds / 10; wrong+dropped > most {
			t.Errorf("%d of %d answers are wrong", wrong+dropped, seeds)
		}
	}
}
