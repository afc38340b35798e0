package snapshot

import (
	"fmt"
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
)

// whereabouts says where the units are that a step asks agencies for and has not been given; nothing of other steps.
func (f *Fold) whereabouts(n *instance, number uint16) []string {
	planned, s := f.planned(number), f.stepOf(n, number)
	from := planned.By
	if f.p.Steps[number].Verb == scenario.Send {
		from = f.asked(n, number)
	}
	if !isUnder(s.status) || len(from) == 0 {
		return nil
	}
	var parts []string
	for i := range f.p.Steps[number].Needs {
		if f.lacking(n, number, i) > 0 && len(s.awaiting) == 0 {
			parts = append(parts, f.occupations(&f.p.Steps[number].Needs[i], from)...)
		}
	}
	return parts
}

// asked are the agencies that a send asks.
func (f *Fold) asked(n *instance, number uint16) []string {
	if from := f.planned(number).From; len(from) > 0 {
		return from
	}
	return []string{f.p.Agencies[f.p.Incidents[n.Incident].Agency].ID}
}

// occupations says what the units for a need do that agencies do not have free.
func (f *Fold) occupations(need *sim.Need, agencies []string) []string {
	var names []string
	counts := make(map[string]int)
	for i := range f.units {
		if u := &f.p.Units[i]; !f.p.Takes(need, int32(i)) || !slices.Contains(agencies, f.p.Agencies[u.Agency].ID) {
			continue
		}
		name := f.occupation(&f.units[i])
		if name != "" && counts[name] == 0 {
			names = append(names, name)
		}
		counts[name]++
	}
	return inNumbers(names, counts)
}

// inNumbers says how many units do what, of a few things one by one: who waits for one of forty does not read what each of them is at.
func inNumbers(names []string, counts map[string]int) []string {
	const few = 5
	var said []string
	rest := 0
	for i, name := range names {
		if i < few-1 || len(names) <= few {
			said = append(said, fmt.Sprintf("%d %s", counts[name], name))
		} else {
			rest += counts[name]
		}
	}
	if rest > 0 {
		said = append(said, fmt.Sprintf("%d more are not free", rest))
	}
	return said
}

// occupation says what a unit does that is not free; nothing of one that is.
func (f *Fold) occupation(u *unit) string {
	switch {
	case u.isFree():
		return ""
	case u.scene == sim.None:
		return occupationWords[u.status]
	case u.step != sim.NoStep:
		return "with " + Titles{f.p}.Called(&f.p.Steps[u.step]) + " of " + f.titleOf(u.slot)
	case u.status == onScene:
		return "idle on the scene of " + f.titleOf(u.scene)
	}
	return "at " + f.titleOf(u.scene)
}

var occupationWords = map[string]string{occupied: "on another job", disabled: "out of action", offDuty: "off duty"}
