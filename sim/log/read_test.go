package log_test

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"simulate/sim/log"
	"simulate/sim/log/logtest"
)

// logged writes a log into a file.
func logged(t testing.TB, name, text string) string {
	t.Helper()
	file := logtest.Write(t, t.TempDir(), name, text)
	return file
}

// understood reads a log with what is understood of it.
func understood(t testing.TB, file string, wish log.Wish) (*log.Survey, *log.Mapping, *log.Tally) {
	t.Helper()
	s, v, m := logtest.Read(t, file, wish)
	return v, m, counted(t, s, m)
}

func counted(t testing.TB, s *log.Source, m *log.Mapping) *log.Tally {
	t.Helper()
	tally := log.NewTally()
	c, err := log.Each(s, m, tally.Add)
	if err != nil {
		t.Fatal(err)
	}
	tally.Count = *c
	if !addsUp(c) {
		t.Errorf("%d rows are used of %d, and refused %v", c.Used, c.Rows, c.Refused)
	}
	return tally
}

const units = `Call No,Unit,Unit Type,Received,Dispatched,En Route,On Scene,Cleared
1,E1,ENGINE,11/02/2024 23:58:00,11/02/2024 23:59:00,11/03/2024 00:00:00,11/03/2024 00:04:00,11/03/2024 00:30:00
1,M1,MEDIC,11/02/2024 23:58:00,11/02/2024 23:59:00,11/02/2024 23:59:00,11/03/2024 00:05:00,11/03/2024 01:20:00
2,E1,ENGINE,11/03/2024 00:20:00,11/03/2024 00:21:00,11/03/2024 00:22:00,11/03/2024 00:22:00,11/03/2024 01:10:00
3,M2,MEDIC,11/03/2024 01:50:00,11/03/2024 01:10:00,11/03/2024 01:12:00,,11/03/2024 01:13:00
3,M2,MEDIC,11/03/2024 01:50:00,11/03/2024 01:10:00,11/03/2024 01:12:00,,11/03/2024 01:13:00
Call No,Unit,Unit Type,Received,Dispatched,En Route,On Scene,Cleared
4,M2,MEDIC
,M3,MEDIC,11/13/2024 01:50:00,,,,
5,M3,MEDIC,,,,,
6,M3,MEDIC,11/13/2024 03:00:00,11/13/2024 03:01:00,soon,11/13/2024 03:09:00,
`

func TestWhatIsOddAndWhatIsRefusedIsCounted(t *testing.T) {
	t.Parallel()
	_, m, tally := understood(t, logged(t, "units.csv", units), log.Wish{Zone: "America/Chicago"})
	if m.Rows != log.PerUnit || m.Dates != log.MonthFirst {
		t.Errorf("rows are per %s, dates %s", m.Rows, m.Dates)
	}
	if tally.Rows != 10 || tally.Used != 6 || tally.Calls != 4 || tally.Units != 4 {
		t.Errorf("%d rows, %d used, %d calls, %d units", tally.Rows, tally.Used, tally.Calls, tally.Units)
	}
	for reason, lines := range map[log.Reason][]int{log.HeaderAgain: {7}, log.OtherWidth: {8}, log.NoCase: {9}, log.NoInstant: {10}} {
		if got := tally.Refused[reason]; got.Rows != len(lines) || !slices.Equal(got.First, lines) {
			t.Errorf("%s: %+v, want lines %v", reason, got, lines)
		}
	}
	for odd, lines := range map[log.Oddity][]int{
		log.PastMidnight: {2, 3}, log.ZeroTurnout: {3}, log.ZeroTravel: {4}, log.TwoCalls: {4}, log.NeverThere: {5, 6}, log.RowAgain: {6},
		log.HourTwice: {3, 4, 5, 6}, log.Unreadable: {11}, log.NoEnRoute: {11}, log.NoEnd: {11}, log.OutOfOrder: nil, log.HourNever: nil, log.OverADay: nil,
	} {
		if got := tally.Odd[odd]; !slices.Equal(got.First, lines) {
			t.Errorf("%s: lines %v, want %v", odd, got.First, lines)
		}
	}
}

