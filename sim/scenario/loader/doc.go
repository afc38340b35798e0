// Package loader is the way from a file to a scenario: File, FS and Bytes read one, with what it extends, a variant and
// changes by hand, and return it with all problems at once.
//
// It puts the rooms below together and has no rule of the language itself: tree reads and merges, scenario decodes, check
// looks at what is meant. What it knows is how a changed scenario differs from its file: every variant is examined as the file
// is, and of the problems those are shown that the file does not have, each in the change that brings it. branch.go looks at
// changes that apply from an instant on.
package loader
