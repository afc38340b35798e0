package experiment

import (
	"testing"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/simtest"
	"simulate/sim/stats"
)

// Of four patients one is served at once and one after 20 minutes; the third has waited for 20 minutes when the time is over, the
// fourth for 5.
func TestWaitsThatWereNotServedCountAsWhatTheyHaveLasted(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		change     string
		mean       float64 // minutes
		happened   int
		unfinished int
		never      int
	}{
		{"title=Cut", (0 + 20 + 20 + 5) / 4., 2, 2, 0},
		{"clock.cool-down=1h", (0 + 20 + 35 + 40) / 4., 4, 0, 0},
		{"incidents.patients.plan.stay.give-up=7m", (0 + 7 + 7 + 0) / 4., 2, 0, 2}, // the fourth finds the bed free
	} {
		r, err := Evaluate(t.Context(), simtest.CompileFile(t, "testdata/beds.yaml", test.change), Options{Runs: 12, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		for i := range r.Measures {
			m := &r.Measures[i]
			if !m.Row.Waits {
				continue
			}
			rows++
			if got := m.Summary.Mean.Value / 60_000; got != test.mean || m.Summary.N != 12*test.happened ||
				m.Counts[measure.Unfinished] != 12*test.unfinished || m.Counts[measure.Never] != 12*test.never {
				t.Errorf("%s, %s: got a mean of %v, %v", test.change, m.Row.ID(), got, m.Counts)
			}
			if mean, n, missing := r.Samples.Instances(i, 3); mean/60_000 != test.mean || n != test.happened || missing != test.unfinished+test.never {
				t.Errorf("%s, %s: run 3 has a mean of %v", test.change, m.Row.ID(), mean/60_000)
			}
		}
		if rows != 2 {
			t.Errorf("%d rows of waits", rows)
		}
		for _, x := range r.Resources {
			if x.ID == "bed" && (x.Coverage.Wait.Value != 60*test.mean || x.Coverage.Requests != 48 || x.Coverage.Unserved != 12*(test.unfinished+test.never)) {
				t.Errorf("%s: the coverage is %+v", test.change, x.Coverage)
			}
		}
	}
}

func TestTheHorizonDecidesNoVerdict(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		change    string
		verdicts  map[string]stats.Verdict
		byHorizon map[string]bool
	}{
		{
			"title=Cut",
			map[string]stats.Verdict{"half-hour": stats.CannotTell, "ten": stats.Missed, "mean": stats.Missed, "most": stats.Missed},
			map[string]bool{"half-hour": true}, // the third patient may come to bed within half an hour
		},
		{
			"clock.cool-down=1h",
			map[string]stats.Verdict{"half-hour": stats.Missed, "ten": stats.Missed, "mean": stats.Missed, "most": stats.Missed},
			nil,
		},
	} {
		p := simtest.CompileFile(t, "testdata/beds.yaml", test.change)
		c, err := Check(t.Context(), p, Options{Runs: 100, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range c.Lines {
			if l.Verdict != test.verdicts[l.ID] || l.ByHorizon != test.byHorizon[l.ID] {
				t.Errorf("%s: %s is %s, by the horizon %v, %v to %v", test.change, l.ID, l.Verdict, l.ByHorizon, l.Value, l.AtOnce)
			}
			if l.ByHorizon && l.More != (stats.More{}) {
				t.Errorf("%s: %+v more runs would tell %s", test.change, l.More, l.ID)
			}
		}
	}
}

// What a comparison says of the mean of waits is what the report says.
func TestTrialsCountWaitsAsSamplesDo(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "testdata/beds.yaml")
	trials, err := NewTrials([]*sim.Program{p}, 1, func(r *measure.Row) bool { return r.Waits })
	if err != nil {
		t.Fatal(err)
	}
	if err := trials.Extend(t.Context(), Options{Runs: 12}); err != nil {
		t.Fatal(err)
	}
	of := trials.Outcomes[0]
	for row := range of.Set.Rows {
		if !of.Has(row) {
			continue
		}
		if mean, n := of.Mean(row); mean != 11.25*60_000 || n != 48 {
			t.Errorf("got %v of %d", mean, n)
		}
	}
}
