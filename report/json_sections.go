package report

import (
	"strconv"
	"time"
)

func entryObjects(entries []Entry) []string {
	objects := make([]string, len(entries))
	for i := range entries {
		objects[i] = string(appendEntry(nil, &entries[i]))
	}
	return objects
}

// appendEntry writes a record as an object behind what is there.
func appendEntry(b []byte, e *Entry) []byte {
	b = strconv.AppendUint(append(b, `{"seq": `...), uint64(e.Seq), 10)
	b = strconv.AppendUint(append(b, `, "cause": `...), uint64(e.Cause), 10)
	if e.Since != 0 {
		b = strconv.AppendUint(append(b, `, "since": `...), uint64(e.Since), 10)
	}
	b = e.At.AppendFormat(append(b, `, "at": "`...), time.RFC3339Nano)
	b = append(append(b, `", "t": `...), decimal(e.T, 3)...)
	b = appendQuoted(append(b, `, "kind": `...), e.Kind)
	for _, name := range [...]struct{ begins, text string }{
		{`, "incident": `, e.Incident},
		{`, "step": `, e.Step},
		{`, "agency": `, e.Agency},
		{`, "unit": `, e.Unit},
		{`, "place": `, e.Place},
		{`, "text": `, e.Text},
	} {
		if name.text != "" {
			b = appendQuoted(append(b, name.begins...), name.text)
		}
	}
	return append(b, '}')
}

// leftOutObjects are what a timeline leaves out.
func leftOutObjects(list []LeftOut) []string {
	objects := make([]string, len(list))
	for i, l := range list {
		objects[i] = object("incident", quote(l.Incident), "instances", strconv.Itoa(l.Instances))
	}
	return objects
}

func chainObjects(chains []Chain) []string {
	objects := make([]string, len(chains))
	for i, c := range chains {
		segments := make([]string, len(c.Segments))
		for k := range c.Segments {
			segments[k] = segmentObject(&c.Segments[k])
		}
		objects[i] = object(
			"measure", quote(c.Measure), "title", quote(c.Title), "from", quote(c.From), "to", quote(c.To), "note", quote(c.Note),
			"total", valueText(c.Total), "segments", array(segments))
	}
	return objects
}

func segmentObject(s *Segment) string {
	return object(
		"at", valueText(s.At), "offset", decimal(s.Offset, 3), "length", valueText(s.Length), "kind", quote(s.Kind),
		"step", quote(s.Step), "who", quote(s.Who), "what", quote(s.What))
}

// heatObjects are the rows of heat, in seconds from clock.start.
func heatObjects(s *Heat) []string {
	objects := make([]string, len(s.Rows))
	for i := range s.Rows {
		row := &s.Rows[i]
		busy, queue := make([]string, len(row.Busy)), make([]string, len(row.Queue))
		for k := range row.Busy {
			busy[k], queue[k] = valueText(row.Busy[k]), strconv.Itoa(row.Queue[k])
		}
		objects[i] = object(
			"kind", quote(row.Kind), "id", quote(row.ID), "title", quote(row.Title),
			"from", decimal(0, 3), "width", valueText(s.Width), "busy", array(busy), "queue", array(queue))
	}
	return objects
}

// distributionObjects are distributions in the units of their measures: times in seconds. The share at a value is that of all
// values, missing ones included, that do not exceed it; low and high are the ends of the 95% band, or null.
func distributionObjects(rows []Distribution) []string {
	objects := make([]string, len(rows))
	for i := range rows {
		d := &rows[i]
		objects[i] = object(
			"variant", quote(d.Variant), "measure", quote(d.Measure), "key", quote(d.RowKey),
			"title", quote(d.Title), "unit", quote(d.UnitName), "n", strconv.Itoa(d.N), "missing", strconv.Itoa(d.Missing),
			"x", numbers(d.X, d.Unit.Literal), "share", numbers(d.Share, tenThousandths),
			"low", numbersOrNull(d.Low), "high", numbersOrNull(d.High), "bins", binsObject(d),
			"nominal", valueText(d.Nominal), "p50", valueText(d.P50), "p90", valueText(d.P90), "target", targetObject(d.Target))
	}
	return objects
}

func binsObject(d *Distribution) string {
	counts := make([]string, len(d.Bins.Counts))
	for i, n := range d.Bins.Counts {
		counts[i] = strconv.Itoa(n)
	}
	return object("from", d.Unit.Literal(d.Bins.From), "width", d.Unit.Literal(d.Bins.Width), "counts", array(counts))
}

// targetObject is a target for charts. Where the target is about a share of the values, within is the limit that they are held
// against, and null elsewhere.
func targetObject(t *Target) string {
	if t == nil {
		return null
	}
	return object(
		"statistic", quote(t.Statistic), "relation", quote(t.Relation), "limit", valueText(t.Limit), "within", valueText(t.Within))
}

func numbers(list []float64, number func(float64) string) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = number(v)
	}
	return array(texts)
}

func numbersOrNull(shares []float64) string {
	if shares == nil {
		return null
	}
	return numbers(shares, tenThousandths)
}

// tenThousandths is a share as exact as a chart can show it.
func tenThousandths(share float64) string { return decimal(share, 4) }
