package content

import (
	"fmt"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/sim/log"
)

// unused name the columns that nothing is read from, those with times apart: they might be instants.
func (r *logRead) unused(f *document.Facts) {
	var others, timed []string
	for _, i := range r.Survey.Unused(r.Mapping) {
		c := &r.Survey.Columns[i]
		name := "“" + c.Name + "”"
		if c.Name == "" {
			name = fmt.Sprintf("column %d, without a name", i+1)
		}
		if c.Timed() {
			timed = append(timed, name)
		} else {
			others = append(others, name)
		}
	}
	if len(others) > 0 {
		f.Add("Not used", strings.Join(others, ", "))
	}
	if len(timed) > 0 {
		f.Add("Times not used", strings.Join(timed, ", "))
	}
}

// guessed says how an instant is told where a whole name does not say it.
func (r *logRead) guessed(at log.Instant) document.Value {
	s := r.Mapping.Stamps[at]
	column := s.Date
	if column == "" {
		column = s.Clock
	}
	var guesses []string
	if !r.known() && column != "" && log.ByPart(column, at) {
		guesses = append(guesses, "by a part of its name")
	}
	if s.Date == "" && s.Clock != "" {
		guesses = append(guesses, "of the day of the first instant, or the next")
	}
	if len(guesses) == 0 {
		return document.Unshown()
	}
	return document.Text(strings.Join(guesses, "; "))
}

// among says which other columns a field could be.
func (r *logRead) among(f log.Field) document.Value {
	if r.known() {
		return document.Unshown()
	}
	rivals := r.Survey.Rivals(r.Mapping, f)
	if len(rivals) == 0 {
		return document.Unshown()
	}
	return document.Text("could be “" + strings.Join(rivals, "” or “") + "” too")
}

// known reports whether somebody has said what the columns mean: a layout, or a mapping.
func (r *logRead) known() bool { return r.of.Given || r.Mapping.Layout != "" }

// cautions are what makes it doubtful that the file was understood, or that it tells much.
func (r *logRead) cautions() (list []string) {
	say := func(text string, a ...any) {
		text = fmt.Sprintf(text, a...)
		if r.of.Joined != nil {
			text = r.Title + ": " + text
		}
		list = append(list, text)
	}
	for _, i := range r.Tally.Exchanged() {
		of := log.Intervals[i]
		both := r.Tally.Intervals[i].N() + r.Tally.Negative[i]
		say("%s is before %s in %s of %s: are their columns exchanged? Say it in a mapping: write one with -o map.yaml, change it, and give it with --map",
			r.stampedBy(of.To), r.stampedBy(of.From), document.Number(document.Share, float64(r.Tally.Negative[i])/float64(both)), several(both, "row"))
	}
	if span := time.Duration(r.Tally.Last-r.Tally.First) * time.Millisecond; r.Tally.Calls > 1 && span < shortLog {
		say(shortLogWords, span.Hours())
	}
	return list
}

// shortLog is how long a log has to be to have each hour of the day.
const (
	shortLog      = 24 * time.Hour
	shortLogWords = "Only %.1f hours are in it: how often calls come at others, and who is on duty then, it does not tell"
)

// stampedBy is an instant with its column.
func (r *logRead) stampedBy(at log.Instant) string {
	if column := r.Mapping.Stamps[at].String(); column != "" {
		return fmt.Sprintf("“%s” (%s)", column, instantWords[at])
	}
	return instantWords[at]
}
