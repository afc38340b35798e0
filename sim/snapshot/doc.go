// Package snapshot answers what the state of everything was at an instant of a run: who was where and doing what, which
// steps waited and for what, which sites had reached their posture, what was on the air.
//
// A state is folded from records in two stages. The fold goes over the records up to the instant, those at the instant
// included, with one small state machine for each thing a record can be about: unit, step, message, channel, site,
// incident. It knows nothing of the world that wrote the records, so it is a second account of the state by which the
// model is checked. Then one transaction puts the rows into tables of go-memdb.
//
// The package knows records, the program's tables and the words of a state: what a unit or a step is said to be doing. It must
// not ask the world anything, or it would be no second account; and how rows are laid out is for the rooms of report.
//
// # Why go-memdb
//
// The tables have secondary indexes for the questions that people ask: units by status, agency, kind, place and
// incident, steps and messages by status, sites by posture. A read transaction is a snapshot that costs the same
// however large the state is, and nobody who reads can disturb it, because a row is never changed once it is
// inserted. Inserting costs microseconds a row, so this is not how a run keeps its state: a run keeps flat arrays and
// writes records, and a state is made only for the instants that somebody asks about.
package snapshot
