// Package story folds the records of a run to what a reader follows: a line for a step or a stage of one, with its reason.
//
// It knows records, their causes and their words. It must not know figures over many runs.
package story
