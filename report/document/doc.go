// Package document is what can be said: a [Document] of [Section] after section, in the order in which it is shown.
//
// A number in a document is a [Value]: the raw figure and its unit. A value says of itself how a reader sees it (3:41) and what
// programs read of it (221.0), so that no two formats can disagree. A section sets itself in a [Format], which has a method for each
// kind of section.
//
// It knows time, units and intervals. It must not know what a document is about: nothing of runs, measures or scenarios.
package document
