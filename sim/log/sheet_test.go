package log_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"simulate/sim/log"
	"simulate/sim/log/logtest"
)

// book is a workbook: what stands in its parts, by their names.
type book map[string]string

// parts are those of a workbook of sheets.
func newBook(properties string, sheets ...string) book {
	b := book{
		"[Content_Types].xml": `<Types/>`,
		"_rels/.rels":         `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]m/d/yy h:mm AM/PM;@"/><numFmt numFmtId="165" formatCode="&quot;day &quot;0"/></numFmts>
			<cellStyleXfs><xf numFmtId="22"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml": `<sst count="-1"><si><t>Call No</t></si><si><r><t>Rec</t></r><r><t>eived</t></r><rPh><t>no</t></rPh></si><si><t>On Scene</t></si><si><t>Unit</t></si><si><t xml:space="preserve"> E1 </t></si></sst>`,
	}
	var list, relations strings.Builder
	for i, cells := range sheets {
		fmt.Fprintf(&list, `<sheet name="Sheet %d" sheetId="%d" r:id="s%d"/>`, i+1, i+1, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="s%d" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		b[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = `<worksheet><sheetData>` + cells + `</sheetData></worksheet>`
	}
	b["xl/workbook.xml"] = `<workbook xmlns:r="http://r"><workbookPr ` + properties + `/><sheets>` + list.String() + `</sheets></workbook>`
	b["xl/_rels/workbook.xml.rels"] = `<Relationships>` + relations.String() + `</Relationships>`
	return b
}

func (b book) text() string {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range b {
		f, _ := w.Create(name)
		_, _ = f.Write([]byte(text))
	}
	_ = w.Close()
	return out.String()
}

// calls is a sheet with a title and a note above the names of its columns.
const calls = `<row r="1"><c r="A1" t="inlineStr"><is><t>Calls of 2024</t></is></c></row>
<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c><c r="E3" t="s"><v>3</v></c></row>
<row r="4"><c r="B4"><v>1.70010001E8</v></c><c r="C4" s="1"><v>45609.416666666664</v></c><c r="D4" s="4"><v>45609.42013888889</v></c><c r="E4" t="s"><v>4</v></c></row>
<row r="5"><c r="B5"><v>2</v></c><c r="C5"><v>45609.5</v></c><c r="D5" t="e"><v>#N/A</v></c></row>
<row r="6"/><row r="7"><c r="B7"/></row>
<row r="8"><c r="B8" t="str"><f>1+2</f><v>3</v></c><c r="C8" t="d"><v>2024-11-13T13:00:00</v></c><c r="G8"><v>9</v></c></row>`

func TestASheetIsReadAsATable(t *testing.T) {
	t.Parallel()
	file := logged(t, "x.xlsx", newBook("", "", calls).text())
	v, m, tally := understood(t, file, log.Wish{Zone: "UTC"})
	if v.Source.Sheet != "Sheet 2" || v.Source.Sheets != 2 || m.Sheet != "Sheet 2" || m.Rows != log.PerUnit {
		t.Errorf("%q of %d, rows per %s", v.Source.Sheet, v.Source.Sheets, m.Rows)
	}
	if m.Fields[log.Case] != "Call No" || m.Stamps[log.CallArrival].Date != "Received" || m.Stamps[log.OnScene].Date != "On Scene" {
		t.Errorf("%+v", m)
	}
	if tally.Rows != 3 || tally.Used != 2 || tally.Refused[log.OtherWidth].First[0] != 8 {
		t.Errorf("%d rows, %d used, refused %v", tally.Rows, tally.Used, tally.Refused)
	}
	var got []string
	if _, err := log.Each(v.Source, m, func(r *log.Row) error {
		got = append(got, fmt.Sprintln(r.Line, r.Call(), r.Field(log.Unit), time.UnixMilli(r.At[log.CallArrival]).UTC().Format(time.DateTime), r.At[log.OnScene] != log.None))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if want := "4 170010001 E1 2024-11-13 10:00:00 true\n5 2  2024-11-13 12:00:00 false\n"; strings.Join(got, "") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// TestDaysSince1904AreThoseOfTheirBook: in cells with a style, and in those without.
func TestDaysSince1904AreThoseOfTheirBook(t *testing.T) {
	t.Parallel()
	_, _, tally := understood(t, logged(t, "x.xlsx", newBook(`date1904="1"`, calls).text()), log.Wish{Zone: "UTC"})
	first, last := time.UnixMilli(tally.First).UTC(), time.UnixMilli(tally.Last).UTC()
	if first.Format(time.DateTime) != "2028-11-14 10:00:00" || last.Format(time.DateTime) != "2028-11-14 12:00:00" {
		t.Errorf("%s to %s", first, last)
	}
}

func TestWhichSheetIsMeantIsNotGuessed(t *testing.T) {
	t.Parallel()
	file := logged(t, "x.xlsx", newBook("", calls, calls).text())
	for sheet, want := range map[string]string{"": `write --sheet and one of "Sheet 1", "Sheet 2"`, "Sheet 2": "", "Sheet 3": `no sheet "Sheet 3"`} {
		_, err := log.OpenAs(file, log.Opening{Sheet: sheet})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", sheet, err, want)
		}
	}
}

func TestBooksThatAreBroken(t *testing.T) {
	t.Parallel()
	broken := func(part, text string) string {
		b := newBook("", calls)
		b[part] = text
		return b.text()
	}
	cell := func(c string) string {
		return broken("xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+calls+`<row r="9">`+c+`</row></sheetData></worksheet>`)
	}
	for name, c := range map[string]struct{ text, want string }{
		"no workbook":         {broken("_rels/.rels", "<x/>"), "it has no workbook"},
		"no sheet":            {broken("xl/worksheets/sheet1.xml", ""), "the XML ends too early"},
		"half of a sheet":     {broken("xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+calls), "unexpected EOF"},
		"no such text":        {cell(`<c r="B9" t="s"><v>-1</v></c>`), "row 9: a cell has the text of number \"-1\", and there are 5"},
		"too many columns":    {cell(`<c r="ZZZZZ9"><v>1</v></c>`), "row 9: a sheet has 16384 columns at most"},
		"a text for ever":     {broken("xl/sharedStrings.xml", `<sst><si><t>`+strings.Repeat("x", 5<<20)), "a row is longer than 4 MiB"},
		"a cell for ever":     {cell(`<c r="B9" t="str"><v>` + strings.Repeat("x", 5<<20)), "a row is longer than 4 MiB"},
		"texts that are many": {broken("xl/sharedStrings.xml", `<sst>`+strings.Repeat(`<si><t>`+strings.Repeat("x", 1<<20)+`</t></si>`, 97)+`</sst>`), "its texts are over 96 MB"},
		"half of a zip":       {newBook("", calls).text()[:700], "is broken"},
	} {
		if err := looked(logged(t, "x.xlsx", c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %.200v, want %q in it", name, err, c.want)
		}
	}
}

// TestWhatIsNotReadIsSaidWithARemedy: by how files begin.
func TestWhatIsNotReadIsSaidWithARemedy(t *testing.T) {
	t.Parallel()
	zipped := func(names ...string) string {
		b := make(book)
		for _, name := range names {
			b[name] = "x"
		}
		return b.text()
	}
	for name, c := range map[string]struct{ text, want string }{
		"old Excel": {"\xd0\xcf\x11\xe0\xa1\xb1", "save it as .xlsx"}, "SQLite": {"SQLite format 3\x00", "as JSON"}, "bzip2": {"BZh91AY", "unpack it"},
		"OpenDocument": {zipped("mimetype", "content.xml"), "save it as .xlsx or CSV"}, "binary": {zipped("[Content_Types].xml", "xl/workbook.bin"), "save it as .xlsx or CSV"},
		"OCEL in XML": {"<log><object-types/></log>", "export it as OCEL 2.0 in JSON"}, "OCEL 1.0": {`{"ocel:global-log": {}}`, "export the log as OCEL 2.0"},
		"two files": {zipped("a.csv", "b.csv"), "unpack the one that is"},
	} {
		if err := looked(logged(t, "x", c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in it", name, err, c.want)
		}
	}
}

// TestDatesInCellsAreRead: whatever second of a day a sheet keeps as a fraction is read as that second, in every style of dates.
func TestDatesInCellsAreRead(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		at := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.IntRange(0, 4*365*86400).Draw(t, "second")) * time.Second)
		serial := float64(at.Unix())/86400 + 25569
		style := rapid.SampledFrom([]int{1, 2, 4}).Draw(t, "style")
		if at.Unix()%86400 == 0 {
			style = 1 // another would show a date alone
		}
		text := newBook("", fmt.Sprintf(`<row><c t="inlineStr"><is><t>Call No</t></is></c><c t="inlineStr"><is><t>Received</t></is></c></row><row><c><v>1</v></c><c s="%d"><v>%v</v></c></row>
			<row><c><v>2</v></c><c s="1"><v>45609.5</v></c></row>`, style, serial)).text()
		file := logtest.Write(t, folder, "x.xlsx", text)
		s, _, m := logtest.Read(t, file, log.Wish{Zone: "UTC"})
		var got []int64
		if _, err := log.Each(s, m, func(r *log.Row) error { got = append(got, r.At[log.CallArrival]); return nil }); err != nil {
			t.Fatal(err)
		}
		if len(got) != 2 || got[0] != at.UnixMilli() {
			t.Fatalf("%s is read as %v", at, got)
		}
	})
}
