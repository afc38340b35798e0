// Package log reads what dispatch centres, ambulance services and police keep of their calls: CSV and its kin, packed or not, of any
// size. It finds out what the columns mean, says so, and turns rows into the instants of calls and units. It knows nothing of
// scenarios and of the model.
//
// A log is read twice at most: [Look] looks at as many rows as it takes to tell what each column holds, [Survey.Infer] and
// [Survey.Check] refuse what two readings fit, and [Each] reads all of it. Nothing that is kept grows with the number of rows, but a bounded memory of which
// rows have been there and when each unit was busy.
package log
