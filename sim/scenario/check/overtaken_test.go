package check_test

import (
	"fmt"
	"strings"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// A step of which the until has come whenever it could begin is warned of, and no other.
func TestAStepThatIsOverBeforeItBegins(t *testing.T) {
	t.Parallel()
	const plan = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 2h}
agencies: {pd: {kind: police}}
places: {here: {position: [39, -94]}}
travel: {speed: {default: 50 km/h}}
units: {car: {agency: pd, kind: patrol, count: 2, home: here}}
incidents:
  night:
    agency: pd
    where: here
    plan:
      go: {send: {patrol: 2}}
      shots: {at: 14:00, event: Shots}
      maybe: {at: 13:30, chance: 50%%, event: A shout}
      inside: {after: go, work: Hold, needs: {patrol: 2}, takes: 1m, hold: %s}
      later: {after: shots, delay: 1m, event: Later}
      talk: {%s}
`
	for _, test := range []struct {
		hold, talk string
		overtaken  bool
	}{
		{"shots", "work: Talk, takes: 5m, after: shots, until: shots", true},
		{"shots", "work: Talk, takes: 5m, after: later, until: shots", true},
		{"shots", "work: Talk, takes: 5m, after: [go, later], until: shots", true},
		{"shots", "work: Talk, takes: 5m, after: {any: [go, later]}, until: shots", false},
		{"shots", "work: Talk, takes: 5m, after: shots, until: later", false},
		{"shots", "work: Talk, takes: 5m, after: shots, until: {any: [later, shots]}", true},
		{"shots", "work: Talk, takes: 5m, after: shots, until: [later, shots]", false},
		{"shots", "work: Talk, takes: 5m, after: go.first, until: go.asked", true},
		{"shots", "work: Talk, takes: 5m, after: go.asked, until: go.first", false},
		{"shots", "event: Talk, after: shots, until: shots", false}, // it is done at once
		{"shots", "event: Talk, after: later, until: shots", true},
		{"shots", "message: Talk, to: pd, takes: 5s, after: shots, until: shots", false},
		{"shots", "work: Talk, with: inside, takes: 1h, after: inside, until: shots", true},
		{"shots", "work: Talk, with: inside, takes: 1h, after: inside.start, until: shots", false},
		{"maybe", "work: Talk, with: inside, takes: 1h, after: inside, until: maybe", false}, // who is held is let go where it cannot come
		{"shots", "work: Talk, takes: 5m, after: maybe.ended, until: maybe", false},
	} {
		_, problems := loader.Bytes("-", []byte(fmt.Sprintf(plan, test.hold, test.talk)), loader.Options{})
		if problems.Any() {
			t.Fatal(problems)
		}
		if got := strings.Contains(problems.Error(), string("["+scenario.Overtaken+"]")); got != test.overtaken {
			t.Errorf("%s: %v\n%v", test.talk, got, problems)
		}
	}
}
