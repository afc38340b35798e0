// Package tree holds the texts of a scenario before they mean anything: files within their folder, the YAML of a file as
// nodes that know where they are written, one tree laid over another, changes of a value at a path, and problems with their
// place and a remedy.
//
// It knows files, YAML and people's mistakes, and must not know a type, a section or a check of the language: what merges key
// by key it is told by a Shape, and what is wrong with a value by whoever reads it.
//
// A place in a tree is a Path, the keys and numbers that lead to it. Its text is for messages alone, as keys may hold dots and
// brackets. Who decodes or checks a tree reports to a Collector, which finds the line and column, and keeps silent about
// what could not be read in the first place.
package tree
