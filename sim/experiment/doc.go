// Package experiment makes runs of a program, once at the median of every draw (the nominal run), once for a given seed, or
// many times, and holds what they yield.
//
//   - [Evaluate] is the main job: the nominal run, the measures over seeded runs, objectives, and what was reported beside
//     what is simulated.
//   - [Check] holds a program against its objectives: a gate.
//   - [Replicate] runs many replications of a program and keeps their values in [Samples]; [Trials] does the same for several
//     programs with the same luck, in little memory, and keeps [Outcomes].
//   - [Keep] and [Run] make one run to look at.
//   - [InParallel] is the one place of the project where goroutines are started.
//
// # How an interval is made
//
// Every figure over runs comes from a distribution: intervals.go says for which row it is which, and how the interval is made,
// such as that of the 90th percentile of a stream's response times, by batches, sketches and Woodruff's method. What batches
// are is in batches.go, what is kept of a stream in instances.go, how more runs are counted than are kept in tally.go, and the mathematics
// in package stats.
//
// # What it knows, and what it must not know
//
// It knows programs, luck, measures and statistics. The rooms in its folder ask one question each of runs and stand on
// this package, which knows none of them: [simulate/sim/experiment/cause] where the time went,
// [simulate/sim/experiment/contrast] what differs between programs, [simulate/sim/experiment/influence] which inputs matter,
// and [simulate/sim/experiment/search] what breaks an objective.
//
// Figures are in parts of their row's unit (see package measure), which is milliseconds for times. No
// figure is for display: that is for the rooms of report.
package experiment
