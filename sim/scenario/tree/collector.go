package tree

import "fmt"

// Collector gathers the problems of one tree. Whoever decodes or checks it names the place of a problem by its path, and the
// collector finds the line and column. Of a path that is not in the file, the nearest part above it is shown.
type Collector struct {
	Root     *Node
	problems Problems
	dropped  int    // problems beyond mostShown, which are only counted
	failed   failed // what could not be decoded
}

// NewCollector is a collector of the problems of a tree.
func NewCollector(root *Node) *Collector { return &Collector{Root: root} }

// Errorf reports a mistake found by a check. It is dropped when the place could not be decoded, as it
// would only repeat what has been said.
func (c *Collector) Errorf(path Path, hint, format string, args ...any) {
	if !c.Suppressed(path) {
		c.add(path, hint, fmt.Sprintf(format, args...), "")
	}
}

// Warnf reports what is allowed and probably not meant.
func (c *Collector) Warnf(code Code, path Path, hint, format string, args ...any) {
	if !c.Suppressed(path) {
		c.add(path, hint, fmt.Sprintf(format, args...), code)
	}
}

// Lackf reports that something asks for more than there is, see Problems.AllowLack.
func (c *Collector) Lackf(path Path, hint, format string, args ...any) {
	before := len(c.problems)
	c.Errorf(path, hint, format, args...)
	if len(c.problems) > before {
		c.problems[before].lack = true
	}
}

// Failf reports that the value at a path cannot be decoded. Checks at, below and directly above the
// path stay silent from then on.
func (c *Collector) Failf(path Path, hint, format string, args ...any) {
	c.add(path, hint, fmt.Sprintf(format, args...), "")
	c.Spoil(path)
}

// Missingf reports that something is not written in the map at a path. The map itself can be used.
func (c *Collector) Missingf(path Path, hint, format string, args ...any) {
	c.add(path, hint, fmt.Sprintf(format, args...), "")
}

// Wrong reports a mistake found by a check.
func (c *Collector) Wrong(path Path, err error) {
	m, before := AsMistake(err), len(c.problems)
	c.Errorf(path, m.Hint(), "%s", m.Message)
	c.offer(before, m)
}

// Fail reports that the value at a path cannot be decoded because of a mistake.
func (c *Collector) Fail(path Path, err error) {
	m, before := AsMistake(err), len(c.problems)
	c.Failf(path, m.Hint(), "%s", m.Message)
	c.offer(before, m)
}

// offer adds to the problem of a mistake, where it was added to those before, what may stand there.
func (c *Collector) offer(before int, m *Mistake) {
	if m.fits != nil && len(c.problems) > before {
		c.problems[before].Fits = m.fits()
	}
}

// FailIn reports a problem of another file, such as a table, to which the value at a path refers. The value cannot be used.
func (c *Collector) FailIn(path Path, p Problem) {
	p.at, p.Path = path, path.String()
	c.problems = append(c.problems, p)
	c.Spoil(path)
}

// Take adds problems that have been found elsewhere.
func (c *Collector) Take(problems Problems) { c.problems = append(c.problems, problems...) }

// Spoil remembers that the value at a path cannot be used.
func (c *Collector) Spoil(path Path) {
	path, _ = path.value()
	c.failed.add(path)
}

// Broken reports whether the value at a path, or one above it, could not be decoded. A check asks it
// before it calls a reference unknown.
func (c *Collector) Broken(path Path) bool {
	path, _ = path.value()
	return c.failed.covers(path)
}

// Unreadable reports whether the value at a path, or one below it, could not be decoded.
func (c *Collector) Unreadable(path Path) bool {
	path, _ = path.value()
	return c.failed.at(path) != nil
}

// Suppressed reports whether checks say nothing of a path.
func (c *Collector) Suppressed(path Path) bool {
	path, _ = path.value()
	at := c.failed.at(path)
	return at != nil && at.directlyBelow || c.failed.covers(path)
}

// Full reports whether there are so many problems that further ones are only counted.
func (c *Collector) Full() bool { return len(c.problems) >= mostShown }

// add adds a problem, or a warning when there is a code.
func (c *Collector) add(path Path, hint, message string, code Code) {
	if c.Full() {
		if code == "" {
			c.dropped++
		}
		return
	}
	p := c.Root.Locate(path).Problem(path, hint, message)
	p.Code, p.Warning = code, code != ""
	c.problems = append(c.problems, p)
}

// All are the problems collected, and how many more there are.
func (c *Collector) All() Problems {
	if c.dropped == 0 {
		return c.problems
	}
	return append(c.problems, c.Root.File.Problem(0, 0, "mend the others first", "%d more problems are not shown", c.dropped))
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
