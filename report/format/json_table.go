package format

import (
	"cmp"
	"strings"

	"simulate/report/document"
	"simulate/report/jsontext"
)

// tableObjects are the rows of a table, an object each.
func tableObjects(t *document.Table) []string {
	columns, rows := t.Data()
	objects := make([]string, len(rows))
	for i, row := range rows {
		objects[i] = jsontext.Object(rowPairs(nil, columns, row)...)
	}
	return objects
}

// nestedObjects are the objects of a table, of which those that agree in its first columns are one with the others inside it.
func nestedObjects(t *document.Table) []string {
	if t.Nest == nil {
		return tableObjects(t)
	}
	columns, rows := t.Data()
	for i := range columns {
		columns[i].Key = cmp.Or(columns[i].Inside, columns[i].Key)
	}
	var objects []string
	outer := t.Nest.Columns
	for first := 0; first < len(rows); {
		var inner []string
		last := first
		for ; last < len(rows) && rows[last][0] == rows[first][0]; last++ {
			inner = append(inner, jsontext.Object(rowPairs(nil, columns[outer:], rows[last][outer:])...))
		}
		pairs := rowPairs(nil, columns[:outer], rows[first][:outer])
		objects = append(objects, jsontext.Object(append(pairs, t.Nest.Key, "["+strings.Join(inner, ",\n    ")+"]")...))
		first = last
	}
	return objects
}

// rowPairs adds the names and values of a row: one for each column, and for a column of estimates the interval too.
func rowPairs(pairs []string, columns []document.Column, row []document.Value) []string {
	for k, v := range row {
		c := &columns[k]
		pairs = append(pairs, c.Key, valueText(v))
		if c.Estimate {
			pairs = append(pairs, cmp.Or(c.Interval, c.Key+"_ci"), intervalText(v))
		}
	}
	return pairs
}

// valueText is a value: a text, a number, true or false, an interval alone, or null.
func valueText(v document.Value) string {
	if words, is := v.Words(); is {
		return jsontext.Quote(words)
	}
	if v.IsInterval() {
		return intervalText(v)
	}
	return cmp.Or(v.Literal(), null)
}

const null = "null"

// intervalText is the ends of a value's interval, or null.
func intervalText(v document.Value) string {
	low, high, known := v.Ends()
	if !known {
		return null
	}
	return jsontext.Array([]string{cmp.Or(low, null), cmp.Or(high, null)})
}
