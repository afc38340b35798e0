// Package experiment asks questions of a program by running it: once at the median of every draw (the nominal run),
// once for a given seed, or many times; and puts the answers together into a Result.
//
//   - [Replicate] runs many replications of a program, and [Trials] the same of several programs with the same luck, in
//     little memory. Goroutines are started in one function alone, which both go through.
//   - [Evaluate] is the main job: the nominal replay, the measures over seeded runs, objectives, and what was
//     reported beside what is simulated.
//   - [Compare] holds variants against a baseline, run by run, and [Rank] strategies against the best of them.
//   - [Causes.Explain] walks the causes of a run's records back from an instant and says where the time went.
//   - [Check] holds a program against its objectives: a gate.
//   - [Search] finds the smallest set of adverse changes that breaks an objective.
//
// Figures are in thousandths of their row's unit (see package measure), which is milliseconds for times. No
// figure is for display: that is for package report.
package experiment
