package fit

import (
	"math"
	"slices"
	"time"

	"simulate/sim/log"
)

// Model is what has been fitted to a log.
type Model struct {
	Rows, Calls int
	First, Last int64 // arrivals, in milliseconds since 1970, UTC
	Place       *time.Location
	Spans       []Span // of each service whose logs were read
	Dispersion  Dispersion

	Streams []Stream
	Ranking Ranking
	Plans   []Plan
	Kinds   []Kind
	Pools   []Pool
	Areas   []Share // of calls, by area; of one alone there is none
	Map     *Map    // where calls and units are; nil where the log has no positions

	Response  *Response // from a call's first instant to its first unit on scene; nil where it is not stamped
	Stamped   [log.NumInstants]bool
	Unarrived int  // parts whose unit was there, to judge by how long it took, and whose arrival is not stamped
	Backward  int  // rows in which times go back: what lies between those is not known
	Held      int  // rows of calls that waited because no unit was free: how long is no part of choosing a unit, nor of its way
	Waiting   bool // whether a call waited for a unit does not show: the log neither names units nor says it
	Split     int  // parts that no plan has: they are other work
}

// Ranking is how the urgency of priorities is told: logs do not say which is the most urgent.
type Ranking uint8

// The rankings.
const (
	Unranked    Ranking = iota // there are not two priorities
	AsNumbered                 // the least number is the most urgent: times tell nothing else
	AgainstThem                // the greatest number is: units are notified sooner, the greater it is
	ByTimes                    // priorities are no numbers: the sooner units are notified, the more urgent
)

// Response is how long calls waited for their first unit, in milliseconds. Those to which nobody came count as longer than any other: a
// quantile among them is +Inf.
type Response struct {
	N, Never int
	P50, P90 float64
}

// Share is a part of all.
type Share struct {
	Name  string
	Share float64
	N     int
}

// Stream is calls that come alike.
type Stream struct {
	Title    string // the type of call, in the log's words
	Priority string // in the log's word; empty where it has none
	Others   int    // calls of other priorities among them, which have too few for a stream
	Urgency  int    // 1 is the most urgent
	Rates    Rates
	Hours    [7][24]int // calls that came at each hour of the week, from Monday
	Calls    int
	Plan     int // in Model.Plans
}

// Plan is what is done for calls of a type.
type Plan struct {
	Title    string        // the type of call, in the log's words; empty of several types, and of calls of which the log has none
	Types    int           // how many types they are of: those that are seldom are one plan
	Span     int           // in Model.Spans: of the service whose calls these are
	Calls    int           // of which it is fitted
	Entry    *Distribution // call to entered; nil where the log does not tell
	Choosing *Distribution // entered to the first unit notified, of calls whose unit was free; or nil
	Sets     []Set         // of units that are sent, the most frequent first; shares add up to 1
	Parts    []PlanPart    // by kind, in the order of Model.Kinds
	Together []Together    // kinds whose units leave at the same moment
}

// Set is who is sent: how many of each kind, in the order of Model.Kinds.
type Set struct {
	Units []int
	Later []int // of Units, those that were asked for when the first was on scene
	Share float64
	Calls int
}

// Leaves reports whether units of a kind leave together with others.
func (p *Plan) Leaves(kind int) bool {
	return slices.ContainsFunc(p.Together, func(g Together) bool { return slices.Contains(g.Kinds, kind) })
}

// PlanPart is what a unit of a kind does in calls of a type.
type PlanPart struct {
	N           int
	Later       *Distribution // first unit on scene to notified, of those that were asked for then; nil where none is
	CalledOff   *Hazard       // before it arrives, or nil
	Carried     float64       // share of those on scene that leave it for a hospital
	CarriedN    int
	OnScene     *Distribution // of those who carry nobody, to available; nil where Plan.Together has it
	Caring      *Distribution // of those who carry, to leaving the scene
	Driving     *Distribution // to the hospital
	HandingOver *Distribution // at the hospital, to the transfer of care or to available
	Clearing    *Distribution // from the transfer to available
}

// Kind is a kind of unit.
type Kind struct {
	Name     string // in the log's word; empty where it has none
	Parts    int
	Turnout  *Distribution   // or nil
	Travel   *Distribution   // or nil
	ByArea   []*Distribution // travel to each of Model.Areas, where that tells how long ways take; else nil
	From     log.Instant     // from which travel was measured
	Busy     *Distribution   // notified to available
	Other    float64         // parts an hour that no plan has
	Load     float64         // units at work on average
	Peak     int             // most at work at once
	Ways     int             // of which distances are known
	Distance float64         // correlation of the logarithms of distance and time over these
}

// Pool is units of a kind that an agency has.
type Pool struct {
	Kind      int // in Model.Kinds
	Agency    string
	From, To  int     // hours of the day between which they are on duty; both 0: always
	Seen      int     // different units
	Usual     float64 // called on a usual day
	OnDuty    float64 // on duty, with those that nobody called that day
	Least     int     // of at least this many, on the day with fewest
	Told      bool    // the log names units; otherwise their number follows from how many were at work
	MostAtOne int
	Units     []PoolUnit // those that were seen, the most called first; without a map nobody is named

	units []int32
}

// Size is how many units the pool is taken to have, and from how many to how many it may have: at least as many as were at work at once, and
// at most all that were ever called. A log that does not name units leaves room for twice as many.
func (p *Pool) Size() (usual, least, most int) {
	usual = max(int(math.Round(p.OnDuty)), p.MostAtOne, 1)
	least, most = max(min(p.Least, usual), 1), max(p.Seen, usual)
	if !p.Told {
		most = 2 * usual
	}
	return usual, least, most
}

// PoolUnit is a unit, and where it waits.
type PoolUnit struct {
	Name    string
	Station int  // in Map.Stations
	Roams   bool // it is sent all over the area: where it waits is not known
}
