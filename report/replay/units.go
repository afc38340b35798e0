package replay

import (
	"strconv"

	"simulate/report/jsontext"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// unit writes what a unit does, and its way over the map.
func (w *replayWriter) unit(b []byte, number int) []byte {
	u, spans := &w.Names.Units[number], w.History.Units[number]
	b = jsontext.AppendQuoted(append(b, `{"id":`...), u.ID)
	b = jsontext.AppendQuoted(append(b, `,"name":`...), u.Name)
	b = strconv.AppendInt(append(b, `,"agency":`...), int64(u.Agency), 10)
	b = strconv.AppendInt(append(b, `,"kind":`...), int64(u.Kind), 10)
	b = jsontext.AppendList(append(b, `,"spans":`...), len(spans), func(b []byte, i int) []byte {
		s := &spans[i].State
		return jsontext.AppendNumbers(b, w.ms(spans[i].At), w.words.of(s.Status), w.words.of(w.placeName(s.Place)),
			w.words.of(w.placeName(s.To)), w.words.of(s.Incident), w.words.of(w.StepID(s.Step)), oneIf(s.Moves), int64(spans[i].Seq))
	})
	legs := w.onMap(w.Legs[number])
	b = jsontext.AppendList(append(b, `,"legs":`...), len(legs), func(b []byte, i int) []byte { return w.leg(b, &legs[i]) })
	b = append(b, `,"at":`...)
	if at := w.first(w.Legs[number]); at != nil {
		return append(appendPosition(append(b, '['), at), `]}`...)
	}
	return append(b, `null}`...)
}

func oneIf(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// onMap lists the legs that lead to points which are known, from where the replay begins. A unit that comes from nobody knows
// where is first seen when it arrives, if it does.
func (w *replayWriter) onMap(legs []sim.Leg) []sim.Leg {
	var known []sim.Leg
	for i, l := range legs {
		broken := i+1 < len(legs) && legs[i+1].Depart < l.Arrive
		if l.To == nil || l.Arrive <= w.From || l.From == nil && broken {
			continue
		}
		if l.From == nil {
			l.From, l.Depart = l.To, l.Arrive
		}
		until := l.Arrive
		if broken {
			until = legs[i+1].Depart
		}
		for _, piece := range pieces(&l) {
			if piece.Depart < until || piece.Depart == l.Depart {
				known = append(known, piece)
			}
		}
	}
	return known
}

// pieces are the parts of a leg that are straight: by road it bends.
func pieces(l *sim.Leg) []sim.Leg {
	if len(l.Bends) == 0 || l.From == nil {
		return []sim.Leg{*l}
	}
	var list []sim.Leg
	from, depart := l.From, l.Depart
	for i := range l.Bends {
		bend := &l.Bends[i]
		if bend.Pass > depart {
			list = append(list, sim.Leg{Unit: l.Unit, Depart: depart, Arrive: bend.Pass, From: from, To: &bend.At})
		}
		from, depart = &bend.At, bend.Pass
	}
	return append(list, sim.Leg{Unit: l.Unit, Depart: depart, Arrive: l.Arrive, From: from, To: l.To})
}

// first is where a unit is as the replay begins; nil when not known.
func (w *replayWriter) first(legs []sim.Leg) *scenario.Position {
	if len(legs) == 0 || legs[0].Depart > w.From {
		return nil
	}
	parts := pieces(&legs[0])
	i := len(parts) - 1
	for i > 0 && parts[i].Depart > w.From {
		i--
	}
	return along(&parts[i], w.From)
}

// along is where a unit is on a leg, straight on the map as pages draw it; nil when not known.
func along(l *sim.Leg, at engine.Time) *scenario.Position {
	switch {
	case at >= l.Arrive:
		return l.To
	case at <= l.Depart || l.From == nil || l.To == nil:
		return l.From
	}
	share := float64(at-l.Depart) / float64(l.Arrive-l.Depart)
	return &scenario.Position{
		Lat: l.From.Lat + float64(share*(l.To.Lat-l.From.Lat)),
		Lon: l.From.Lon + float64(share*(l.To.Lon-l.From.Lon)),
	}
}

func (w *replayWriter) leg(b []byte, l *sim.Leg) []byte {
	b = strconv.AppendInt(append(b, '['), w.ms(l.Depart), 10)
	b = appendPosition(append(b, ','), l.From)
	b = strconv.AppendInt(append(b, ','), w.ms(l.Arrive), 10)
	return append(appendPosition(append(b, ','), l.To), ']')
}

// appendPosition writes two numbers.
func appendPosition(b []byte, p *scenario.Position) []byte {
	return appendDegrees(append(appendDegrees(b, p.Lat), ','), p.Lon)
}

// appendDegrees writes an angle to about a metre.
func appendDegrees(b []byte, degrees float64) []byte {
	return append(b, jsontext.Decimal(degrees, 5)...)
}
