package simtest

import "testing"

// tries is how often a check may be made until what it is about has come about: what one scenario in 20 shows is missing among 100 in one
// check of 170, and among all of ten checks never.
const tries = 10

// Sometimes makes a check over random scenarios that returns how often what it is about came about, anew until it did: a check in which
// that never was tells nothing, and fails.
func Sometimes(t *testing.T, what string, check func() int) {
	t.Helper()
	for range tries {
		if check() > 0 || t.Failed() {
			return
		}
	}
	t.Errorf("%s: not once", what)
}
