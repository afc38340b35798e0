// Package contrast says what differs between programs that run with the same luck.
//
//   - [Compare] holds variants against a baseline, run by run, with intervals that hold for all of their measures together.
//   - [Rank] holds strategies, such as those that decisions of a scenario allow ([StrategiesOf]), against the best of them.
//
// It knows programs, what they yield by run, and what a variant changes. It must not know files, nor how a program came about.
// Package cause tells it whether what was changed lies on the path to a measure; no other room does it know.
package contrast
