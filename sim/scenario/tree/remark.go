package tree

import (
	"fmt"
	"regexp"
	"strings"
)

// numbered matches what stands behind a text where a remark begins that is hardly meant as one: #4 and not # as told.
var numbered = regexp.MustCompile(`^[ \t]+#[\pL\pN]`)

// CutAt is what a text without quotes would have been if it did not end at " #", where a remark begins; empty of any other. A remark
// with a space behind its # is meant as one.
func (n *Node) CutAt() string {
	if n.Kind != Scalar || n.Text == "" || n.File == nil || n.column < 1 {
		return ""
	}
	line := []rune(n.File.lineText(n.line))
	behind, plain := strings.CutPrefix(string(line[min(n.column-1, len(line)):]), n.Text)
	if !plain || !numbered.MatchString(behind) {
		return ""
	}
	return strings.TrimRight(n.Text+behind, " \t,]}")
}

// swallowing matches a text in a line that goes on behind " #": what stands before the text, and the text.
var swallowing = regexp.MustCompile(`^(.*?: +)([^"'{\[#,:][^"'#,:]*[ \t]#[\pL\pN][^,\]}]*)`)

// remarked finds a remark that takes a closing bracket with it.
func (s *syntax) remarked() (message, hint string) {
	if s.begun < 1 || !s.says("expected ',' or") && !s.says("end of stream") {
		return "", ""
	}
	text := s.lineText(s.begun)
	m := swallowing.FindStringSubmatchIndex(text)
	if m == nil {
		return "", ""
	}
	s.line, s.text = s.begun, text
	s.move(m[4])
	return "behind a space, # begins a remark, which takes the closing bracket with it", fmt.Sprintf("put the text in quotes: %q", strings.TrimSpace(text[m[4]:m[5]]))
}
