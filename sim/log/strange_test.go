package log_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"simulate/sim/log"
	"simulate/sim/log/logtest"
)

const smallLog = "Call No,Unit,Received,Dispatched\n1,E1,2024-11-12 23:58:00,2024-11-12 23:59:00\n2,E1,2024-11-13 23:58:00,2024-11-13 23:59:00\n"

// written is a file of some bytes.
func written(t *testing.T, name string, text []byte) string {
	t.Helper()
	file := logtest.Write(t, t.TempDir(), name, string(text))
	return file
}

func utf16Of(text string) []byte {
	b := []byte("\xff\xfe")
	for _, unit := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return b
}

func utf32Of(text string) (b []byte) {
	for _, letter := range text {
		b = binary.LittleEndian.AppendUint32(b, uint32(letter))
	}
	return b
}

func TestWhatIsNoTextSaysWhatItIs(t *testing.T) {
	t.Parallel()
	whole := utf16Of(smallLog)
	for name, of := range map[string]struct {
		text []byte
		want string
	}{
		"UTF-32":          {utf32Of(smallLog), "is in UTF-32: save it as UTF-8"},
		"marked UTF-32":   {append([]byte("\xff\xfe\x00\x00"), utf32Of("a,b\n")...), "is in UTF-32: save it as UTF-8"},
		"returns alone":   {[]byte(strings.ReplaceAll(smallLog, "\n", "\r")), "ends its lines with a carriage return alone"},
		"zeros":           {append([]byte("a,b\n"), make([]byte, 5<<20)...), "holds little but bytes that are 0 (NUL)"},
		"zeros behind":    {append(bytes.Repeat([]byte("a,b\n"), 1<<18), make([]byte, 5<<20)...), "bytes that are 0 (NUL)"},
		"blank lines":     {append([]byte("a,b\n"), bytes.Repeat([]byte("\n"), 5<<20)...), "of blank lines: remove them"},
		"cut letter":      {whole[:len(whole)-3], "the file ends too early"},
		"open quotation":  {[]byte("a,\"b\n1,2\n"), "the quotation marks of line 1 do not pair: close the one that is open"},
		"UTF-16 is fine":  {whole, ""},
		"both line marks": {[]byte(strings.ReplaceAll(smallLog, "\n", "\r\n")), ""},
	} {
		source, err := log.Open(written(t, "calls.csv", of.text))
		if err == nil {
			_, err = log.Look(source)
		}
		if of.want == "" && err != nil || of.want != "" && (err == nil || !strings.Contains(err.Error(), of.want)) {
			t.Errorf("%s: %v, want %q", name, err, of.want)
		}
	}
}

// zipped is an archive of files with the small log in each.
func zipped(t *testing.T, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for _, name := range names {
		w, err := archive.Create(name)
		if err == nil && !strings.HasSuffix(name, "/") {
			_, err = w.Write([]byte(smallLog))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTheOnlyTableOfAnArchiveIsRead(t *testing.T) {
	t.Parallel()
	for _, of := range []struct {
		names, beside []string
		want          string
	}{
		{names: []string{"calls.csv"}},
		{names: []string{"calls.log"}},
		{names: []string{"readme.txt", "calls.CSV", "__MACOSX/._calls.csv", "x/", "x/.DS_Store"}, beside: []string{"readme.txt"}},
		{names: []string{"a.csv", "x/b.csv"}, want: `holds 2 files that could be the log, "a.csv", "x/b.csv": unpack the one that is`},
		{names: []string{"a.txt", "b.txt"}, want: `"a.txt", "b.txt"`},
		{names: []string{"x/"}, want: "holds no file that could be a log"},
	} {
		source, err := log.Open(written(t, "calls.zip", zipped(t, of.names...)))
		switch {
		case of.want == "" && (err != nil || !slices.Equal(source.Beside, of.beside)):
			t.Errorf("%v: %v, %+v", of.names, err, source)
		case of.want != "" && (err == nil || !strings.Contains(err.Error(), of.want)):
			t.Errorf("%v: %v, want %q", of.names, err, of.want)
		}
	}
}

func TestTheFormerLayoutOfSanFranciscoPoliceIsKnown(t *testing.T) {
	t.Parallel()
	text := "Crime Id,Original Crime Type Name,Report Date,Call Date,Offense Date,Call Time,Call Date Time,Disposition\n" +
		"1,Traffic Stop,2018-12-31T00:00:00.000,2018-12-31T00:00:00.000,2018-12-31T00:00:00.000,23:57,2018-12-31T23:57:00.000,ADM\n"
	source, err := log.Open(written(t, "calls.csv", []byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	survey, err := log.Look(source)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := survey.Infer(log.Wish{})
	if len(problems) > 0 || m.Layout != "San Francisco police, until 2019" || m.Stamps[log.CallArrival].Date != "Call Date Time" {
		t.Errorf("%+v, %v", m, problems)
	}
}
