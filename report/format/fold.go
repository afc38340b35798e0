package format

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Readable is how wide prose is set where so many columns are free: neither narrower nor wider than can be read.
func Readable(width int) int { return min(max(width, NarrowestTerminal), widestProse) }

// Fold breaks each line of a text that is wider than width at spaces, and indents by so many spaces what goes on below.
// A word that is wider than a line stays whole, so that it can be copied.
func Fold(text string, width, indent int) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if lipgloss.Width(line) > width {
			lines[i] = foldLine(line, width, indent)
		}
	}
	return strings.Join(lines, "\n")
}

// foldLine begins with what stands left of the indent, which is kept as it is.
func foldLine(line string, width, indent int) string {
	room := width - indent
	begin := line[:len(line)-len(strings.TrimLeft(line, " "))]
	words := strings.Split(line[len(begin):], " ")
	first := fill(words, width-len(begin))[0]
	rest := strings.TrimLeft(line[len(begin)+len(first):], " ")
	if rest == "" {
		return line
	}
	margin := "\n" + strings.Repeat(" ", indent)
	return strings.TrimRight(begin+first, " ") + margin + strings.Join(fill(strings.Split(rest, " "), room), margin)
}

// fill sets words into lines of at most so many columns; a wider word has a line of its own.
func fill(words []string, width int) []string {
	if len(words) == 0 {
		return []string{""}
	}
	lines := words[:1:1]
	for _, word := range words[1:] {
		last := &lines[len(lines)-1]
		if lipgloss.Width(*last)+1+lipgloss.Width(word) <= width {
			*last += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}
