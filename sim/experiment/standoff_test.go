package experiment

import (
	"context"
	"slices"
	"testing"
)

func TestADeadlockIsNamedWithItsRemedy(t *testing.T) {
	t.Parallel()
	const want = "deadlock in the nominal run: one/more and two/cars wait for each other; one/more holds 2 patrol idle and lacks " +
		"1 patrol, two/cars holds 1 patrol idle and lacks 1 patrol; write whole: true, so that neither takes what it cannot use, " +
		"and dispatch.patrol.overtake: true, so that the other can have it"
	for _, test := range []struct {
		name    string
		changes []string
		want    []string
	}{
		{"two that hold a part", nil, []string{want}},
		{"one that goes whole", []string{"incidents.two.plan.cars.whole=true"}, nil},
		{"too few units", []string{"incidents.two.plan.cars.send.patrol=1", "incidents.two.plan.job.needs.patrol=1", "incidents.two.plan.job.takes=3h"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, _ := load(t, "testdata/deadlock.yaml", test.changes...)
			r, err := Evaluate(context.Background(), p, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, w := range r.Warnings {
				if w.Kind == Deadlock {
					got = append(got, w.Text)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNamesAreListedAsInASentence(t *testing.T) {
	t.Parallel()
	for want, words := range map[string][]string{"a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := listed(words); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
