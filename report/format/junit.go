package format

import (
	"encoding/xml"
	"io"
	"strings"
	"unicode"

	"simulate/report/document"
)

// The elements of a JUnit report, as continuous integration reads them. Times are left out: they would differ each time.
type (
	junitSuites struct {
		XMLName xml.Name `xml:"testsuites"`
		junitCounts
		Suites []*junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		junitCounts
		Properties *junitProperties `xml:"properties"`
		Cases      []junitCase      `xml:"testcase"`
	}
	junitCounts struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Errors   int    `xml:"errors,attr"`
		Skipped  int    `xml:"skipped,attr"`
	}
	junitProperties struct {
		List []junitProperty `xml:"property"`
	}
	junitProperty struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	junitCase struct {
		Name      string        `xml:"name,attr"`
		ClassName string        `xml:"classname,attr"`
		Failure   *junitFailure `xml:"failure"`
		Skipped   *junitSkipped `xml:"skipped"`
		Output    string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
)

// JUnit writes the document of a check as JUnit XML: a suite for each scenario, in it a case for each objective and target.
// What is missed has failed, what cannot be told is skipped. It returns a *NoRowsError for any other document.
func JUnit(w io.Writer, d *document.Document) error {
	scenarios, lines := byName(d.Table("scenarios")), byName(d.Table("objectives"))
	if scenarios == nil {
		return &NoRowsError{"JUnit"}
	}
	all := junitSuites{junitCounts: junitCounts{Name: "simulate check"}}
	for _, s := range scenarios {
		suite := &junitSuite{junitCounts: junitCounts{Name: junitText(s["file"].String())}}
		if changed := d.Run.Edition.String(); changed != "" {
			suite.Properties = &junitProperties{[]junitProperty{{"changed", junitText(changed)}}}
		}
		all.Suites = append(all.Suites, suite)
		own := int(s["met"].Float() + s["missed"].Float() + s["cannot_tell"].Float())
		for _, l := range lines[:own] {
			suite.add(l)
		}
		lines = lines[own:]
		all.Tests += suite.Tests
		all.Failures += suite.Failures
		all.Skipped += suite.Skipped
	}
	text, err := xml.MarshalIndent(&all, "", " ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}

// add adds a line of a check as a case.
func (s *junitSuite) add(line map[string]document.Value) {
	c := junitCase{Name: junitText(line["id"].String()), ClassName: s.Name}
	message := junitText(line["title"].String() + ": " + line["expression"].String() + ", measured " +
		line["value"].String() + line["interval"].Brackets())
	switch line["verdict"].Tone() {
	case document.Bad:
		c.Failure = &junitFailure{Message: message, Type: "missed", Text: message}
		s.Failures++
	case document.Good:
		c.Output = message
	default:
		c.Skipped = &junitSkipped{Message: message + "; " + junitText(line["says"].String())}
		s.Skipped++
	}
	s.Tests++
	s.Cases = append(s.Cases, c)
}

// junitText is a text without what a terminal that shows the file could take for a command. What XML cannot hold is among it.
func junitText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}

// byName are the rows of a table by the names of its columns; nil without the table.
func byName(t *document.Table) []map[string]document.Value {
	if t == nil {
		return nil
	}
	rows := make([]map[string]document.Value, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = make(map[string]document.Value, len(row))
		for k, c := range t.Columns {
			rows[i][c.Key] = row[k]
		}
	}
	return rows
}
