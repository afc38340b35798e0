package format

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"simulate/report/document"
)

// grid is text in columns, to be fitted into a width.
type grid struct {
	columns []gridColumn
	rows    [][]cell
	dropped []string // titles of the columns that were left out
}

type gridColumn struct {
	right bool // aligned on the right: numbers, which are broken at spaces alone unless nothing else helps
	most  int  // no wider than this; 0: as wide as its texts
	rank  int  // see Column
	title string
	note  string // see Column
}

type cell struct {
	text string
	tone document.Tone
}

const (
	gap          = 2  // spaces between columns
	readable     = 14 // a column of text is not made narrower than this while a column can be left out instead
	widestWord   = 24 // nor narrower than its longest word up to this
	indentSpaces = "  "
)

// fit leaves out columns and narrows others until the grid is at most so wide, and returns the columns' widths.
func (g *grid) fit(width int) []int {
	natural := g.natural()
	for total(g.least(natural)) > width && g.dropColumn(&natural) {
	}
	widths := shrink(natural, g.least(natural), width)
	return shrink(widths, make([]int, len(widths)), width)
}

// natural is the width of each column's longest text.
func (g *grid) natural() []int {
	widths := make([]int, len(g.columns))
	for _, row := range g.rows {
		for i, c := range row {
			widths[i] = max(widths[i], lipgloss.Width(c.text))
		}
	}
	for i, c := range g.columns {
		if c.most > 0 {
			widths[i] = min(widths[i], c.most)
		}
	}
	return widths
}

// least is how narrow each column may become before one is left out.
func (g *grid) least(natural []int) []int {
	least := make([]int, len(natural))
	for i, c := range g.columns {
		least[i] = g.longestWord(i)
		if !c.right {
			least[i] = max(min(natural[i], readable), min(least[i], widestWord))
		}
	}
	return least
}

func (g *grid) longestWord(column int) int {
	longest := 0
	for _, row := range g.rows {
		for _, word := range strings.Fields(row[column].text) {
			longest = max(longest, lipgloss.Width(word))
		}
	}
	return longest
}

// dropColumn leaves out the column of the highest rank, of equals the last. It reports false when none may go.
func (g *grid) dropColumn(widths *[]int) bool {
	last, rank := -1, 0
	for i, c := range g.columns {
		if c.rank > 0 && c.rank >= rank {
			last, rank = i, c.rank
		}
	}
	if last < 0 {
		return false
	}
	g.dropped = append(g.dropped, g.columns[last].title)
	g.columns = slices.Delete(g.columns, last, last+1)
	*widths = slices.Delete(*widths, last, last+1)
	for i := range g.rows {
		g.rows[i] = slices.Delete(g.rows[i], last, last+1)
	}
	return true
}

// shrink narrows the widest column that may become narrower, one by one, until the total fits.
func shrink(widths, least []int, width int) []int {
	widths = slices.Clone(widths)
	for total(widths) > width {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return widths
		}
		widths[widest]--
	}
	return widths
}

func total(widths []int) int {
	sum := gap * max(len(widths)-1, 0)
	for _, w := range widths {
		sum += w
	}
	return sum
}

// line lays out one row as one or more lines of text without trailing spaces.
func (g *grid) line(row []cell, widths []int, paint func(cell) string) []string {
	wrapped := make([][]string, len(row))
	height := 1
	for i, c := range row {
		wrapped[i] = wrap(c.text, widths[i])
		height = max(height, len(wrapped[i]))
	}
	lines := make([]string, height)
	for k := range lines {
		lines[k] = g.stripe(row, wrapped, widths, k, paint)
	}
	return lines
}

// stripe is the k-th line of a row whose cells are wrapped.
func (g *grid) stripe(row []cell, wrapped [][]string, widths []int, k int, paint func(cell) string) string {
	var b strings.Builder
	pending := 0 // spaces owed before the next text
	for i, lines := range wrapped {
		text := ""
		if k < len(lines) {
			text = lines[k]
		}
		space := max(widths[i]-lipgloss.Width(text), 0)
		if g.columns[i].right {
			pending += space
			space = 0
		}
		if text != "" {
			b.WriteString(strings.Repeat(" ", pending))
			b.WriteString(paint(cell{text, row[i].tone}))
			pending = 0
		} else if g.columns[i].right {
			space = 0
		}
		pending += space + gap
	}
	return b.String()
}

// lineEnd parts the lines of a cell's text that begin lines of their own.
const lineEnd = "\n"

// wrap breaks a text into lines of at most so many columns, at line ends and spaces; only a word that is wider than a line is broken
// within.
func wrap(text string, width int) []string {
	var lines []string
	for part := range strings.SplitSeq(text, lineEnd) {
		lines = append(lines, wrapLine(part, width)...)
	}
	return lines
}

func wrapLine(text string, width int) []string {
	if lipgloss.Width(text) <= width {
		return []string{text}
	}
	var words []string
	for _, word := range strings.Fields(text) {
		words = append(words, pieces(word, max(width, 1))...)
	}
	return fill(words, width)
}

// pieces breaks a word that is wider than a line.
func pieces(word string, width int) []string {
	if lipgloss.Width(word) <= width {
		return []string{word}
	}
	var pieces []string
	piece := ""
	for _, r := range word {
		if longer := piece + string(r); piece == "" || lipgloss.Width(longer) <= width {
			piece = longer
			continue
		}
		pieces = append(pieces, piece)
		piece = string(r)
	}
	return append(pieces, piece)
}
