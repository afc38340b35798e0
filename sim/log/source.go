package log

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Source is a file of a log, which is opened as often as it is read.
type Source struct {
	Name string // by which it is told of
	Size int64  // of the file, in bytes

	Form     Form
	Sheet    string           // of a workbook: which
	Sheets   int              // how many it has
	Packed   string           // gzip or zip; empty of a plain one
	Beside   []string         // files in the archive that are not read
	Encoding string           // UTF-8, UTF-16 or Windows-1252
	Marked   bool             // a byte order mark stands in front
	Comma    rune             // what stands between values
	Read     func(done int64) // told how many bytes of the file have been read, from time to time; may be nil

	path   string
	points func(columns []string) int // how well a sheet fits, where several could be meant; nil: whoever opens it says which
}

// Form is how a log is written.
type Form uint8

// The forms.
const (
	FormLines Form = iota // a table: a line each row, with something between values
	FormXML               // XES, or NEMSIS
	FormJSON              // a list of objects
	FormOCEL              // events and objects in JSON
	FormSheet             // a sheet of a workbook
	FormJEMSS             // tables below each other, of which one has the calls
)

// Limits on what a stranger's file may do.
const (
	mostUnpacked = 1000      // times its size a packed file may have
	leastBomb    = 1 << 30   // bytes under which that is no matter
	mostRecord   = 4 << 20   // bytes of a row
	sampled      = 256 << 10 // bytes that are looked at to tell encoding and separator
)

// Opening says what is known of a file beforehand.
type Opening struct {
	Called string                     // by what name it is told of; empty: its own
	Sheet  string                     // of a workbook, which is meant; empty: the only one that is a table
	Points func(columns []string) int // how well the columns of a sheet fit, where several could be meant; nil: whoever opens it says which
}

// Open finds out how a file is packed, written and separated.
func Open(file string) (*Source, error) { return OpenAs(file, Opening{}) }

// OpenAs is Open of a file of which something is known.
func OpenAs(file string, o Opening) (*Source, error) {
	s := &Source{Name: cmp.Or(o.Called, file), Sheet: o.Sheet, path: file, points: o.Points}
	name := s.Name
	status, err := os.Stat(file)
	switch {
	case err != nil:
		return nil, err
	case !status.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no regular file, and a log is read more than once: write it into a file first", name)
	case status.Size() == 0:
		return nil, fmt.Errorf("%s is empty", name)
	}
	s.Size = status.Size()
	if is, err := s.findSheet(); is || err != nil {
		return s, err
	}
	raw, err := s.unpacked()
	if err != nil {
		return nil, err
	}
	defer raw.Close() //nolint:errcheck // nothing was written
	sample, err := io.ReadAll(io.LimitReader(raw, sampled))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, tooEarly(err))
	}
	if len(sample) == 0 {
		return nil, fmt.Errorf("%s holds nothing", name)
	}
	if err := strange(sample); err != nil {
		return nil, fmt.Errorf("%s %w", name, err)
	}
	s.look(sample)
	return s, nil
}

// tooEarly says what it means that a packed file has no end.
func tooEarly(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the file ends too early: it was not written, or not copied, to its end")
	}
	return err
}

// closing reads from one thing and closes another.
type closing struct {
	io.Reader
	io.Closer
}

// unpacked opens what the file holds.
func (s *Source) unpacked() (io.ReadCloser, error) {
	f, err := os.Open(s.path)
	if err != nil {
		return nil, err
	}
	told := &telling{r: f, tell: s.Read}
	buffered := bufio.NewReaderSize(told, 1<<16)
	magic, _ := buffered.Peek(4)
	switch {
	case bytes.HasPrefix(magic, []byte("\x1f\x8b")):
		s.Packed = "gzip"
		r, err := gzip.NewReader(buffered)
		if err != nil {
			_ = f.Close()
			return nil, fmt.Errorf("%s is broken: %w", s.Name, err)
		}
		return closing{&unpacking{r: r, packed: s.Size}, f}, nil
	case bytes.HasPrefix(magic, []byte("PK\x03\x04")):
		s.Packed = "zip"
		r, err := s.inZip(f, told)
		if err != nil {
			_ = f.Close()
			return nil, err
		}
		return closing{&unpacking{r: r, packed: s.Size}, f}, nil
	}
	return closing{buffered, f}, nil
}

