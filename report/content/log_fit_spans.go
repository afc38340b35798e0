package content

import (
	"fmt"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/fit"
)

// spans say of several logs when each service was logged, by whose time rates are.
func (f *logFit) spans(d *document.Facts) {
	m := f.Model
	if len(f.Names) < 2 {
		return
	}
	for i := range m.Spans {
		s := &m.Spans[i]
		said := fmt.Sprintf("%s: %s, from %s to %s", f.logs(s), several(s.Calls, "call"), f.day(s.First), f.day(s.Last))
		switch {
		case len(s.Logs) > 1:
			said += "; of one service, as they name the same units, agencies or types of calls"
		case len(m.Spans) > 1:
			said += "; its calls and units are counted by this time alone"
		}
		d.Add("Logged", said)
	}
}

// logs are the logs of a service.
func (f *logFit) logs(s *fit.Span) string {
	var names []string
	for _, i := range s.Logs {
		names = append(names, f.Names[i])
	}
	return strings.Join(names, " and ")
}

// gaps are when a service was not logged between its first call and its last.
func (f *logFit) gaps(s *fit.Span) (lines []string) {
	of, from := "", "in the log"
	if len(f.Model.Spans) > 1 {
		of, from = " in "+f.logs(s), "in "+f.logs(s)
	}
	for _, l := range s.Silences {
		lines = append(lines, fmt.Sprintf("No call came in%s from %s to %s, in %s: the log is taken not to have been kept then, and calls come as often as on its other days.",
			of, dayText(l.First), dayText(l.Last), words.Counted(int(l.Days()), "day", "days")))
	}
	if s.Unseen > 0 {
		lines = append(lines, fmt.Sprintf("%s of the week are not %s: calls come then as on average, from half to twice as often.", several(s.Unseen, "hour"), from))
	}
	return lines
}

// cautions are what makes it doubtful that a model is of much use.
func (f *logFit) cautions() (list []string) {
	m := f.Model
	if span := time.Duration(m.Last-m.First) * time.Millisecond; span < shortLog {
		list = append(list, fmt.Sprintf(shortLogWords, span.Hours()))
	}
	if 2*m.Backward > m.Rows {
		list = append(list, "In most rows times go back: simulate log read tells between which columns, and whether they look exchanged")
	}
	return list
}
