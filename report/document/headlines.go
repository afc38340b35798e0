package document

// Headlines is the figures that a reader asks for first: how long it took, and whether that was good enough.
type Headlines struct {
	Headlines []Headline
}

// Headline is a measure with its target.
type Headline struct {
	Measure string // id
	Title   string
	Nominal Value
	Median  Value
	P90     Value
	Target  string // as it is written; may be empty
	Source  string // of the target: the standard that it comes from; may be empty
	Verdict Value  // nothing without a target
}

// Heading is empty.
func (*Headlines) Heading() string { return "" }

// Readable reports false: the tables have them.
func (*Headlines) Readable() bool { return false }

// Visible reports whether there is one.
func (s *Headlines) Visible() bool { return len(s.Headlines) > 0 }

// SetBy sets it in a format.
func (s *Headlines) SetBy(f Format) { f.Headlines(s) }
