package log_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"simulate/sim/log"
	"simulate/sim/log/logtest"
)

// What a stranger's file may have: one test for each.

func TestAFileWithOtherSeparatorsThanItsNames(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"semicolons below commas": {"Call No,Received,Unit\n1;2024-01-13 10:00;E1\n", "line 2 has 1, and there are 3"},
		"carets":                  {"Call No^Received\n1^2024-01-13 10:00\n", "something else than a comma, a semicolon, a tab or | stands between its values"},
		"names alone":             {"Call No,Received\n", "there is no row below the names of the columns"},
		"names twice":             {"Call No,Received\nCall No,Received\n", "there is no row below the names of the columns"},
	} {
		if err := looked(logged(t, "x.csv", c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in it", name, err, c.want)
		}
	}
}

// TestAnOrderOfDatesThatTheColumnContradictsIsRefused: it would leave out all days beyond the twelfth, and mix up the months of the others.
func TestAnOrderOfDatesThatTheColumnContradictsIsRefused(t *testing.T) {
	t.Parallel()
	const text = "Call No,Received\n1,01/02/2024 10:00\n2,01/13/2024 10:00\n"
	wish := log.Wish{Zone: "UTC", Dates: log.DayFirst}
	source, err := log.Open(logged(t, "x.csv", text))
	if err != nil {
		t.Fatal(err)
	}
	survey, err := log.Look(source)
	if err != nil {
		t.Fatal(err)
	}
	_, problems := survey.Infer(wish)
	if len(problems) != 1 || !strings.Contains(problems[0].Message, `"01/13/2024 10:00" in line 3`) || problems[0].Remedy != "write --dates month-first" {
		t.Errorf("%+v", problems)
	}
}

// TestHoursAreThoseOfTheZoneThatIsSaid: also where times say how far they are from UTC.
func TestHoursAreThoseOfTheZoneThatIsSaid(t *testing.T) {
	t.Parallel()
	const text = "Call No,Received\n1,2024-01-03T23:30:00-06:00\n2,2024-01-03T23:40:00-06:00\n"
	_, m, tally := understood(t, logged(t, "x.csv", text), log.Wish{Zone: "America/Chicago"})
	if calls := tally.Arrivals().Calls; !m.Zoned || calls[2*24+23] != 2 { // a Wednesday
		t.Errorf("zoned %v, calls by hour of the week %v", m.Zoned, calls)
	}
}

// TestNumbersOfCallsAreNoDates: be they such as sheets count days in.
func TestNumbersOfCallsAreNoDates(t *testing.T) {
	t.Parallel()
	_, m, tally := understood(t, logged(t, "x.csv", "Call No,Received\n45300,2024-01-13 10:00\n45301,45304.5\n"), log.Wish{Zone: "UTC"})
	if m.Fields[log.Case] != "Call No" || tally.Calls != 2 || tally.Last-tally.First != 2*3_600_000 {
		t.Errorf("%+v: %d calls", m, tally.Calls)
	}
}

func TestUTF16WithoutAMark(t *testing.T) {
	t.Parallel()
	_, want, all := understood(t, logged(t, "x.csv", units), log.Wish{Zone: "America/Chicago"})
	for _, endian := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		text, err := unicode.UTF16(endian, unicode.IgnoreBOM).NewEncoder().String(units)
		if err != nil {
			t.Fatal(err)
		}
		v, m, tally := understood(t, logged(t, "x.csv", text), log.Wish{Zone: "America/Chicago"})
		if *m != *want || tally.Used != all.Used || !strings.HasPrefix(v.Source.Encoding, "UTF-16") || v.Source.Marked {
			t.Errorf("%s: %d used, %+v", v.Source.Encoding, tally.Used, m)
		}
	}
}

// TestGarbageTakesNoMemory: a row that is refused leaves a count behind, and the first twenty the numbers of their lines.
func TestGarbageTakesNoMemory(t *testing.T) {
	const few = 20_000
	held := func(rows int) uint64 {
		var b strings.Builder
		b.WriteString("Call No,Received\n1,2024-01-13 10:00\n")
		for i := range rows {
			fmt.Fprintf(&b, "%x,%d,\x01garbage %d\n", i*i, i, i)
		}
		s, _, m := logtest.Read(t, logged(t, "x.csv", b.String()), log.Wish{Zone: "UTC"})
		b.Reset()
		tally := counted(t, s, m)
		if tally.Used != 1 || tally.Refused[log.OtherWidth].Rows != rows || tally.Refused[log.OtherWidth].First[19] != 22 {
			t.Fatalf("%d used, %+v refused", tally.Used, tally.Refused[log.OtherWidth])
		}
		runtime.GC()
		var after runtime.MemStats
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(tally)
		return after.HeapAlloc
	}
	once, tenfold := held(few), held(10*few)
	if tenfold > once+1<<20 {
		t.Errorf("%d bytes are held of %d rows, and %d of ten times as many", once, few, tenfold)
	}
}

