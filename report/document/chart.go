package document

// Chart is a picture of data that the document holds anyway. Only pages draw it; other formats have the tables.
type Chart struct {
	Kind    ChartKind
	Title   string
	Note    string // a sentence below it; may be empty
	Measure string // id whose rows it draws; may be empty
	Key     string // of the row, of a measure with several
	Variant string // that it draws; may be empty
}

// ChartKind is how a chart looks, which fixes the members of the document's data that it draws.
type ChartKind string

// The kinds of chart.
const (
	DistributionChart ChartKind = "distribution" // distributions: how values are spread, of one measure
	MultiplesChart    ChartKind = "multiples"    // measures: the rows of one measure beside each other, by agency or site
	WaterfallChart    ChartKind = "waterfall"    // chains and paths: where the time of a measure went
	ReportedChart     ChartKind = "reported"     // reported: what sources say beside what is simulated
	HeatChart         ChartKind = "heat"         // heat: how busy units and channels are over time
	ForestChart       ChartKind = "forest"       // variants: differences of a measure, with their intervals
	OverlayChart      ChartKind = "overlay"      // distributions: of one measure, the baseline's and the variants'
	PathChangeChart   ChartKind = "path-change"  // paths: what a variant moves on the critical path
	CurveChart        ChartKind = "curve"        // points: a measure as a function of one input
	SurfaceChart      ChartKind = "surface"      // points: a measure as a function of two inputs
	TornadoChart      ChartKind = "tornado"      // influences: what drives a measure
	NarrowedChart     ChartKind = "narrowed"     // assumptions: how much the record leaves of each
	RankedChart       ChartKind = "ranked"       // times: those of a real call among those of the runs
	WeekChart         ChartKind = "week"         // hours: how often calls of a stream come at each hour of the week, in a log and in a model
	PartedChart       ChartKind = "parted"       // phases: where the time of a real call went, beside where it goes in the runs
)

// Heading is its title.
func (s *Chart) Heading() string { return s.Title }

// Readable reports false: only pages draw.
func (*Chart) Readable() bool { return false }

// Visible reports true.
func (*Chart) Visible() bool { return true }

// SetBy sets it in a format.
func (s *Chart) SetBy(f Format) { f.Chart(s) }
