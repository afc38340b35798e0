package search

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
	"simulate/sim/stats"
)

const station = "testdata/station.yaml"

func improvedStation(t *testing.T, o Options, asked ...string) *Improved {
	t.Helper()
	f, err := Cheapest(t.Context(), simtest.CompileFile(t, station, asked...), builder(station, asked...), o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func few(tries int) Options {
	return Options{Options: experiment.Options{Runs: 60, Seed: 1}, Tries: tries, Frontier: true}
}

// meanWait is the mean wait of M/M/c in seconds, of calls an hour and calls a car serves in an hour: Erlang's C formula (Cooper,
// Introduction to Queueing Theory, 2nd ed. 1981, section 3.6).
func meanWait(calls, served float64, cars int) float64 {
	offered, blocked := calls/served, 1.0
	for c := 1; c <= cars; c++ {
		blocked = offered * blocked / (float64(c) + offered*blocked)
	}
	if offered >= float64(cars) {
		return math.Inf(1)
	}
	wait := blocked / (1 - offered/float64(cars)*(1-blocked))
	return wait / (float64(cars)*served - calls) * 3600
}

// enumerated is the least price of cars and of quicker service with which calls wait no longer than a limit in seconds, or -1.
func enumerated(limit float64, car, faster, cars int) int {
	best := -1
	for more := range cars + 1 {
		for quick, served := range []float64{4, 6} {
			if price := more*car + quick*faster; meanWait(9, served, 3+more) <= limit && (best < 0 || price < best) {
				best = price
			}
		}
	}
	return best
}

// TestTheCheapestIsThatOfErlangsFormula: limits lie far from what the formula gives for any set.
func TestTheCheapestIsThatOfErlangsFormula(t *testing.T) {
	t.Parallel()
	for i, c := range []struct {
		limit        string
		seconds      float64
		car, faster  int
		cars         int
		changes      string
		missed, open int
	}{
		{"1m", 60, 2, 3, 5, "car 2 ", 1, 0},
		{"1m", 60, 4, 3, 5, "car 1 faster 1 ", 1, 0},
		{"20m", 1200, 2, 3, 5, "", 0, 0},
		{"3m", 180, 5, 4, 5, "faster 1 ", 1, 0},
		{"3s", 3, 1, 100, 5, "car 4 ", 0, 0},
		{"10s", 10, 3, 4, 1, "", 0, 0},
	} {
		if testing.Short() && i > 0 {
			break // the others differ by figures, not by what runs beside what
		}
		t.Run(fmt.Sprint(c.limit, c.car, c.faster), func(t *testing.T) {
			t.Parallel()
			f := improvedStation(t, few(100), "objectives.short.value=mean(wait) <= "+c.limit,
				fmt.Sprintf("levers.units.car={most: %d, price: %d}", c.cars, c.car), fmt.Sprintf("levers.changes.faster.price=%d", c.faster))
			want := enumerated(c.seconds, c.car, c.faster, c.cars)
			switch {
			case f.Set == nil && (want >= 0 || !f.Beyond):
				t.Fatalf("nothing found of %d sets, want a price of %d", f.Tried, want)
			case f.Set == nil:
				return
			case f.Set.Price != want || told(f.Set.Changes) != c.changes || len(f.Open) != c.open:
				t.Errorf("got %s for %d, %d cannot be told, want %s for %d", told(f.Set.Changes), f.Set.Price, len(f.Open), c.changes, want)
			}
			if len(f.Set.Without) != len(f.Set.Changes) || together(f.Set.Judged) != stats.Met || slices.ContainsFunc(f.Set.Without, func(j []experiment.Judged) bool { return together(j) == stats.Met }) {
				t.Errorf("confirmed by %+v, without each %+v", f.Set.Judged, f.Set.Without)
			}
			if len(f.Frontier) == 0 {
				t.Error("nothing is known of stricter limits")
			}
			for i, at := range f.Frontier {
				seconds := at.Limit.Value / 1000
				if want := enumerated(seconds, c.car, c.faster, c.cars); at.Offer == nil || at.Offer.Price < want || i > 0 && at.Offer.Price <= f.Frontier[i-1].Offer.Price {
					t.Errorf("within %v s for %+v, want %d", seconds, at.Offer, want)
				}
			}
		})
	}
}

func TestLeversOfOnePathAreNotUsedTogether(t *testing.T) {
	t.Parallel()
	asked := []string{
		"levers.changes.quick={price: 1, changes: {incidents.calls.plan.serve.takes: exponential(mean 12m)}}", "levers.changes.faster.price=2", "levers.units=null",
		"objectives.short.value=mean(wait) <= 3m",
	}
	f := improvedStation(t, few(100), asked...)
	if f.Set == nil || told(f.Set.Changes) != "faster 1 " || f.With != nil || f.Tried != 3 {
		t.Errorf("%+v", f)
	}
	f = improvedStation(t, few(100), append(asked, "objectives.short.value=mean(wait) <= 2s")...)
	if f.Set != nil || f.Beyond || f.Out || f.Tried != 3 {
		t.Errorf("%+v", f)
	}
}

func TestNoMoreLeversThanAllowed(t *testing.T) {
	t.Parallel()
	f := improvedStation(t, few(100), "levers.most=1", "levers.units.car.price=4", "levers.changes.faster.price=3")
	if f.Set == nil || told(f.Set.Changes) != "car 2 " {
		t.Errorf("%+v", f.Set)
	}
	f = improvedStation(t, few(100), "levers.most=1", "levers.units.car.most=1")
	if f.Set != nil || f.Out || f.Beyond || f.Needed() != 2 {
		t.Errorf("%+v", f)
	}
	if f = improvedStation(t, few(4)); f.Set != nil || !f.Out {
		t.Errorf("%+v", f)
	}
}

func TestALeverThatCannotBeUsedIsNoted(t *testing.T) {
	t.Parallel()
	const asked = "objectives.short.value=mean(wait) <= 3m"
	whole := builder(station, asked)
	build := func(changes []scenario.PathValue) (*sim.Program, error) {
		if slices.ContainsFunc(changes, func(c scenario.PathValue) bool { return c.Path == "units.car.count" }) {
			return nil, errors.New("there is no room")
		}
		return whole(changes)
	}
	f, err := Cheapest(t.Context(), simtest.CompileFile(t, station, asked), build, few(100))
	if err != nil || f.Set == nil || told(f.Set.Changes) != "faster 1 " || len(f.Impossible) != 1 {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestTheCheapestIsTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	var before string
	for _, workers := range []int{1, 3} {
		o := few(100)
		o.Workers = workers
		f := improvedStation(t, o)
		now := fmt.Sprintf("%s %v %d %x", told(f.Set.Changes), f.Set.Judged[0].Interval, f.Tried, f.Fingerprint)
		if before != "" && now != before {
			t.Errorf("%s, and before %s", now, before)
		}
		before = now
	}
}

func TestAnInterruptedImprovementIsPartial(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	o := few(100)
	o.Trying = func(tried, _ int) {
		if tried == 2 {
			stop()
		}
	}
	f, err := Cheapest(ctx, simtest.CompileFile(t, station), builder(station), o)
	if err != nil || !f.Partial || f.Set != nil || len(f.Before) != 1 {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestSetsComeByPrice(t *testing.T) {
	t.Parallel()
	levers := []Lever{{Change{ID: "a", Most: 2}, 3}, {Change{ID: "b", Most: 1}, 0}, {Change{ID: "c", Most: 3}, 1}}
	b := newByPrice(levers, []int{0, 0, 1})
	seen, last, number := map[string]bool{}, 0, 0
	for c, ok := b.next(); ok; c, ok = b.next() {
		key := fmt.Sprint(c.levels)
		if c.price < last || seen[key] || c.price != priceOf(levers, c.levels) {
			t.Errorf("%s for %d after %d", key, c.price, last)
		}
		seen[key], last = true, c.price
		number++
	}
	if number != 3*2*3 {
		t.Errorf("%d sets", number)
	}
}
