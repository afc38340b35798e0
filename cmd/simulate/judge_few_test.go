//go:build !studies

package main

// A few logs tell whether models are of the right kind; a study has many.
const (
	judgedLogs = 3
	judgedMost = 2.0 // times as far as the logs are from themselves
)
