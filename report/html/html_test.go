package html_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/html"
	"simulate/sim/stats"
)

// named is a document with a text from a stranger wherever one can stand.
func named(text string) *document.Document {
	at := document.Instant(time.Date(2024, 2, 29, 13, 0, 0, 0, time.UTC), 1)
	length := document.Number(document.Seconds, 221)
	return &document.Document{
		Title: text, Summary: text, Again: text, Warnings: []string{text}, Rows: "measures",
		Run: document.Run{Scenario: text, File: text, Edition: document.Edition{Variant: text, Title: text, Set: []string{text}, Given: []string{text}}, Seed: 1, Runs: 10, Planned: 10, Version: text},
		Sections: []document.Section{
			&document.Answer{
				Said: []document.Phrase{{Text: text, Tone: document.Bad}}, Notes: []string{text},
				Targets: []document.Judgement{{
					Measure: text, Title: text, Figure: length, Limit: length, Margin: text, Asked: text, Source: text,
					Verdict: document.Verdict(stats.Missed),
					Spread:  &document.Histogram{Bins: document.Bins{Width: 1, Counts: []int{1}}, Judged: length, Said: text, Words: text},
				}},
			},
			&document.Facts{Facts: []document.Fact{{Label: text, Value: document.Text(text)}}},
			&document.Chapter{ID: "replay", Title: "Replay", Lead: text},
			&document.Replay{ID: text, Title: text, JSON: []byte(`{"id":` + string(must(json.Marshal(text))) + `}`)},
			&document.Timeline{Key: "timeline", Title: text, Notes: []string{text}, Story: []document.Line{
				{Seq: 3, At: at, T: length, Past: length, Who: text, What: text, Why: text, Tone: document.Bad},
			}},
			&document.Chapter{ID: "latencies", Title: text},
			&document.Chart{Kind: document.DistributionChart, Title: text, Note: text, Measure: text, Key: text, Variant: text},
			&document.Table{
				Key: "measures", Title: text, Columns: []document.Column{{Key: "id", Title: text, Note: text}, {Key: "verdict", Title: text}},
				Rows: [][]document.Value{{document.Text(text), document.Verdict(stats.Met)}},
			},
			&document.Chains{Key: "chains", Title: text, Chains: []document.Chain{{
				Measure: text, Title: text, Note: text, Total: length,
				Segments: []document.Segment{{At: at, Length: length, Shown: length, Kind: text, Step: text, Who: text, What: text}},
			}}},
			&document.Distributions{Key: "distributions", Rows: []document.Distribution{{
				Variant: text, Measure: text, RowKey: text, Title: text, UnitName: text, X: []float64{1}, Share: []float64{1},
			}}},
			&document.Heat{Title: text, Note: text, Rows: []document.HeatRow{{Kind: text, ID: text, Title: text}}},
			&document.Plot{Title: text, Lines: []document.PlotLine{{Label: text, Value: length, Text: text}}},
			&document.Breakdown{
				Measure: text, Key: text, Title: text, Shown: text, Finding: text, Why: text, Basis: text, Beyond: text, Limit: length,
				Steps: []document.Step{{Kind: text, Sort: text, Title: text, Mean: length}}, All: document.Step{Mean: length},
			},
			&document.Prose{Title: text, Lines: []string{text}},
			&document.Code{Title: text, Lines: []string{text}},
			&document.Chapter{ID: document.Notes, Title: "Notes"},
		},
	}
}

