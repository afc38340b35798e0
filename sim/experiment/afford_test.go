package experiment

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/measure"
)

func TestWorkersAreAsManyAsHaveRoom(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		workers   int
		footprint int64
		want      int
	}{{8, 1000, 8}, {8, 400 << 20, 2}, {8, 3 << 30, 1}, {1, 0, 1}} {
		o := Options{Workers: c.workers}
		if o.fit(c.footprint); o.Workers != c.want {
			t.Errorf("%d workers with worlds of %d bytes: got %d, want %d", c.workers, c.footprint, o.Workers, c.want)
		}
	}
}

func TestMoreRunsThanThereIsRoomForAreRefused(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	var refused *TooManyRunsError
	_, err := Replicate(t.Context(), p, set, Options{Runs: 1 << 30, Seed: 1})
	if !errors.As(err, &refused) {
		t.Fatalf("got %v", err)
	}
	if refused.Runs != 1<<30 || refused.Bytes <= refused.Room || refused.Most < 1000 || refused.Most >= refused.Runs {
		t.Errorf("got %+v", refused)
	}
	if err := affordRuns(refused.Most, refused.Bytes/int64(refused.Runs)-workBytes); err != nil {
		t.Errorf("as many as the refusal names are refused: %v", err)
	}
}

func TestAColumnSaysWhatWasAdded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var c column
		runs := rapid.SliceOf(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) measure.Value {
			return measure.Value{
				State:  measure.State(rapid.IntRange(0, 3).Draw(t, "state")),
				Amount: rapid.OneOf(rapid.Int64Range(-5, 5), rapid.Int64()).Draw(t, "amount"),
			}
		}), 0, 3)).Draw(t, "runs")
		for _, values := range runs {
			for _, v := range values {
				c.add(v)
			}
			c.endRun()
		}
		for run, values := range runs {
			first, end := c.of(run)
			if end-first != len(values) {
				t.Fatalf("run %d has %d values, want %d", run, end-first, len(values))
			}
			for i, v := range values {
				if got := (measure.Value{State: c.state(first + i), Amount: c.amounts.At(first + i)}); got != v {
					t.Errorf("value %d of run %d is %+v, want %+v", i, run, got, v)
				}
			}
		}
	})
}
