package tree_test

import (
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/scenario/tree"
)

func TestWhatIsWrittenIsReadAsTheSame(t *testing.T) {
	texts := rapid.OneOf(
		rapid.StringMatching(`[ -~äß“\n\t]{0,12}`), rapid.SampledFrom([]string{"null", "~", "true", "yes", "13:00", "-94.2", "- a", "1e3", "*a", "&a", "a: b", "a #b", " a", "", "{a}", "@", "%", "0x1", "="}),
	)
	var nodes func(depth int) *rapid.Generator[*tree.Node]
	nodes = func(depth int) *rapid.Generator[*tree.Node] {
		return rapid.Custom(func(t *rapid.T) *tree.Node {
			kind := rapid.SampledFrom([]tree.Kind{tree.Scalar, tree.List, tree.Mapping}).Draw(t, "kind")
			n := &tree.Node{Kind: kind}
			switch {
			case kind == tree.Scalar || depth == 0:
				return &tree.Node{Kind: tree.Scalar, Text: texts.Draw(t, "text")}
			case kind == tree.List:
				n.Items = rapid.SliceOfN(nodes(depth-1), 0, 3).Draw(t, "items")
			default:
				for _, key := range rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z]{1,4}(\.[a-z-]{1,3})?`), 1, 3, rapid.ID).Draw(t, "keys") {
					n.Entries = append(n.Entries, tree.Entry{Key: &tree.Node{Kind: tree.Scalar, Text: key}, Value: nodes(depth-1).Draw(t, "value")})
				}
			}
			return n
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		n := nodes(2).Draw(t, "node")
		written := n.Written()
		read, problems := tree.Parse(&tree.File{Name: "written", Text: "key: " + written + "\n"})
		if read == nil || problems.Any() {
			t.Fatalf("%s: %v", written, problems)
		}
		if again := read.Get("key").Value; !again.Same(n) {
			t.Fatalf("%s is read as %s", written, again.Written())
		}
	})
}
