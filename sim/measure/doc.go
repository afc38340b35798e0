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
// Of incidents that come in streams a row has a value for each instance that begins in the time that is measured: not in the
// warm-up, and not in the cool-down. There may be a million of them in a run, so that they are not Values but go into a
// Ledger, which does not grow with their number. Means over time, such as utilisation, and shares have Parts, one for each of the
// batches into which the time that is measured may be divided.
//
// The package knows the records of one run and the program's tables. It must not look into a world, know of more runs than one
// (what they say together is for package experiment), or put anything into words.
//
// Every value is a whole number of parts of its row's unit ([scenario.MeasureUnit.Parts]), milliseconds where the unit is the
// second, so that whatever is computed from it is exact and the same on every machine.
package measure
