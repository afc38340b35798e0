package content

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/log"
)

// LogRead is logs that have been read, together where there are several.
type LogRead struct {
	Logs   []*Log
	Given  bool        // the mappings, as a file
	Wished bool        // the zone was said
	Joined *LogsJoined // nil of one log
}

// Log is a log that has been read.
type Log struct {
	Title   string // by which several are told apart
	Survey  *log.Survey
	Mapping *log.Mapping
	Tally   *log.Tally
}

// LogsJoined is what several logs have in common.
type LogsJoined struct {
	Shared []log.Shared
	Gaps   []log.Gap
	Over   bool // there are more calls than could be compared
}

// NewLogRead says what logs are, what of them was understood, and what is odd about them.
func NewLogRead(r *LogRead, settings Settings) *document.Document {
	d := &document.Document{Kind: "Log", Again: settings.Again, Run: document.Run{Version: settings.Version}}
	var logs logsRead
	var names []string
	for _, l := range r.Logs {
		of := logRead{l, r, place(l.Mapping), document.Unshown()}
		if len(r.Logs) > 1 {
			of.called = document.Text(l.Title)
		}
		logs, names = append(logs, of), append(names, filepath.Base(l.Survey.Source.Name))
		d.Sections, d.Warnings = append(d.Sections, of.facts()), append(d.Warnings, of.cautions()...)
	}
	d.Title = strings.Join(names, ", ")
	if r.Joined != nil {
		d.Sections = append(d.Sections, r.shared(), r.gaps().UnlessEmpty())
	}
	d.Sections = append(d.Sections, logs.columns(), logs.refused().UnlessEmpty(), logs.intervals().UnlessEmpty())
	d.Sections = append(d.Sections, logs.arrivals(), logs.priorities().UnlessEmpty(), logs.responses().UnlessEmpty(), logs.oddities().UnlessEmpty(), logs.silences().UnlessEmpty(), logs.blind())
	return d
}

// logRead tells of a log.
type logRead struct {
	*Log
	of     *LogRead
	zone   *time.Location
	called document.Value // its title, where there are several
}

// logsRead makes the sections.
type logsRead []logRead

func place(m *log.Mapping) *time.Location {
	if zone, err := time.LoadLocation(m.Zone); err == nil {
		return zone
	}
	return time.UTC
}

func (r *logRead) facts() *document.Facts {
	f, t := &document.Facts{}, r.Tally
	name := ""
	if r.of.Joined != nil {
		name = r.Survey.Source.Name + ": "
	}
	f.Add("File", name+r.file())
	f.Add("Layout", r.layout())
	f.Add("Rows", fmt.Sprintf("%s: %s", r.each(), r.used()))
	who := several(t.Calls, "call")
	if t.CallsOver {
		who = "over " + who
	}
	if t.Units > 0 {
		who += ", " + several(t.Units, "unit")
	}
	f.Add("In it", who)
	if t.First != log.None {
		f.Add("From", fmt.Sprintf("%s to %s", r.clock(t.First), r.clock(t.Last)))
	}
	f.Add("Dates", r.dates())
	f.Add("Zone", r.zoneWords())
	r.unused(f)
	return f
}

// several is a number of things, with the digits in groups.
func several(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return words.Grouped(n) + " " + what + "s"
}

// file is how the file is written.
func (r *logRead) file() string {
	s := r.Survey.Source
	var said string
	switch s.Form {
	case log.FormXML:
		said = "XML, " + s.Encoding
	case log.FormJSON:
		said = "JSON, a list of objects, " + s.Encoding
	case log.FormOCEL:
		said = "JSON, events and objects (OCEL 2.0), " + s.Encoding
	case log.FormJEMSS:
		return "several tables, of which calls is read, " + s.Encoding + "; times are days of a simulation, of which the first is taken to be Monday, 2001-01-01"
	case log.FormSheet:
		said = fmt.Sprintf("workbook, sheet “%s”", s.Sheet)
		if s.Sheets > 1 {
			said += fmt.Sprintf(" of %d", s.Sheets)
		}
		return said
	default:
		said = map[rune]string{',': "commas", ';': "semicolons", '\t': "tabs", '|': "bars"}[s.Comma] + " between values, " + s.Encoding
	}
	if s.Marked {
		said += " with a byte order mark"
	}
	if s.Packed != "" {
		said += ", packed with " + s.Packed
	}
	if len(s.Beside) > 0 {
		said += "; not read: " + words.FirstOf(s.Beside)
	}
	return said
}

