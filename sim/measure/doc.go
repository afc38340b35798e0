// Package measure turns the records of a run into figures: latencies, waits, utilisations and levels.
//
// A Set is compiled once from a program and says which rows a report has: those of the measures that the scenario
// declares, the built-in ones that make sense for it (the intervals of the fire service and of dispatch
// centres, requests for aid, channels, postures), and the milestones that an objective or a report refers to. A Fold is
// a sink for records that computes the rows' values. It serves run after run without allocating and looks
// into nothing but the records and the program's tables.
//
//	set, err := measure.Compile(program)
//	fold := set.NewFold()
//	err = world.Run(luck, fold)
//	for _, value := range fold.Values() {
//		row := set.Rows[value.Row]
//		…
//	}
//
// Every value is a whole number of thousandths of its row's unit, milliseconds where the unit is the second, so that
// whatever is computed from it is exact and the same on every machine.
package measure
