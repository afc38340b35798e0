package replay

import (
	"cmp"
	"strconv"

	"simulate/report/jsontext"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/snapshot"
)

// site writes how a site is protected.
func (w *replayWriter) site(b []byte, number int) []byte {
	s, spans := &w.Names.Sites[number], w.History.Sites[number]
	b = jsontext.AppendQuoted(append(b, `{"id":`...), s.ID)
	b = jsontext.AppendQuoted(append(b, `,"name":`...), s.Name)
	b = strconv.AppendInt(append(b, `,"agency":`...), int64(s.Agency), 10)
	if s.Place != sim.NoPlace && w.Places[s.Place].Located {
		b = appendDegrees(append(b, `,"lat":`...), w.Places[s.Place].Position.Lat)
		b = appendDegrees(append(b, `,"lon":`...), w.Places[s.Place].Position.Lon)
	} else {
		b = append(b, `,"lat":null,"lon":null`...)
	}
	b = strconv.AppendInt(append(b, `,"people":`...), int64(s.People), 10)
	b = jsontext.AppendList(append(b, `,"spans":`...), len(spans), func(b []byte, i int) []byte {
		is := &spans[i].State
		return jsontext.AppendNumbers(b, w.ms(spans[i].At), w.words.of(is.Posture), w.words.of(is.Ordered), int64(spans[i].Seq))
	})
	return append(b, '}')
}

// onChannel writes what is on a channel.
func (w *replayWriter) onChannel(b []byte, number int) []byte {
	c, spans := &w.Names.Channels[number], w.History.Channels[number]
	b = jsontext.AppendQuoted(append(b, `{"id":`...), c.ID)
	b = jsontext.AppendQuoted(append(b, `,"name":`...), c.Name)
	b = jsontext.AppendQuoted(append(b, `,"kind":`...), string(c.Kind))
	b = strconv.AppendInt(append(b, `,"capacity":`...), int64(c.Capacity), 10)
	b = jsontext.AppendList(append(b, `,"spans":`...), len(spans), func(b []byte, i int) []byte {
		is := &spans[i].State
		return jsontext.AppendNumbers(b, w.ms(spans[i].At), w.words.of(is.Status), int64(is.OnAir), int64(is.Queued), int64(c.Capacity),
			int64(spans[i].Seq))
	})
	return append(b, '}')
}

// stepOf writes how far a step of an instance is, in the words of inspect.
func (w *replayWriter) stepOf(b []byte, number int) []byte {
	s := &w.History.Steps[number]
	step := &w.Names.Steps[s.Step]
	b = strconv.AppendInt(append(b, `{"incident":`...), w.words.of(w.InstanceID(s.Instance)), 10)
	b = strconv.AppendInt(append(b, `,"id":`...), w.words.of(step.ID), 10)
	b = strconv.AppendInt(append(b, `,"verb":`...), w.words.of(step.Verb.String()), 10)
	b = strconv.AppendInt(append(b, `,"text":`...), w.words.of(cmp.Or(step.Text, w.Title(step))), 10)
	if written := w.Written(step); written != nil && written.Hold != nil {
		b = append(b, `,"holds":1`...)
	}
	b = jsontext.AppendList(append(b, `,"spans":`...), len(s.Spans), func(b []byte, i int) []byte {
		is, what := &s.Spans[i].State, ""
		if row := (snapshot.Step{Status: is.Status, Needs: is.Needs, Text: step.Text}); row.Under() {
			what = words.UnderWay(&row)
		}
		return jsontext.AppendNumbers(b, w.ms(s.Spans[i].At), w.words.of(is.Status), w.words.of(what), w.ms(is.Since), int64(s.Spans[i].Seq))
	})
	return append(b, '}')
}

// incident writes when an instance is open, and in which state its condition is.
func (w *replayWriter) incident(b []byte, number int) []byte {
	i := &w.History.Incidents[number]
	b = strconv.AppendInt(append(b, `{"id":`...), w.words.of(w.InstanceID(i.Instance)), 10)
	b = strconv.AppendInt(append(b, `,"title":`...), w.words.of(w.TitleOf(i.Instance)), 10)
	b = strconv.AppendInt(append(b, `,"agency":`...), int64(w.Names.Incidents[i.Instance.Incident].Agency), 10)
	b = strconv.AppendInt(append(b, `,"place":`...), w.words.of(w.placeName(i.Place)), 10)
	b = w.states(append(b, `,"spans":`...), i.Spans)
	if len(i.States) > 0 {
		b = strconv.AppendInt(append(b, `,"of":`...), w.words.of(w.Names.Incidents[i.Instance.Incident].ID), 10)
		b = w.states(append(b, `,"states":`...), i.States)
	}
	return append(b, '}')
}

func (w *replayWriter) states(b []byte, spans []snapshot.Span[string]) []byte {
	return jsontext.AppendList(b, len(spans), func(b []byte, k int) []byte {
		return jsontext.AppendNumbers(b, w.ms(spans[k].At), w.words.of(spans[k].State), int64(spans[k].Seq))
	})
}

// conditions writes which states the incidents with a condition may be in, in the order of the file.
func (w *replayWriter) conditions() {
	var with []*sim.Incident
	for i := range w.Names.Incidents {
		if incident := &w.Names.Incidents[i]; len(incident.States) > 0 {
			with = append(with, incident)
		}
	}
	w.key("conditions", jsontext.AppendList(nil, len(with), func(b []byte, i int) []byte {
		b = strconv.AppendInt(append(b, `{"of":`...), w.words.of(with[i].ID), 10)
		b = strconv.AppendInt(append(b, `,"title":`...), w.words.of(cmp.Or(with[i].Title, with[i].ID)), 10)
		b = jsontext.AppendList(append(b, `,"states":`...), len(with[i].States), func(b []byte, k int) []byte {
			return strconv.AppendInt(b, w.words.of(with[i].States[k]), 10)
		})
		return append(b, '}')
	}))
}
