package document

// Distributions is how the values of measures are spread, for charts and for data.
type Distributions struct {
	Key  string
	Rows []Distribution
}

// Distribution is the spread of one row of a measure, in its unit.
type Distribution struct {
	Variant  string // empty: the scenario as it is, or the baseline
	Measure  string // id
	RowKey   string // of the row, of a measure with several
	Title    string
	Unit     Unit
	UnitName string // as the scenario calls it

	N, Missing int       // values, and what has none
	X, Share   []float64 // the values, and the share of all, missing ones included, that do not exceed each
	Low, High  []float64 // the 95% band of the shares; nil where it is not known
	Bins       Bins
	Nominal    Value // of the nominal run; nothing where there is none
	P50, P90   Value
	Target     *Target // nil without
}

// Bins are how many values lie in stretches of one width.
type Bins struct {
	From, Width float64
	Counts      []int
}

// Target is what a statistic is held against.
type Target struct {
	Statistic, Relation string
	Limit               Value
	Within              Value // of a share of the values: the limit that they are held against; nothing elsewhere
}

// Heading is empty.
func (*Distributions) Heading() string { return "" }

// Readable reports false: what is drawn of it, charts draw.
func (*Distributions) Readable() bool { return false }

// Visible reports the same.
func (s *Distributions) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Distributions) SetBy(f Format) { f.Distributions(s) }
