package document

// Section is a part of a document. Its kinds are those that a Format has a method for.
type Section interface {
	// Heading is what stands above it for readers; empty: nothing.
	Heading() string
	// Readable reports whether there is something to read in it, in any format.
	Readable() bool
	// Visible reports whether there is something to see of it on a page.
	Visible() bool
	// SetBy sets it in a format.
	SetBy(f Format)
}

// Format sets sections. It has a method for each kind, so that a format which does not know a kind does not compile: one that has
// nothing to write for a kind says so.
type Format interface {
	Facts(s *Facts)
	Prose(s *Prose)
	Code(s *Code)
	Timeline(s *Timeline)
	Table(s *Table)
	Chains(s *Chains)
	Plot(s *Plot)
	Distributions(s *Distributions)
	Heat(s *Heat)
	Chapter(s *Chapter)
	Answer(s *Answer)
	Breakdown(s *Breakdown)
	Chart(s *Chart)
	Replay(s *Replay)
}
