package msel

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"time"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// when says when an inject comes: after a milestone, at an instant, or when the controller chooses.
func (of *reading) when(r *row, add func(key, yaml string)) {
	timed := filledField(r, Clock, Wall)
	switch {
	case r.word(After) != "":
		of.after(r, add)
	case isContingency(r):
		if timed != NumFields {
			of.problems = append(of.problems, r.warning(timed, "call it Standard if it comes by the clock", "a contingency comes when the controller chooses, and its time is not taken over"))
		}
	case timed == NumFields:
		of.left.untimed = append(of.left.untimed, r.line)
	case timed == Clock:
		of.byClock(r, add)
	default:
		of.byWall(r, add)
	}
}

// filledField is the first of two fields in which something stands; NumFields when nothing does.
func filledField(r *row, first, second Field) Field {
	switch {
	case r.word(first) != "":
		return first
	case r.word(second) != "":
		return second
	default:
		return NumFields
	}
}

// isContingency reports whether the controller chooses when an inject comes.
func isContingency(r *row) bool {
	for _, f := range []Field{Clock, Wall} {
		switch plain(r.word(f)) {
		case "contingency", "ondemand", "asneeded", "tbd", "ascalled":
			return true
		}
	}
	return strings.HasPrefix(plain(r.word(Type)), "contingen") || plain(r.word(Trigger)) == "manual"
}

// after reads a milestone, or several, as a scenario writes it; a step by its title too.
func (of *reading) after(r *row, add func(key, yaml string)) {
	text := of.stepNamed(r, After, r.word(After))
	if strings.Contains(text, ",") && !strings.ContainsAny(text, "[{") {
		text = "[" + text + "]"
	}
	node, problems := tree.Line(of.name, r.line, text).ParseFrom(0, len(text))
	if node == nil {
		for _, p := range problems {
			of.problems = append(of.problems, r.problem(After, p.Hint, "%s", p.Message))
		}
		return
	}
	of.named(r, node)
	add("after", node.Written())
	if delay := r.word(Delay); delay != "" {
		add("delay", quoted(delay))
	}
}

// byClock reads an instant of the scenario's clock, and holds it against that of the clock on the wall.
func (of *reading) byClock(r *row, add func(key, yaml string)) {
	text, ok := of.clock(r, Clock)
	if !ok {
		return
	}
	if date, clock, dated := strings.Cut(text, "T"); dated {
		at, err := time.ParseInLocation(time.DateOnly+"T"+time.TimeOnly, date+"T"+clock, of.s.Clock.Location())
		if err != nil {
			of.problems = append(of.problems, r.problem(Clock, "", "there is no such day"))
			return
		}
		text = at.Format(time.RFC3339)
	} else if day := r.word(Day); day != "" && !strings.HasPrefix(text, "+") {
		number, err := strconv.Atoi(strings.Trim(plain(day), "day"))
		if err != nil || number < 1 {
			of.problems = append(of.problems, r.problem(Day, "count days from 1", "%q is no day of the scenario", day))
			return
		}
		text = "day " + strconv.Itoa(number) + " " + text
	}
	add("at", quoted(text))
	wall, known := of.wall(r)
	at, err := scenario.ParseInstant(text)
	if known && err == nil {
		if apart := wall - of.s.Resolve(at, 0); apart >= 60_000 || apart <= -60_000 {
			of.problems = append(of.problems, r.warning(Wall, "", "by the clock on the wall it would be at another moment: the scenario's clock counts"))
		}
	}
}

// byWall reads an instant of the clock on the wall, which needs to know when the exercise is conducted.
func (of *reading) byWall(r *row, add func(key, yaml string)) {
	if text, ok := of.clock(r, Wall); !ok {
		return
	} else if strings.HasPrefix(text, "+") {
		add("at", quoted(text))
		return
	}
	if of.s.Exercise.Conduct == nil {
		of.left.unplaced = append(of.left.unplaced, r.line)
		return
	}
	switch at, ok := of.wall(r); {
	case !ok:
		of.problems = append(of.problems, r.problem(Date, "write it like 2026-05-12", "there is no day %q", r.word(Date)))
	case at < 0:
		of.problems = append(of.problems, r.problem(Wall, "the exercise begins at "+of.s.Exercise.Conduct.Format("2006-01-02 15:04"), "it comes before the exercise begins"))
	default:
		add("at", quoted("+"+scenario.AmountText(float64(at))))
	}
}

