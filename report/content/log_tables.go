package content

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/log"
)

// columns say what each column that is used means.
func (l logsRead) columns() *document.Table {
	t := &document.Table{Key: "columns", Title: "What the columns mean", Columns: []document.Column{
		inLog,
		{Key: "meaning", Title: "Meaning"},
		{Key: "column", Title: "Column"},
		{Key: "rows", Title: l.parts(), Note: l.parts() + ": in how many the instant stands."},
		{Key: "guess", Title: "A guess", Note: "A guess: say otherwise in a mapping (-o map.yaml, --map)."},
	}}
	for _, r := range l {
		t.Rows = append(t.Rows, r.columns()...)
	}
	return t
}

// inLog is the column with the title of the log, where there are several.
var inLog = document.Column{Key: "log", Title: "Log"}

func (r *logRead) columns() (rows [][]document.Value) {
	for at := range log.NumInstants {
		if s := r.Mapping.Stamps[at]; s.Given() {
			rows = append(rows, []document.Value{r.called, document.Text(instantWords[at]), document.Text(s.String()), count(r.Tally.Stamped[at]), r.guessed(at)})
		}
	}
	for at := range log.NumInstants {
		if r.Mapping.Rows == log.PerEvent && r.Tally.Stamped[at] > 0 {
			rows = append(rows, []document.Value{r.called, document.Text(instantWords[at]), document.Text(cmp.Or(r.Mapping.Events[at], "by its words")), count(r.Tally.Stamped[at]), document.Unshown()})
		}
	}
	for f := range log.NumFields {
		if name := r.Mapping.Fields[f]; name != "" {
			rows = append(rows, []document.Value{r.called, document.Text(fieldWords[f]), document.Text(name), document.Unshown(), r.among(f)})
		}
	}
	if r.Mapping.Agency != "" {
		rows = append(rows, []document.Value{r.called, document.Text(fieldWords[log.Agency]), document.Text("“" + r.Mapping.Agency + "” where no column says it"), document.Unshown(), document.Unshown()})
	}
	return rows
}

// instantWords are the instants for readers.
var instantWords = [log.NumInstants]string{
	"call arrives", "call answered", "call entered", "unit notified", "acknowledged", "en route", "staged", "on scene", "at patient", "left scene",
	"at destination", "care transferred", "called off", "available", "call closed",
}

var fieldWords = [log.NumFields]string{
	"number of the call", "unit", "kind of unit", "agency", "type of call", "priority", "priority at first", "held", "area", "latitude", "longitude", "position", "outcome", "what happened",
	"when it happened",
}

// refused are the rows that are not used, by reason.
func (l logsRead) refused() *document.Table {
	t := refusedTable()
	for _, r := range l {
		t.Rows = append(t.Rows, refusedOf(&r.Tally.Count, r.called)...)
	}
	return t
}

// refusedTable is one of no rows.
func refusedTable() *document.Table {
	return &document.Table{Key: "refused", Title: "Rows refused", Columns: []document.Column{
		inLog, {Key: "reason", Title: ""}, {Title: "Why"}, {Key: "rows", Title: "Rows"}, {Key: "lines", Title: "In lines"},
	}}
}

// refusedOf are the rows of a log that are not used, by reason.
func refusedOf(c *log.Count, called document.Value) (rows [][]document.Value) {
	for reason := range log.NumReasons {
		if of := &c.Refused[reason]; of.Rows > 0 {
			rows = append(rows, []document.Value{called, document.Text(reason.String()), document.Text(reasonWords[reason]), count(of.Rows), inLines(of, len(of.First))})
		}
	}
	return rows
}

var reasonWords = [log.NumReasons]string{
	"another number of values than there are names of columns", "quotation marks that do not pair", "the names of the columns again",
	"no number of a call", "no time that can be read",
}

// NoneUsed says why no row of a log can be used.
func NoneUsed(c *log.Count) log.Problem {
	var why []string
	for reason := range log.NumReasons {
		if of := &c.Refused[reason]; of.Rows > 0 {
			why = append(why, fmt.Sprintf("%d with %s (in %s %s)", of.Rows, reasonWords[reason], words.Plural(of.Rows, "line", "lines"), inLines(of, 5)))
		}
	}
	return log.Problem{
		Message: fmt.Sprintf("none of its %s can be used: %s", several(c.Rows, "row"), strings.Join(why, ", ")),
		Remedy:  "mend these lines, or say with --map which columns have what",
	}
}

