package document

// Facts are labelled values.
type Facts struct {
	Facts []Fact
}

// Fact is one labelled value.
type Fact struct {
	Label string
	Value Value
}

// Add adds a fact in words.
func (s *Facts) Add(label, text string) { s.Facts = append(s.Facts, Fact{label, Text(text)}) }

// Heading is empty.
func (*Facts) Heading() string { return "" }

// Readable reports true.
func (*Facts) Readable() bool { return true }

// Visible reports the same.
func (s *Facts) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Facts) SetBy(f Format) { f.Facts(s) }

// Prose is sentences, a line each.
type Prose struct {
	Key   string // in data; empty: not there
	Title string
	Lines []string
	Ways  []Ways // of some lines the figures; only pages draw them
}

// Ways are what a target comes to as written and with variants, beside its limit.
type Ways struct {
	Title   string // what comes of it, a sentence
	Lines   []string
	Limit   Value
	Figures []Way
}

// Way is one of them.
type Way struct {
	Title   string
	Figure  Value
	Verdict Value
}

// Heading is its title.
func (s *Prose) Heading() string { return s.Title }

// Readable reports whether there is a line.
func (s *Prose) Readable() bool { return len(s.Lines) > 0 }

// Visible reports the same.
func (s *Prose) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Prose) SetBy(f Format) { f.Prose(s) }

// Code is lines to be copied as they are.
type Code struct {
	Key   string // in data; empty: not there
	Title string
	Lines []string
}

// Heading is its title.
func (s *Code) Heading() string { return s.Title }

// Readable reports whether there is a line.
func (s *Code) Readable() bool { return len(s.Lines) > 0 }

// Visible reports the same.
func (s *Code) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Code) SetBy(f Format) { f.Code(s) }
