package tree

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Problem is a mistake in a scenario file, or a warning about it.
type Problem struct {
	File         string // as named by the user, or --set
	Line, Column int    // from 1, columns in characters; 0 when the file as a whole is meant
	Path         string // of the value, such as incidents.night.plan.call.takes; may be empty
	Message      string // what is wrong
	Hint         string // what to do about it; may be empty
	Warning      bool   // the scenario can run all the same
	Code         Code   // of a warning that a file can accept, else empty
	Fits         Fits   // what may stand there instead, where that can be listed

	written string // the line it is in
	at      Path   // of the value
	lack    bool   // something asks for more than there is
}

// Code is a kind of warning in a short word that stays as it is, by which files accept it.
type Code string

// String is the problem in one line: file:line:column: path: message (hint) [code].
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(printable(p.File))
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
	}
	b.WriteString(": ")
	if p.Warning {
		b.WriteString("warning: ")
	}
	if p.Path != "" {
		b.WriteString(printable(p.Path) + ": ")
	}
	b.WriteString(printable(p.Message))
	if p.Hint != "" {
		b.WriteString(" (" + printable(p.Hint) + ")")
	}
	if p.Code != "" {
		b.WriteString(" [" + string(p.Code) + "]")
	}
	return b.String()
}

// Section is the key at the root of the tree below which the problem is; empty when it is about the whole.
func (p Problem) Section() string { return p.at.Section() }

// sameAs reports whether two problems say the same of the same value, wherever that is written.
func (p Problem) sameAs(q Problem) bool {
	return p.Path == q.Path && p.Message == q.Message && slices.Equal(p.at, q.at)
}

// Error is String: a Problem is an error.
func (p Problem) Error() string { return p.String() }

// Excerpt is the line of the file with a caret under the place, as two lines of plain text of at most width characters that
// end in a newline each; empty when there is no line to show.
func (p Problem) Excerpt(width int) string {
	if p.Line == 0 {
		return ""
	}
	number := fmt.Sprintf("%5d | ", p.Line)
	line, column := crop([]rune(printable(p.written)), p.Column-1, width-len(number))
	margin := strings.Repeat(" ", len(number)-len("| ")) + "| "
	return fmt.Sprintf("%s%s\n%s%*s\n", number, line, margin, column+1, "^")
}

// crop cuts a long line down to the surroundings of a column, which it returns as it is in the cut line.
func crop(line []rune, column, width int) (cut string, at int) {
	if max(len(line), column+1) <= width {
		return string(line), column
	}
	room := width - len([]rune("……"))
	from := max(min(column-room*2/5, len(line)-room), 0)
	to := min(from+room, len(line))
	cut = string(line[from:to])
	if from > 0 {
		cut = "…" + cut
		column++
	}
	if to < len(line) {
		cut += "…"
	}
	return cut, column - from
}

// printable replaces what would move the cursor or colour the terminal: a file is from a stranger.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsPrint(r):
			return r
		default:
			return unicode.ReplacementChar
		}
	}, text)
}

// Problems are all problems of a scenario.
type Problems []Problem

// Any reports whether one of them is more than a warning.
func (ps Problems) Any() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return !p.Warning })
}

// Error is all of them, a line each.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// mostShown is how many problems are shown of one scenario.
const mostShown = 200

// Shown are the problems as a user reads them: by file, line and column, each once, and not more than can be read.
func (ps Problems) Shown() Problems { return ps.sorted().shortened() }

// saying is what two problems have alike of which one need not be told.
type saying struct {
	place               Place
	path, message, hint string
	warning             bool
}

// saying leaves out the path of what is written once and may be in several incidents: it is mended once. A warning is told for each, as it is
// accepted for each.
func (p *Problem) saying() saying {
	s := saying{p.Place(), p.Path, p.Message, p.Hint, p.Warning}
	if p.Line > 0 && !p.Warning {
		s.path = ""
	}
	return s
}

// sorted returns the problems by file, line and column, each once.
func (ps Problems) sorted() Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.Path, b.Path),
			strings.Compare(a.Message, b.Message),
		)
	})
	told := make(map[saying]bool, len(ps))
	return slices.DeleteFunc(ps, func(p Problem) bool {
		before := told[p.saying()]
		told[p.saying()] = true
		return before
	})
}

// shortened leaves out what is beyond mostShown, and says how many those are. Errors stay before warnings.
func (ps Problems) shortened() Problems {
	if len(ps) <= mostShown {
		return ps
	}
	slices.SortStableFunc(ps, func(a, b Problem) int { return a.rank() - b.rank() })
	kept, rest := ps[:mostShown], ps[mostShown:]
	more := Problem{
		File: ps[0].File, Warning: !rest.Any(), Message: fmt.Sprintf("%d more problems are not shown", len(rest)), Hint: "mend these first",
	}
	return append(kept[:mostShown:mostShown].sorted(), more)
}

func (p *Problem) rank() int {
	if p.Warning {
		return 1
	}
	return 0
}

// AllowLack turns a lack of units into a warning of that code: "what if there were fewer" is a question, not a mistake.
func (ps Problems) AllowLack(code Code) {
	for i := range ps {
		if ps[i].lack {
			ps[i].Warning, ps[i].Code, ps[i].Hint = true, code, "what is not there is waited for in vain, or left out"
		}
	}
}

// Have reports whether the problems say the same of the same path.
func (ps Problems) Have(p Problem) bool {
	for _, q := range ps {
		if q.sameAs(p) {
			return true
		}
	}
	return false
}

// Moved shows a problem at another place, and says in words where it is.
func (p Problem) Moved(to *Node) Problem {
	at := to.Problem(p.at, p.Hint, fmt.Sprintf("%s (in line %d)", p.Message, p.Line))
	at.Warning, at.Code = p.Warning, p.Code
	return at
}

// Place is a position in a file.
type Place struct {
	file         string
	line, column int
}

// Place is where the problem is.
func (p *Problem) Place() Place { return Place{p.File, p.Line, p.Column} }
