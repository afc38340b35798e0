package content_test

import (
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/format"
	"simulate/report/reporttest"
)

// What an incident of many leaves waiting in a run and under way in the same one is left by one run; its incident is named where
// there are several, and of two steps that do the same, as far as words tell, the id.
func TestWhatNeverFinishedNamesItsIncidentAndCountsItsRuns(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 40, "clinic.yaml", "places.station.position=[0, 2]",
		"incidents.alarm={agency: ems, where: clinic, begins: 08:00, plan: {bell: {event: A bell, at: 08:00}}}",
		"units.nurse={agency: ems, kind: nurse, home: clinic}", "units.bus={agency: ems, kind: bus, home: station}",
		"incidents.patients.plan.one={after: say, send: {bus: 1}}", "incidents.patients.plan.two={after: seek, send: {bus: 1}, where: seek}",
		"incidents.patients.plan.seek={after: say, work: Seek a bed, by: ems, needs: {nurse: 1}, takes: 1m, where: {clinic: 50%, station: 50%}}")
	d := content.New(r, r.Nominal, reporttest.Settings, content.Extra{})
	got := strings.Join(strings.Fields(reporttest.Written(t, format.Terminal{Width: 200}.Write, d)), " ")
	want := "Never finished: Send 1× ambulance (Patients), in 40 of 40 runs (100%); Send 1× bus, one (Patients), in 40 of 40 runs (100%); " +
		"Send 1× bus, two (Patients), in 40 of 40 runs (100%). "
	if !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
}
