package format

import (
	"strconv"
	"time"

	"simulate/report/document"
	"simulate/report/jsontext"
)

func entryObjects(entries []document.Entry) []string {
	objects := make([]string, len(entries))
	for i := range entries {
		objects[i] = string(AppendEntry(nil, &entries[i]))
	}
	return objects
}

// AppendEntry writes a record as an object behind what is there.
func AppendEntry(b []byte, e *document.Entry) []byte {
	b = strconv.AppendUint(append(b, `{"seq": `...), uint64(e.Seq), 10)
	b = strconv.AppendUint(append(b, `, "cause": `...), uint64(e.Cause), 10)
	if e.Since != 0 {
		b = strconv.AppendUint(append(b, `, "since": `...), uint64(e.Since), 10)
	}
	b = e.At.AppendFormat(append(b, `, "at": "`...), time.RFC3339Nano)
	b = append(append(b, `", "t": `...), jsontext.Decimal(e.T, 3)...)
	b = jsontext.AppendQuoted(append(b, `, "kind": `...), e.Kind)
	for _, name := range [...]struct{ begins, text string }{
		{`, "incident": `, e.Incident},
		{`, "step": `, e.Step},
		{`, "agency": `, e.Agency},
		{`, "unit": `, e.Unit},
		{`, "place": `, e.Place},
		{`, "text": `, e.Text},
	} {
		if name.text != "" {
			b = jsontext.AppendQuoted(append(b, name.begins...), name.text)
		}
	}
	return append(b, '}')
}

// leftOutObjects are what a timeline leaves out.
func leftOutObjects(list []document.LeftOut) []string {
	objects := make([]string, len(list))
	for i, l := range list {
		objects[i] = jsontext.Object("incident", jsontext.Quote(l.Incident), "instances", strconv.Itoa(l.Instances))
	}
	return objects
}

func chainObjects(chains []document.Chain) []string {
	objects := make([]string, len(chains))
	for i, c := range chains {
		segments := make([]string, len(c.Segments))
		for k := range c.Segments {
			segments[k] = segmentObject(&c.Segments[k])
		}
		objects[i] = jsontext.Object(
			"measure", jsontext.Quote(c.Measure), "title", jsontext.Quote(c.Title), "from", jsontext.Quote(c.From), "to",
			jsontext.Quote(c.To), "note", jsontext.Quote(c.Note),
			"total", valueText(c.Total), "segments", jsontext.Array(segments))
	}
	return objects
}

func segmentObject(s *document.Segment) string {
	return jsontext.Object(
		"at", valueText(s.At), "offset", jsontext.Decimal(s.Offset, 3), "length", valueText(s.Length), "kind", jsontext.Quote(s.Kind),
		"step", jsontext.Quote(s.Step), "who", jsontext.Quote(s.Who), "what", jsontext.Quote(s.What))
}

// heatObjects are the rows of heat, in seconds from clock.start.
func heatObjects(s *document.Heat) []string {
	objects := make([]string, len(s.Rows))
	for i := range s.Rows {
		row := &s.Rows[i]
		busy, queue := make([]string, len(row.Busy)), make([]string, len(row.Queue))
		for k := range row.Busy {
			busy[k], queue[k] = valueText(row.Busy[k]), strconv.Itoa(row.Queue[k])
		}
		objects[i] = jsontext.Object(
			"kind", jsontext.Quote(row.Kind), "id", jsontext.Quote(row.ID), "title", jsontext.Quote(row.Title),
			"from", jsontext.Decimal(0, 3), "width", valueText(s.Width), "busy", jsontext.Array(busy), "queue", jsontext.Array(queue))
	}
	return objects
}

// distributionObjects are distributions in the units of their measures: times in seconds. The share at a value is that of all
// values, missing ones included, that do not exceed it; low and high are the ends of the 95% band, or null.
func distributionObjects(rows []document.Distribution) []string {
	objects := make([]string, len(rows))
	for i := range rows {
		d := &rows[i]
		objects[i] = jsontext.Object(
			"variant", jsontext.Quote(d.Variant), "measure", jsontext.Quote(d.Measure), "key", jsontext.Quote(d.RowKey),
			"title", jsontext.Quote(d.Title), "unit", jsontext.Quote(d.UnitName), "n", strconv.Itoa(d.N), "missing", strconv.Itoa(d.Missing),
			"x", numbers(d.X, d.Unit.Literal), "share", numbers(d.Share, tenThousandths),
			"low", numbersOrNull(d.Low), "high", numbersOrNull(d.High), "bins", binsObject(d),
			"nominal", valueText(d.Nominal), "p50", valueText(d.P50), "p90", valueText(d.P90), "target", targetObject(d.Target))
	}
	return objects
}

func binsObject(d *document.Distribution) string {
	counts := make([]string, len(d.Bins.Counts))
	for i, n := range d.Bins.Counts {
		counts[i] = strconv.Itoa(n)
	}
	return jsontext.Object("from", d.Unit.Literal(d.Bins.From), "width", d.Unit.Literal(d.Bins.Width), "counts", jsontext.Array(counts))
}

// targetObject is a target for charts. Where the target is about a share of the values, within is the limit that they are held
// against, and null elsewhere.
func targetObject(t *document.Target) string {
	if t == nil {
		return null
	}
	return jsontext.Object(
		"statistic", jsontext.Quote(t.Statistic), "relation", jsontext.Quote(t.Relation), "limit", valueText(t.Limit), "within", valueText(t.Within))
}

func numbers(list []float64, number func(float64) string) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = number(v)
	}
	return jsontext.Array(texts)
}

func numbersOrNull(shares []float64) string {
	if shares == nil {
		return null
	}
	return numbers(shares, tenThousandths)
}

// tenThousandths is a share as exact as a chart can show it.
func tenThousandths(share float64) string { return jsontext.Decimal(share, 4) }
