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
	byPool
	byPlace
	byChannel
	bySite
	numDimensions
)

var dimensionNames = [numDimensions]string{"", "incident", "agency", "kind", "unit", "pool", "place", "channel", "site"}

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
		1, len(p.Incidents), len(p.Agencies), len(p.Kinds), len(p.Units), len(p.Pools), len(p.Places), len(p.Channels), len(p.Sites),
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
		return p.Kinds[i], p.Sorts[i].Title()
	case byUnit:
		return p.Units[i].ID, p.Units[i].Name
	case byPool:
		return poolName(p, &p.Pools[i])
	case byPlace:
		return p.Places[i].ID, cmp.Or(p.Places[i].Name, p.Places[i].ID)
	case byChannel:
		return p.Channels[i].ID, p.Channels[i].Name
	case bySite:
		return p.Sites[i].ID, p.Sites[i].Name
	default:
		return "", ""
	}
}

// poolName is the id and the display name of the units of one kind that an agency has.
func poolName(p *sim.Program, pool *sim.Pool) (id, name string) {
	agency := &p.Agencies[pool.Agency]
	return agency.ID + "/" + p.Kinds[pool.Kind], agency.Name + " " + p.Sorts[pool.Kind].Title()
}

// subject is what a figure is about: its entry in each dimension, 0 in those that it has none in.
type subject [numDimensions]int32

// group divides subjects by their entry in the dimension.
func (d dimension) group(p *sim.Program, subjects []subject) [][]subject {
	groups := make([][]subject, d.size(p))
	for _, sub := range subjects {
		groups[sub[d]] = append(groups[sub[d]], sub)
	}
	return groups
}

// tally finds the row of a built-in measure for a subject, and the gauge of what lasts.
type tally struct {
	by     dimension
	rows   []int32   // by entry of the dimension, or noRow: the first of several by period
	gauges []int32   // likewise, or noGauge; empty where nothing lasts
	group  *grouping // of what is divided further, into rows one after the other; nil without
}

const (
	noRow   int32 = -1
	noGauge int32 = -1
)

// row returns the subject's row, or noRow.
func (t *tally) row(sub *subject) int32 { return t.rows[sub[t.by]] }

// gauge returns the subject's gauge, or noGauge.
func (t *tally) gauge(sub *subject) int32 { return t.gauges[sub[t.by]] }
