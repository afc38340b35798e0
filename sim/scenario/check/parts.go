package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// parts warns of those of the file itself that nothing is like. Of those of a file that it extends, only some
// may serve here.
func (c *checker) parts() {
	used := make(map[string]bool)
	for _, section := range []string{"incidents", "parts"} {
		for _, e := range c.Root.At(tree.At(section)).Entries {
			for _, id := range likeOf(e.Value) {
				used[id] = true
			}
		}
	}
	own := c.Root.Get("format")
	for _, e := range c.Root.At(tree.At("parts")).Entries {
		if id := e.Key.Text; !used[id] && own != nil && e.Key.File == own.Key.File {
			c.Warnf(scenario.UnusedPart, tree.At("parts", id).AtKey(), "write like: "+id+" on an incident, or remove it", "no incident is like it: it does nothing")
		}
	}
}

// likeOf are the names of what an incident, or a part, is like.
func likeOf(n *tree.Node) (ids []string) {
	e := n.Get("like")
	switch {
	case e == nil:
		return nil
	case e.Value.Kind == tree.Scalar:
		return []string{e.Value.Text}
	}
	for _, name := range e.Value.Items {
		ids = append(ids, name.Text)
	}
	return ids
}