// TestAnHourThatOccursTwiceIsReadInOrder: a call at 1:50 whose unit is told at 1:10 was told in the second hour.
func TestAnHourThatOccursTwiceIsReadInOrder(t *testing.T) {
	t.Parallel()
	_, _, tally := understood(t, logged(t, "units.csv", units), log.Wish{Zone: "America/Chicago"})
	for i, interval := range log.Intervals {
		if interval.Name != "Call to notified" {
			continue
		}
		if least, most := tally.Intervals[i].Sample().Quantile(0), tally.Intervals[i].Sample().Quantile(1); least != 60_000 || most != 20*60_000 {
			t.Errorf("from %v to %v, want from 1 to 20 minutes", least, most)
		}
	}
}

// TestEveryWrappingHoldsTheSame: how a file is packed, encoded and separated changes nothing of what it says.
func TestEveryWrappingHoldsTheSame(t *testing.T) {
	t.Parallel()
	pack := func(text string) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = w.Write([]byte(text))
		_ = w.Close()
		return b.String()
	}
	zipped := func(text string) string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		f, _ := w.Create("folder/units.csv")
		_, _ = f.Write([]byte(text))
		_ = w.Close()
		return b.String()
	}
	wide := func(text string) string {
		b, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	_, want, tally := understood(t, logged(t, "units.csv", units), log.Wish{Zone: "America/Chicago"})
	for name, text := range map[string]string{
		"semicolons": strings.ReplaceAll(units, ",", ";"), "tabs": strings.ReplaceAll(units, ",", "\t"), "bars": strings.ReplaceAll(units, ",", "|"),
		"marked": "\ufeff" + units, "marked twice": "\u00ef\u00bb\u00bf" + units, "UTF-16": wide(units), "gzip": pack(units), "zip": zipped(units),
		"says so": "sep=;\n" + strings.ReplaceAll(units, ",", ";"), "lines of Windows": strings.ReplaceAll(units, "\n", "\r\n"),
		"in gzip in UTF-16": pack(wide(units)),
	} {
		_, m, got := understood(t, logged(t, "units", text), log.Wish{Zone: "America/Chicago"})
		if *m != *want || got.Used != tally.Used || got.First != tally.First || got.Last != tally.Last || got.Units != tally.Units {
			t.Errorf("%s: %+v, %d rows used of %d", name, m, got.Used, got.Rows)
		}
	}
}