// wall is an instant of the clock on the wall, in milliseconds since the exercise begins. Without a date it is the first such time from
// then on. ok is false where the list does not say it, or not in a form that can be read, or nobody knows when the exercise begins.
func (of *reading) wall(r *row) (at int64, ok bool) {
	begins := of.s.Exercise.Conduct
	text, is := read(r.word(Wall))
	if begins == nil || !is || strings.HasPrefix(text, "+") {
		return 0, false
	}
	date, clock, dated := strings.Cut(text, "T")
	if !dated {
		date, clock = begins.Format(time.DateOnly), text
	}
	if day := r.word(Date); day != "" && !dated {
		if date, ok = readDate(day); !ok {
			return 0, false
		}
		dated = true
	}
	then, err := time.ParseInLocation(time.DateOnly+"T"+time.TimeOnly, date+"T"+clock, begins.Location())
	if err != nil {
		return 0, false
	}
	if !dated && then.Before(begins.Truncate(time.Minute)) {
		then = then.AddDate(0, 0, 1)
	}
	return then.Sub(begins.Time).Milliseconds(), true
}

// clock reads a time of a field: 13:05:00, with a date 2026-05-12T13:05:00, or since the start +5m. What is none is reported.
func (of *reading) clock(r *row, f Field) (text string, ok bool) {
	text, ok = read(r.word(f))
	if !ok {
		of.problems = append(of.problems, r.problem(f, "write it like 13:05, 2026-05-12 13:05 or +5m", "%q is no time", r.word(f)))
	}
	return text, ok
}

var (
	since     = regexp.MustCompile(`^(?i:startex|start|t|h)? ?\+ ?(.+)$`)
	sinceTime = regexp.MustCompile(`^(\d{1,3}):(\d{2})(?::(\d{2}))?$`)
	minutes   = regexp.MustCompile(`^(\d{1,4}) ?(?i:m|min|mins|minutes?)\.?$`)
	hours     = regexp.MustCompile(`(?i) ?(?:hrs?|hours|h|uhr)\.?$`)
)

// read reads a time as lists write it.
func read(text string) (string, bool) {
	text = strings.Join(strings.Fields(text), " ")
	if m := since.FindStringSubmatch(text); m != nil {
		return offset(m[1])
	}
	if strings.EqualFold(text, "startex") || strings.EqualFold(text, "start") {
		return "+0s", true
	}
	text = hours.ReplaceAllString(text, "")
	for _, layout := range []string{"15:04:05", "15:04", "1504", "3:04 PM", "3:04PM", "3:04:05 PM"} {
		if t, err := time.Parse(layout, strings.ToUpper(text)); err == nil {
			return t.Format(time.TimeOnly), true
		}
	}
	for _, clock := range []string{"15:04:05", "15:04", "3:04 PM"} {
		for _, between := range []string{" ", "T"} {
			if t, err := time.Parse(time.DateOnly+between+clock, text); err == nil {
				return t.Format(time.DateOnly + "T" + time.TimeOnly), true
			}
		}
	}
	return "", false
}

// offset reads how long after the start something comes.
func offset(text string) (string, bool) {
	text = strings.TrimSpace(text)
	if m := sinceTime.FindStringSubmatch(text); m != nil {
		var whole strings.Builder
		for i, unit := range []string{"h", "m", "s"} {
			if digits := strings.TrimLeft(m[i+1], "0"); digits != "" {
				whole.WriteString(digits + unit)
			}
		}
		return "+" + cmp.Or(whole.String(), "0s"), true
	}
	if m := minutes.FindStringSubmatch(text); m != nil {
		return "+" + m[1] + "m", true
	}
	_, err := scenario.ParseInstant("+" + text)
	return "+" + text, err == nil
}

// readDate reads a date of which day and month cannot be mistaken for each other.
func readDate(text string) (string, bool) {
	for _, layout := range []string{time.DateOnly, "2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "2-Jan-2006", "2-Jan-06"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}
