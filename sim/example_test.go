package sim_test

import (
	"fmt"
	"log"

	"simulate/sim"
	"simulate/sim/scenario/loader"
)

// The way of a file: it is loaded and checked, compiled once, and run as often as one likes. What has happened is told by
// records; here those of a run in which everything takes its median.
func Example() {
	const file = `
format: 1
title: A car to a call
clock: {start: 2025-03-10T09:00:00-05:00, horizon: 1h}
agencies: {police: {kind: police}}
places: {shop: {position: [39.10, -94.30]}, station: {position: [39.09, -94.33]}}
travel: {between: {station: {shop: 4m}}}
units: {car: {agency: police, kind: patrol, home: station, turnout: 20s..40s}}
incidents:
  alarm:
    agency: police
    where: shop
    plan:
      call:     {event: The shop calls}
      dispatch: {after: call, work: Take the call and dispatch, takes: 1m..2m}
      cars:     {after: dispatch, send: {patrol: 1}}
      check:    {after: cars, work: Check the shop, needs: {patrol: 1}, takes: 5m}
`
	written, problems := loader.Bytes("alarm.yaml", []byte(file), loader.Options{})
	if written == nil {
		log.Fatal(problems) // all of them, each with its place in the file
	}
	program, err := sim.Compile(written)
	if err != nil {
		log.Fatal(err)
	}
	var trace sim.Trace
	if err := sim.NewWorld(program).Run(sim.Luck{Nominal: true}, &trace); err != nil {
		log.Fatal(err)
	}
	for _, r := range trace.Records {
		switch r.Kind {
		case sim.UnitEnRoute, sim.UnitArrived:
			fmt.Println(program.Clock(r.At).Format("15:04:05"), r.Kind, program.Units[r.Unit].ID)
		case sim.StepDone:
			fmt.Println(program.Clock(r.At).Format("15:04:05"), r.Kind, program.Steps[r.Step].ID)
		}
	}
	// Output:
	// 09:00:00 StepDone call
	// 09:01:30 StepDone dispatch
	// 09:02:00 UnitEnRoute car
	// 09:06:00 UnitArrived car
	// 09:06:00 StepDone cars
	// 09:11:00 StepDone check
}
