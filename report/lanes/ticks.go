package lanes

import (
	"slices"
	"time"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/engine"
)

// tick is a round time of the clock.
type tick struct {
	at   engine.Time
	text string
}

// The distances between ticks that read well on a clock, in seconds.
var distances = []int64{1, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800}

// ticksApart is how far apart ticks are at least, in pixels.
const ticksApart = 80

// ticks are the round times of a stretch. The first of a day that is not that of the start says which day it is.
func (s scale) ticks(n words.Names) []tick {
	least := (int64(s.to-s.from)*ticksApart/(right-left) + 999) / 1000
	i, _ := slices.BinarySearch(distances, least)
	step := distances[min(i, len(distances)-1)]
	if most := distances[len(distances)-1]; least > most {
		step = (least/most + 1) * most
	}
	begin := n.Clock(s.from)
	_, ahead := begin.Zone()
	local := begin.Unix() + int64(ahead)
	var ticks []tick
	day := 1
	for at := (local/step + 1) * step; ; at += step {
		t := engine.Time(time.Unix(at-int64(ahead), 0).Sub(n.Start).Milliseconds())
		if t > s.to {
			return ticks
		}
		is := tick{t, n.Clock(t).Format("15:04")}
		if step < 60 {
			is.text = n.Clock(t).Format("15:04:05")
		}
		if now := n.Day(t); now != day {
			day = now
			is.text = document.DayName(n.Clock(t), now) + " " + is.text
		}
		ticks = append(ticks, is)
	}
}