func TestANameStandsInASectionOfEveryKind(t *testing.T) {
	t.Parallel()
	tried := make(map[string]bool)
	for _, s := range named("plain").Sections {
		tried[reflect.TypeOf(s).Elem().Name()] = true
	}
	kinds := reflect.TypeFor[document.Format]()
	for i := range kinds.NumMethod() {
		if kind := kinds.Method(i).Name; !tried[kind] {
			t.Errorf("no section is a %s", kind)
		}
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func page(t rapid.TB, d *document.Document) string {
	var b bytes.Buffer
	if err := html.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// block is what stands between the first tag that begins so and its end.
func block(t rapid.TB, page, begins, ends string) string {
	_, rest, found := strings.Cut(page, begins)
	content, _, ended := strings.Cut(rest, ends)
	if !found || !ended {
		t.Fatalf("there is no %s", begins)
	}
	return content
}

var hostile = []string{
	`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</style><b>`, "]]>-->",
	`\u003c \\u003e \\\u0026`, "{{.Policy}}", "javascript:alert(1)", "\u2028\u2029", "\u202egnp.exe", strings.Repeat("n\"<", 10_000), "\x00\xff",
}

// skeleton is the tags of a page without its blocks of text: what a name must not be able to change.
func skeleton(page string) string {
	tags := regexp.MustCompile(`(?s)<script.*?</script>|<style>.*?</style>|<[^>]*>`)
	attributes := regexp.MustCompile(`"[^"]*"`)
	var b strings.Builder
	for _, tag := range tags.FindAllString(page, -1) {
		if strings.HasPrefix(tag, "<script") || strings.HasPrefix(tag, "<style") {
			tag, _, _ = strings.Cut(tag, ">")
		}
		tag = strings.Replace(tag, `<td class="text"`, "<td", 1) // which the length of a text decides
		b.WriteString(attributes.ReplaceAllString(tag, `""`) + "\n")
	}
	return b.String()
}

func TestNoNameChangesThePage(t *testing.T) {
	t.Parallel()
	plain := skeleton(page(t, named("plain")))
	for _, text := range hostile {
		if got := skeleton(page(t, named(text))); got != plain {
			t.Errorf("%.40q makes another page", text)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := "x" + rapid.StringOf(rapid.SampledFrom([]rune("<>\"'&/=\\`{}-!a \n\u2028\u202e"))).Draw(t, "name")
		if skeleton(page(t, named(text))) != plain {
			t.Fatalf("%q makes another page", text)
		}
	})
}

func TestNoNameTurnsTheWritingRound(t *testing.T) {
	t.Parallel()
	if strings.ContainsAny(page(t, named("a\u202eb\u2066c\u200fd\u2028e")), "\u202e\u2066\u200f\u2028") {
		t.Error("the page has marks of direction")
	}
}

// asWritten takes back the escapes that JSON needs in a script, as the page does when it saves them.
func asWritten(data string) string {
	return regexp.MustCompile(`\\(u003[ce]|u0026|.)`).ReplaceAllStringFunc(data, func(escape string) string {
		mark := map[string]string{`\u003c`: "<", `\u003e`: ">", `\u0026`: "&"}[escape]
		return cmp.Or(mark, escape)
	})
}

func TestThePageHoldsTheDataOfTheOtherFormats(t *testing.T) {
	t.Parallel()
	for _, text := range append(hostile, "plain") {
		d := named(text)
		p := page(t, d)
		var data, rows bytes.Buffer
		if err := format.JSON(&data, d); err != nil {
			t.Fatal(err)
		}
		var dense bytes.Buffer
		if err := json.Compact(&dense, data.Bytes()); err != nil {
			t.Fatal(err)
		}
		if err := format.CSV(&rows, d); err != nil {
			t.Fatal(err)
		}
		if held := asWritten(dataOf(t, p, "data")); held != dense.String() {
			t.Errorf("%.30q: the data are not those of the JSON format", text)
		}
		var held2 string
		if err := json.Unmarshal([]byte(dataOf(t, p, "rows")), &held2); err != nil {
			t.Error(err)
		}
		if held2 != rows.String() {
			t.Errorf("%.30q: the rows are not those of the CSV format", text)
		}
	}
}

// unpacked is the script that draws charts, as the page's own script unpacks it.
func unpacked(t *testing.T, page string) string {
	t.Helper()
	packed, err := base64.StdEncoding.DecodeString(block(t, page, `<script type="application/gzip" id="charts">`, "</script>"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	script, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

func TestAPageWithoutChartsHasNothingThatDrawsThem(t *testing.T) {
	t.Parallel()
	d := &document.Document{Title: "plain", Sections: []document.Section{&document.Prose{Lines: []string{"a"}}}}
	if p := page(t, d); strings.Contains(p, `id="charts"`) || strings.Contains(p, "echarts") || len(p) > 150_000 {
		t.Errorf("there are %d bytes", len(p))
	}
}

func TestThePolicyAllowsTheScriptsAndTheStyleAlone(t *testing.T) {
	t.Parallel()
	p := page(t, named("plain"))
	policy := strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(block(t, p, `http-equiv="Content-Security-Policy" content="`, `"`))
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	want := "default-src 'none'; script-src " + hash(block(t, p, "<script>", "</script>")) + " " + hash(unpacked(t, p)) + "; style-src " + hash(block(t, p, "<style>", "</style>")) +
		"; img-src data: blob:; base-uri 'none'; form-action 'none'"
	if policy != want {
		t.Errorf("got  %s\nwant %s", policy, want)
	}
}

func TestThePageNeedsNothingBesideIt(t *testing.T) {
	t.Parallel()
	p := page(t, named("plain"))
	markup := regexp.MustCompile(`(?s)<script>.*?</script>|<style>.*?</style>|<details class="licences">.*?</details>`).ReplaceAllString(p, "")
	for _, tag := range regexp.MustCompile(`<[^>]*>`).FindAllString(markup, -1) {
		if found := regexp.MustCompile(`\s(style|on\w+|src|srcset|action)\s*=|href="[^#]|<(link|base|object|iframe|img)`).FindString(tag); found != "" {
			t.Errorf("%s has %s", tag, found)
		}
	}
	if style := block(t, p, "<style>", "</style>"); strings.Contains(style, "url(") || strings.Contains(style, "@import") {
		t.Error("the style loads something")
	}
}

func TestTheSameDocumentGivesTheSamePage(t *testing.T) {
	t.Parallel()
	first, second := page(t, named("plain")), page(t, named("plain"))
	if first != second {
		t.Error("two pages of one document differ")
	}
}

func TestAPageWithoutChaptersHasNotes(t *testing.T) {
	t.Parallel()
	d := &document.Document{Title: "plain", Again: "simulate plain", Sections: []document.Section{&document.Prose{Lines: []string{"a"}}}}
	if p := page(t, d); !strings.Contains(p, `id="notes"`) || !strings.Contains(p, "simulate plain") {
		t.Error("there are no notes")
	}
}

func TestLicencesOfWhatIsBundledAreShipped(t *testing.T) {
	t.Parallel()
	licences := block(t, page(t, named("plain")), `<details class="licences">`, "</details>")
	for _, name := range []string{"echarts", "zrender", "tslib", "Apache License", "NOTICE"} {
		if !strings.Contains(licences, name) {
			t.Errorf("%s is not there", name)
		}
	}
}

func unpackedText(letters string) string {
	return string(must(io.ReadAll(must(gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(letters)))))))
}

// dataOf is a block of data, packed or not.
func dataOf(t rapid.TB, p, id string) string {
	if strings.Contains(p, `<script type="application/json" id="`+id+`">`) {
		return block(t, p, `<script type="application/json" id="`+id+`">`, "</script>")
	}
	return unpackedText(block(t, p, `<script type="application/gzip" id="`+id+`">`, "</script>"))
}

// TestMuchDataIsPacked: of a page with more data than one holds as it is, all blocks are, and hold the same.
func TestMuchDataIsPacked(t *testing.T) {
	t.Parallel()
	much := `{"id":"` + strings.Repeat("<", 1<<20) + `"}`
	p := page(t, &document.Document{Sections: []document.Section{&document.Replay{ID: "more", JSON: []byte(much)}}})
	if len(p) > 600_000 || strings.Contains(p, `type="application/json"`) {
		t.Errorf("the page has %d bytes", len(p))
	}
	letters := block(t, p, `<script type="application/gzip" class="replay-data" data-id="more" data-title="">`, "</script>")
	if asWritten(unpackedText(letters)) != much {
		t.Error("what is packed is not what was written")
	}
	contains(t, p, `<script type="application/gzip" id="data">`)
}