func TestLettersOfWindows1252AreKept(t *testing.T) {
	t.Parallel()
	s, _, m := logtest.Read(t, logged(t, "c.csv", "Call No,Unit,Received,Beat\n1,E1,2024-11-30 10:00,Z\xfcrich\n"), log.Wish{Zone: "Europe/Zurich"})
	_, err := log.Each(s, m, func(r *log.Row) error {
		if s.Encoding != "Windows-1252" || r.Field(log.Area) != "Zürich" {
			t.Errorf("%s: %q", s.Encoding, r.Field(log.Area))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsNoLogIsRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"nothing":                {"", "is empty"},
		"one column":             {"Time\n10:00\n", "one column alone"},
		"a quote without an end": {"Call No,Received\n1,\"" + strings.Repeat("x", 5<<20), "a row is longer than 4 MiB"},
		"a line without an end":  {"Call No,Received\n" + strings.Repeat("x", 5<<20), "a row is longer than 4 MiB"},
		"half of a gzip":         {"\x1f\x8b\x08\x00\x00", "is broken"},
		"no zip":                 {"PK\x03\x04", "is broken"},
	} {
		if err := looked(logged(t, "x", c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in it", name, err, c.want)
		}
	}
	if err := looked(t.TempDir()); err == nil {
		t.Error("a folder is a log")
	}
}

func looked(file string) error {
	s, err := log.Open(file)
	if err != nil {
		return err
	}
	v, err := log.Look(s)
	if err != nil {
		return err
	}
	m, problems := v.Infer(log.Wish{Zone: "UTC"})
	if len(problems) > 0 {
		return fmt.Errorf("%+v", problems)
	}
	c, err := log.Each(s, m, log.NewTally().Add)
	if err == nil && addsUp(c) {
		return nil
	}
	return cmp.Or(err, errLost)
}

var errLost = errors.New("rows are lost")

// addsUp reports whether rows used and rows refused are all rows, and whether the first of each reason are named.
func addsUp(c *log.Count) bool {
	all := c.Used
	for i := range c.Refused {
		all += c.Refused[i].Rows
		if len(c.Refused[i].First) != min(c.Refused[i].Rows, 20) {
			return false
		}
	}
	return all == c.Rows
}

func TestWhatTwoReadingsFitIsNotGuessed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text, want string
		wish       log.Wish
	}{
		"dates": {"Call No,Received\n1,01/02/2024 10:00\n", `all dates of "Received" can be read with the month first and with the day first`, log.Wish{Zone: "UTC"}},
		"dates that contradict": {
			"Call No,Received\n1,01/13/2024 10:00\n2,13/01/2024 10:00\n",
			`"01/13/2024 10:00" in line 2 has the month first, and "13/01/2024 10:00" in line 3 the day`,
			log.Wish{Zone: "UTC"},
		},
		"columns":               {"Call No,Arrived,At Scene\n1,2024-01-13 10:00,2024-01-13 10:01\n", `on-scene could be "Arrived" or "At Scene"`, log.Wish{Zone: "UTC"}},
		"zone":                  {"Call No,Received\n1,2024-01-13 10:00\n", "do not say in which time zone", log.Wish{}},
		"no zone":               {"Call No,Received\n1,2024-01-13 10:00\n", `there is no time zone "Springfield"`, log.Wish{Zone: "Springfield"}},
		"names":                 {"Call No,Stamp\n1,2024-01-13 10:00\n", `dates with clock times are in "Stamp"`, log.Wish{Zone: "UTC"}},
		"two columns of a name": {"Call No,Received,Received\n1,2024-01-13 10:00,x\n", `2 columns are called "Received"`, log.Wish{Zone: "UTC"}},
	} {
		s, err := log.Open(logged(t, "x.csv", c.text))
		if err != nil {
			t.Fatal(err)
		}
		v, err := log.Look(s)
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := v.Infer(c.wish); len(problems) != 1 || !strings.Contains(problems[0].Message, c.want) || problems[0].Remedy == "" {
			t.Errorf("%s: %+v, want %q", name, problems, c.want)
		}
	}
}

// TestAMappingThatIsSuggestedIsRead: who writes what the remedy says has a log that is read.
func TestAMappingThatIsSuggestedIsRead(t *testing.T) {
	t.Parallel()
	s, err := log.Open(logged(t, "x.csv", "Call No,When: noted\n1,2024-01-13 10:00\n2,2024-01-13 11:00\n"))
	if err != nil {
		t.Fatal(err)
	}
	v, err := log.Look(s)
	if err != nil {
		t.Fatal(err)
	}
	_, problems := v.Infer(log.Wish{Zone: "UTC"})
	if len(problems) != 1 {
		t.Fatalf("%+v", problems)
	}
	remedy := problems[0].Remedy
	from, to := strings.Index(remedy, "{"), strings.LastIndex(remedy, "}")
	m, problems := decoded([]byte(remedy[from : to+1]))
	if len(problems) > 0 {
		t.Fatalf("%s: %+v", remedy, problems)
	}
	if m.Zone = "UTC"; len(v.Check(m)) > 0 {
		t.Fatalf("%s: %+v", remedy, v.Check(m))
	}
	if tally := counted(t, s, m); tally.Rows != 2 {
		t.Errorf("%d rows are read", tally.Rows)
	}
}

// TestRowsBehindAQuotationMarkAreNotLost: what a mark that nothing closes has taken is counted line by line.
func TestRowsBehindAQuotationMarkAreNotLost(t *testing.T) {
	t.Parallel()
	const text = "Call No,Received,Remarks\n1,2024-01-13 10:00,a\n2,2024-01-13 11:00,\"b\n3,2024-01-13 12:00,c\n4,2024-01-13 13:00,d \"e\"\n5,2024-01-13 14:00,\"two\nlines\"\n6,2024-01-13 15:00,\"f\n7,2024-01-13 16:00,g\n"
	_, _, tally := understood(t, logged(t, "x.csv", text), log.Wish{Zone: "UTC"})
	if lost := tally.Refused[log.BadQuotes]; tally.Rows != 7 || tally.Used != 2 || !slices.Equal(lost.First, []int{3, 4, 5, 8, 9}) {
		t.Errorf("%d rows, %d used, lost are lines %v", tally.Rows, tally.Used, lost.First)
	}
	if err := looked(logged(t, "y.csv", "Call No,Received\n1,\"2024-01-13 10:00\n2,2024-01-13 11:00\n")); err == nil || !strings.Contains(err.Error(), "the quotation marks from line 2 on do not pair") {
		t.Error(err)
	}
}

// TestTheOrderOfDatesIsThatOfTheWholeColumn: the row that decides it may be the last of many.
func TestTheOrderOfDatesIsThatOfTheWholeColumn(t *testing.T) {
	t.Parallel()
	text := "Call No,Received\n" + strings.Repeat("1,01/02/2024 10:00\n", 7000)
	v, m, _ := understood(t, logged(t, "x.csv", text+"2,13/02/2024 10:00\n"), log.Wish{Zone: "UTC"})
	if m.Dates != log.DayFirst || v.Columns[1].Only[log.DayFirst].Line != 7002 {
		t.Errorf("%s, by line %d", m.Dates, v.Columns[1].Only[log.DayFirst].Line)
	}
}

func TestAMappingIsReadAsItIsWritten(t *testing.T) {
	t.Parallel()
	const text = "RECEIVED_DATE,RECEIVED_TIME,DISPATCH_1ST_TIME,CLOSE_TIME,UNIT,CALL NUMBER\n4/13/2011,23:58:00,23:59:30,0:20:00,E1,7\n"
	file := logged(t, "x.csv", text)
	_, m, tally := understood(t, file, log.Wish{Zone: "America/Los_Angeles"})
	if tally.Last-tally.First != 22*60_000 {
		t.Errorf("it lasts %d ms, want 22 minutes over midnight", tally.Last-tally.First)
	}
	written, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	read, problems := decoded(written)
	if len(problems) > 0 || *read != *m {
		t.Errorf("%s\nis read as\n%+v\nand not\n%+v\n%+v", written, read, m, problems)
	}
	for bad, want := range map[string]string{
		"rows: unit\ninstants: {lunch: Received}\n": `there is no instant "lunch"`,
		"rows: month\n":                               `there is no kind of rows "month"`,
		"instants: {closed: Closed}\n":                "it does not say what a row is about",
		"rows: unit\nfields: {case: [a]}\n":           "fields.case is no name of a column",
		"rows: unit\ninstants: {closed: {hour: x}}\n": "instants.closed is no column",
		"rows: unit\nlunch: 1\n":                      "lunch",
		"rows: unit\nrows: [":                         "",
		"files: {a.csv: {rows: month}}\n":             `files.a.csv: there is no kind of rows "month"`,
		"files: {a.csv: 7}\n":                         "files.a.csv is no mapping",
	} {
		if _, problems := decoded([]byte(bad)); len(problems) == 0 || !strings.Contains(problems[0].Message, want) {
			t.Errorf("%q: %+v, want %q", bad, problems, want)
		}
	}
}

// TestADateWhoseClockStandsElsewhere: where all clock times of a column are midnight, its dates go with the clocks of another.
func TestADateWhoseClockStandsElsewhere(t *testing.T) {
	t.Parallel()
	_, m, tally := understood(t, logged(t, "x.csv", "CASENO,EVENTDT,EVENTTM\n1,08/13/2022 12:00:00 AM,6:10:00 AM\n"), log.Wish{Zone: "UTC"})
	if m.Stamps[log.CallArrival] != (log.Stamped{Date: "EVENTDT", Clock: "EVENTTM"}) || time.UnixMilli(tally.First).UTC().Format(time.DateTime) != "2022-08-13 06:10:00" {
		t.Errorf("%v: %s", m.Stamps[log.CallArrival], time.UnixMilli(tally.First).UTC())
	}
}

func TestEventsOfAUnitArePutTogether(t *testing.T) {
	t.Parallel()
	const text = "case,event,time,unit\n7,call arrival,2024-01-13T10:00:00Z,\n7,notified,2024-01-13T10:01:00Z,E1\n8,notified,2024-01-13T10:01:30Z,E1\n7,on scene,2024-01-13T10:06:00Z,E1\n7,lunch,2024-01-13T11:06:00Z,E1\n"
	_, m, tally := understood(t, logged(t, "x.csv", text), log.Wish{})
	if m.Rows != log.PerEvent || tally.Rows != 5 || tally.Used != 5 || tally.Calls != 2 || tally.Units != 1 {
		t.Errorf("%s: %d rows, %d used, %d calls, %d units", m.Rows, tally.Rows, tally.Used, tally.Calls, tally.Units)
	}
	if n := tally.Stamped[log.OnScene]; n != 1 {
		t.Errorf("%d are on scene", n)
	}
}

// TestWhatIsWrittenIsRead: a log of random instants, in any layout of dates, is read back to the millisecond.
func TestWhatIsWrittenIsRead(t *testing.T) {
	t.Parallel()
	place, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	layouts := []string{"01/02/2006 03:04:05 PM", "2006-01-02T15:04:05.000", "2006 Jan 02 03:04:05 PM", "02-Jan-2006 15:04:05", "1/2/2006 15:04:05"}
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		layout := rapid.SampledFrom(layouts).Draw(t, "layout")
		n := rapid.IntRange(1, 30).Draw(t, "rows")
		begin := time.Date(2023, 6, 13, 0, 0, 0, 0, place) // by itself it decides the order
		var b strings.Builder
		b.WriteString("Incident Number,Unit,Time Received,Dispatch Time,On Scene\n")
		var want []int64
		for i := range n {
			at := begin
			fmt.Fprintf(&b, "%d,U%d", i, i)
			for range 3 {
				at = at.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "later")) * time.Second)
				want = append(want, at.UnixMilli())
				b.WriteString("," + at.Format(layout))
			}
			b.WriteString("\n")
		}
		file := logtest.Write(t, folder, "log.csv", b.String())
		s, _, m := logtest.Read(t, file, log.Wish{Zone: "America/New_York"})
		var got []int64
		if _, err := log.Each(s, m, func(r *log.Row) error {
			got = append(got, r.At[log.CallArrival], r.At[log.Notified], r.At[log.OnScene])
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("read %v, want %v\n%s", got, want, b.String())
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(units))
	f.Add([]byte("sep=;\nCall No;Received\n1;2024-01-13 10:00\n"))
	f.Add([]byte("case,event,time\n1,on scene,2024-01-13T10:00:00Z\n"))
	f.Add([]byte("\xff\xfeC\x00,\x00R\x00"))
	for _, text := range []string{objects, xes, nemsis, objectCentric, newBook("", calls).text()} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file := logtest.Write(t, t.TempDir(), "log", string(text))
		if err := looked(file); errors.Is(err, errLost) {
			t.Error(err)
		}
	})
}

