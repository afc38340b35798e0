package words

import (
	"strings"

	"simulate/sim/scenario"
)

// OfOneEntry is units by the name of their entry of the file: 8× Trooper; a single one by its own: Trooper 3. It is empty where they are of
// several entries, or of one without a name.
func (p Names) OfOneEntry(units []int32) string {
	var entry *scenario.Unit
	for _, u := range units {
		of := p.entryOf(u)
		if of == nil || of.Name == "" || entry != nil && of != entry {
			return ""
		}
		entry = of
	}
	switch len(units) {
	case 0:
		return ""
	case 1:
		return p.Unit(units[0])
	default:
		return scenario.Units(len(units), entry.Name)
	}
}

// entryOf is the entry of the file that a unit is of. Where that is of several, each has the entry's id with its number behind it.
func (p Names) entryOf(u int32) *scenario.Unit {
	id := p.Units[u].ID
	if single := p.Scenario.Units.Get(id); single != nil {
		return single
	}
	return p.Scenario.Units.Get(id[:max(strings.LastIndexByte(id, '-'), 0)])
}
