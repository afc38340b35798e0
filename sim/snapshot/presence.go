package snapshot

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/engine"
)

// presence is where the units of a kind are that a work, a move or a decision on a scene could use.
type presence struct {
	here, busy int // at its place, and of those the ones that work
	coming     int // on their way to the scene
	elsewhere  []stay
	left       []stay
}

// stay is units that are, or were, together at a place of the scene.
type stay struct {
	place uint16
	units int
	until engine.Time // the last of them left
}

// presence says how many units of a kind a step could use if they were all idle, and how many of those are not; where that is
// too few, where the others are or were last.
func (f *Fold) presence(n *instance, number uint16, need sim.Need) string {
	p := f.present(n, number, need)
	words := are(p.here)
	if p.busy > 0 {
		words += fmt.Sprintf(", %d of them busy", p.busy)
	}
	if p.here >= int(need.Count) && p.here > 0 {
		return words
	}
	parts := []string{words}
	if p.coming > 0 {
		parts = append(parts, fmt.Sprintf("%d on the way", p.coming))
	}
	for _, s := range p.elsewhere {
		parts = append(parts, fmt.Sprintf("%d at %s", s.units, f.spot(s.place)))
	}
	for _, s := range p.left {
		until := f.p.Clock(s.until).Format("15:04:05")
		parts = append(parts, fmt.Sprintf("%d %s at %s until %s", s.units, were(s.units), f.spot(s.place), until))
	}
	return strings.Join(parts, "; ")
}

// countedTwice says that enough units are there for each need of a step on scene, and not for all of them together: who serves several
// is told with each, and counts for one.
func (f *Fold) countedTwice(n *instance, number uint16) []string {
	needs := f.p.Steps[number].Needs
	if len(needs) < 2 || len(f.planned(number).By) > 0 {
		return nil
	}
	wanted := 0
	for i := range needs {
		if f.present(n, number, needs[i:i+1]...).here < int(needs[i].Count) {
			return nil
		}
		wanted += int(needs[i].Count)
	}
	if all := f.present(n, number, needs...); all.here < wanted {
		return []string{fmt.Sprintf("each counts for one of these, and %s there in all", are(all.here))}
	}
	return nil
}

// present finds the units for any of some needs that are of use to a step: those on the scene of its incident, or, of a step that uses
// another's units, those. A move takes units from wherever they are.
func (f *Fold) present(n *instance, number uint16, needs ...sim.Need) presence {
	var p presence
	here, host, with := f.placeOf(n, number), f.hostOf(n), f.planned(number).With
	for i := range f.units {
		u := &f.units[i]
		switch {
		case !slices.ContainsFunc(needs, func(need sim.Need) bool { return f.p.Takes(&need, int32(i)) }), with != "" && !slices.Contains(f.crewOf(n, with), int32(i)):
			continue
		case u.scene != sim.None && f.instances[u.scene] == host, with != "" && u.isOnScene():
			p.count(u, here, f.moves(number))
		case u.left.slot != sim.None && f.instances[u.left.slot] == host && host.Instance == u.left.of:
			p.left = staying(p.left, u.left.place, u.left.at)
		}
	}
	return p
}

// count counts a unit that belongs to the scene.
func (p *presence) count(u *unit, here uint16, anywhere bool) {
	switch {
	case !u.isOnScene():
		if u.status != disabled {
			p.coming++
		}
	case anywhere || u.place == here:
		p.here++
		if u.status == working {
			p.busy++
		}
	default:
		p.elsewhere = staying(p.elsewhere, u.place, 0)
	}
}

// staying adds a unit to those at a place.
func staying(stays []stay, place uint16, until engine.Time) []stay {
	i := slices.IndexFunc(stays, func(s stay) bool { return s.place == place })
	if i < 0 {
		i = len(stays)
		stays = append(stays, stay{place: place})
	}
	stays[i].units++
	stays[i].until = max(stays[i].until, until)
	return stays
}

// placeOf is where a step happens: its own place, the one that it has settled, that of the step that it names, or that of its instance,
// which may be a point without a name.
func (f *Fold) placeOf(n *instance, number uint16) uint16 {
	name, settled := f.planned(number).Where.Name, f.stepOf(n, number).place
	switch place := f.p.Steps[number].Place; {
	case place != sim.NoPlace:
		return place
	case settled != sim.NoPlace:
		return settled
	case name == "":
		return n.place
	}
	return f.named(n, name)
}

// named is the place of that name, or where the step of that name happens.
func (f *Fold) named(n *instance, name string) uint16 {
	first := f.p.Incidents[n.Incident].FirstStep
	for k := range n.steps {
		if f.p.Steps[first+uint16(k)].ID == name {
			return f.placeOf(n, first+uint16(k))
		}
	}
	return uint16(slices.IndexFunc(f.p.Places, func(p sim.Place) bool { return p.ID == name }))
}

// whereWords says where the units are needed of a step that is not at its incident's place; those of a move go there only then.
func (f *Fold) whereWords(n *instance, number uint16) string {
	place := f.placeOf(n, number)
	if !f.planned(number).Where.Given() || place == sim.NoPlace || f.moves(number) {
		return " on scene"
	}
	return " at " + f.spot(place)
}

// spot names a place, or a point that has no name.
func (f *Fold) spot(place uint16) string {
	if place == sim.NoPlace {
		return "a place without a name"
	}
	return f.p.Places[place].Name
}

func were(count int) string {
	if count == 1 {
		return "was"
	}
	return "were"
}
