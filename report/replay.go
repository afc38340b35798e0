package report

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/snapshot"
)

// Replay is a run in spans: who was where and doing what from when on, for pages to play. Its figures are those of records and
// states, of which other formats have their own.
type Replay struct {
	ID    string // variant; empty: the scenario as it is
	Title string
	JSON  []byte // as the page reads it: one object without spaces, instants in milliseconds from clock.start
}

func (s *Replay) heading() string { return s.Title }

// NewReplay is the replay of a run of a variant, or with an empty id of the scenario as it is. What happens at an instant is
// what inspect says of it.
func NewReplay(h *snapshot.History, id, title string) *Replay {
	w := &replayWriter{names: names{h.Program}, History: h, words: newWordTable()}
	w.string("id", id)
	w.string("title", title)
	w.clock()
	w.cast()
	w.key("units", appendList(nil, len(w.names.Units), w.unit))
	w.places()
	w.key("sites", appendList(nil, len(w.names.Sites), w.site))
	w.key("channels", appendList(nil, len(w.names.Channels), w.onChannel))
	w.key("steps", appendList(nil, len(w.History.Steps), w.stepOf))
	w.key("incidents", appendList(nil, len(w.History.Incidents), w.incident))
	w.requests()
	w.key("notes", appendTexts(nil, w.notes()))
	w.key("words", appendTexts(nil, w.words.words)) // which are all known by now
	return &Replay{ID: id, Title: title, JSON: append(w.json, '}')}
}

// replayWriter writes the members of a replay.
type replayWriter struct {
	names
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
	w.json = appendQuoted(append(w.json, separator), name)
	w.json = append(append(w.json, ':'), value...)
}

func (w *replayWriter) string(name, text string) { w.key(name, appendQuoted(nil, text)) }

// ms is an instant in milliseconds since clock.start.
func (w *replayWriter) ms(t engine.Time) int64 { return int64(t - w.names.WarmUp) }

// clock writes which stretch the replay covers, and how its instants are shown.
func (w *replayWriter) clock() {
	w.key("from", strconv.AppendInt(nil, w.ms(w.From), 10))
	w.key("to", strconv.AppendInt(nil, w.ms(w.To), 10))
	w.string("start", w.Clock(w.names.WarmUp).Format(time.RFC3339Nano))
	w.string("zone", cmp.Or(w.Scenario.Clock.Zone, w.Start.Format("UTC-07:00")))
	offsets := w.offsets()
	w.key("offsets", appendList(nil, len(offsets), func(b []byte, i int) []byte {
		return appendNumbers(b, w.ms(offsets[i].from), int64(offsets[i].seconds))
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
	w.key("agencies", appendList(nil, len(w.Agencies), func(b []byte, i int) []byte {
		a := &w.Agencies[i]
		b = appendQuoted(append(b, `{"id":`...), a.ID)
		b = appendQuoted(append(b, `,"name":`...), a.Name)
		return append(appendQuoted(append(b, `,"kind":`...), string(a.Kind)), '}')
	}))
	w.key("kinds", appendTexts(nil, w.Kinds))
}

// placeName is the name of a place; of none it is empty.
func (w *replayWriter) placeName(place uint16) string {
	if place == sim.NoPlace {
		return ""
	}
	return w.place(place)
}

// stepID is the id of a step; of none it is empty.
func (w *replayWriter) stepID(step uint16) string {
	if step == sim.NoStep {
		return ""
	}
	return w.names.Steps[step].ID
}

// places writes the places whose position is known.
func (w *replayWriter) places() {
	var located []*sim.Place
	for i := range w.Places {
		if w.Places[i].Located {
			located = append(located, &w.Places[i])
		}
	}
	w.key("places", appendList(nil, len(located), func(b []byte, i int) []byte {
		p := located[i]
		b = appendQuoted(append(b, `{"id":`...), p.ID)
		b = appendQuoted(append(b, `,"name":`...), p.Name)
		b = appendDegrees(append(b, `,"lat":`...), p.Position.Lat)
		return append(appendDegrees(append(b, `,"lon":`...), p.Position.Lon), '}')
	}))
}

// notes say what the replay leaves out.
func (w *replayWriter) notes() []string {
	notes := []string{}
	if w.From > 0 {
		notes = append(notes, "The replay leaves out the warm-up, "+Milliseconds(w.From).String()+
			": simulate inspect --at shows an instant of it.")
	}
	if !w.Whole {
		notes = append(notes, fmt.Sprintf("The replay covers %s to %s: the run has %s records, more than the %s that a replay "+
			"follows. Of the rest simulate inspect --at shows any instant; a run with a shorter horizon is covered to its end.",
			w.instant(w.From), w.instant(w.To), Grouped(w.Count), Grouped(w.Limit)))
	}
	return notes
}
