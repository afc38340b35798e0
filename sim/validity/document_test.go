package validity

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

const document = "../../docs/validity.md"

// What stands between these lines of the document is written by TestKnownAnswers.
const (
	beginning = "<!-- written by go generate ./sim/validity: begin -->\n"
	ending    = "<!-- end -->\n"
)

// result is what was measured of a figure.
type result struct {
	*figure
	estimate
}

// TestTheDocumentShowsEveryCase fails when cases, figures, parameters or expected values differ from those of the document.
// What was measured is not compared: it changes with every change of the order of draws.
func TestTheDocumentShowsEveryCase(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, begins := strings.Cut(string(text), beginning)
	shown, _, ends := strings.Cut(rest, ending)
	if !begins || !ends {
		t.Fatalf("%s lacks the lines %q and %q", document, beginning, ending)
	}
	if unmeasured(shown) != unmeasured(tables(nil)) {
		t.Errorf("%s is out of date: go generate ./sim/validity", document)
	}
}

// unmeasured leaves out of each row of a table what was measured.
func unmeasured(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if cells := strings.Split(line, " | "); len(cells) > 3 {
			line = strings.Join(cells[:3], " | ") + "\n"
		}
		b.WriteString(line)
	}
	return b.String()
}

func writeDocument(t *testing.T, results []result) {
	t.Helper()
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begins := strings.Cut(string(text), beginning)
	_, after, ends := strings.Cut(rest, ending)
	if !begins || !ends {
		t.Fatalf("%s lacks the lines %q and %q", document, beginning, ending)
	}
	written := before + beginning + tables(results) + ending + after
	if err := os.WriteFile(document, []byte(written), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tables shows every case with its figures, and what was measured of them where it was.
func tables(results []result) string {
	measured := make(map[*figure]estimate)
	for _, r := range results {
		measured[r.figure] = r.estimate
	}
	var b strings.Builder
	cases, figures := counts()
	fmt.Fprintf(&b, "\n%d cases hold %d figures.\n", cases, figures)
	for _, family := range families {
		fmt.Fprintf(&b, "\n### %s\n", family.title)
		for i := range family.cases {
			family.cases[i].show(&b, measured)
		}
	}
	b.WriteString("\n")
	return b.String()
}

// counts says how many cases there are, and how many figures they hold.
func counts() (cases, figures int) {
	for _, family := range families {
		cases += len(family.cases)
		for i := range family.cases {
			figures += len(family.cases[i].figures)
		}
	}
	return cases, figures
}

func (k *known) show(b *strings.Builder, measured map[*figure]estimate) {
	fmt.Fprintf(b, "\n**%s** (%s)  \n`%s`\n\n", k.about, k.parameters, k.command())
	b.WriteString("| figure | formula | expected | measured | 95% interval | off by |\n| --- | --- | --- | --- | --- | --- |\n")
	for i := range k.figures {
		f := &k.figures[i]
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", f.name, f.formula, number(f.expected), measured[f].cells(f.expected))
	}
}

// command is what shows the same figures.
func (k *known) command() string {
	command := "simulate known/" + k.file
	if k.variant != "" {
		command += " --variant " + k.variant
	}
	return fmt.Sprintf("%s --runs %d", command, k.runs)
}

// cells shows what was measured, its interval, and how many standard errors it is off.
func (e estimate) cells(expected float64) string {
	if e.error == 0 {
		return number(e.value) + " | exact | 0"
	}
	const normal = 1.959964 // of a 95% interval
	low, high := e.value-normal*e.error, e.value+normal*e.error
	return fmt.Sprintf("%s | %s to %s | %+.1f", number(e.value), number(low), number(high), (e.value-expected)/e.error)
}

// number shows about five significant digits, in two to four decimals.
func number(v float64) string {
	decimals := 4
	for limit := 10.0; decimals > 2 && math.Abs(v) >= limit; limit *= 10 {
		decimals--
	}
	return fmt.Sprintf("%.*f", decimals, v)
}
