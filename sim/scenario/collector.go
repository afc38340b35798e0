package scenario

import (
	"fmt"
	"strings"
)

// collector gathers the problems of one scenario. Decoder and checks name the place of a problem by
// its path; the collector finds the line and column of it in the merged tree.
//
// A path is keys joined by dots, and [n] for the n-th entry of a list:
// incidents.elsea-smith.plan.rescue.after[1]. It means the value; with @key behind it, the key. Of a
// path that is not in the file, the nearest part above it is shown.
type collector struct {
	root     *node
	problems Problems
	dropped  int             // problems beyond mostShown, which are only counted
	failed   map[string]bool // paths that could not be decoded, and the paths directly above them
}

func newCollector(root *node) *collector {
	return &collector{root: root, failed: make(map[string]bool)}
}

// errorf reports a mistake found by a check. It is dropped when the place could not be decoded, as it
// would only repeat what has been said.
func (c *collector) errorf(path, hint, format string, args ...any) {
	if !c.suppressed(path) {
		c.add(path, hint, fmt.Sprintf(format, args...), false)
	}
}

// warnf reports what is allowed and probably not meant.
func (c *collector) warnf(path, hint, format string, args ...any) {
	if !c.suppressed(path) {
		c.add(path, hint, fmt.Sprintf(format, args...), true)
	}
}

// lackf reports that something asks for units that there are not.
func (c *collector) lackf(path, hint, format string, args ...any) {
	before := len(c.problems)
	c.errorf(path, hint, format, args...)
	if len(c.problems) > before {
		c.problems[before].lack = true
	}
}

// failf reports that the value at a path cannot be decoded. Checks at, below and directly above the
// path stay silent from then on.
func (c *collector) failf(path, hint, format string, args ...any) {
	c.add(path, hint, fmt.Sprintf(format, args...), false)
	c.spoil(path)
}

// spoil remembers that the value at a path cannot be used.
func (c *collector) spoil(path string) {
	path = strings.TrimSuffix(path, atKey)
	c.failed[path] = true
	c.failed[parent(path)+directlyBelow] = true
}

// broken reports whether the value at a path, or one above it, could not be decoded. A check asks it
// before it calls a reference unknown: broken("places").
func (c *collector) broken(path string) bool {
	path = strings.TrimSuffix(path, atKey)
	for ; path != ""; path = parent(path) {
		if c.failed[path] {
			return true
		}
	}
	return c.failed[""]
}

func (c *collector) suppressed(path string) bool {
	return c.broken(path) || c.failed[strings.TrimSuffix(path, atKey)+directlyBelow]
}

const (
	atKey         = "@key"
	directlyBelow = "@below"
)

// full reports whether there are so many problems that further ones are only counted.
func (c *collector) full() bool { return len(c.problems) >= mostShown }

func (c *collector) add(path, hint, message string, warning bool) {
	if c.full() {
		if !warning {
			c.dropped++
		}
		return
	}
	p := c.root.locate(path).problem(strings.TrimSuffix(path, atKey), hint, message)
	p.Warning = warning
	c.problems = append(c.problems, p)
}

// all are the problems collected, and how many more there are.
func (c *collector) all() Problems {
	if c.dropped == 0 {
		return c.problems
	}
	return append(c.problems, c.root.file.problem(0, 0, "mend the others first", "%d more problems are not shown", c.dropped))
}

// parent is the path above a path; of a path of one key, the empty one.
func parent(path string) string {
	return path[:max(strings.LastIndexAny(path, ".["), 0)]
}
