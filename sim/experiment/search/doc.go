// Package search finds the smallest set of adverse changes, within bounds that a scenario states, that breaks an objective.
//
// It knows what may go wrong and how objectives are judged. How a program with changes is made it must not know: [Build] is
// told to it. It knows no other room.
package search
