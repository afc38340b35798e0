package document

// Heat is how busy each kind of unit and each channel was over time in the run that is shown, for pages to draw. Busy is meant as
// in the table of resources. What was never used or waited for is left out.
type Heat struct {
	Title string
	Note  string // says which part of the run it covers, where that is not all
	Width Value  // of the stretches of time, of which the first begins at clock.start
	Rows  []HeatRow
}

// HeatRow is a kind of unit or a channel.
type HeatRow struct {
	Kind      string // as in the table of resources
	ID, Title string
	Busy      []Value // share, by stretch; nothing where nobody was on duty
	Queue     []int   // most that waited at once, by stretch
}

// Heading is its title.
func (s *Heat) Heading() string { return s.Title }

// Readable reports false: a chart draws it.
func (*Heat) Readable() bool { return false }

// Visible reports the same.
func (s *Heat) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Heat) SetBy(f Format) { f.Heat(s) }
