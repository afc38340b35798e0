// Package cause says where the time went: it walks from what happened in a run back over what let it happen.
//
//   - [Causes.Explain] walks the causes of one run's records from one instant back to another, as a [Chain] of segments.
//   - [Chains] does so for the rows of a result in its nominal run, and [AssumedOnly] says whether a chain rests on assumptions.
//   - [FindPaths] walks the chain of a measure in many runs, and says how often each step is on it and for how long.
//
// It knows records, the causes that stand in them, and the steps of a program. It must not know how programs differ but by
// their runs, nor which of them is better: that is for package contrast, which stands on this one.
package cause
