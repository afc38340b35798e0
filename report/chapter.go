package report

import "slices"

// Chapter begins a part of a document on a page, under which stand the sections behind it. Other formats do without: their
// sections stand one below another.
type Chapter struct {
	ID    string // of the part's address on the page
	Title string
	Lead  string // a sentence below the title; may be empty
}

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
)

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

func (s *Chapter) heading() string   { return s.Title }
func (s *Chart) heading() string     { return s.Title }
func (s *Headlines) heading() string { return "" }

// Seen is the sections that readers of a page see, and the chapters.
func (d *Document) Seen() []Section {
	return slices.DeleteFunc(slices.Clone(d.Sections), func(s Section) bool {
		_, isChapter := s.(*Chapter)
		return !isChapter && !visible(s)
	})
}
