// Package influence says which inputs matter for which measures, and how.
//
//   - [Correlate] finds influences by rank correlations over the runs that every report makes.
//   - [Drive] finds them by a design of experiments: Morris's elementary effects or Sobol's shares of the variance.
//   - [MakeSweep] lets one or two inputs take one value after another, and finds where objectives change.
//
// It knows the uncertain inputs of a program and the luck that a run can be given for each. It must not know other programs
// than those its questions make, nor records.
package influence
