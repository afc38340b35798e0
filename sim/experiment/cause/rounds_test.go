package cause

import (
	"strings"
	"testing"
	"time"

	"simulate/sim/engine"
	"simulate/sim/simtest"
)

// Three rounds of 10 s each, one every 2 min; the third finds somebody.
func TestTheRestBetweenRoundsIsNoWork(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		look string
		want string
	}{
		"with outcomes":     {"{after: cars.first, work: Look, takes: 10s, every: 2m, until: look.found, outcomes: {none: 75%, found: 25%}}", "work 10s between rounds 1m50s work 10s between rounds 1m50s work 10s"},
		"with units":        {"{after: cars.first, work: Look, needs: {patrol: 1}, takes: 10s, every: 2m, until: look.found, outcomes: {none: 75%, found: 25%}}", "work 10s between rounds 1m50s work 10s between rounds 1m50s work 10s"},
		"longer than every": {"{after: cars.first, work: Look, takes: 3m, every: 2m, until: look.found, outcomes: {none: 75%, found: 25%}}", "work 3m0s work 3m0s work 3m0s"},
	} {
		r := nominal(t, simtest.CompileFile(t, barricadeFile, "incidents.siege.plan.look="+c.look,
			"measures.looked={from: cars.first, to: look.found}"))
		for i, chain := range Chains(r, r.Nominal) {
			if r.Measures[i].Row.Measure != "looked" {
				continue
			}
			var told []string
			for _, s := range chain.Segments {
				told = append(told, s.Kind.String(), (time.Duration(s.Length()/engine.Second) * time.Second).String())
			}
			if got := strings.Join(told, " "); got != c.want {
				t.Errorf("%s: %s, want %s", name, got, c.want)
			}
		}
	}
}
