package document

// Chapter begins a part of a document on a page, under which stand the sections behind it. Other formats do without: their
// sections stand one below another.
type Chapter struct {
	ID    string // of the part's address on the page
	Title string
	Lead  string // a sentence below the title; may be empty
}

// Heading is its title.
func (s *Chapter) Heading() string { return s.Title }

// Readable reports false: what stands in it is read.
func (*Chapter) Readable() bool { return false }

// Visible reports false: it is seen where something in it is.
func (*Chapter) Visible() bool { return false }

// SetBy sets it in a format.
func (s *Chapter) SetBy(f Format) { f.Chapter(s) }
