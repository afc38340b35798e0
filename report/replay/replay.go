package replay

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"simulate/report/document"
	"simulate/report/jsontext"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/snapshot"
)

// NewReplay is the replay of a run of a variant, or with an empty id of the scenario as it is. What happens at an instant is
// what inspect says of it. A run that is held against another is told too; of others that is nil. Of replays that are played beside
// each other the first has the ground of all.
func NewReplay(h *snapshot.History, id, title string, told *document.Told, first bool) *document.Replay {
	w := &replayWriter{Names: words.Of(h.Program), History: h, words: newWordTable()}
	w.string("id", id)
	w.string("title", title)
	w.clock()
	w.cast()
	w.key("units", jsontext.AppendList(nil, len(w.Names.Units), w.unit))
	w.places()
	w.areas()
	if first {
		w.ground()
	}
	w.key("sites", jsontext.AppendList(nil, len(w.Names.Sites), w.site))
	w.key("channels", jsontext.AppendList(nil, len(w.Names.Channels), w.onChannel))
	w.key("steps", jsontext.AppendList(nil, len(w.History.Steps), w.stepOf))
	w.key("incidents", jsontext.AppendList(nil, len(w.History.Incidents), w.incident))
	w.closures()
	w.conditions()
	w.requests()
	if told != nil {
		w.told(told)
	}
	w.key("notes", jsontext.AppendTexts(nil, w.notes()))
	w.key("words", jsontext.AppendTexts(nil, w.words.words)) // which are all known by now
	return &document.Replay{ID: id, Title: title, JSON: append(w.json, '}')}
}

// replayWriter writes the members of a replay.
type replayWriter struct {
	words.Names
	*snapshot.History
	words *wordTable
	json  []byte
}

// key writes a member of the object.
func (w *replayWriter) key(name string, value []byte) {
	separator := byte(',')
	if len(w.json) == 0 {
		separator = '{'
	}
	w.json = jsontext.AppendQuoted(append(w.json, separator), name)
	w.json = append(append(w.json, ':'), value...)
}

func (w *replayWriter) string(name, text string) { w.key(name, jsontext.AppendQuoted(nil, text)) }

// ms is an instant in milliseconds since clock.start.
func (w *replayWriter) ms(t engine.Time) int64 { return int64(t - w.Names.WarmUp) }

// clock writes which stretch the replay covers, and how its instants are shown.
func (w *replayWriter) clock() {
	w.key("from", strconv.AppendInt(nil, w.ms(w.From), 10))
	w.key("to", strconv.AppendInt(nil, w.ms(w.To), 10))
	w.string("start", w.Clock(w.Names.WarmUp).Format(time.RFC3339Nano))
	w.string("zone", cmp.Or(w.Scenario.Clock.Zone, w.Start.Format("UTC-07:00")))
	offsets := w.offsets()
	w.key("offsets", jsontext.AppendList(nil, len(offsets), func(b []byte, i int) []byte {
		return jsontext.AppendNumbers(b, w.ms(offsets[i].from), int64(offsets[i].seconds))
	}))
}

// offset is how far clock times are ahead of UTC from an instant on.
type offset struct {
	from    engine.Time
	seconds int
}

// offsets lists the changes of the clock between the ends of the replay, the offset at its beginning first.
func (w *replayWriter) offsets() []offset {
	var offsets []offset
	for at := w.From; at <= w.To; {
		_, seconds := w.Clock(at).Zone()
		offsets = append(offsets, offset{at, seconds})
		_, end := w.Clock(at).ZoneBounds()
		if end.IsZero() {
			break
		}
		at = engine.Time(end.Sub(w.Start).Milliseconds())
	}
	return offsets
}

// cast writes who takes part.
func (w *replayWriter) cast() {
	w.key("agencies", jsontext.AppendList(nil, len(w.Agencies), func(b []byte, i int) []byte {
		a := &w.Agencies[i]
		b = jsontext.AppendQuoted(append(b, `{"id":`...), a.ID)
		b = jsontext.AppendQuoted(append(b, `,"name":`...), a.Name)
		return append(jsontext.AppendQuoted(append(b, `,"kind":`...), string(a.Kind)), '}')
	}))
	w.key("kinds", jsontext.AppendTexts(nil, w.Kinds))
}

// placeName is the name of a place; of none it is empty.
func (w *replayWriter) placeName(place uint16) string {
	if place == sim.NoPlace {
		return ""
	}
	return w.Place(place)
}

// places writes the places whose position is known.
func (w *replayWriter) places() {
	var located []*sim.Place
	for i := range w.Places {
		if w.Places[i].Located {
			located = append(located, &w.Places[i])
		}
	}
	w.key("places", jsontext.AppendList(nil, len(located), func(b []byte, i int) []byte {
		p := located[i]
		b = jsontext.AppendQuoted(append(b, `{"id":`...), p.ID)
		b = jsontext.AppendQuoted(append(b, `,"name":`...), p.Name)
		if written := w.Scenario.Places.Get(p.ID); written != nil && written.Kind != "" {
			b = jsontext.AppendQuoted(append(b, `,"kind":`...), written.Kind)
		}
		b = appendDegrees(append(b, `,"lat":`...), p.Position.Lat)
		return append(appendDegrees(append(b, `,"lon":`...), p.Position.Lon), '}')
	}))
}

// notes say what the replay leaves out.
func (w *replayWriter) notes() []string {
	notes := []string{}
	if w.From > 0 {
		notes = append(notes, "The replay leaves out the warm-up, "+document.Milliseconds(w.From).String()+
			": simulate inspect --at shows an instant of it.")
	}
	if !w.Whole {
		notes = append(notes, fmt.Sprintf("The replay covers %s to %s: the run has %s records, more than the %s that a replay "+
			"follows. Of the rest simulate inspect --at shows any instant; a run with a shorter horizon is covered to its end.",
			w.Instant(w.From), w.Instant(w.To), words.Grouped(w.Count), words.Grouped(w.Limit)))
	}
	if w.Scenario.Travel.Roads != nil {
		notes = append(notes, "Roads: © OpenStreetMap contributors, under the Open Database License.")
	}
	return notes
}
