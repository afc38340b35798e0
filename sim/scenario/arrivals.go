package scenario

import (
	"iter"
	"strconv"

	"simulate/sim/scenario/tree"
)

// Arrivals describes a stream of incidents: exactly one of Rate, Gap, At, CSV and Count says when they come.
type Arrivals struct {
	Rate  *Rates            `json:"rate,omitempty" jsonschema:"Poisson arrivals: 9/h; {00: 4/h, 16: 12/h} by hour; {mon-fri: {00: 4/h, 16: 12/h}, sat: 6/h, sun: 3/h} by day of the week; or a CSV file with a column time and one of rates, or one for each of the days."`
	Gap   *Figure[Duration] `json:"gap,omitempty" jsonschema:"Distribution of the time between arrivals, such as gamma(mean 8m sd 3m)."`
	At    []Figure[Instant] `json:"at,omitempty" jsonschema:"Instants of arrival."`
	CSV   string            `json:"csv,omitempty" jsonschema:"CSV file with a column time and perhaps place, or lat and lon, and priority: a trace of arrivals."`
	Count *Figure[int]      `json:"count,omitempty" jsonschema:"So many at once, at from."`
	From  *Figure[Instant]  `json:"from,omitempty" jsonschema:"Nothing arrives before. Default: the beginning of the warm-up, or of count: clock.start; with part-of, the beginning of that incident, from which offsets count."`
	Until *Figure[Instant]  `json:"until,omitempty" jsonschema:"Nothing arrives from then on."`

	Factor *Figure[Factor]    `json:"factor,omitempty" jsonschema:"What the rate is multiplied by, at all hours, such as 1.2. Default: 1."`
	Group  Map[Figure[Share]] `json:"group,omitempty" keys:"size" form:"{1: 70%, 2: 30%}" instead:"{%s: 100%}" jsonschema:"How many come at once, by share: {1: 70%, 2: 20%, 3: 10%}. Default: one."`

	Trace   []Traced  `json:"-"` // rows of CSV that lie between From and Until, in the order of the file
	Columns []Column  `json:"-"` // of CSV, that figures of the plan are taken from
	cells   []float64 // row by row, those of each column
}

// Traced is one row of a trace of arrivals. There may be millions.
type Traced struct {
	At       Instant
	Place    string    // or empty
	Position *Position // or nil
	Priority int32     // 0: the incident's
	Line     int32     // of the file in which the row stands
}

// Cells are what a row of the trace says, by column: milliseconds, a share, or an index of the column's places; NaN where there is nothing.
func (a *Arrivals) Cells(row int) []float64 {
	n := len(a.Columns)
	return a.cells[row*n : (row+1)*n : (row+1)*n]
}

// Rate is a number of arrivals an hour.
type Rate float64

// Rates is the rate of Poisson arrivals by day of the week and time of day, in the scenario's zone.
type Rates struct {
	Week   [7][Quarters]Rate // by time.Weekday and quarter of an hour
	Ranges []RateRange       // of those rates that have one
}

// Quarters is how many quarters of an hour a day has, from one of which to the next a rate holds at least.
const Quarters = 24 * 4

// RateRange is the range of a rate, and when in the week this rate holds.
type RateRange struct {
	Range *Range
	Holds [7][Quarters]bool // by time.Weekday and quarter of an hour
}

// Where is the place of an incident: one place or, of a stream, one of several, or a point of an area. A trace's rows may
// name their own places, in which case it may be empty.
type Where struct {
	Place   string             // the only place; empty otherwise
	Shares  Map[Figure[Share]] // places by share, adding to 100%
	Near    *Figure[Position]  // centre of a circle
	Within  *Figure[Distance]  // its radius
	Polygon []Position         // corners of an area, at least three
}

// OnDuty says when units serve.
type OnDuty struct {
	Windows []Window `json:"windows" jsonschema:"Clock windows such as 19:00-07:00, of every day, or of some: mon-fri 08:00-17:00."`
	End     string   `json:"end,omitempty" enum:"finish,hand-over,leave" jsonschema:"What a busy unit does at the end of its window: finish (default), hand-over or leave."`
}

