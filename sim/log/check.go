package log

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Check finds what keeps a log from being read by a mapping.
func (v *Survey) Check(m *Mapping) (problems []Problem) {
	problems = append(problems, v.unknownColumns(m)...)
	if v.Rows == 0 {
		return append(problems, v.noRows())
	}
	stamped := v.stampedBy(m)
	if len(stamped) == 0 {
		return append(problems, v.nothingStamped())
	}
	if m.Rows == PerEvent && m.Fields[Case] == "" {
		problems = append(problems, Problem{
			"no column says which call an event belongs to; its columns are " + strings.Join(v.names(), ", "),
			"write a mapping with -o map.yaml, and in it fields: {case: COLUMN}",
		})
	}
	problems = append(problems, v.order(m, stamped)...)
	m.Zoned = !slices.ContainsFunc(stamped, func(c *Column) bool { return c.Zoned < c.Stamps+c.Dates+c.Clocks })
	switch {
	case m.Zone == "" && m.Zoned:
	case m.Zone == "":
		problems = append(problems, Problem{"its times do not say in which time zone they are", "write --zone and an IANA name, such as --zone America/Chicago"})
	default:
		if _, err := time.LoadLocation(m.Zone); err != nil || m.Zone == "Local" {
			problems = append(problems, Problem{fmt.Sprintf("there is no time zone %q", m.Zone), "write an IANA name, such as America/Chicago"})
		}
	}
	if m.Rows == PerEvent {
		problems = append(problems, v.noEventKnown(m)...)
	}
	return problems
}

// unknownColumns are those that a mapping names and the log does not have, or has twice.
func (v *Survey) unknownColumns(m *Mapping) (problems []Problem) {
	names := v.names()
	seen := make(map[string]bool)
	for _, name := range m.columns() {
		count := 0
		for _, own := range names {
			if own == name {
				count++
			}
		}
		switch {
		case seen[name] || count == 1:
		case count == 0:
			problems = append(problems, Problem{fmt.Sprintf("there is no column %q", name), "its columns are " + strings.Join(names, ", ")})
		default:
			problems = append(problems, Problem{fmt.Sprintf("%d columns are called %q", count, name), "rename all but one of them"})
		}
		seen[name] = true
	}
	return problems
}

// columns are those that the mapping names.
func (m *Mapping) columns() (names []string) {
	for _, name := range m.Fields {
		names = append(names, name)
	}
	for _, s := range m.Stamps {
		names = append(names, s.Date, s.Clock, s.Seconds, s.Minutes)
	}
	names = append(names, m.Valid[:]...)
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// stampedBy are the columns with dates or clock times that a mapping uses.
func (v *Survey) stampedBy(m *Mapping) (list []*Column) {
	used := []string{m.Fields[Time]}
	for _, s := range m.Stamps {
		used = append(used, s.Date, s.Clock)
	}
	for i := range v.Columns {
		if c := &v.Columns[i]; c.Name != "" && slices.Contains(used, c.Name) && c.Stamps+c.Dates+c.Clocks > 0 {
			list = append(list, c)
		}
	}
	return list
}

// noRows says why no row can be read.
func (v *Survey) noRows() Problem {
	switch {
	case v.broken > 0:
		return Problem{fmt.Sprintf("the quotation marks from line %d on do not pair, and no row can be read", v.broken), "close the one in that line, or remove it"}
	case v.other.line > 0:
		return Problem{
			fmt.Sprintf("no row has as many values as there are names of columns: line %d has %d, and there are %d", v.other.line, v.other.values, len(v.Columns)),
			"write the same between the values of all lines, and nothing above the names of the columns",
		}
	default:
		return Problem{"there is no row below the names of the columns", "give another file"}
	}
}

// nothingStamped says that no column is known to hold an instant, and which might.
func (v *Survey) nothingStamped() Problem {
	var might []string
	for i := range v.Columns {
		if c := &v.Columns[i]; c.holds(c.Stamps) {
			might = append(might, c.Name)
		}
	}
	if len(might) == 0 {
		return Problem{"no column holds dates with clock times", "give another file, or a mapping with --map"}
	}
	return Problem{
		"the names of its columns do not say which instants they stamp; dates with clock times are in " + strings.Join(quoted(might), ", "),
		fmt.Sprintf("write what they are into a mapping, such as {rows: incident, instants: {call-arrival: %q}}, and give it with --map", might[0]),
	}
}

// order finds out how the numbers of dates stand: all columns of a log write them alike.
func (v *Survey) order(m *Mapping, stamped []*Column) []Problem {
	var only [3]*Column
	undecided := (*Column)(nil)
	for _, c := range stamped {
		for _, order := range []Order{MonthFirst, DayFirst} {
			if c.Only[order].Rows > 0 && only[order] == nil {
				only[order] = c
			}
		}
		if c.Either > 0 && undecided == nil {
			undecided = c
		}
	}
	switch {
	case m.Dates != Undecided && only[m.Dates] == nil && only[m.Dates.other()] != nil:
		e := &only[m.Dates.other()].Only[m.Dates.other()]
		return []Problem{{
			fmt.Sprintf("its dates are to be read %s, and %q in line %d of the column %q is a date %s alone", m.Dates, e.Value, e.Line, only[m.Dates.other()].Name, m.Dates.other()),
			"write --dates " + m.Dates.other().String(),
		}}
	case m.Dates != Undecided:
	case only[MonthFirst] != nil && only[DayFirst] != nil:
		a, b := &only[MonthFirst].Only[MonthFirst], &only[DayFirst].Only[DayFirst]
		return []Problem{{
			fmt.Sprintf("%q in line %d has the month first, and %q in line %d the day", a.Value, a.Line, b.Value, b.Line),
			"write --dates month-first or --dates day-first: rows whose dates are none then are refused and counted",
		}}
	case only[MonthFirst] != nil:
		m.Dates = MonthFirst
	case only[DayFirst] != nil:
		m.Dates = DayFirst
	case undecided != nil:
		return []Problem{{
			fmt.Sprintf("all dates of %q can be read with the month first and with the day first, such as %q", undecided.Name, undecided.Example),
			"write --dates month-first or --dates day-first",
		}}
	}
	return nil
}
