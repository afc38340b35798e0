package fit

import "slices"

// Stage is what takes time.
type Stage uint8

// The stages of a call, in order.
const (
	Entry Stage = iota
	Choosing
	Later
	Turnout
	Travel
	OnScene
	Jointly
	Caring
	Driving
	HandingOver
	Clearing
	NumStages
)

// String is its name in data.
func (s Stage) String() string {
	return [...]string{"entry", "choosing", "later", "turnout", "travel", "on-scene", "together", "caring", "driving", "handing-over", "clearing"}[s]
}

// Duration is a distribution of the model, and what it is of.
type Duration struct {
	Stage Stage
	Kind  int // in Model.Kinds, or -1: of calls
	Plan  int // in Model.Plans, or -1: of all
	Area  int // in Model.Areas, or -1: of all
	*Distribution
}

// Durations lists what has been fitted, each distribution once, stage by stage.
func (m *Model) Durations() (list []Duration) {
	var byStage [NumStages][]Duration
	known := make(map[*Distribution]bool)
	addTo := func(s Stage, kind, plan, area int, d *Distribution) {
		if d == nil || known[d] {
			return
		}
		if d.OfAll {
			plan = -1
		}
		known[d] = true
		byStage[s] = append(byStage[s], Duration{s, kind, plan, area, d})
	}
	add := func(s Stage, kind, plan int, d *Distribution) { addTo(s, kind, plan, -1, d) }
	for i := range m.Kinds {
		add(Turnout, i, -1, m.Kinds[i].Turnout)
		if m.Kinds[i].ByArea == nil {
			add(Travel, i, -1, m.Kinds[i].Travel)
		}
		for area, d := range m.Kinds[i].ByArea {
			if d == m.Kinds[i].Travel {
				area = -1
			}
			addTo(Travel, i, -1, area, d)
		}
	}
	for i := range m.Plans {
		p := &m.Plans[i]
		add(Entry, -1, i, p.Entry)
		add(Choosing, -1, i, p.Choosing)
		for kind := range p.Parts {
			r := &p.Parts[kind]
			add(Later, kind, i, r.Later)
			add(OnScene, kind, i, r.OnScene)
			add(Caring, kind, i, r.Caring)
			add(Driving, kind, i, r.Driving)
			add(HandingOver, kind, i, r.HandingOver)
			add(Clearing, kind, i, r.Clearing)
		}
		for _, g := range p.Together {
			for _, d := range g.Takes {
				add(Jointly, g.Kinds[0], i, d)
			}
		}
	}
	return slices.Concat(byStage[:]...)
}
