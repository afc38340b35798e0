package scenario

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"simulate/sim/scenario/tree"
)

// The grammar of windows:
//
//	window = [ days " " ] clock "-" clock .
//	days   = day [ "-" day ] { "," day [ "-" day ] } .
//	day    = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun" .
//	clock  = hour ":" minute .
//
// Without days it is one of every day. The end of the day may be written 24:00.
var windowPattern = regexp.MustCompile(`^(?:([A-Za-z][A-Za-z, -]*?) +)?([0-9]{1,2}):([0-9]{2}) *- *([0-9]{1,2}):([0-9]{2})$`)

const dayMillis = 86_400_000

func (w *Window) parse(text string) error {
	m := windowPattern.FindStringSubmatch(text)
	if m == nil {
		return tree.NewMistake(fmt.Sprintf("%q is not a window", text), "write it like 19:00-07:00 or mon-fri 08:00-17:00")
	}
	w.Days = everyDay
	if m[1] != "" {
		var err error
		if w.Days, err = parseDays(strings.ReplaceAll(m[1], ", ", ",")); err != nil {
			return err
		}
	}
	var ok, ok2 bool
	w.From, ok = timeOfDay(m[2], m[3])
	w.Till, ok2 = timeOfDay(m[4], m[5])
	switch {
	case !ok || !ok2 || w.From == dayMillis:
		return tree.NewMistake(fmt.Sprintf("there is no window %q", text), "hours go to 23, minutes to 59; the end may be 24:00")
	case m[1] == "" && w.From == w.Till:
		return tree.NewMistake(fmt.Sprintf("%s ends when it begins: never on duty, or always?", text), "write 00:00-24:00 for always")
	}
	w.Till %= dayMillis
	return nil
}

// timeOfDay is a clock time up to 24:00 in milliseconds of the day.
func timeOfDay(hour, minute string) (millis int64, ok bool) {
	h, _ := strconv.ParseInt(hour, 10, 64)
	m, _ := strconv.ParseInt(minute, 10, 64)
	millis = (h*60 + m) * 60_000
	return millis, m < 60 && millis <= dayMillis
}

// Length is how long the window is open, in milliseconds.
func (w *Window) Length() int64 {
	if w.Till > w.From {
		return w.Till - w.From
	}
	return w.Till - w.From + dayMillis
}
