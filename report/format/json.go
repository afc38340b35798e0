package format

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/report/jsontext"
)

// JSON writes the document as JSON of format 1: one object whose members stand in a fixed order, durations in seconds,
// instants in RFC 3339, and null for a figure that there is not. Rows and records stand on a line each.
func JSON(w io.Writer, d *document.Document) error {
	var b strings.Builder
	for i, m := range membersOf(d) {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n " + jsontext.Quote(m.key) + ": ")
		b.WriteString(m.json)
	}
	_, err := io.WriteString(w, "{"+b.String()+"\n}\n")
	return err
}

// member is a member of a JSON object, its value already written.
type member struct{ key, json string }

// documentMembers are the members of a document: those of the run, then one for each section that has a key, then the warnings.
type documentMembers []member

func membersOf(d *document.Document) []member {
	m := documentMembers(append([]member{{"format", "1"}}, runMembers(&d.Run)...))
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
func (m *documentMembers) Timeline(s *document.Timeline) {
	m.add(s.Key, entryObjects(s.Entries))
	if s.Key != "" {
		m.countsFrom(s.Origin)
	}
	if len(s.LeftOut) > 0 {
		m.add("left_out", leftOutObjects(s.LeftOut))
	}
}

// countsFrom adds what elapsed times count from.
func (m *documentMembers) countsFrom(o document.Origin) {
	*m = append(*m, member{"elapsed_from", jsontext.Object("call", strconv.FormatBool(o.Call), "t", jsontext.Decimal(o.T, 3))})
}

// Table adds the rows.
func (m *documentMembers) Table(s *document.Table) {
	if s.Key != "" {
		m.add(s.Key, nestedObjects(s))
	}
}

// Chains adds the chains.
func (m *documentMembers) Chains(s *document.Chains) { m.add(s.Key, chainObjects(s.Chains)) }

// Heat adds its rows.
func (m *documentMembers) Heat(s *document.Heat) { m.add("heat", heatObjects(s)) }

// Distributions adds its rows.
func (m *documentMembers) Distributions(s *document.Distributions) {
	m.add(s.Key, distributionObjects(s.Rows))
}

// Prose adds the lines.
func (m *documentMembers) Prose(s *document.Prose) { m.add(s.Key, quoteAll(s.Lines)) }

// Code adds the lines.
func (m *documentMembers) Code(s *document.Code) { m.add(s.Key, quoteAll(s.Lines)) }

// Facts are for readers: each is in the data elsewhere.
func (m *documentMembers) Facts(*document.Facts) {}

// Plot draws what a table holds.
func (m *documentMembers) Plot(*document.Plot) {}

// Chapter is for readers.
func (m *documentMembers) Chapter(*document.Chapter) {}

// Answer adds the verdict in a line; the table of objectives holds the figures.
func (m *documentMembers) Answer(s *document.Answer) {
	m.add("answer", []string{jsontext.Quote(s.Line())})
}

// Breakdown says what tables for data hold.
func (m *documentMembers) Breakdown(*document.Breakdown) {}

// Chart draws what other members hold.
func (m *documentMembers) Chart(*document.Chart) {}

// Replay adds what its times count from: pages write the rest beside the document.
func (m *documentMembers) Replay(s *document.Replay) {
	if s.Origin != nil {
		m.countsFrom(*s.Origin)
	}
}

// runMembers say what was run. Those that a document of its kind does not have are left out.
func runMembers(r *document.Run) []member {
	members := []member{
		{"scenario", jsontext.Object("title", jsontext.Quote(r.Scenario), "file", jsontext.Quote(r.File), "sha256", jsontext.Quote(r.SHA256))},
		{"set", texts(r.Set)},
		{"from", jsontext.Quote(r.From)},
		{"exercise", jsontext.Quote(r.Journal)},
		{"given_windows", texts(r.Given)},
		{"variant", jsontext.Quote(r.Variant)},
		{"baseline", jsontext.Quote(r.Baseline)},
		{"seed", strconv.FormatUint(r.Seed, 10)},
		{"runs", strconv.Itoa(r.Runs)},
		{"partial", strconv.FormatBool(r.Runs < r.Planned)},
		{"shown", jsontext.Quote(r.Shown)},
		{"because", jsontext.Quote(r.Because)},
		{"fingerprint", jsontext.Quote(fmt.Sprintf("%016x", r.Fingerprint))},
		{"draws", strconv.Itoa(r.Draws)},
		{"version", jsontext.Quote(r.Version)},
	}
	members = slices.DeleteFunc(members, func(m member) bool {
		return slices.Contains(optional, m.key) && (m.json == `""` || m.json == "[]")
	})
	if !r.At.IsZero() {
		members = append(members, member{"at", jsontext.Quote(r.At.Format(time.RFC3339Nano))})
	}
	return members
}

// optional are the members of a run that not every document has.
var optional = []string{"set", "from", "exercise", "given_windows", "baseline", "shown", "because"}

// texts are an array of texts.
func texts(list []string) string { return jsontext.Array(quoteAll(list)) }

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
		quoted[i] = jsontext.Quote(s)
	}
	return quoted
}
