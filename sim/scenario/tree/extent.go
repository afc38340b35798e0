package tree

import "unicode"

// End is the column behind what is written at the place of a problem, counted like Column: behind a word, a quoted text, or brackets as far as
// this line has them. Where nothing is written there it is Column.
func (p Problem) End() int {
	line, from := []rune(p.written), p.Column-1
	if p.Line == 0 || from >= len(line) {
		return p.Column
	}
	e := extent{line: line, at: from}
	switch c := line[from]; c {
	case '"', '\'':
		e.quoted(c)
	case '[', '{':
		e.bracketed()
	default:
		e.plain(depth(line[:from]) > 0)
	}
	return e.at + 1
}

// extent is how far a value goes in a line.
type extent struct {
	line []rune
	at   int // behind what has been read
}

func (e *extent) quoted(quote rune) {
	for e.at++; e.at < len(e.line); e.at++ {
		if e.line[e.at] == quote {
			e.at++
			return
		}
	}
}

func (e *extent) bracketed() {
	open := 0
	for e.at < len(e.line) {
		if open += e.bracket(); open == 0 {
			return
		}
	}
}

// bracket reads a character, or a quoted text, and returns by how many more brackets are open behind it.
func (e *extent) bracket() int {
	c, begins := e.line[e.at], e.at == 0 || unicode.IsSpace(e.line[e.at-1]) || isBracket(e.line[e.at-1])
	if begins && (c == '"' || c == '\'') {
		e.quoted(c)
		return 0
	}
	e.at++
	switch c {
	case '[', '{':
		return 1
	case ']', '}':
		return -1
	default:
		return 0
	}
}

func isBracket(c rune) bool { return c == '[' || c == '{' || c == ',' }

// plain reads a text without quotes, which ends at a colon or a remark and, within brackets, at what divides or closes them.
func (e *extent) plain(within bool) {
	from := e.at
	for e.at < len(e.line) && !e.ends(within) {
		e.at++
	}
	for e.at > from+1 && unicode.IsSpace(e.line[e.at-1]) {
		e.at--
	}
	e.at = max(e.at, from+1)
}

func (e *extent) ends(within bool) bool {
	spaceBehind := e.at+1 == len(e.line) || unicode.IsSpace(e.line[e.at+1])
	switch c := e.line[e.at]; c {
	case ':':
		return spaceBehind
	case '#':
		return e.at > 0 && unicode.IsSpace(e.line[e.at-1])
	default:
		return within && (c == ',' || c == ']' || c == '}')
	}
}

// depth is how many brackets are open behind a text.
func depth(text []rune) int {
	e, open := extent{line: text}, 0
	for e.at < len(text) {
		open += e.bracket()
	}
	return open
}

// Text is the line that the problem is in; empty when it is about the file as a whole.
func (p Problem) Text() string { return p.written }
