package replay

import (
	"strconv"

	"simulate/report/jsontext"
)

// closures writes what events close or slow, and when: the instant, the id of the place or stretch of road, whether it is slowed only, and
// 1 where that begins and -1 where it ends.
func (w *replayWriter) closures() {
	if len(w.Barriers) == 0 {
		return
	}
	w.key("closures", jsontext.AppendList(nil, len(w.Barriers), func(b []byte, i int) []byte {
		x := &w.Barriers[i]
		slows, by := byte('0'), int64(1)
		if x.Slows {
			slows = '1'
		}
		if x.Ends {
			by = -1
		}
		b = strconv.AppendInt(append(b, '['), w.ms(x.At), 10)
		b = jsontext.AppendQuoted(append(b, ','), w.Places[x.Place].ID)
		b = append(b, ',', slows, ',')
		return append(strconv.AppendInt(b, by, 10), ']')
	}))
}
