package document

// Replay is a run in spans: who was where and doing what from when on, for pages to play. Its figures are those of records and
// states, of which other formats have their own.
type Replay struct {
	ID     string // variant; empty: the scenario as it is
	Title  string
	Origin *Origin // that its times are counted from where no Timeline beside it says so; else nil
	JSON   []byte  // as the page reads it: one object without spaces, instants in milliseconds from clock.start
}

// Heading is its title.
func (s *Replay) Heading() string { return s.Title }

// Readable reports false: only pages play.
func (*Replay) Readable() bool { return false }

// Visible reports true.
func (*Replay) Visible() bool { return true }

// SetBy sets it in a format.
func (s *Replay) SetBy(f Format) { f.Replay(s) }