// decoded is a mapping for whatever log; nil where there is none.
func decoded(text []byte) (*log.Mapping, []log.Problem) {
	all, problems := log.DecodeMappings(text)
	if len(problems) > 0 {
		return nil, problems
	}
	m, _ := all.Of("x")
	return m, nil
}

func FuzzDecodeMapping(f *testing.F) {
	f.Add([]byte("rows: unit\nzone: UTC\ndates: day-first\nfields: {case: A}\ninstants: {closed: {date: A, clock: B}}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, problems := decoded(text)
		if len(problems) > 0 || m == nil {
			return
		}
		written, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if again, problems := decoded(written); len(problems) > 0 || *again != *m {
			t.Errorf("%q\nis written as\n%s\n%+v", text, written, problems)
		}
	})
}

// BenchmarkRead reads logs of 34 columns, as San Francisco's are.
func BenchmarkRead(b *testing.B) {
	const rows = 20_000
	var text strings.Builder
	text.WriteString("Call Number,Unit ID,Received DtTm,Entry DtTm,Dispatch DtTm,Response DtTm,On Scene DtTm,Transport DtTm,Hospital DtTm,Available DtTm")
	for i := range 24 {
		fmt.Fprintf(&text, ",Column %d", i)
	}
	text.WriteString("\n")
	at := time.Date(2017, 1, 13, 0, 0, 0, 0, time.UTC)
	for i := range rows {
		fmt.Fprintf(&text, "%d,E%d", i/2, i%200)
		for k := range 8 {
			text.WriteString("," + at.Add(time.Duration(i*20+k*120)*time.Second).Format("01/02/2006 03:04:05 PM"))
		}
		text.WriteString(strings.Repeat(",some value", 24) + "\n")
	}
	file := logged(b, "log.csv", text.String())
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, tally := understood(b, file, log.Wish{}); tally.Used != rows {
			b.Fatalf("%d rows", tally.Used)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/row")
}
