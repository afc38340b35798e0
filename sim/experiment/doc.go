// Package experiment asks questions of a program by running it: once at the median of every draw (the nominal run),
// once for a given seed, or many times; and puts the answers together into a Result.
//
//   - [Replicate] runs many replications at once. It is the only place in the simulator that starts goroutines.
//   - [Evaluate] is the main job: the nominal replay, the measures over seeded runs, objectives, and what was
//     reported beside what is simulated.
//   - [Explain] walks the causes of a run's records back from an instant and says where the time went.
//   - [Check] holds a program against its objectives: a gate.
//   - [Search] finds the smallest set of adverse changes that breaks an objective.
//
// Figures are in thousandths of their row's unit (see package measure), which is milliseconds for times. No
// figure is for display: that is for package report.
package experiment
