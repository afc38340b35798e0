package tree

import (
	"strings"
	"testing"
)

// excerptWidth is as wide as where there is no terminal.
const excerptWidth = 80

func TestALongLineIsCutAroundThePlace(t *testing.T) {
	t.Parallel()
	line := strings.Repeat("a", 200) + "X" + strings.Repeat("b", 200)
	for _, column := range []int{1, 50, 201, 390, 401, 402} {
		p := Problem{File: "f", Line: 1, Column: column, written: line}
		source, caret, _ := strings.Cut(p.Excerpt(excerptWidth), "\n")
		at := strings.Index(caret, "^")
		shown := []rune(source)
		if len(shown) > excerptWidth || len([]rune(caret)) > excerptWidth+1 {
			t.Errorf("column %d: the line is %d characters long", column, len(shown))
		}
		if column == 201 && shown[at] != 'X' {
			t.Errorf("the caret is at %q", string(shown[at]))
		}
		if column == 1 && at != len("    1 | ") {
			t.Errorf("the caret of column 1 is at %d", at)
		}
	}
}

func TestCaretsCountCharactersAndNotBytes(t *testing.T) {
	t.Parallel()
	p := Problem{File: "f", Line: 1, Column: 4, written: "äöüX"}
	if want := "    1 | äöüX\n      |    ^\n"; p.Excerpt(excerptWidth) != want {
		t.Errorf("got\n%s", p.Excerpt(excerptWidth))
	}
}

func TestAFileCannotMoveTheCursor(t *testing.T) {
	t.Parallel()
	p := Problem{File: "f\x1b[2J", Line: 1, Column: 1, Path: "a\x07", Message: "\x1b[31m", written: "\x1b]0;title\x07\ttext"}
	if out := p.String() + p.Excerpt(excerptWidth); strings.ContainsAny(out, "\x1b\x07\t") {
		t.Errorf("got %q", out)
	}
}

func TestProblemsAreSortedAndShownOnce(t *testing.T) {
	t.Parallel()
	ps := Problems{
		{File: "b", Line: 1, Message: "x"},
		{File: "a", Line: 2, Column: 9, Message: "x"},
		{File: "a", Line: 2, Column: 3, Message: "y"},
		{File: "a", Line: 2, Column: 3, Message: "x"},
		{File: "a", Line: 2, Column: 3, Message: "y"},
	}
	if got, want := ps.sorted().Error(), "a:2:3: x\na:2:3: y\na:2:9: x\nb:1:0: x"; got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestWarningsAreNoErrors(t *testing.T) {
	t.Parallel()
	ps := Problems{{File: "a", Message: "x", Warning: true}}
	if ps.Any() || ps.Error() != "a: warning: x" {
		t.Errorf("got %v, %s", ps.Any(), ps)
	}
}

func TestErrorsAreShownBeforeTooManyWarnings(t *testing.T) {
	t.Parallel()
	var ps Problems
	for i := range 2 * mostShown {
		ps = append(ps, Problem{File: "a", Line: i + 1, Message: "w", Warning: true})
	}
	ps = append(ps, Problem{File: "z", Line: 1, Message: "error"})
	short := ps.sorted().shortened()
	if len(short) != mostShown+1 || !short.Any() {
		t.Errorf("%d problems are shown; is one an error? %v", len(short), short.Any())
	}
	if last := short[mostShown]; !last.Warning || last.Message != "201 more problems are not shown" {
		t.Errorf("the last says %s", last)
	}
}
