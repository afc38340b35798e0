// Package search finds the smallest set of adverse changes, within bounds that a scenario states, that breaks an objective, and the
// cheapest set of levers that meets it.
//
// It knows what may go wrong, what could be changed and how objectives are judged. How a program with changes is made it must not know: [Build] is
// told to it. It knows no other room.
package search
