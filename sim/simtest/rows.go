package simtest

import (
	"strconv"
	"strings"
)

// calls is the trace of which streams may be.
const calls = `time,place,priority,work (min),happens,whither,end,urgent,again (min)
+1m,place-1,1,2.5,yes,place-2,good,1,3
+4m,,,,no,,bad,,
+4m,place-2,3,0,,place-1,,4,0.5
+11m,,2,90,40%,place-2,bad,2,12
+25m,place-1,,7,yes,place-1,,,5
+40m,,,,,place-2,good,3,1
`

// rates is a table of rates, for streams.
const rates = `time,mon-fri,"sat,sun"
00,2,1/h
13:30,5,3
20,0.5,30/day
`

// times is what a route planner has answered: one way takes longer than the other.
const times = `{"code": "Ok", "durations": [[300, 0], [0, 420.5]]}`

// ends are the outcomes of a step, which a row now and then names.
func (s *step) ends() string {
	text := s.byState(func() string { return pick(s.draft, []string{"{good: 70%, bad: 30%}", "{bad: 60%, good: 40%}"}) })
	if s.traced && s.oneIn(3) {
		return "{row: end, " + strings.TrimPrefix(text, "{")
	}
	return text
}

// precedence is the priority of a step, which a row now and then says.
func (s *step) precedence() string {
	if s.traced && s.oneIn(3) {
		return s.ofRow("urgent", s.urgency)()
	}
	return s.byState(s.urgency)
}

// ofRow is a figure of a step, which now and then is each call's own where calls come as in a trace.
func (p *plan) ofRow(column string, draw func() string) func() string {
	return func() string {
		if p.traced && p.oneIn(3) {
			return strconv.Quote("row(" + column + ") else " + strings.Trim(draw(), `"`))
		}
		return draw()
	}
}
