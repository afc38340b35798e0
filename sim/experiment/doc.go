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
// Every figure over runs comes from a distribution (see distributions.go, which says for which row it is which). Of a row with
// one value a run, runs are independent, and its quantiles have intervals by order statistics. Of a row of a stream, such as
// the 90th percentile of all response times, values of one run resemble each other, so the interval comes from the spread
// between sections of the simulated time: runs are the sections where there are ten or more, otherwise batches of each run, of
// whole days or weeks of demand (batches.go). Each section keeps a sketch of its values in bounded memory (streams.go), and
// Woodruff's interval of the quantile is made of the spread between the sketches (stats.Sections.BatchQuantile).
//
// # What it knows, and what it must not know
//
// It knows programs, luck, measures and statistics. The rooms below this folder ask one question each of runs and stand on
// this package, which knows none of them: [simulate/sim/experiment/cause] where the time went,
// [simulate/sim/experiment/contrast] what differs between programs, [simulate/sim/experiment/influence] which inputs matter,
// and [simulate/sim/experiment/search] what breaks an objective.
//
// Figures are in thousandths of their row's unit (see package measure), which is milliseconds for times. No
// figure is for display: that is for package report.
package experiment
