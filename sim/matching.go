package sim

// Kinds returns the kinds of record that the milestone can occur with, a bit each.
func (m *Milestone) Kinds() uint64 { return uint64(m.kinds) }

// Matches reports whether a record of the milestone's step says that it occurs.
func (m *Milestone) Matches(p *Program, r *Record) bool { return m.matches(p, r) }

// Counted reports whether the milestone is that of one instance of a stream, or of all, as seen from outside the stream. Any
// other milestone of a stream is each instance's own.
func (m *Milestone) Counted() bool { return m.instance != 0 }