// inLines names the first lines of some, up to most.
func inLines(l *log.Lines, most int) document.Value {
	var said []string
	for _, line := range l.First[:min(most, len(l.First))] {
		said = append(said, strconv.Itoa(line))
	}
	text := strings.Join(said, ", ")
	if l.Rows > most {
		text += " …"
	}
	return document.Text(text)
}

// intervals are the times between instants.
func (l logsRead) intervals() *document.Table {
	t := &document.Table{Key: "intervals", Title: "Intervals", Columns: slices.Concat(
		[]document.Column{inLog, {Key: "interval", Title: "Interval"}}, l.timeColumns(),
		[]document.Column{{Key: "negative", Title: "Negative", Note: "Negative: rows in which the second instant is before the first; they are left out."}},
	)}
	for _, r := range l {
		t.Rows = append(t.Rows, r.intervals()...)
	}
	return t
}

func (r *logRead) intervals() (rows [][]document.Value) {
	for i := range log.Intervals {
		b := &r.Tally.Intervals[i]
		if b.N() == 0 && r.Tally.Negative[i] == 0 || log.Intervals[i].From == log.Entered && r.Mapping.Stamps[log.CallArrival].Given() && log.Intervals[i].To != log.Notified {
			continue
		}
		negative := document.Unshown()
		if n := r.Tally.Negative[i]; n > 0 {
			negative = count(n)
		}
		rows = append(rows, slices.Concat([]document.Value{r.called, document.Text(log.Intervals[i].Name)}, spread(b), []document.Value{negative}))
	}
	return rows
}

// oddities are what is worth knowing about rows that are used.
func (l logsRead) oddities() *document.Table {
	t := &document.Table{Key: "oddities", Title: "What is odd", Columns: []document.Column{
		inLog, {Key: "oddity", Title: ""}, {Title: "What"}, {Key: "rows", Title: l.parts()}, {Key: "share", Title: "Share"}, {Key: "lines", Title: "In lines", Rank: 1},
	}}
	for _, r := range l {
		for o := range r.Tally.Odd {
			if of := &r.Tally.Odd[o]; of.Rows > 0 {
				t.Rows = append(t.Rows, []document.Value{
					r.called, document.Text(log.Oddity(o).String()), document.Text(oddityWords[o]), count(of.Rows),
					document.Number(document.Share, float64(of.Rows)/float64(r.Tally.Parts)), inLines(of, 5),
				})
			}
		}
	}
	return t
}

var oddityWords = [log.NumOddities]string{
	"a time that cannot be read, taken to be missing", "an instant before one that comes first", "on scene, and never en route", "en route at the instant of being notified",
	"on scene at the instant of leaving", "notified, done, and never on scene", "notified, and never done", "over a day long", "past midnight",
	"in the hour in which clocks are set back", "in the hour in which clocks are set forward, which there is not", "its unit is on two calls at once", "the same row was there before",
	"a time that the log says is not valid, taken to be missing", "held: no unit was free when the call came in", "another priority than at first",
	"no position: missing, 0, or no degrees", "all its times are the same",
}

// blind says what the files cannot show, and what follows from that.
func (l logsRead) blind() *document.Prose {
	p := &document.Prose{Key: "cannot_show", Title: "What the file cannot show"}
	if len(l) > 1 {
		p.Title = "What the files cannot show"
	}
	for _, r := range l {
		for _, line := range r.blind() {
			if len(l) > 1 {
				line = r.Title + ": " + line
			}
			p.Lines = append(p.Lines, line)
		}
	}
	p.Lines = append(p.Lines, "Units on duty that nobody called, and what units do beside calls.")
	return p
}

func (r *logRead) blind() (lines []string) {
	has := func(at log.Instant) bool { return r.Tally.Stamped[at] > 0 }
	if !has(log.CallArrival) && has(log.Entered) {
		lines = append(lines, "The time before the call is entered: nothing stamps when it arrives.")
	}
	if !has(log.Entered) && has(log.Notified) {
		lines = append(lines, "Taking the call apart from waiting for a unit: nothing stamps when it is entered.")
	}
	if !has(log.EnRoute) && has(log.Notified) && has(log.OnScene) {
		lines = append(lines, "Turnout apart from travel: nothing stamps when units are en route.")
	}
	if !has(log.OnScene) {
		lines = append(lines, "Responses: nothing stamps when units are on scene.")
	}
	if !has(log.Available) && !has(log.Closed) {
		lines = append(lines, "How long units are busy: nothing stamps when they are available.")
	}
	if r.Mapping.Rows == log.PerIncident {
		lines = append(lines, "Units beside the first, and which was where: a row is about a call.")
	}
	return lines
}