// inZip opens the only file of an archive.
func (s *Source) inZip(f *os.File, told *telling) (io.Reader, error) {
	archive, err := zip.NewReader(told.at(f), s.Size)
	if err != nil {
		return nil, fmt.Errorf("%s is broken: %w", s.Name, err)
	}
	files, beside := tablesOf(archive.File)
	switch len(files) {
	case 0:
		return nil, fmt.Errorf("%s holds no file that could be a log", s.Name)
	case 1:
		s.Beside = beside
		return files[0].Open()
	}
	var names []string
	for _, file := range files {
		names = append(names, file.Name)
	}
	return nil, fmt.Errorf("%s holds %d files that could be the log, %s: unpack the one that is", s.Name, len(files), strings.Join(quoted(names), ", "))
}

// endings are those of files that may be a log, where others lie beside them.
var endings = []string{".csv", ".tsv", ".tab", ".json", ".xml", ".xes"}

// tablesOf are the files of an archive of which one may be the log: the only one, or those whose endings say that they are tables. What
// systems add, and folders, are nobody's.
func tablesOf(all []*zip.File) (files []*zip.File, beside []string) {
	var others []*zip.File
	for _, file := range all {
		base := path.Base(file.Name)
		switch {
		case strings.HasSuffix(file.Name, "/"), strings.HasPrefix(file.Name, "__MACOSX/"), base == ".DS_Store", base == "Thumbs.db":
		case slices.Contains(endings, strings.ToLower(path.Ext(base))):
			files = append(files, file)
		default:
			others = append(others, file)
		}
	}
	if len(files) == 0 {
		return others, nil
	}
	for _, file := range others {
		beside = append(beside, file.Name)
	}
	return files, beside
}

// telling tells how much of a file has been read.
type telling struct {
	r    io.Reader
	done int64
	tell func(int64)
}

func (t *telling) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	t.add(n)
	return n, err
}

func (t *telling) add(n int) {
	t.done += int64(n)
	if t.tell != nil {
		t.tell(t.done)
	}
}

// at is a file of which any part can be read, and which tells how much has been.
func (t *telling) at(f *os.File) io.ReaderAt { return readerAt{f, t} }

type readerAt struct {
	f *os.File
	t *telling
}

func (r readerAt) ReadAt(p []byte, at int64) (int, error) {
	n, err := r.f.ReadAt(p, at)
	r.t.add(n)
	return n, err
}

var errBomb = fmt.Errorf("it unpacks to over %d times its size: unpack it yourself if that is meant", mostUnpacked)

// unpacking reads what was packed, up to a limit.
type unpacking struct {
	r            io.Reader
	packed, read int64
}

func (u *unpacking) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.read += int64(n)
	if u.read > leastBomb && u.read > mostUnpacked*u.packed {
		return n, errBomb
	}
	return n, err
}

// text opens the file as UTF-8 without marks.
func (s *Source) text() (io.ReadCloser, error) {
	raw, err := s.unpacked()
	if err != nil {
		return nil, err
	}
	var r io.Reader = raw
	switch s.Encoding {
	case "UTF-16":
		r = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(&pairs{r: raw})
	case utf16BE:
		r = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Reader(&pairs{r: raw})
	case "Windows-1252":
		r = charmap.Windows1252.NewDecoder().Reader(raw)
	}
	b := bufio.NewReaderSize(r, 1<<16)
	for _, mark := range [][]byte{markTwice, markUTF8} {
		if begins, _ := b.Peek(len(mark)); bytes.Equal(begins, mark) {
			_, _ = b.Discard(len(mark))
		}
	}
	return closing{b, raw}, nil
}
