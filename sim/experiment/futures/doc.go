// Package futures says what may still come of a run that has come to an instant: a copy of its world goes on with other luck, many times.
//
// What is under way is drawn anew, given how long it has lasted (sim.World.Renew), so that nothing which has been drawn and not shown is
// in a future. Decisions that are still to be taken take their defaults, and nobody gives orders. Future k has the luck of replication k
// of a seed, whatever the instant and whatever has been decided: two arms that are compared have common luck, and differ by what
// differs between them.
//
// The package knows records, worlds and measures. It must not know journals, people, or how anything is shown.
package futures
