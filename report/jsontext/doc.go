// Package jsontext writes JSON piece by piece, with members in the order in which they are given.
//
// It knows JSON, and that it may be shown on a terminal: every character that is not printable is escaped. It knows nothing of what
// it writes.
package jsontext
