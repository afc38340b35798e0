package tree

import (
	"fmt"
	"testing"
)

func TestPathsAreFoundInTheFile(t *testing.T) {
	t.Parallel()
	f := &File{Name: "f", Text: "a:\n  b: {c: [x, {d: y}]}\n  e:\n    - z\n"}
	root, problems := Parse(f)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c := At("a", "b", "c")
	for _, at := range []struct {
		path          Path
		written, want string
	}{
		{c.Item(0), "a.b.c[0]", "2:11"},
		{c.Item(1).Key("d"), "a.b.c[1].d", "2:18"},
		{c.Item(1).Key("d").AtKey(), "a.b.c[1].d", "2:15"},
		{At("a", "b").AtKey(), "a.b", "2:3"},
		{At("a", "b"), "a.b", "2:6"},
		{At("a", "e"), "a.e", "3:3"}, // on lines of its own: the key
		{At("a", "e").Item(0), "a.e[0]", "4:7"},
		{c.Item(7), "a.b.c[7]", "2:7"}, // not there: the nearest above
		{At("a", "b", "none", "deep"), "a.b.none.deep", "2:3"},
		{At("a", "none"), "a.none", "1:1"},
		{nil, "", "1:1"},
	} {
		if n := root.Locate(at.path); fmt.Sprintf("%d:%d", n.line, n.column) != at.want {
			t.Errorf("%s is found at %d:%d, want %s", at.path, n.line, n.column, at.want)
		}
		if at.path.String() != at.written {
			t.Errorf("the path is written %s, want %s", at.path, at.written)
		}
	}
}

func TestKeysThatLookLikePathsAreFound(t *testing.T) {
	t.Parallel()
	f := &File{Name: "f", Text: "a: {b: 1}\na.b: 2\n\"\":\n  \"\": 3\n  x: 4\n\"[0]\": 5\nlist: [6]\n"}
	root, problems := Parse(f)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, at := range []struct {
		path Path
		want string
	}{
		{At("a", "b"), "1"},
		{At("a.b"), "2"},
		{At("", ""), "3"},
		{At("", "x"), "4"},
		{At("[0]"), "5"},
		{At("list").Item(0), "6"},
	} {
		if got := root.Locate(at.path).Text; got != at.want {
			t.Errorf("%q is found at %q, want %q", at.path, got, at.want)
		}
	}
}

func TestPathsAreNeverChanged(t *testing.T) {
	t.Parallel()
	a := At("a")
	b, c := a.Key("b"), a.Item(1)
	d, e := b.Key("d"), b.AtKey()
	for want, got := range map[string]Path{"a": a, "a.b": b, "a[1]": c, "a.b.d": d} {
		if got.String() != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if !e.Parent().Within(a) || !d.Parent().Within(b) || a.Within(b) || c.Within(b) {
		t.Error("what lies below what is not told")
	}
}