func (r *logRead) layout() string {
	switch {
	case r.of.Given:
		return "as the mapping says"
	case r.Mapping.Layout != "":
		return r.Mapping.Layout + ", known by the names of its columns"
	default:
		return "none that is known: told from the names of the columns"
	}
}

// each is what a row is about.
func (r *logRead) each() string {
	switch r.Mapping.Rows {
	case log.PerUnit:
		return "one for each unit of a call"
	case log.PerEvent:
		return "one for each event, put together to " + several(r.Tally.Parts, "part") + " of units in calls"
	default:
		return "one for each call, with its first unit"
	}
}

// parts are what is counted: rows, or what events are put together to.
func (l logsRead) parts() string {
	if slices.ContainsFunc(l, func(r logRead) bool { return r.Mapping.Rows == log.PerEvent }) {
		return "Parts"
	}
	return "Rows"
}

// used says how many rows are used and refused; they add up to all.
func (r *logRead) used() string {
	t := r.Tally
	if t.Used == t.Rows {
		return "all " + words.Grouped(t.Rows) + " used"
	}
	return fmt.Sprintf("%s used and %s refused of %s", words.Grouped(t.Used), words.Grouped(t.Rows-t.Used), words.Grouped(t.Rows))
}

func (r *logRead) clock(ms int64) string {
	return time.UnixMilli(ms).In(r.zone).Format("Mon 2006-01-02 15:04:05")
}

// dates says how dates are written, and what decides it.
func (r *logRead) dates() string {
	var shown *log.Column
	for _, c := range r.stamped() {
		for _, order := range []log.Order{log.MonthFirst, log.DayFirst} {
			if e := c.Only[order]; order == r.Mapping.Dates && e.Rows > 0 {
				return fmt.Sprintf("with the %s first: “%s” in line %s is a date in no other order", first(order), e.Value, words.Grouped(e.Line))
			}
		}
		if c.Example != "" && (shown == nil || c.Either > 0) {
			shown = c
		}
	}
	switch {
	case shown == nil:
		return "none"
	case shown.Either > 0:
		by := "is said"
		if r.Mapping.Layout != "" && !r.of.Given {
			by = "the publisher writes them"
		}
		return fmt.Sprintf("with the %s first, as %s, such as “%s”", first(r.Mapping.Dates), by, shown.Example)
	default:
		return fmt.Sprintf("such as “%s”", shown.Example)
	}
}

func first(o log.Order) string {
	if o == log.DayFirst {
		return "day"
	}
	return "month"
}

// stamped are the columns that the mapping takes instants from.
func (r *logRead) stamped() (list []*log.Column) {
	for i := range r.Survey.Columns {
		c := &r.Survey.Columns[i]
		for _, s := range r.Mapping.Stamps {
			if c.Name != "" && (s.Date == c.Name || s.Clock == c.Name) || c.Name == r.Mapping.Fields[log.Time] {
				list = append(list, c)
				break
			}
		}
	}
	return list
}

func (r *logRead) zoneWords() string {
	switch {
	case r.Mapping.Zoned && r.Mapping.Zone == "":
		return "every time says how far it is from UTC; hours are told in UTC: for those of clocks there give --zone"
	case r.Mapping.Zoned:
		return "every time says how far it is from UTC; hours are those of clocks of " + r.Mapping.Zone
	case r.of.Wished:
		return r.Mapping.Zone + ", as --zone says"
	case r.of.Given:
		return r.Mapping.Zone + ", as the mapping says"
	default:
		return r.Mapping.Zone + ", which the publisher is in; the file does not say"
	}
}
