package document

import (
	"strings"
	"unicode"
)

// Clean replaces whatever could do something to a terminal instead of being shown on it: control characters, escape
// sequences' first bytes, bytes that are not UTF-8, and marks that change the direction of writing. Names come from
// scenario files, and those from strangers.
func Clean(s string) string {
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