// Window is a stretch of each of some days of the week, by the clock on the wall. One that ends at or before its beginning
// ends on the next day.
type Window struct {
	Days       [7]bool // on which it begins, by time.Weekday
	From, Till int64   // milliseconds of the day
}

// Between returns from when on and until when an incident with arrivals may bring some, in milliseconds since clock.start: of those
// that come with an incident which others set off, since its beginning.
func (s *Scenario) Between(i *Incident) (from, until int64) {
	run, a, outset := s.Clock.Run(), i.Arrivals, s.Outset(i)
	from, until = run.First, run.Last
	if a.Count != nil || i.PartOf != "" {
		from = outset
	}
	if a.From != nil {
		from = s.Resolve(a.From.Value, outset)
	}
	if a.Until != nil {
		until = s.Resolve(a.Until.Value, outset)
	}
	return from, until
}

// Outset returns what the offsets of an incident's arrivals count from, in milliseconds since clock.start: the beginning of the
// incident of which they are part, or clock.start. Nobody knows that of an incident which others set off: it is clock.start then.
func (s *Scenario) Outset(i *Incident) int64 {
	if host := s.Incidents.Get(i.PartOf); host != nil {
		return s.BeginsAt(host)
	}
	return 0
}

// BeginsAt returns when an incident without arrivals begins, in milliseconds since clock.start; of one that others set off, the
// earliest that this is looked for.
func (s *Scenario) BeginsAt(i *Incident) int64 {
	if i.Begins == nil || i.IsSetOff() {
		return 0
	}
	return s.Resolve(i.Begins.At.Value, 0)
}

// ArrivalAt returns an instant of an incident's arrivals in milliseconds since clock.start. It must lie in the run, and not before the
// beginning of the incident of which they are part.
func (s *Scenario) ArrivalAt(i *Incident, at Instant) (int64, error) {
	outset := s.Outset(i)
	if !at.Offset && s.ArriveWithSetOff(i) {
		return 0, errNoOffset(i.PartOf)
	}
	when, err := s.Within(at, outset, s.Clock.Run())
	if err == nil && i.PartOf != "" && when < outset {
		err = tree.NewMistake("this is before "+i.PartOf+" begins", "write a later time, or an offset from its beginning, such as +5m")
	}
	return when, err
}

// Times is what the rate is multiplied by.
func (a *Arrivals) Times() float64 {
	if a.Factor == nil || a.Factor.Value == 0 { // which could not be read
		return 1
	}
	return float64(a.Factor.Value)
}

// Sizes are how many may come at once, and by which shares; nothing of arrivals that come one by one.
func (a *Arrivals) Sizes() iter.Seq2[int, *Figure[Share]] {
	return func(yield func(int, *Figure[Share]) bool) {
		for text, share := range a.Group.All() {
			if n, err := strconv.Atoi(text); err == nil && !yield(n, share) {
				return
			}
		}
	}
}

// MostAtOnce is how many come together at most.
func (a *Arrivals) MostAtOnce() int {
	most := 1
	for n, share := range a.Sizes() {
		if share.Value > 0 || share.Range != nil {
			most = max(most, n)
		}
	}
	return most
}

// AtOnce is how many come together on average.
func (a *Arrivals) AtOnce() float64 {
	if a.Group.Len() == 0 {
		return 1
	}
	mean := 0.0
	for n, share := range a.Sizes() {
		mean += float64(float64(n) * float64(share.Value))
	}
	return mean
}

// Arriving returns how many times some of an incident arrive, when the file says it: once without arrivals, or as count, at or csv say.
func (i *Incident) Arriving() (n int, known bool) {
	switch a := i.Arrivals; {
	case a == nil:
		return 1, true
	case a.Count != nil:
		return a.Count.Value, true
	case a.CSV != "":
		return len(a.Trace), true
	default:
		return len(a.At), len(a.At) > 0
	}
}
