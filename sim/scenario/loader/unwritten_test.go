package loader_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario/loader"
)

func TestWhatIsTakenToBeNothingIsListed(t *testing.T) {
	t.Parallel()
	const file = `
format: 1
clock: {start: 2025-03-10T09:00:00-05:00, zone: America/Chicago, horizon: 1h}
agencies: {police: {kind: police}}
places: {shop: {position: [38.0, -77.0]}, base: {position: [38.01, -77.0]}}
units:
  car: {agency: police, kind: patrol, home: base, count: 2}
  quick: {agency: police, kind: moped, home: base, turnout: 0s}
  desk: {agency: police, kind: call-taker, home: base}
incidents:
  alarm:
    agency: police
    where: shop
    plan:
      call: {at: +1m, event: A call}
      cars: {after: call, send: {patrol: 1, moped: 1}}
      look: {after: cars, work: Look, needs: {patrol: 1}}
      talk: {after: look, work: Talk, needs: {patrol: 1}, takes: 0s}
`
	s, problems := loader.FS(fstest.MapFS{"town.yaml": {Data: []byte(file)}}, "town.yaml", loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	if got, want := s.Unwritten(), []string{"units.car.turnout", "incidents.alarm.plan.look.takes"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
