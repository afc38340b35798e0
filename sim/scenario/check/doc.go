// Package check looks at what a scenario means: names that refer to nothing, plans that cannot work, figures that do not fit
// together, waiting that is in vain.
//
// It knows the types of the language and reports to the collector of the tree from which a scenario was decoded. It must not
// know files, variants or how a scenario is read, nor change the scenario; what a value says by itself, such as whether a
// text is a duration, has been looked at by decoding.
//
// The checks go through the file section by section, see Scenario; those of a plan's steps are in steps.go, with a file for
// each thing that they look at. prospects.go works out what can become of every step, and vain.go, conflicts.go and
// waits.go report what follows from that.
package check
