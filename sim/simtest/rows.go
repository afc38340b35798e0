package simtest

import (
	"strconv"
	"strings"
)

// calls is the trace of which streams may be.
const calls = `time,place,priority,work (min),happens,whither
+1m,place-1,1,2.5,yes,place-2
+4m,,,,no,
+4m,place-2,3,0,,place-1
+11m,,2,90,40%,place-2
+25m,place-1,,7,yes,place-1
+40m,,,,,place-2
`

// rates is a table of rates, for streams.
const rates = `time,mon-fri,"sat,sun"
00,2,1/h
13:30,5,3
20,0.5,30/day
`

// ofRow is a figure of a step, which now and then is each call's own where calls come as in a trace.
func (p *plan) ofRow(column string, draw func() string) func() string {
	return func() string {
		if p.traced && p.oneIn(3) {
			return strconv.Quote("row(" + column + ") else " + strings.Trim(draw(), `"`))
		}
		return draw()
	}
}
