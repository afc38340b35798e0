package replay

import (
	"cmp"
	"math"
	"strconv"

	"simulate/report/jsontext"
	"simulate/sim/scenario"
)

// mostRoadPoints is how many points the roads have that pages draw: a city of 20,000 junctions has some half of that.
const mostRoadPoints = 60_000

// beneath is a feature of the map, or the roads of a stretch that events close or slow, which are drawn while they do.
type beneath struct {
	scenario.Feature
	stretch string // id; empty of others
}

// ground writes what lies beneath the units: the roads on which they drive, as lines without a name, their stretches, and the features of
// the overlay, each part as latitudes and longitudes in turn.
func (w *replayWriter) ground() {
	var features []beneath
	if r := w.Scenario.Travel.Roads; r != nil {
		features = append(features, beneath{Feature: scenario.Feature{Kind: scenario.Lines, Parts: r.Lines(mostRoadPoints)}})
		for id, s := range r.Stretches.All() {
			features = append(features, beneath{scenario.Feature{Name: cmp.Or(s.Name, id), Kind: scenario.Lines, Parts: r.StretchLines(s)}, id})
		}
	}
	for _, f := range w.Scenario.Map.Features {
		features = append(features, beneath{Feature: f})
	}
	w.key("ground", jsontext.AppendList(nil, len(features), func(b []byte, i int) []byte {
		f := &features[i]
		b = jsontext.AppendQuoted(append(b, `{"name":`...), f.Name)
		b = jsontext.AppendQuoted(append(b, `,"kind":`...), string(f.Kind))
		if f.stretch != "" {
			b = jsontext.AppendQuoted(append(b, `,"stretch":`...), f.stretch)
		}
		b = jsontext.AppendList(append(b, `,"parts":`...), len(f.Parts), func(b []byte, i int) []byte { return appendPart(b, f.Parts[i]) })
		return append(b, '}')
	}))
}

// appendPart writes positions one after another, of those that are the same to a metre in a row one.
func appendPart(b []byte, part []scenario.Position) []byte {
	b = append(b, '[')
	var last string
	for i := range part {
		at := string(appendPosition(nil, &part[i]))
		if at == last {
			continue
		}
		if last != "" {
			b = append(b, ',')
		}
		b, last = append(b, at...), at
	}
	return append(b, ']')
}

// area is somewhere on the map where units of a pool patrol, or where calls of a stream come from.
type area struct {
	id     string // of the pool or stream
	name   string
	agency string
	home   bool // of units
	circle *scenario.Figure[scenario.Position]
	within float64 // metres
	ring   []scenario.Position
}

// areas writes where units patrol, and where streams arrive.
func (w *replayWriter) areas() {
	var areas []area
	for id, unit := range w.Scenario.Units.All() {
		name := cmp.Or(unit.Name, id)
		if home := unit.Home; home != nil && home.Near != nil {
			areas = append(areas, area{id: id, name: name, agency: unit.Agency, home: true, circle: home.Near, within: float64(home.Within.Value)})
		}
		for number, one := range unit.Each.All() {
			if home := one.Home; home != nil && home.Near != nil {
				areas = append(areas, area{
					id: id + "-" + number, name: cmp.Or(one.Name, name+" "+number), agency: unit.Agency, home: true, circle: home.Near, within: float64(home.Within.Value),
				})
			}
		}
	}
	for id, incident := range w.Scenario.Incidents.All() {
		a := area{id: id, name: cmp.Or(incident.Title, id), agency: incident.Agency, circle: incident.Where.Near, ring: incident.Where.Polygon}
		if a.circle != nil {
			a.within = float64(incident.Where.Within.Value)
		}
		if a.circle != nil || len(a.ring) > 0 {
			areas = append(areas, a)
		}
	}
	w.key("areas", jsontext.AppendList(nil, len(areas), func(b []byte, i int) []byte { return appendArea(b, &areas[i]) }))
}

func appendArea(b []byte, a *area) []byte {
	b = jsontext.AppendQuoted(append(b, `{"id":`...), a.id)
	b = jsontext.AppendQuoted(append(b, `,"name":`...), a.name)
	b = jsontext.AppendQuoted(append(b, `,"agency":`...), a.agency)
	b = strconv.AppendInt(append(b, `,"patrol":`...), oneIf(a.home), 10)
	if a.circle == nil {
		return append(appendPart(append(b, `,"ring":`...), a.ring), '}')
	}
	b = append(appendPosition(append(b, `,"circle":[`...), &a.circle.Value), ',')
	return append(strconv.AppendInt(b, int64(math.Round(a.within)), 10), `]}`...)
}