// TestALineWithoutAnEndIsGivenUp: after a few megabytes of a hundred.
func TestALineWithoutAnEndIsGivenUp(t *testing.T) {
	t.Parallel()
	file := logged(t, "x.csv", "Call No,Received\n1,2024-01-13 10:00\n2,"+strings.Repeat("x", 100<<20))
	s, err := log.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	read := int64(0)
	s.Read = func(done int64) { read = done }
	if _, err = log.Look(s); err == nil || !strings.Contains(err.Error(), "after line 2: a row is longer than 4 MiB") {
		t.Error(err)
	}
	if read > 6<<20 {
		t.Errorf("%d bytes are read", read)
	}
}

func TestAFileThatEndsTooEarlyIsNotReadInPart(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = fmt.Fprint(w, "Call No,Received,Remarks\n")
	for i := range 30_000 {
		_, _ = fmt.Fprintf(w, "%d,2024-01-13 10:00,%x\n", i, i*i*i)
	}
	_ = w.Close()
	for _, share := range []int{2, 100} {
		file := logged(t, "x.csv.gz", b.String()[:b.Len()*(share-1)/share])
		if err := looked(file); err == nil || !strings.Contains(err.Error(), "the file ends too early") {
			t.Errorf("without the last of %d parts: %v", share, err)
		}
	}
}

func TestTimesThatAreAllTheSameOrGoBack(t *testing.T) {
	t.Parallel()
	const text = "Call No,Received,Dispatched,On Scene,Cleared\n" +
		"1,2024-01-13 10:00,2024-01-13 10:00,2024-01-13 10:00,2024-01-13 10:00\n" +
		"2,2024-01-13 10:00,2024-01-13 09:00,2024-01-13 08:00,2024-01-13 07:00\n" +
		"3,2024-01-13 10:00,,,2024-01-13 10:00\n"
	_, _, tally := understood(t, logged(t, "x.csv", text), log.Wish{Zone: "UTC"})
	for odd, lines := range map[log.Oddity][]int{log.AllEqual: {2}, log.OutOfOrder: {3}} {
		if got := tally.Odd[odd].First; !slices.Equal(got, lines) {
			t.Errorf("%s: lines %v, want %v", odd, got, lines)
		}
	}
	for i, interval := range log.Intervals {
		if interval.Name == "Total response" && (tally.Negative[i] != 1 || tally.Intervals[i].N() != 1) {
			t.Errorf("%d responses, %d negative", tally.Intervals[i].N(), tally.Negative[i])
		}
	}
}

// TestEveryRowIsUsedOrRefused: whatever a file is made of.
func TestEveryRowIsUsedOrRefused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	line := rapid.SampledFrom([]string{
		"1,E1,2024-01-13 10:00,x", "1,E1,,", ",E1,2024-01-13 10:00,", "Call No,Unit,Received,Remarks", "1,E1", `1,"E1,2024-01-13 10:00,`, `"2","E1","2024-01-13 10:00","two` + "\n" + `lines"`,
		"", " ", "1;E1;2024-01-13 10:00;x", "\x00\xff", `3,E"1,2024-01-13 11:00,`, "4,E2,never,x", "4,E2,2024-02-30 10:00,x",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := "Call No,Unit,Received,Remarks\n" + strings.Repeat("0,E1,2024-01-13 10:00,x\n", 70) + strings.Join(rapid.SliceOfN(line, 0, 60).Draw(t, "lines"), "\n")
		file := logtest.Write(t, folder, "x.csv", text)
		s, _, m := logtest.Read(t, file, log.Wish{Zone: "UTC"})
		used := 0
		c, err := log.Each(s, m, func(*log.Row) error { used++; return nil })
		if err != nil || !addsUp(c) || c.Used != used {
			t.Fatalf("%v: %+v, %d handed over\n%s", err, c, used, text)
		}
		if lines := strings.Count(text, "\n"); c.Rows > lines {
			t.Fatalf("%d rows in %d lines below the names\n%s", c.Rows, lines, text)
		}
	})
}

// FuzzSheet reads whatever stands in the parts of a workbook.
func FuzzSheet(f *testing.F) {
	parts := newBook("", calls)
	f.Add(parts["xl/worksheets/sheet1.xml"], parts["xl/styles.xml"], parts["xl/sharedStrings.xml"], parts["xl/workbook.xml"])
	f.Add(`<worksheet><row><c r="A1" s="9" t="n"><v>1e999</v></c><c r="B1" s="1"><v>-1</v></c></row>`, `<styleSheet><numFmt numFmtId="1" formatCode="[\"_*"/><cellXfs><xf numFmtId="1"/>`, "<sst><si><rPh>", `<workbook><sheet name="" r:id="s1"/>`)
	f.Fuzz(func(t *testing.T, sheet, styles, texts, workbook string) {
		b := newBook("", calls)
		b["xl/worksheets/sheet1.xml"], b["xl/styles.xml"], b["xl/sharedStrings.xml"], b["xl/workbook.xml"] = sheet, styles, texts, workbook
		if err := looked(logged(t, "x.xlsx", b.text())); errors.Is(err, errLost) {
			t.Error(err)
		}
	})
}
