package exercise_test

import (
	"strings"
	"testing"

	"simulate/sim/exercise"
	"simulate/sim/scenario/loader"
)

// county is the siege with another agency's units on the map, and a dog at each.
var county = strings.NewReplacer(
	"agencies: {", "agencies: {sheriff: {kind: police}, ",
	"  chief: {", "  deputy: {agency: sheriff, kind: patrol, count: 2, home: base, can: dogs}\n  hound: {agency: sheriff, kind: k9, home: base}\n  chief: {",
).Replace(siege)

// A role orders the units of the agencies that are its to order, its own sites and its own voice, whoever has written the journal.
func TestARoleOrdersWhatIsItsOwn(t *testing.T) {
	t.Parallel()
	for step, beyond := range map[string]string{
		`{"send":{"patrol":1}}`:                               "",
		`{"send":{"patrol":1},"from":"sheriff"}`:              "sheriff",
		`{"send":{"patrol":1},"from":["pd","sheriff"]}`:       "sheriff",
		`{"send":{"deputy":1},"from":"pd"}`:                   "sheriff",
		`{"move":{"car":1},"where":"house"}`:                  "",
		`{"move":{"deputy-2":1},"where":"house"}`:             "sheriff",
		`{"move":{"patrol":1},"where":"house"}`:               "sheriff",
		`{"release":{"command":1}}`:                           "",
		`{"release":{"hound":1}}`:                             "sheriff",
		`{"release":{"dogs":"all"}}`:                          "sheriff",
		`{"release":"all"}`:                                   "sheriff",
		`{"work":"Look","needs":{"patrol":1}}`:                "",
		`{"work":"Look","needs":{"k9":1}}`:                    "sheriff",
		`{"work":"Look","needs":{"patrol":1},"by":"sheriff"}`: "sheriff",
		`{"message":"Come","to":"dispatch"}`:                  "",
		`{"message":"Come","from":"dispatch","to":"pd"}`:      "dispatch",
		`{"posture":"lockdown","sites":"all"}`:                "district",
	} {
		j := &exercise.Journal{Head: head(county)}
		e := made("watch", order(step))
		e.Number, e.At, e.Order.ID = 1, 20*60_000, "watch-1"
		j.Entries = []exercise.Entry{e}
		_, problems := exercise.Open(j, "test.jsonl", loader.Options{})
		text := problems.Error()
		if want := "test.jsonl:2:1: watch gives no orders to " + beyond + " (ask them by a message, or the controller)"; strings.Contains(text, want) != (beyond != "") || beyond == "" && strings.Contains(text, "gives no orders") {
			t.Errorf("%s: %s", step, text)
		}
	}
}
