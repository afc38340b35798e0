package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var numbers = regexp.MustCompile(`\d+`)

// likeLine reports whether two lines differ in nothing but numbers, and what is left blank beside them.
func likeLine(a, b string) bool {
	plain := func(line string) string {
		return strings.Join(strings.Fields(numbers.ReplaceAllString(line, "0")), " ")
	}
	return plain(a) == plain(b)
}

// recut is what a page shows of what a command prints now: of each stretch between lines of …, all from the line that its first one has become to
// that which its last one has. The first line that is not found again is told.
func recut(got, want string) (block, lost string) {
	rest := strings.Split(strings.TrimRight(got, "\n"), "\n")
	var kept, stretch []string
	take := func() bool {
		if len(stretch) == 0 {
			return true
		}
		first, last := stretch[0], stretch[len(stretch)-1]
		stretch = nil
		from := slices.IndexFunc(rest, func(line string) bool { return likeLine(line, first) })
		if from < 0 {
			lost = first
			return false
		}
		rest = rest[from:]
		to := slices.IndexFunc(rest, func(line string) bool { return likeLine(line, last) })
		if to < 0 {
			lost = last
			return false
		}
		kept, rest = append(kept, rest[:to+1]...), rest[to+1:]
		return true
	}
	for _, line := range strings.Split(strings.TrimRight(want, "\n"), "\n") {
		if line != "…" {
			stretch = append(stretch, line)
			continue
		}
		if !take() {
			return want, lost
		}
		kept = append(kept, line)
	}
	if !take() {
		return want, lost
	}
	return strings.Join(kept, "\n") + want[len(strings.TrimRight(want, "\n")):], ""
}

func TestRecut(t *testing.T) {
	t.Parallel()
	const got = "Title\n\nTimes over 9 runs\na   12:00\nnew  12:30\nb   13:10\nfoot\n\nMore\nend 7\n"
	for want, now := range map[string][2]string{
		"…\nTimes over 10 runs\na  11:00\nb  12:00\nfoot\n…\n": {"…\nTimes over 9 runs\na   12:00\nnew  12:30\nb   13:10\nfoot\n…\n"},
		"Title\n…\nMore\nend 12\n\n":                           {"Title\n…\nMore\nend 7\n\n"},
		"…\nOther\nfoot\n…\n":                                  {"…\nOther\nfoot\n…\n", "Other"},
		"…\nMore\nfoot\n":                                      {"…\nMore\nfoot\n", "foot"},
	} {
		if block, lost := recut(got, want); block != now[0] || lost != now[1] {
			t.Errorf("%q becomes %q, lost %q", want, block, lost)
		}
	}
}
