package tree

import "testing"

func TestEndOfWhatIsWritten(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		line string
		from int
		what string
	}{
		{`  where: house   # the first`, 10, `house`},
		{`  title: A fall, and a fire`, 10, `A fall, and a fire`},
		{`  plan: {go: {send: {patrol: 2}}, look: x}`, 14, `{send: {patrol: 2}}`},
		{`  plan: {go: {after: begins, at: +1m}}`, 15, `after`},
		{`  plan: {go: {after: begins, at: +1m}}`, 22, `begins`},
		{`  plan: {go: {after: begins}}`, 22, `begins`},
		{`  title: "A fall: it's, in all, #1" # x`, 10, `"A fall: it's, in all, #1"`},
		{`  title: 'A fall`, 10, `'A fall`},
		{`  after: [one, "two]", three], x`, 10, `[one, "two]", three]`},
		{`  after: [one, two`, 10, `[one, two`},
		{`  wher: house`, 3, `wher`},
		{`  begins: 13:05`, 11, `13:05`},
		{`  name: Utøya – kai`, 9, `Utøya – kai`},
		{`- "it's": {a, b}`, 15, `b`},
		{`  plan: {go: {work: It's done, after: x}}`, 39, `x`},
		{`x`, 2, ``},
		{``, 1, ``},
	} {
		p := Problem{Line: 1, Column: test.from, written: test.line}
		line := append([]rune(test.line), ' ')
		if got := string(line[min(p.Column-1, len(line)):min(p.End()-1, len(line))]); got != test.what {
			t.Errorf("%s from %d: %q, want %q", test.line, test.from, got, test.what)
		}
	}
	if whole := (Problem{}); whole.End() != 0 {
		t.Errorf("a file as a whole ends at %d", whole.End())
	}
}
