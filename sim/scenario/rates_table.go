package scenario

import (
	"strings"

	"simulate/sim/scenario/tree"
)

// Rates in a CSV file: a row for each time of day, and a column of rates for some of the days, or one called rate for all of them. Who
// counts calls by the hour has such a table.
//
//	time,mon-fri,sat,sun
//	00,3.5,5,4
//	08,9,6,5

// isTable reports whether a text names a table.
func isTable(text string) bool { return strings.HasSuffix(strings.ToLower(text), ".csv") }

// rateColumn is one of the rates in a table.
type rateColumn struct {
	at   int // in a row
	days [7]bool
}

// table reads a file of rates.
func (s *schedule) table(d *decoding, w written) {
	t := d.table(w, w.Text)
	if t == nil {
		return
	}
	time, ok := d.column(w, t, "time")
	if !ok {
		return
	}
	columns, err := rateColumns(t, time)
	if err != nil {
		d.check(w, err)
		return
	}
	if t.size == 0 {
		d.check(w, tree.NewMistake("the table has no rows", "write a row for each time of day at which the rate changes"))
	}
	var seen [Quarters]bool
	d.eachRow(w, t, rowWork, func(r row) error {
		if err := checkKey(r.values[time], "quarter"); err != nil {
			return err
		}
		quarter := quarterOf(r.values[time])
		if seen[quarter] {
			return tree.NewMistake("the time "+r.values[time]+" is given twice", "remove one of the two")
		}
		seen[quarter] = true
		for _, c := range columns {
			rate, err := rateOfCell(r.values[c.at])
			if err != nil {
				return err
			}
			s.set(c.days, quarter, rate)
		}
		return nil
	})
}

// rateColumns finds the columns of rates, which together are of every day of the week.
func rateColumns(t *table, time int) ([]rateColumn, error) {
	if at, err := t.columnOf("rate", func(header string) bool { return header == "rate" }); at >= 0 || err != nil {
		return []rateColumn{{at, everyDay}}, err
	}
	var columns []rateColumn
	var covered [7]bool
	for at, name := range t.columns {
		if at == time {
			continue
		}
		days, err := parseDays(name)
		if err == nil {
			err = cover(&covered, days)
		}
		if err != nil {
			return nil, err
		}
		columns = append(columns, rateColumn{at, days})
	}
	if len(columns) == 0 {
		return nil, tree.NewMistake("the table has no column of rates", "add a column rate, or columns such as mon-fri, sat and sun")
	}
	return columns, uncovered(covered)
}

// rateOfCell reads a rate; a number alone is one an hour, as those who count by the hour write it.
func rateOfCell(text string) (*Figure[Rate], error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, tree.NewMistake("there is no rate", "write 0 where nothing arrives")
	}
	written := text
	if _, bare := parseDecimal(text); bare {
		written += "/h"
	}
	rate := &Figure[Rate]{Text: text}
	return rate, rate.Value.parse(written)
}
