package format

import (
	"strings"
	"unicode"
)

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
