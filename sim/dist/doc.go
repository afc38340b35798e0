// Package dist holds the probability distributions of a scenario's durations.
//
// A [Dist] is a quantile function: give it a number between 0 and 1 and it returns
// the duration that falls short with that probability. A random duration costs one
// uniform number, so two variants of a scenario that draw the same number have the
// same luck, whatever their distributions. Numbers have the unit of the caller; the
// simulator uses milliseconds.
//
// The package knows curves and their parameters. It must not know what is
// drawn with them, who draws, or where random numbers come from.
//
// Draws have the same bits on every machine (package portable). A quantile never
// decreases as its argument grows, but for rounding in the last digits.
package dist
