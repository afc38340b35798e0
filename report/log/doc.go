// Package log writes the records of a run for other programs: as lines of JSON, as object-centric event logs (OCEL 2.0), as tables
// of events for process mining, and as traces for Perfetto.
//
// It knows records and their words, and writes them as they come: however many there are, none is kept. It must not know what is
// computed from runs.
package log
