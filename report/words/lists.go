package words

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Counted is a number of things: 1 agency, 2 agencies.
func Counted(n int, one, many string) string { return strconv.Itoa(n) + " " + Plural(n, one, many) }

// Plural is the word for one, or for so many as there are.
func Plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Capitalised is a text as a sentence begins with it.
func Capitalised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// FirstOf names the first of many, and says how many more there are.
func FirstOf(names []string) string {
	const named = 6
	if len(names) <= named+1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:named], ", "), len(names)-named)
}

// FirstFew are the first of many names, and how many more there are.
func FirstFew(names []string) []string {
	const named = 6
	if len(names) <= named+1 {
		return names
	}
	return append(slices.Clone(names[:named]), fmt.Sprintf("%d more", len(names)-named))
}

// Distinct are the words that are not empty, each once.
func Distinct(words []string) []string {
	var kept []string
	known := map[string]bool{"": true}
	for _, w := range words {
		if !known[w] {
			known[w] = true
			kept = append(kept, w)
		}
	}
	return kept
}

// Enumerated joins words as a sentence does: a, b and c.
func Enumerated(list []string) string {
	last := len(list) - 1
	if last <= 0 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:last], ", ") + " and " + list[last]
}
