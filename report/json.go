package report

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
)

// JSON writes the document as JSON of format 1: one object whose members stand in a fixed order, durations in seconds,
// instants in RFC 3339, and null for a figure that there is not. Rows and records stand on a line each.
func JSON(w io.Writer, d *Document) error {
	var b strings.Builder
	for i, m := range membersOf(d) {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n " + quote(m.key) + ": ")
		b.WriteString(m.json)
	}
	_, err := io.WriteString(w, "{"+b.String()+"\n}\n")
	return err
}

// member is a member of a JSON object, its value already written.
type member struct{ key, json string }

// documentMembers are the members of a document: those of the run, then one for each section that has a key, then the warnings.
type documentMembers []member

func membersOf(d *Document) []member {
	m := documentMembers(append([]member{{"format", "1"}}, d.Run.members()...))
	for _, s := range d.Sections {
		s.SetBy(&m)
	}
	return append(m, member{"warnings", listing(quoteAll(d.Warnings))})
}

// add adds a list, unless it has no key.
func (m *documentMembers) add(key string, elements []string) {
	if key != "" {
		*m = append(*m, member{key, listing(elements)})
	}
}

// Timeline adds the records, and what is left out of them.
func (m *documentMembers) Timeline(s *Timeline) {
	m.add(s.Key, s.objects())
	if len(s.LeftOut) > 0 {
		m.add("left_out", s.missing())
	}
}

// Table adds the rows.
func (m *documentMembers) Table(s *Table) {
	if s.Key != "" {
		m.add(s.Key, s.nested())
	}
}

// Chains adds the chains.
func (m *documentMembers) Chains(s *Chains) { m.add(s.Key, s.objects()) }

// Heat adds its rows.
func (m *documentMembers) Heat(s *Heat) { m.add("heat", s.objects()) }

// Distributions adds its rows.
func (m *documentMembers) Distributions(s *Distributions) { m.add(s.Key, s.objects()) }

// Prose adds the lines.
func (m *documentMembers) Prose(s *Prose) { m.add(s.Key, quoteAll(s.Lines)) }

// Code adds the lines.
func (m *documentMembers) Code(s *Code) { m.add(s.Key, quoteAll(s.Lines)) }

// Facts are for readers: each is in the data elsewhere.
func (m *documentMembers) Facts(*Facts) {}

// Plot draws what a table holds.
func (m *documentMembers) Plot(*Plot) {}

// Chapter is for readers.
func (m *documentMembers) Chapter(*Chapter) {}

// Headlines are figures that the table of measures holds.
func (m *documentMembers) Headlines(*Headlines) {}

// Chart draws what other members hold.
func (m *documentMembers) Chart(*Chart) {}

// Replay is written beside the document, by pages.
func (m *documentMembers) Replay(*Replay) {}

func (r *Run) members() []member {
	members := []member{
		{"scenario", object(member{"title", quote(r.Scenario)}, member{"file", quote(r.File)}, member{"sha256", quote(r.SHA256)})},
		{"variant", quote(r.Variant)},
		{"baseline", quote(r.Baseline)},
		{"seed", strconv.FormatUint(r.Seed, 10)},
		{"runs", strconv.Itoa(r.Runs)},
		{"partial", strconv.FormatBool(r.Runs < r.Planned)},
		{"shown", quote(r.Shown)},
		{"fingerprint", quote(fmt.Sprintf("%016x", r.Fingerprint))},
		{"draws", strconv.Itoa(r.Draws)},
		{"version", quote(r.Version)},
	}
	members = slices.DeleteFunc(members, func(m member) bool {
		return (m.key == "baseline" || m.key == "shown") && m.json == `""`
	})
	if !r.At.IsZero() {
		members = append(members, member{"at", quote(r.At.Format(time.RFC3339Nano))})
	}
	return members
}

func (t *Timeline) objects() []string {
	objects := make([]string, len(t.Entries))
	for i := range t.Entries {
		objects[i] = t.Entries[i].object()
	}
	return objects
}

// missing is what the timeline leaves out.
func (t *Timeline) missing() []string {
	objects := make([]string, len(t.LeftOut))
	for i, l := range t.LeftOut {
		objects[i] = object(member{"incident", quote(l.Incident)}, member{"instances", strconv.Itoa(l.Instances)})
	}
	return objects
}

func (e *Entry) object() string { return string(e.append(nil)) }

// append writes the entry as an object behind what is there.
func (e *Entry) append(b []byte) []byte {
	b = strconv.AppendUint(append(b, `{"seq": `...), uint64(e.Seq), 10)
	b = strconv.AppendUint(append(b, `, "cause": `...), uint64(e.Cause), 10)
	if e.Since != 0 {
		b = strconv.AppendUint(append(b, `, "since": `...), uint64(e.Since), 10)
	}
	b = e.At.AppendFormat(append(b, `, "at": "`...), time.RFC3339Nano)
	b = append(append(b, `", "t": `...), decimal(e.T, 3)...)
	b = appendQuoted(append(b, `, "kind": `...), e.Kind)
	for _, name := range [...]member{
		{`, "incident": `, e.Incident},
		{`, "step": `, e.Step},
		{`, "agency": `, e.Agency},
		{`, "unit": `, e.Unit},
		{`, "place": `, e.Place},
		{`, "text": `, e.Text},
	} {
		if name.json != "" {
			b = appendQuoted(append(b, name.key...), name.json)
		}
	}
	return append(b, '}')
}

