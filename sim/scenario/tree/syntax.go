package tree

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// syntax is what the YAML parser objects to, and the line that it means.
type syntax struct {
	*File
	message      string // the parser's
	line, column int
	begun        int    // the line in which what it could not finish began; 0: unknown
	text         string // of the line
}

// syntaxProblem says in a trainer's words what the YAML parser objects to.
func (f *File) syntaxProblem(err error) Problem {
	var at *yaml.LoadError
	if !errors.As(err, &at) {
		return f.Problem(0, 0, "", "%s", err)
	}
	s := syntax{File: f, message: at.Message, begun: at.ContextMark.Line}
	if at.ContextMsg != "" {
		s.message = at.ContextMsg + ": " + s.message
	}
	s.line, s.column = f.within(at.Mark.Line, at.Mark.Column)
	s.text = f.lineText(s.line)
	for _, known := range []func(*syntax) (message, hint string){
		(*syntax).remarked, (*syntax).cutOff, (*syntax).tab, (*syntax).mistyped, (*syntax).apostrophe, (*syntax).beginning, (*syntax).behindQuote,
		(*syntax).colon, (*syntax).noColon, (*syntax).open, (*syntax).closed, (*syntax).indent, (*syntax).noAnchor, (*syntax).escape,
	} {
		if message, hint := known(&s); message != "" {
			return f.Problem(s.line, s.column, hint, "%s", message)
		}
	}
	return f.Problem(s.line, s.column, "", "%s", s.message)
}

func (s *syntax) says(text string) bool { return strings.Contains(s.message, text) }

// at is the text of the line from the place on.
func (s *syntax) at() string {
	runes := []rune(s.text)
	return string(runes[min(s.column-1, len(runes)):])
}

// before is the text of the line up to the place.
func (s *syntax) before() string { return strings.TrimSuffix(s.text, s.at()) }

// move puts the place at a byte of the line.
func (s *syntax) move(at int) { s.column = utf8.RuneCountInString(s.text[:at]) + 1 }

func (s *syntax) cutOff() (message, hint string) {
	last := strings.Count(strings.TrimRight(yamlBreaks.Replace(s.Text), " \n"), "\n") + 1
	atEnd := s.line > last || s.line == last && strings.TrimSpace(s.at()) == ""
	if cut := s.says("end of stream") || atEnd && s.says("expected ',' or"); !cut {
		return "", ""
	}
	s.line, s.column = s.within(last, maxBytes)
	return "this ends in the middle of something", "a quote or bracket is not closed" + s.since() + ", or the end is cut off"
}

// since names the line in which something began, if it is another one.
func (s *syntax) since() string {
	if s.begun < 1 || s.begun == s.line {
		return ""
	}
	return fmt.Sprintf(" in line %d", s.begun)
}

func (s *syntax) tab() (message, hint string) {
	indent := s.text[:len(s.text)-len(strings.TrimLeft(s.text, " \t"))]
	if at := strings.IndexByte(indent, '\t'); at >= 0 {
		s.move(at)
		return "a tab is no indentation", "indent with spaces, not with tabs"
	}
	return "", ""
}

// mistyped finds a character that is not what it looks like, in the line or in that before.
func (s *syntax) mistyped() (message, hint string) {
	for line := s.line; line >= max(1, s.line-1); line-- {
		text := s.lineText(line)
		for i, r := range text {
			if what, remedy := meantBy(r); what != "" && !strings.Contains(what, "quote") && !strings.Contains(what, "dash") {
				s.line, s.text = line, text
				s.move(i)
				return fmt.Sprintf("here stands %s (%U), which has no meaning", what, r), remedy
			}
		}
	}
	return "", ""
}

var quotedApostrophe = regexp.MustCompile(`'([^']*\pL)'(\pL[^']*)'`)

// apostrophe finds a text in single quotes that holds one.
func (s *syntax) apostrophe() (message, hint string) {
	m := quotedApostrophe.FindStringSubmatchIndex(s.text)
	if m == nil || !s.says("did not find expected") {
		return "", ""
	}
	s.move(m[3])
	return "the apostrophe ends the quoted text", fmt.Sprintf("write it in double quotes: \"%s'%s\"", s.text[m[2]:m[3]], s.text[m[4]:m[5]])
}

var ending = regexp.MustCompile(`[,\]}].*| #.*`)

// plainText is what stands before a comma or bracket that could end it.
func plainText(text string) string {
	return strings.TrimSpace(ending.ReplaceAllString(text, ""))
}

