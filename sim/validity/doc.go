// Package validity holds the simulator against answers that are known: queues, networks, races and geometry whose
// figures follow from a formula. It has only tests.
//
// Each case is a scenario file in scenarios/known, which goes through the same door as any other: loaded, compiled, replicated,
// measured. The list of cases names, for each figure, the formula that gives the expected value; a figure passes when it
// lies within four standard errors of it, and has been measured well enough to say so when one standard error is at most
// one part in a hundred. The seed is 1 for all of them.
//
// docs/validity.md shows the figures, and says what they prove and what they do not. Its table is written by
//
//	go generate ./sim/validity
package validity

//go:generate go test -run ^TestKnownAnswers$ -count 1 -update
