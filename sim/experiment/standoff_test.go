package experiment

import (
	"testing"

	"simulate/sim/simtest"
	"simulate/sim/snapshot"
)

func TestADeadlockIsNamed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		changes []string
		want    int
	}{
		{"two that hold a part", nil, 1},
		{"one that goes whole", []string{"incidents.two.plan.cars.whole=true"}, 0},
		{"too few units", []string{"incidents.two.plan.cars.send.patrol=1", "incidents.two.plan.job.needs.patrol=1", "incidents.two.plan.job.takes=3h"}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := Evaluate(t.Context(), simtest.CompileFile(t, "testdata/deadlock.yaml", test.changes...), Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := warningsOf[Deadlock](r)
			if len(got) != test.want {
				t.Fatalf("got %+v", got)
			}
			if test.want > 0 && got[0].Sends[0] != (snapshot.Partial{Incident: "one", Step: "more", Holds: "2 patrol", Lacks: "1 patrol"}) {
				t.Errorf("got %+v", got)
			}
		})
	}
}
