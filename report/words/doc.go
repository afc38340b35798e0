// Package words gives what records refer to its names, and records and states their sentences.
//
// It knows programs, records and states. It must not know what reports make of them: nothing of results, measures or pages.
package words