// appendQuoted writes a JSON string behind what is there. Most need no escapes.
func appendQuoted(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return append(b, quote(s)...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

func (t *Table) objects() []string {
	columns, rows := t.data()
	objects := make([]string, len(rows))
	for i, row := range rows {
		var members []member
		for k, v := range row {
			members = append(members, v.members(&columns[k])...)
		}
		objects[i] = object(members...)
	}
	return objects
}

// nested are the objects of a table, of which those that agree in its first columns are one with the others inside it.
func (t *Table) nested() []string {
	if t.Nest == nil {
		return t.objects()
	}
	columns, rows := t.data()
	var objects []string
	for first := 0; first < len(rows); {
		last := first + 1
		for last < len(rows) && rows[last][0] == rows[first][0] {
			last++
		}
		var outer []member
		for k := range t.Nest.Columns {
			outer = append(outer, rows[first][k].members(columns[k].inside())...)
		}
		var inner []string
		for _, row := range rows[first:last] {
			var members []member
			for k := t.Nest.Columns; k < len(row); k++ {
				members = append(members, row[k].members(columns[k].inside())...)
			}
			inner = append(inner, object(members...))
		}
		outer = append(outer, member{t.Nest.Key, "[" + strings.Join(inner, ",\n    ") + "]"})
		objects = append(objects, object(outer...))
		first = last
	}
	return objects
}

func (s *Chains) objects() []string {
	objects := make([]string, len(s.Chains))
	for i, c := range s.Chains {
		segments := make([]string, len(c.Segments))
		for k := range c.Segments {
			segments[k] = c.Segments[k].object()
		}
		objects[i] = object(
			member{"measure", quote(c.Measure)}, member{"title", quote(c.Title)},
			member{"from", quote(c.From)}, member{"to", quote(c.To)}, member{"note", quote(c.Note)},
			member{"total", c.Total.json()}, member{"segments", "[" + strings.Join(segments, ", ") + "]"})
	}
	return objects
}

func (s *Segment) object() string {
	return object(
		member{"at", s.At.json()}, member{"offset", decimal(s.Offset, 3)}, member{"length", s.Length.json()},
		member{"kind", quote(s.Kind)}, member{"step", quote(s.Step)}, member{"who", quote(s.Who)},
		member{"what", quote(s.What)})
}

// members are the members that a value makes: one, and in a column of estimates its interval too.
func (v Value) members(c *Column) []member {
	members := []member{{c.Key, v.json()}}
	if c.Estimate {
		members = append(members, member{cmp.Or(c.Interval, c.Key+"_ci"), v.jsonInterval()})
	}
	return members
}

func (v Value) json() string {
	switch v.kind {
	case text, verdict, mark:
		return quote(v.text)
	case boolean:
		return strconv.FormatBool(v.text == "yes")
	case quantity, estimate:
		return v.unit.json(v.number)
	case between:
		return v.jsonInterval()
	case instant:
		return quote(v.at.Format(time.RFC3339Nano))
	default:
		return "null"
	}
}

func (v Value) jsonInterval() string {
	if !v.interval.Known {
		return "null"
	}
	return "[" + v.unit.json(v.interval.Low) + ", " + v.unit.json(v.interval.High) + "]"
}

// json writes a number of the unit: seconds to the millisecond, whole counts without decimals.
func (u Unit) json(v float64) string {
	switch u {
	case Seconds, Difference, SecondsChange:
		return decimal(v, 3)
	case Count, CountChange:
		return strings.TrimSuffix(decimal(v, 6), ".0")
	case Exact:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return "null"
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	default:
		return decimal(v, 6)
	}
}

// decimal writes a finite number with at least one and at most so many decimals, any other as null.
func decimal(v float64, decimals int) string {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return "null"
	}
	s := strings.TrimRight(strconv.FormatFloat(v, 'f', decimals, 64), "0")
	if strings.HasSuffix(s, ".") {
		s += "0"
	}
	if s == "-0.0" {
		return "0.0"
	}
	return s
}

func object(members ...member) string {
	parts := make([]string, len(members))
	for i, m := range members {
		parts[i] = quote(m.key) + ": " + m.json
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// listing is an array with an element a line.
func listing(elements []string) string {
	if len(elements) == 0 {
		return "[]"
	}
	return "[\n  " + strings.Join(elements, ",\n  ") + "\n ]"
}

func quoteAll(texts []string) []string {
	quoted := make([]string, len(texts))
	for i, s := range texts {
		quoted[i] = quote(s)
	}
	return quoted
}

// quote writes a JSON string. Beyond what JSON demands it escapes every character that is not printable, since JSON may be
// shown on a terminal. Bytes that are not UTF-8 become U+FFFD.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
