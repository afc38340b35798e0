package editor

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// text is what an editor has of a file, by lines.
type text []string

func textOf(whole string) text {
	return strings.Split(strings.ReplaceAll(whole, "\r\n", "\n"), "\n")
}

// word is the word at a position, of the letters, digits and hyphens that ids are made of: its line, and from where to where it goes there,
// in characters. It may be empty.
type word struct{ line, from, to int }

// wordAt is the word that a position is in, or behind; ok is false beyond the text.
func (t text) wordAt(at Position) (w word, ok bool) {
	if at.Line < 0 || at.Line >= len(t) {
		return word{}, false
	}
	line := []rune(t[at.Line])
	from := characters(line, at.Character)
	to := from
	for from > 0 && inWord(line[from-1]) {
		from--
	}
	for to < len(line) && inWord(line[to]) {
		to++
	}
	return word{at.Line, from, to}, true
}

func inWord(c rune) bool { return c == '-' || c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }

// of is a word as written.
func (t text) of(w word) string { return string([]rune(t[w.line])[w.from:w.to]) }

// rangeOf is where a word is.
func (t text) rangeOf(w word) Range {
	line := []rune(t[w.line])
	return Range{Position{w.line, units(line[:w.from])}, Position{w.line, units(line[:w.to])}}
}

// with is the whole text with something else instead of a word.
func (t text) with(w word, instead string) []byte {
	line := []rune(t[w.line])
	changed := string(line[:w.from]) + instead + string(line[w.to:])
	lines := append(append(append(text{}, t[:w.line]...), changed), t[w.line+1:]...)
	return []byte(strings.Join(lines, "\n"))
}

// open are the brackets that close those which are open at the end of a line, the last first.
func (t text) open(line int) string {
	var closing []rune
	for _, c := range t[line] {
		switch {
		case c == '[':
			closing = append(closing, ']')
		case c == '{':
			closing = append(closing, '}')
		case (c == ']' || c == '}') && len(closing) > 0:
			closing = closing[:len(closing)-1]
		}
	}
	var b strings.Builder
	for i := len(closing) - 1; i >= 0; i-- {
		b.WriteRune(closing[i])
	}
	return b.String()
}

// characters is how many characters of a line so many units of UTF-16 are; no more than there are.
func characters(line []rune, units int) int {
	for i, c := range line {
		if units <= 0 {
			return i
		}
		units -= utf16.RuneLen(c)
	}
	return len(line)
}

// units is how many units of UTF-16 a text has.
func units(text []rune) int { return len(utf16.Encode(text)) }
