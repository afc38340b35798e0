package fit

import (
	"fmt"
	"strings"
	"time"

	"simulate/sim/log"
)

const day = 24 * time.Hour

// Lacking is what a log would have to show for a model to be fitted to it, and does not: without it rates would be those of a moment, or
// parts of calls would take no time.
func (g *Gathering) Lacking() []log.Problem {
	const longer = "give a log of more calls, of some weeks if there is one; a single call is held beside a plan with simulate log review"
	at := time.UnixMilli(g.First).In(g.place).Format("Mon 2006-01-02 15:04:05")
	span := time.Duration(g.Last-g.First) * time.Millisecond
	switch {
	case g.Calls == 0:
		return []log.Problem{{Message: "no call in it has a time that can be read", Remedy: "look at it with simulate log read"}}
	case g.Calls == 1:
		return []log.Problem{{Message: "there is one call in it, of " + at + ": how often calls come does not show", Remedy: longer}}
	case span == 0:
		return []log.Problem{{Message: fmt.Sprintf("all its %d calls came at the same moment, %s: how often calls come does not show", g.Calls, at), Remedy: longer}}
	case g.lasting == 0 && g.several > 0:
		return []log.Problem{{
			Message: "in every row all times are the same: nothing in it takes any time",
			Remedy:  "look with simulate log read which columns stamp what, and say it in a mapping with --map if it is otherwise",
		}}
	case g.several == 0 && span < day:
		return []log.Problem{{
			Message: fmt.Sprintf("it is of %s, and each row has one time alone: it shows who is at work then, and neither how often calls come nor how long they take", lasts(span)),
			Remedy:  longer,
		}}
	}
	return nil
}

// lasts writes a span to the minute: 12h27m.
func lasts(span time.Duration) string {
	return strings.TrimSuffix(span.Round(time.Minute).String(), "0s")
}
