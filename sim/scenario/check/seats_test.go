package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestUnitsThatStayAway(t *testing.T) {
	t.Parallel()
	riders := func(arrivals, plan string) string {
		return "units: {car: {seats: 3}}\nincidents: {people: {agency: ipd, where: scene, part-of: shots, arrivals: " + arrivals + ", plan: {" + plan + "}}}"
	}
	const ride = "ride: {after: shots/cars, move: {patrol: 1}, where: base}"
	stays := []string{
		"warning: incidents.people.plan.ride.move.patrol: the patrol stays at base: who comes later has it there, and arrives at once " +
			"(write a step that brings it back: {after: ride, move: {patrol: 1}, with: ride})",
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"never brought back", riders("{count: 9}", ride), stays},
		{"without seats", "incidents: {people: {agency: ipd, where: scene, part-of: shots, arrivals: {count: 9}, plan: {" + ride + "}}}", stays},
		{"by number that is drawn", riders("{rate: 2/h}", ride), stays},
		{"brought back", riders("{count: 9}", ride+", back: {after: ride, move: {patrol: 1}, with: ride}"), nil},
		{"brought elsewhere", riders("{count: 9}", ride+", on: {after: ride, move: {patrol: 1}, with: ride, where: base}"), stays},
		{"let go by each", riders("{count: 9}", ride+", off: {after: ride, release: {patrol: 1}}"), nil},
		{"let go once", "units: {car: {seats: 3}}\nincidents: {shots: {plan: {off: {after: help, release: all}}}, people: {agency: ipd, where: scene, part-of: shots, arrivals: {count: 9}, plan: {" + ride + "}}}", stays},
		{"one for each", riders("{count: 9}", "go: {send: {patrol: 1}}, ride: {after: go, move: {patrol: 1}, where: base}"), nil},
		{"seats for all", riders("{count: 6}", ride), nil},
		{"at instants, seats for all", riders("{at: [14:00, 15:00]}", ride), nil},
		{"at the scene", riders("{count: 9}", "ride: {after: shots/cars, move: {patrol: 1}}"), nil},
		{"those of another step", riders("{count: 9}", "load: {after: shots/cars, work: Load, needs: {patrol: 1}, takes: 1m, hold: ride}, ride: {after: load, move: {patrol: 1}, with: load, where: base}"), nil},
	})
}
