package story_test

import (
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/report/story"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment/cause"
)

// The bus is with people as they take their seats, and comes back without them for others.
func TestABusThatComesBackHasNobodyAboard(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "evacuation.yaml")
	names := words.Of(r.Program)
	_, board := story.Sheets(names, r.Nominal, nil)
	asked := story.Asked(names, r.Nominal, []sim.Instance{{Incident: 1, Ordinal: 1}})
	d := &document.Document{Title: "People", Sections: append([]document.Section{board}, asked...)}
	reporttest.Golden(t, "seats.txt", []byte(reporttest.Written(t, format.Terminal{Width: 120}.Write, d)))

	var told []string
	causes := cause.New(r.Program, r.Nominal.Records)
	for i := range r.Nominal.Records {
		if record := &r.Nominal.Records[i]; record.Kind == sim.RiderEnRoute || record.Kind == sim.RiderArrived {
			of, _ := causes.Of(sim.Seq(i))
			told = append(told, names.Record(record, of))
		}
	}
	want := []string{
		"Bus leaves for Shelter with People #2", "Bus arrives at Shelter with People #2", "Bus leaves for Stop", "Bus arrives at Stop",
		"Bus leaves for Shelter with People #4", "Bus arrives at Shelter with People #4", "Bus leaves for Stop", "Bus arrives at Stop",
	}
	if strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q", told)
	}
}
