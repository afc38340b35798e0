// Package simtest generates random scenarios for property tests: texts in the language of scenario files, so that they go
// through the same door as any other.
//
// Every scenario is valid by construction. What is referred to exists; a step waits only for steps above it, so that
// what it waits for can come; it asks for no more units than there are; a message has a way to its receivers. The
// scenarios are otherwise as unruly as the language allows: patience of no length, holds until what has long happened,
// units sent by agencies that must first approve, postures that supersede each other.
//
// The package knows the language of scenarios as a writer does, and that sim compiles it. It must not know how a run works: what
// is random here must not be bent towards what is known to hold. Only tests import it.
//
// All choices come from rapid, which draws the simplest first: a failing scenario shrinks to few steps with fixed
// durations.
package simtest
