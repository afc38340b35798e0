package sim_test

import (
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

const handed = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 5h}
agencies: {pd: {kind: police}}
places: {scene: {}}
incidents:
  drill:
    agency: pd
    where: scene
    plan:
      call: {event: Call}
      late: {after: call, delay: 30m..60m, work: Late, takes: 1m}
      never: {event: Never, chance: 50%, at: +4h}
      which: {after: call, decide: Which?, options: {x: X, y: Y}, default: x, takes: 1m..2m}
      long: {after: call, work: Long, takes: 20m..40m}
`

// What people do after the instant from which a future goes on they do in every future, at their time: steps that they begin, answers, and
// what they leave open until it is handed back to the plan.
func TestWhatPeopleDoLaterStaysInFutures(t *testing.T) {
	t.Parallel()
	minutes := func(n int64) int64 { return n * int64(engine.Minute) }
	at := func(n int64) *int64 { n = minutes(n); return &n }
	open := func(from, to int64) []scenario.Stretch {
		return []scenario.Stretch{{First: minutes(from), Last: minutes(to)}}
	}
	for name, c := range map[string]struct {
		step      string
		hand      scenario.ByHand
		from      []int64 // the minutes at which futures go on
		kind      sim.Kind
		low, high int64  // the minutes between which it comes
		end       string // with which it comes; empty: no matter
	}{
		"begun before its delay is over":  {"late", scenario.ByHand{Begins: at(10)}, []int64{0, 5, 10}, sim.StepStarted, 10, 10, ""},
		"begun, of what is not begun":     {"never", scenario.ByHand{Begins: at(10)}, []int64{0, 5, 10}, sim.StepDone, 10, 10, ""},
		"answered later than by itself":   {"which", scenario.ByHand{Open: open(0, 1000), Ends: []scenario.Answer{{At: minutes(20), Option: "y"}}}, []int64{0, 1, 10, 20}, sim.StepDone, 20, 20, "y"},
		"answered sooner than by itself":  {"long", scenario.ByHand{Open: open(0, 1000), Ends: []scenario.Answer{{At: minutes(15)}}}, []int64{0, 10, 15}, sim.StepDone, 15, 15, ""},
		"handed back after its time":      {"which", scenario.ByHand{Open: open(0, 10)}, []int64{0, 1, 5, 10}, sim.StepDone, 10, 10, "x"},
		"handed back before its time":     {"long", scenario.ByHand{Open: open(0, 10)}, []int64{0, 5, 10, 15}, sim.StepDone, 20, 40, ""},
		"open for ever":                   {"which", scenario.ByHand{Open: open(0, 1000)}, []int64{0, 1, 10, 60}, sim.StepDone, -1, -1, ""},
		"nothing but what it is":          {"long", scenario.ByHand{}, []int64{0, 10, 15}, sim.StepDone, 20, 40, ""},
		"begun by nobody who alone could": {"late", scenario.ByHand{Only: true}, []int64{0, 10}, sim.StepStarted, -1, -1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, problems := loader.Bytes("handed.yaml", []byte(handed), loader.Options{})
			if s == nil {
				t.Fatal(problems)
			}
			s.Played = &scenario.Played{ByHand: map[string]*scenario.ByHand{"drill/" + c.step: &c.hand}}
			p, err := sim.Compile(s)
			if err != nil {
				t.Fatal(err)
			}
			w := sim.NewWorld(p)
			for _, from := range c.from {
				low, high := engine.Never, engine.Time(-1)
				for k := range uint64(40) {
					comes := engine.Time(-1)
					for _, r := range future(t, p, w, sim.Luck{Seed: 1}, engine.Time(minutes(from)), sim.Luck{Seed: 2, Replication: k}) {
						if r.Kind != c.kind || r.Step == sim.NoStep || p.Steps[r.Step].ID != c.step {
							continue
						}
						comes = r.At
						if c.end != "" && p.Steps[r.Step].Ends[r.Arg-1] != c.end {
							t.Errorf("from %d it ends with %s, want %s", from, p.Steps[r.Step].Ends[r.Arg-1], c.end)
						}
					}
					low, high = min(low, comes), max(high, comes)
				}
				if c.low < 0 && high >= 0 {
					t.Errorf("from %d it comes at %d, and never would", from, high)
				}
				if c.low >= 0 && (low < engine.Time(minutes(c.low)) || high > engine.Time(minutes(c.high))) {
					t.Errorf("from %d it comes between %d and %d ms, want between %d and %d minutes", from, low, high, c.low, c.high)
				}
				if c.low < c.high && high-low < engine.Minute {
					t.Errorf("from %d it is not drawn anew: all between %d and %d", from, low, high)
				}
			}
		})
	}
}
