package experiment

import (
	"fmt"
	"strings"

	"simulate/sim/snapshot"
)

// standoff says which sends wait for each other, what each has and lacks, and how the plan can avoid it: a send that
// goes whole takes nothing that it cannot use yet, and overtaking lets those behind have what it leaves.
func standoff(s *snapshot.Standoff) string {
	var names, has, rules []string
	for _, send := range s.Sends {
		name := send.Incident + "/" + send.Step
		names = append(names, name)
		has = append(has, fmt.Sprintf("%s holds %s idle and lacks %s", name, send.Holds, send.Lacks))
	}
	for _, kind := range s.Kinds {
		rules = append(rules, "dispatch."+kind+".overtake: true")
	}
	return fmt.Sprintf("deadlock in the nominal run: %s wait for each other; %s; write whole: true, so that neither takes what it "+
		"cannot use, and %s, so that the other can have it", listed(names), strings.Join(has, ", "), listed(rules))
}

// listed joins words as a sentence does: a, b and c.
func listed(words []string) string {
	last := len(words) - 1
	if last <= 0 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
