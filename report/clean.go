package report

import (
	"strings"
	"unicode"
)

// clean replaces whatever could do something to a terminal instead of being shown on it: control characters, escape
// sequences' first bytes, bytes that are not UTF-8, and marks that change the direction of writing. Names come from
// scenario files, and those from strangers.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsPrint(r):
			return r
		default:
			return unicode.ReplacementChar
		}
	}, s)
}

// asciiNames are what the drawing and typographic characters of reports become where only ASCII can be shown.
var asciiNames = strings.NewReplacer(
	"–", "-", "—", "-", "−", "-", "→", "->", "·", "-", "…", "...", "×", "x", "≤", "<=", "≥", ">=", "≈", "~", "±", "+-", "∞", "inf",
	"“", `"`, "”", `"`, "‘", "'", "’", "'", "█", "#", "▌", "#", "─", "-", "│", "|", "●", "o", "✓", "+", "✗", "x",
)

// toASCII writes a text in ASCII; letters that it does not know become question marks.
func toASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII {
			return '?'
		}
		return r
	}, asciiNames.Replace(s))
}
