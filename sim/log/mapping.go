package log

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Kind is what a row of a log is about.
type Kind uint8

// The kinds of rows.
const (
	PerIncident Kind = iota // a call, with its first unit
	PerUnit                 // a unit's part in a call
	PerEvent                // one thing that happened
)

var kindNames = [...]string{"incident", "unit", "event"}

// String is its name in mappings.
func (k Kind) String() string { return kindNames[k] }

// Stamped is where an instant stands: in a column with date and clock time, or in two. A clock without a date is of the day of the first
// instant of the row, or of the next where it would come before it. Or a column says how long after another instant it is.
type Stamped struct {
	Date, Clock      string
	Seconds, Minutes string // how long after After; at most one of the two
	After            Instant
}

// Given reports whether it stands anywhere.
func (s Stamped) Given() bool { return s.stamps() || s.lasts() }

func (s Stamped) stamps() bool { return s.Date != "" || s.Clock != "" }

func (s Stamped) lasts() bool { return s.Seconds != "" || s.Minutes != "" }

// String is how a reader is told of it.
func (s Stamped) String() string {
	if s.lasts() && !s.stamps() {
		return s.Seconds + s.Minutes + ", after " + s.After.String()
	}
	if s.Date == "" || s.Clock == "" {
		return s.Date + s.Clock
	}
	return s.Date + " + " + s.Clock
}

// Mapping is what the columns of a log mean.
type Mapping struct {
	Layout string // name of a known one; empty: told from the names of the columns
	Agency string // of all rows, where no column says it
	Sheet  string // of a workbook
	Rows   Kind
	Zone   string // IANA name, of times that do not say how far they are from UTC
	Zoned  bool   // they all do
	Dates  Order
	Fields [NumFields]string
	Stamps [NumInstants]Stamped
	Valid  [NumInstants]string // columns that say whether an instant is valid
	Events [NumInstants]string // of rows per event: what an instant is called; without any, words that are known
}

// Adjust lets what the user says stand above what the mapping does.
func (m *Mapping) Adjust(w Wish) {
	m.Zone = cmp.Or(w.Zone, m.Zone)
	m.Dates = cmp.Or(w.Dates, m.Dates)
}

// Problem is what keeps a log from being read, with what to do about it.
type Problem struct{ Message, Remedy string }

// Wish is what the user has said of a log.
type Wish struct {
	Zone  string
	Dates Order
}

// Infer tells what columns mean, from their names and from what stands in them. What two readings fit is a problem.
func (v *Survey) Infer(w Wish) (*Mapping, []Problem) {
	m := &Mapping{Sheet: v.Source.Sheet, Zone: w.Zone, Dates: w.Dates}
	var problems []Problem
	if k := recognise(v.names()); k != nil {
		m.adopt(k, v)
	} else {
		problems = m.guess(v)
	}
	if m.Rows = m.kind(); m.Fields[Outcome] == m.Fields[Activity] {
		m.Fields[Outcome] = ""
	}
	return m, append(problems, v.Check(m)...)
}

func (v *Survey) names() []string {
	names := make([]string, len(v.Columns))
	for i := range v.Columns {
		names[i] = v.Columns[i].Name
	}
	return names
}

// adopt takes over a known layout. Columns that are not there are left out.
func (m *Mapping) adopt(k *known, v *Survey) {
	m.Layout, m.Agency, m.Events = k.name, k.agency, k.events
	m.Zone, m.Dates = cmp.Or(m.Zone, k.zone), cmp.Or(m.Dates, k.dates)
	type length struct {
		of     lasting
		column string
	}
	var lengths []length
	for i := range v.Columns {
		name := plain(v.Columns[i].Name)
		if f, ok := k.fields[name]; ok {
			m.Fields[f] = v.Columns[i].Name
		}
		if at, ok := k.stamps[name]; ok {
			m.Stamps[at] = Stamped{Date: v.Columns[i].Name}
		}
		if of, ok := k.lasts[name]; ok {
			lengths = append(lengths, length{of, v.Columns[i].Name})
		}
		if at, ok := k.valid[name]; ok {
			m.Valid[at] = v.Columns[i].Name
		}
	}
	for _, l := range lengths {
		if !m.Stamps[l.of.to].Given() && m.Stamps[l.of.from].Given() {
			m.Stamps[l.of.to] = Stamped{Seconds: l.column, After: l.of.from}
		}
	}
}

