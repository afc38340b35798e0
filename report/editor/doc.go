// Package editor tells editors of scenario files what they show: problems with their positions, as the Language Server Protocol counts and
// names them (version 3.17, Microsoft 2022).
//
// It knows the language by its loader, and must not know a run.
package editor
