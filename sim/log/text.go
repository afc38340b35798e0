package log

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// The marks at the beginning of a text. The third is that of UTF-8 which was taken for Windows-1252 and written as UTF-8 again.
var (
	markUTF8  = []byte("\xef\xbb\xbf")
	markLE    = []byte("\xff\xfe")
	markBE    = []byte("\xfe\xff")
	markTwice = []byte("\xc3\xaf\xc2\xbb\xc2\xbf")
)

// look tells the encoding and the separator from the beginning of the text.
func (s *Source) look(sample []byte) {
	s.Encoding = "UTF-8"
	switch {
	case bytes.HasPrefix(sample, markLE), bytes.HasPrefix(sample, markBE):
		s.Encoding, s.Marked = "UTF-16", true
		sample, _ = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(sample[:len(sample)&^1])
	case bytes.HasPrefix(sample, markUTF8), bytes.HasPrefix(sample, markTwice):
		s.Marked = true
	case halfNothing(sample, 1):
		s.Encoding = "UTF-16"
		sample, _ = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().Bytes(sample[:len(sample)&^1])
	case halfNothing(sample, 0):
		s.Encoding = utf16BE
		sample, _ = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder().Bytes(sample[:len(sample)&^1])
	case !utf8.Valid(wholeRunes(sample)):
		s.Encoding = "Windows-1252"
	}
	switch text := strings.TrimLeft(string(sample), "\ufeff \t\r\n"); {
	case strings.HasPrefix(text, "<"):
		s.Form = FormXML
	case strings.HasPrefix(text, "["):
		s.Form = FormJSON
	case strings.HasPrefix(text, "{"):
		s.Form = FormOCEL
	case isJEMSS(text):
		s.Form = FormJEMSS
	default:
		s.Comma = separator(string(sample))
	}
}

// strange says what keeps the beginning of a file from being read as text.
func strange(sample []byte) error {
	switch {
	case isUTF32(sample):
		return errors.New("is in UTF-32: save it as UTF-8")
	case halfNothing(sample, 0) && halfNothing(sample, 1):
		return errors.New("holds little but bytes that are 0 (NUL): it was not written to its end, or is no text; copy it again, or save the table as CSV")
	case bytes.IndexByte(sample, '\n') < 0 && bytes.IndexByte(sample, '\r') >= 0 && !bytes.ContainsAny(sample[:1], "<{["):
		return errors.New("ends its lines with a carriage return alone: save it with line feeds (Unix), or both (Windows)")
	}
	return nil
}

// isUTF32 reports whether a text has four bytes a letter: the mark of it, or three that are 0 and one that is not.
func isUTF32(sample []byte) bool {
	letters := 0
	for i := 0; i+4 <= len(sample); i += 4 {
		if four := sample[i : i+4]; bytes.Count(four, []byte{0}) == 3 && (four[0] != 0 || four[3] != 0) {
			letters++
		}
	}
	return bytes.HasPrefix(sample, []byte("\xff\xfe\x00\x00")) || bytes.HasPrefix(sample, []byte("\x00\x00\xfe\xff")) || len(sample) > 7 && 5*letters > len(sample)
}

// utf16BE is UTF-16 without a mark, the larger byte first.
const utf16BE = "UTF-16, big-endian"

// halfNothing reports whether most bytes at even, or at odd places are 0: letters of UTF-16 without a mark.
func halfNothing(sample []byte, from int) bool {
	zeros := 0
	for i := from; i < len(sample); i += 2 {
		if sample[i] == 0 {
			zeros++
		}
	}
	return len(sample) > 3 && 10*zeros > 4*len(sample) // eight of ten
}

// wholeRunes leaves out the beginning of a character at the end of a sample.
func wholeRunes(sample []byte) []byte {
	for i := 1; i <= utf8.UTFMax && i <= len(sample); i++ {
		if utf8.RuneStart(sample[len(sample)-i]) {
			if !utf8.FullRune(sample[len(sample)-i:]) {
				return sample[:len(sample)-i]
			}
			break
		}
	}
	return sample
}

// separator is what a first line says that stands between values (sep=;), or what stands most often in the names of the columns.
func separator(text string) rune {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if said, ok := said(line); ok {
			return said
		}
		if line == "" {
			continue
		}
		best, most := ',', 0
		for _, comma := range ",;\t|" {
			if n := outsideQuotes(line, comma); n > most {
				best, most = comma, n
			}
		}
		return best
	}
	return ','
}

// said is what a line of its own says that stands between values.
func said(line string) (rune, bool) {
	if len(line) == 5 && strings.EqualFold(line[:4], "sep=") && strings.ContainsRune(",;\t|", rune(line[4])) {
		return rune(line[4]), true
	}
	return 0, false
}

func outsideQuotes(line string, comma rune) int {
	n, quoted := 0, false
	for _, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case c == comma && !quoted:
			n++
		}
	}
	return n
}
