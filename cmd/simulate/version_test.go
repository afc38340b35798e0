package main

import "testing"

// Two programs that others could mistake for each other are told apart by their bytes.
func TestOnlyAVersionOfOneSourceStandsForTheProgram(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]bool{
		"v1.2.3": true, "v0.0.0-20261202165412-57282beb08f1": true,
		"v0.0.0-20261202165412-57282beb08f1+dirty": false, unversioned: false,
	} {
		if got := isOfOneSource(version); got != want {
			t.Errorf("%s is of one source: %t", version, got)
		}
	}
}
