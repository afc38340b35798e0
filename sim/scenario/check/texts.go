package check

import (
	"fmt"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// inWords are the keys of what readers read.
var inWords = []string{"title", "name", "event", "message", "work", "decide"}

// texts warns of words that end at a # which was meant to be one of theirs.
func (c *checker) texts(path tree.Path, node *tree.Node, every bool) {
	for i := range node.Entries {
		e := &node.Entries[i]
		at := path.Key(e.Key.Text)
		switch {
		case e.Value.Kind == tree.Mapping:
			c.texts(at, e.Value, e.Key.Text == "options")
		case every || slices.Contains(inWords, e.Key.Text):
			if whole := e.Value.CutAt(); whole != "" {
				c.Warnf(scenario.Implausible, at, fmt.Sprintf("put it in quotes: %q", whole), "behind a space, # begins a remark: the text is %q", e.Value.Text)
			}
		}
	}
}
