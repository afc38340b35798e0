//go:build studies

package main

const (
	judgedLogs = 200
	judgedMost = 1.25
)
