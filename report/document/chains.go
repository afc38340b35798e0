package document

// Chains is where the time went: a chain of segments for each of some measures.
type Chains struct {
	Key    string
	Title  string
	Chains []Chain
	Full   bool // as a table with the kinds and the sum, instead of bars
}

// Chain is a latency cut into the segments that it is made of; their lengths add up to Total exactly.
type Chain struct {
	Measure  string // id
	Title    string
	From, To string // milestones
	Note     string // what was already under way when it starts; may be empty
	Total    Value
	Segments []Segment
}

// Segment is a part of a chain.
type Segment struct {
	At     Value   // clock time at which it begins
	Offset float64 // seconds from the start of the chain
	Length Value
	Shown  Value  // time between the two instants as they are shown, so that lengths and clock times agree
	Kind   string // travel, turnout, approval, waiting for a unit …
	Step   string
	Who    string // unit, channel or agency
	What   string // in words, with the reason
}

// Heading is its title.
func (s *Chains) Heading() string { return s.Title }

// Readable reports whether there is a chain.
func (s *Chains) Readable() bool { return len(s.Chains) > 0 }

// Visible reports the same.
func (s *Chains) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Chains) SetBy(f Format) { f.Chains(s) }

// Shown is the chain's length as readers see it: the sum of its segments, from the first instant shown to the last.
func (c *Chain) Shown() Value {
	sum := 0.0
	for _, s := range c.Segments {
		sum += s.Shown.number
	}
	return Number(Seconds, sum)
}

// Ends are where a segment of the chain begins and ends, as shares from 0 to 1 of the chain's length.
func (c *Chain) Ends(s *Segment) (from, to float64) {
	if c.Total.number <= 0 {
		return 0, 0
	}
	return s.Offset / c.Total.number, (s.Offset + s.Length.number) / c.Total.number
}