// guess finds the meaning of columns by their names.
func (m *Mapping) guess(v *Survey) (problems []Problem) {
	var full, dates, clocks [NumInstants][]string
	taken := make(map[string]bool)
	for i := range v.Columns {
		c := &v.Columns[i]
		at, ok := instantOf(c.Name)
		switch {
		case !ok:
		case c.holds(c.Stamps):
			full[at] = append(full[at], c.Name)
		case c.holds(c.Dates + c.Stamps):
			dates[at] = append(dates[at], c.Name)
		case c.holds(c.Clocks):
			clocks[at] = append(clocks[at], c.Name)
		}
	}
	for at := range NumInstants {
		switch {
		case len(full[at]) == 1:
			m.Stamps[at].Date = full[at][0]
			if len(clocks[at]) == 1 && v.atMidnight(full[at][0]) {
				m.Stamps[at].Clock = clocks[at][0]
			}
		case len(full[at]) > 1: // a draft of the mapping has the first
			problems = append(problems, ambiguous(at.String(), full[at]))
			m.Stamps[at].Date = full[at][0]
		case len(clocks[at]) > 1:
			problems = append(problems, ambiguous(at.String(), clocks[at]))
			m.Stamps[at].Clock = clocks[at][0]
		case len(clocks[at]) == 1:
			m.Stamps[at].Clock = clocks[at][0]
			if len(dates[at]) == 1 {
				m.Stamps[at].Date = dates[at][0]
			}
		}
		taken[m.Stamps[at].Date], taken[m.Stamps[at].Clock] = true, true
	}
	for f := range NumFields {
		m.Fields[f] = v.best(f, taken)
	}
	return problems
}

// atMidnight reports whether all clock times of a column are midnight: its dates alone say something.
func (v *Survey) atMidnight(column string) bool {
	i := slices.IndexFunc(v.Columns, func(c Column) bool { return c.Name == column })
	return v.Columns[i].Midnight == v.Columns[i].Stamps
}

// best is the column whose name fits a field best; empty where none does. A stamp fits the time of an event alone.
func (v *Survey) best(f Field, taken map[string]bool) string {
	best, least := "", 0
	for i := range v.Columns {
		c := &v.Columns[i]
		rank, ok := fieldRank(c.Name, f)
		if !ok || taken[c.Name] || c.Filled == 0 || c.holds(c.Stamps) != (f == Time) {
			continue
		}
		if best == "" || rank < least {
			best, least = c.Name, rank
		}
	}
	return best
}

// kind is what rows are about: events where one column says what happened and one when, and no other stamps anything.
func (m *Mapping) kind() Kind {
	if stamped := slices.ContainsFunc(m.Stamps[:], Stamped.Given); !stamped && m.Fields[Activity] != "" && m.Fields[Time] != "" {
		return PerEvent
	}
	m.Fields[Activity], m.Fields[Time] = "", ""
	if m.Fields[Unit] != "" && m.Fields[Case] != "" {
		return PerUnit
	}
	return PerIncident
}

func ambiguous(what string, columns []string) Problem {
	return Problem{
		fmt.Sprintf("%s could be %s", what, strings.Join(quoted(columns), " or ")),
		"say which in a mapping: write one with -o map.yaml, change it, and give it with --map",
	}
}

func quoted(names []string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = fmt.Sprintf("%q", name)
	}
	return list
}

// Empty reports whether it says of no column what it means.
func (m *Mapping) Empty() bool { return len(m.columns()) == 0 }

// Own reports whether the log is one that simulate has written of a run.
func (m *Mapping) Own() bool { return m.Layout == ownEvents || m.Layout == ownObjects }
