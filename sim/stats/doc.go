// Package stats is the mathematics behind every figure that is reported over
// runs: summaries, confidence intervals and verdicts. It knows numbers and
// nothing of scenarios: it must not know what was measured, of whom, or in what
// words the answer will be given.
//
// Values are whole milliseconds, and may be negative: differences are signed. A
// value may be missing, because its milestone did not occur in that run. A
// missing value counts as longer than any other in quantiles and shares, so that
// a variant that fails to finish cannot look fast; means use the values that
// happened. Results are float64 milliseconds, in which "longer than any other"
// is +Inf: see [IsMissing].
//
//   - [Sample] holds one value a run: [Sample.Summarise].
//   - [ECDF] and [Bins] are how a sample is spread, for pictures: [Sample.ECDF],
//     [Sample.Bins].
//   - [Bag] collects any number of values in bounded memory, exact up to a
//     million: [Bag.Sample].
//   - [Sections] holds several values a run, for instance one a site; values of
//     one run resemble each other, and its intervals allow for that.
//   - [Moments] holds exact sums alone, for when the values need not be kept.
//   - [BatchMean], [BatchRatio] and [Sections.BatchQuantile] give intervals from the
//     batches of one long run, and [VonNeumann] says whether to believe them.
//   - [MSER5] advises how much of the beginning of a run to leave out.
//   - [Wilson] and [ClopperPearson] give intervals for a share of runs.
//   - [Limit.Judge] holds an interval against a target.
//
// Nothing here is ever NaN, and every figure has the same bits on every machine.
package stats
