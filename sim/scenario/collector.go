package scenario

import "fmt"

// collector gathers the problems of one tree. Whoever decodes or checks it names the place of a problem by its path, and the
// collector finds the line and column. Of a path that is not in the file, the nearest part above it is shown.
type collector struct {
	root     *node
	problems Problems
	dropped  int    // problems beyond mostShown, which are only counted
	failed   failed // what could not be decoded
}

func newCollector(root *node) *collector { return &collector{root: root} }

// errorf reports a mistake found by a check. It is dropped when the place could not be decoded, as it
// would only repeat what has been said.
func (c *collector) errorf(path Path, hint, format string, args ...any) {
	if !c.suppressed(path) {
		c.add(path, hint, fmt.Sprintf(format, args...), false)
	}
}

// warnf reports what is allowed and probably not meant.
func (c *collector) warnf(path Path, hint, format string, args ...any) {
	if !c.suppressed(path) {
		c.add(path, hint, fmt.Sprintf(format, args...), true)
	}
}

// lackf reports that something asks for more than there is, see Problems.AllowLack.
func (c *collector) lackf(path Path, hint, format string, args ...any) {
	before := len(c.problems)
	c.errorf(path, hint, format, args...)
	if len(c.problems) > before {
		c.problems[before].lack = true
	}
}

// failf reports that the value at a path cannot be decoded. Checks at, below and directly above the
// path stay silent from then on.
func (c *collector) failf(path Path, hint, format string, args ...any) {
	c.add(path, hint, fmt.Sprintf(format, args...), false)
	c.spoil(path)
}

// missingf reports that something is not written in the map at a path. The map itself can be used.
func (c *collector) missingf(path Path, hint, format string, args ...any) {
	c.add(path, hint, fmt.Sprintf(format, args...), false)
}

// wrong reports a mistake found by a check.
func (c *collector) wrong(path Path, err error) {
	m := asMistake(err)
	c.errorf(path, m.hint, "%s", m.message)
}

// fail reports that the value at a path cannot be decoded because of a mistake.
func (c *collector) fail(path Path, err error) {
	m := asMistake(err)
	c.failf(path, m.hint, "%s", m.message)
}

// failIn reports a problem of another file, such as a table, to which the value at a path refers. The value cannot be used.
func (c *collector) failIn(path Path, p Problem) {
	p.at, p.Path = path, path.String()
	c.problems = append(c.problems, p)
	c.spoil(path)
}

// take adds problems that have been found elsewhere.
func (c *collector) take(problems Problems) { c.problems = append(c.problems, problems...) }

// spoil remembers that the value at a path cannot be used.
func (c *collector) spoil(path Path) {
	path, _ = path.value()
	c.failed.add(path)
}

// broken reports whether the value at a path, or one above it, could not be decoded. A check asks it
// before it calls a reference unknown.
func (c *collector) broken(path Path) bool {
	path, _ = path.value()
	return c.failed.covers(path)
}

// unreadable reports whether the value at a path, or one below it, could not be decoded.
func (c *collector) unreadable(path Path) bool {
	path, _ = path.value()
	return c.failed.at(path) != nil
}

// suppressed reports whether checks say nothing of a path.
func (c *collector) suppressed(path Path) bool {
	path, _ = path.value()
	at := c.failed.at(path)
	return at != nil && at.directlyBelow || c.failed.covers(path)
}

// full reports whether there are so many problems that further ones are only counted.
func (c *collector) full() bool { return len(c.problems) >= mostShown }

func (c *collector) add(path Path, hint, message string, warning bool) {
	if c.full() {
		if !warning {
			c.dropped++
		}
		return
	}
	p := c.root.locate(path).problem(path, hint, message)
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

// failed are the paths that could not be decoded, as a tree of their own.
type failed struct {
	here          bool
	directlyBelow bool // something in this map or list
	below         map[part]*failed
}

func (f *failed) add(path Path) {
	for i, step := range path {
		if f.below == nil {
			f.below = make(map[part]*failed)
		}
		f.directlyBelow = f.directlyBelow || i == len(path)-1
		next := f.below[step]
		if next == nil {
			next = new(failed)
			f.below[step] = next
		}
		f = next
	}
	f.here = true
}

// covers reports whether a path is one of them, or lies below one.
func (f *failed) covers(path Path) bool {
	for _, part := range path {
		if f.here {
			return true
		}
		if f = f.below[part]; f == nil {
			return false
		}
	}
	return f.here
}

// at is what failed at and below a path; nil when nothing did.
func (f *failed) at(path Path) *failed {
	for _, part := range path {
		if f = f.below[part]; f == nil {
			return nil
		}
	}
	return f
}
