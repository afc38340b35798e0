package replay

import (
	"math"
	"strconv"

	"simulate/report/document"
	"simulate/report/jsontext"
)

// told writes the story of the run, and where it parts from the one that it is held against.
func (w *replayWriter) told(told *document.Told) {
	w.key("story", jsontext.AppendList(nil, len(told.Beats), func(b []byte, i int) []byte {
		l := &told.Beats[i]
		return jsontext.AppendNumbers(b, milliseconds(l.T), w.words.of(l.Incident), w.words.of(l.Step), w.words.of(l.Who),
			w.words.of(l.What), w.words.of(l.Why))
	}))
	if p := told.Parting; p != nil {
		b := strconv.AppendInt([]byte(`{"t":`), milliseconds(p.T), 10)
		b = jsontext.AppendQuoted(append(b, `,"what":`...), p.What)
		b = jsontext.AppendQuoted(append(b, `,"why":`...), p.Why)
		w.key("parting", append(jsontext.AppendQuoted(append(b, `,"written":`...), p.Written), '}'))
	}
}

func milliseconds(seconds document.Value) int64 { return int64(math.Round(seconds.Float() * 1000)) }
