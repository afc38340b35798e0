package exercise

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// How much a journal may hold: bytes in its first line, which has all files of the scenario, and in any other, and entries.
const (
	mostInHead  = 256 << 20
	mostInLine  = 256 << 10
	mostEntries = 1_000_000
)

// Torn is the end of a journal that was cut off while it was written: nobody has been told that it was kept.
type Torn struct {
	Line   int    // its number
	Intact int64  // so many bytes of the journal are whole
	Text   string // what was cut off, at most a few hundred bytes of it
}

// Read reads a journal; the name is what problems call it. A last line without its end is left out, and said. The journal is nil when
// anything else is wrong with it; all problems are reported.
func Read(r io.Reader, name string) (*Journal, *Torn, tree.Problems) {
	in := reader{lines: bufio.NewReaderSize(r, 64<<10), name: name, journal: &Journal{}, checker: newChecker()}
	in.head()
	if len(in.problems) == 0 {
		in.entries()
	}
	if len(in.problems) > 0 {
		return nil, nil, in.problems.Shown()
	}
	in.journal.Entries = in.checker.entries
	return in.journal, in.torn, nil
}

// reader reads a journal line by line.
type reader struct {
	lines    *bufio.Reader
	name     string
	number   int    // of the line
	line     []byte // without its end
	whole    int64  // bytes up to its end
	journal  *Journal
	checker  *checker
	torn     *Torn
	problems tree.Problems
}

// next reads a line of at most so many bytes; it returns false at the end, and where nothing can be made of the rest.
func (in *reader) next(most int) bool {
	in.line = in.line[:0]
	for {
		piece, err := in.lines.ReadSlice('\n')
		in.line = append(in.line, piece...)
		switch {
		case len(in.line) > most:
			in.number++
			in.line = in.line[:0]
			in.report(0, "", "the line is over %d KiB", most>>10)
			return false
		case err == nil:
			in.number++
			in.whole += int64(len(in.line))
			in.line = bytes.TrimSuffix(in.line, []byte("\n"))
			return true
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			in.tear()
			return false
		default:
			in.report(0, "", "it cannot be read: %s", tree.AsMistake(err).Message)
			return false
		}
	}
}

// mostTold is how much is told of what was cut off.
const mostTold = 200

// tear notes what stands behind the last whole line.
func (in *reader) tear() {
	if len(in.line) > 0 {
		text := strings.ToValidUTF8(string(in.line[:min(len(in.line), mostTold)]), "�")
		in.torn = &Torn{Line: in.number + 1, Intact: in.whole, Text: text}
	}
}

// head reads the first line.
func (in *reader) head() {
	if !in.next(mostInHead) {
		if in.problems == nil {
			in.report(0, "give a journal that simulate has written", "this is no journal: there is no first line")
		}
		return
	}
	h := &in.journal.Head
	if !in.decode(h) {
		return
	}
	for _, wrong := range h.mistakes() {
		in.report(1, wrong.Hint(), "%s", wrong.Message)
	}
}

// mistakes are what is wrong with a first line by itself.
func (h *Head) mistakes() (list []*tree.Mistake) {
	wrong := func(hint, format string, args ...any) {
		list = append(list, tree.NewMistake(fmt.Sprintf(format, args...), hint))
	}
	if h.Format != Format {
		wrong("use the program that wrote it", "the journal has format %d, and %d is known here", h.Format, Format)
	}
	if h.DrawScheme != engine.DrawScheme {
		wrong("use simulate "+h.Version, "its luck is drawn by scheme %d, and by %d here: the run would be another one", h.DrawScheme, engine.DrawScheme)
	}
	if h.Pace != scenario.ByClock && h.Pace != scenario.ByDiscussion {
		wrong("write clock or discussion", "the pace %q is not known", h.Pace)
	}
	if len(h.Files) == 0 {
		wrong("", "the journal holds no scenario")
	}
	seen := make(map[string]bool)
	for _, f := range h.Files {
		if f.Path == "" || seen[f.Path] {
			wrong("", "the file %q is there twice, or has no name", f.Path)
		}
		seen[f.Path] = true
	}
	return list
}

// entries reads all lines but the first.
func (in *reader) entries() {
	for in.next(mostInLine) {
		if len(in.checker.entries) == mostEntries {
			in.report(0, "begin another", "the journal holds more than %d entries", mostEntries)
			return
		}
		e := Entry{Number: len(in.checker.entries) + 1} // of one that cannot be read the next is not to be blamed
		if in.decode(&e) {
			for _, wrong := range in.checker.check(&e) {
				in.report(1, wrong.Hint(), "%s", wrong.Message)
			}
		}
		in.checker.add(e)
	}
}

// decode reads the line as one JSON object of exactly these keys.
func (in *reader) decode(into any) bool {
	from := json.NewDecoder(bytes.NewReader(in.line))
	from.DisallowUnknownFields()
	err := from.Decode(into)
	if err == nil && from.More() {
		err = errors.New("there is something behind the entry")
	}
	if err == nil {
		return true
	}
	at := int(from.InputOffset())
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = int(syntax.Offset)
	}
	message := strings.TrimPrefix(err.Error(), "json: ")
	in.report(max(at, 1), "a line is one entry, as simulate writes it", "this is no entry: %s", message)
	return false
}

// report notes what is wrong with the line, at a byte of it, or with 0 with the line as a whole.
func (in *reader) report(column int, hint, format string, args ...any) {
	const most = 200 // that are told
	if len(in.problems) < most {
		in.problems = append(in.problems, tree.Line(in.name, in.number, string(in.line)).Problem(in.number, max(column, 1), hint, format, args...))
	}
}
