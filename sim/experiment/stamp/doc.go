// Package stamp says what a log would show of a scenario: which units of its plan a log can tell apart, what it would stamp of each run,
// and which milestones of the scenario its instants are. So runs and what really happened can be held beside each other, by package
// conform.
package stamp
