package measure

import (
	"cmp"

	"simulate/sim"
)

// dimension is what there may be a row each of.
type dimension uint8

const (
	overall dimension = iota // one row in all
	byIncident
	byAgency
	byKind
	byUnit
	byChannel
	bySite
	numDimensions
)

var dimensionNames = [numDimensions]string{"", "incident", "agency", "kind", "unit", "channel", "site"}

func dimensionOf(per string) dimension {
	for d, name := range dimensionNames {
		if name == per {
			return dimension(d)
		}
	}
	panic("measure: nothing is measured per " + per)
}

// size returns how many entries the dimension has.
func (d dimension) size(p *sim.Program) int {
	return [numDimensions]int{
		1, len(p.Incidents), len(p.Agencies), len(p.Kinds), len(p.Units), len(p.Channels), len(p.Sites),
	}[d]
}

// entry returns the id and the display name of the i-th entry.
func (d dimension) entry(p *sim.Program, i int) (id, name string) {
	switch d {
	case byIncident:
		return p.Incidents[i].ID, cmp.Or(p.Incidents[i].Title, p.Incidents[i].ID)
	case byAgency:
		return p.Agencies[i].ID, p.Agencies[i].Name
	case byKind:
		return p.Kinds[i], p.Kinds[i]
	case byUnit:
		return p.Units[i].ID, p.Units[i].Name
	case byChannel:
		return p.Channels[i].ID, p.Channels[i].Name
	case bySite:
		return p.Sites[i].ID, p.Sites[i].Name
	default:
		return "", ""
	}
}

// subject is what a figure is about: its entry in each dimension, 0 in those that it has none in.
type subject [numDimensions]int32

// unitSubject is a unit on an incident.
func unitSubject(p *sim.Program, incident, unit int32) subject {
	u := &p.Units[unit]
	return subject{byIncident: incident, byAgency: int32(u.Agency), byKind: int32(u.Kind), byUnit: unit}
}

// group divides subjects by their entry in the dimension.
func (d dimension) group(p *sim.Program, subjects []subject) [][]subject {
	groups := make([][]subject, d.size(p))
	for _, sub := range subjects {
		groups[sub[d]] = append(groups[sub[d]], sub)
	}
	return groups
}

// tally finds the row of a built-in measure for a subject.
type tally struct {
	by   dimension
	rows []int32 // by entry of the dimension, or noRow
}

const noRow int32 = -1

// row returns the subject's row, or noRow.
func (t *tally) row(sub *subject) int32 { return t.rows[sub[t.by]] }