func (s *syntax) beginning() (message, hint string) {
	rest := s.at()
	if !s.says("cannot start any token") || rest == "" {
		return "", ""
	}
	first, _ := utf8.DecodeRuneInString(rest)
	return fmt.Sprintf("a text cannot begin with %c", first), fmt.Sprintf("put it in quotes: %q", plainText(rest))
}

var afterQuote = regexp.MustCompile(`(["'\]}])\s*$`)

// behindQuote finds a text that goes on behind its closing quote or bracket.
func (s *syntax) behindQuote() (message, hint string) {
	m := afterQuote.FindStringSubmatch(s.before())
	if m == nil || !s.says("did not find expected") || strings.HasPrefix(s.at(), "}") || strings.HasPrefix(s.at(), "]") || s.at() == "" {
		return "", ""
	}
	if m[1] == "}" || m[1] == "]" {
		return "something stands behind the closing " + m[1], "remove it, or put a comma before it"
	}
	return "something stands behind the closing quote", "put all of the text in one pair of quotes"
}

// beforeColon is what stands between the last colon, comma or bracket of a line and the colon that makes a key of it.
var beforeColon = regexp.MustCompile(`: +([^"'{}\[\],:][^{}\[\],]*)$`)

// colon finds a text with a colon in it, which makes a key of what stands before.
func (s *syntax) colon() (message, hint string) {
	if !s.says("mapping values are not allowed") && !s.says("expected ',' or") || !strings.HasPrefix(s.at(), ":") || !strings.Contains(s.before(), ": ") {
		return "", ""
	}
	quoted := ""
	if m := beforeColon.FindStringSubmatch(s.before()); m != nil {
		rest, _, _ := strings.Cut(s.at(), " #")
		if strings.ContainsAny(s.before(), "{[") { // in which a comma or a bracket ends the text
			rest = plainText(rest)
		}
		quoted = fmt.Sprintf(": %q", m[1]+strings.TrimRight(rest, " "))
	}
	return "a colon and a space make a key of what stands before", "a text with a colon needs quotes" + quoted
}

// noColon finds a line that is no key, before one that is.
func (s *syntax) noColon() (message, hint string) {
	if !s.says("could not find expected ':'") && !s.says("mapping values are not allowed") {
		return "", ""
	}
	for line := s.line - 1; line >= 1; line-- {
		text, _, _ := strings.Cut(s.lineText(line), " #")
		if text = strings.TrimSpace(text); text == "" || text[0] == '#' {
			continue
		}
		if strings.Contains(text, ": ") || strings.HasSuffix(text, ":") {
			return "", ""
		}
		s.line, s.text = line, s.lineText(line)
		s.move(len(s.text) - len(strings.TrimLeft(s.text, " ")))
		return "this line has no key", "write KEY: VALUE, with a space behind the colon"
	}
	return "", ""
}

// open finds a bracket that is not closed, or two entries without a comma.
func (s *syntax) open() (message, hint string) {
	if !s.says("expected ',' or") {
		return "", ""
	}
	if s.begun > 0 && s.begun < s.line {
		return fmt.Sprintf("what line %d opens is not closed before this line", s.begun), "write the closing } or ] there, or a comma before this"
	}
	return "a comma or a closing bracket is missing before this", "put a comma between entries; a text with a comma or a colon needs quotes"
}

// closed finds a bracket that closes nothing.
func (s *syntax) closed() (message, hint string) {
	rest := s.at()
	if s.says("did not find expected") && rest != "" && strings.ContainsAny(rest[:1], "}]") {
		return fmt.Sprintf("the %c here closes nothing", rest[0]), "count the brackets: each { needs one }, each [ one ]"
	}
	return "", ""
}

// indent finds a line that begins in another column than those of its map.
func (s *syntax) indent() (message, hint string) {
	if s.says("did not find expected key") || s.says("mapping values are not allowed") || s.says("did not find expected '-'") {
		return "this line is not indented as those above", "begin all keys of a map in the same column"
	}
	return "", ""
}

func (s *syntax) noAnchor() (message, hint string) {
	if s.says("while scanning an anchor") {
		return "a text cannot begin with &", fmt.Sprintf("put it in quotes: %q", "&"+strings.TrimRight(" "+plainText(s.at()), " "))
	}
	if s.says("unknown anchor") {
		return "* at the beginning refers to something that is not there", fmt.Sprintf("put a text in quotes: %q", plainText(s.at()))
	}
	return "", ""
}

func (s *syntax) escape() (message, hint string) {
	if s.says("unknown escape") {
		return `a backslash in double quotes has a meaning of its own`, "use single quotes, or write it twice"
	}
	return "", ""
}
