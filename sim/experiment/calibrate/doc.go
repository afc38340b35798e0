// Package calibrate finds which values of assumed figures agree with what was reported of the real incident.
//
// It is approximate Bayesian computation: what is assumed of a figure is its prior, a run is one draw of it and of luck, and the runs that
// agree with the record within its tolerances are draws of the posterior. Where too few of the seeded runs do, the tolerances are at first
// stretched, and drawn in step by step while runs that agree are moved: sequential Monte Carlo (Del Moral, Doucet and Jasra, Statistics
// and Computing 22, 2012) with replenishment by moves (Drovandi and Pettitt, Biometrics 67, 2011), in the unit cube of the inputs, where
// every prior is uniform. Each run has a luck of its own, so that the posterior is that of the whole model.
//
//   - inputs.go: what is calibrated, and what a quantile of it stands for.
//   - maker.go: runs with given quantiles, and how far each is from each report.
//   - kernel.go: how a run counts by its distances.
//   - narrow.go, move.go: the sequence, and its moves.
//   - conflict.go: which reports cannot be met together.
//   - calibrate.go: the questions in order, and the answer; told.go and outcome.go what it says of inputs and of measures; written.go the
//     variant that comes of it.
//
// It knows figures, quantiles and distances. It must not know the words of reports.
package calibrate
