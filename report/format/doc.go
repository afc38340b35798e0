// Package format writes documents as bytes: for terminals, as Markdown, JSON, JSON Lines, CSV and JUnit. The same document gives
// the same bytes.
//
// It knows documents and how texts are laid out. It must not know what they are about, and computes no figure: what it writes, a
// document holds.
//
// Names come from scenario files, and those from strangers: formats replace or escape whatever could move a cursor, colour a
// terminal or break a table.
package format
