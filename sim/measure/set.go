package measure

import (
	"fmt"
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
)

// Set is the compiled measures of a program. It is immutable and shared by goroutines.
type Set struct {
	Program *sim.Program
	Rows    []Row // declared measures in the order of the file, then built-in ones, then instants

	milestones []sim.Milestone     // those that are watched
	watched    []watched           // the same, where a fold finds them
	owned      []int32             // by incident: how many of them are its own
	counted    []sim.Milestone     // those of streams that are seen from outside
	lookouts   lookouts            // the same, by step
	spans      []span              // rows that are the time between two milestones of the whole run
	own        [][]span            // by incident that is a stream: rows between two milestones of each of its instances
	under      []under             // what levels count of streams
	times      []times             // rows that count how many times the run comes to a milestone
	timesOf    [][]times           // the same, by incident that is a stream
	tallied    []tallied           // all such rows
	settles    bool                // some of them are grouped by the place of a step that settles it as it asks
	levels     []level             // rows that count what is under way at an instant, earliest first
	builtins   [numMetrics][]tally // rows of built-in measures
	averages   []average           // rows that are means over time, or shares, in the order of the rows
	means      []int32             // by row: which of the averages it is, or noRow
	numCounts  int32               // of the averages, those that are shares of what is counted
	divisors   []int64             // by row: what a value that is added up is divided by
	ledgers    []int32             // by row: which of a fold's ledgers it has, or noRow
	streams    bool                // some incident is a stream
	streamed   []bool              // by incident: it is one
	verbs      []scenario.Verb     // by step
	units      []subject           // by unit
	asks       [][]ask             // by step: the units it asks for that may have to be waited for
	followed   []bool              // by step: some row has to do with how far it is
	instants   []instants          // by incident
	responses  [][]responseRow     // by incident
	places     [][]uint16          // by incident: where it may be
	fleets     []fleet
	posted     []postGauges // by pool; nil where nobody asks
	fleetAt    [numDimensions][]int32
	fleetsOf   [][]int32 // by unit: the fleets that it belongs to
	courses    []int32   // fleets that are followed over time, kinds and then pools
	gauges     []rulerSet
	whiles     []int32   // incidents while which, or outside which, some row counts
	priorities bool      // some row is grouped by priority
	conditions bool      // some row depends on the states of conditions
	rated      [][]int32 // priorities by state of the condition of each incident that has them
	states     []string  // of all conditions that are counted, each word once
	stateRows  []stateRows
	statesOf   [][]int32 // by incident: the places of its states among them
	moves      bool      // some incident may move
	scales     []*scale  // but for the window's
}

// Compile returns the measures of a program. The error names a measure that cannot be resolved.
func Compile(p *sim.Program) (*Set, error) { return CompileWith(p, nil) }

// CompileWith returns the measures of a program, and rows of the instants at which more milestones occur.
func CompileWith(p *sim.Program, milestones []string) (*Set, error) {
	return compile(p, func(s *Set) error {
		s.addStandard()
		for _, m := range milestones {
			if err := s.addInstant(p.Scenario.OwnStream(m), m); err != nil {
				return err
			}
		}
		return nil
	})
}

// CompileDeclared returns the measures that the scenario declares, and the milestones that it refers to, without the built-in
// rows of every report: a seventh of a run less to do where there are very many.
func CompileDeclared(p *sim.Program) (*Set, error) {
	return compile(p, func(*Set) error { return nil })
}

func compile(p *sim.Program, addMore func(*Set) error) (*Set, error) {
	s := &Set{
		Program: p, responses: make([][]responseRow, len(p.Incidents)), own: make([][]span, len(p.Incidents)),
		owned: make([]int32, len(p.Incidents)),
	}
	s.describe()
	if err := s.resolveInstants(); err != nil {
		return nil, err
	}
	for id, m := range p.Scenario.Measures.All() {
		if err := s.declare(id, m); err != nil {
			return nil, fmt.Errorf("measure %s: %w", id, err)
		}
	}
	if err := addMore(s); err != nil {
		return nil, err
	}
	if err := s.addReferences(); err != nil {
		return nil, err
	}
	s.lookOut()
	s.forgetIdle()
	return s, nil
}

// forgetIdle leaves out what no row is about.
func (s *Set) forgetIdle() {
	queues := []metric{queueWait, queueShare, queueMeanwhile, queueLength}
	if !slices.ContainsFunc(queues, func(m metric) bool { return len(s.builtins[m]) > 0 }) {
		clear(s.asks)
	}
	for step, verb := range s.verbs {
		s.followed = append(s.followed, verb == scenario.Send || len(s.asks[step]) > 0 || s.settles)
	}
}

// describe puts down what a fold needs to know of the program's tables.
func (s *Set) describe() {
	p := s.Program
	for i := range p.Incidents {
		s.streams = s.streams || p.Incidents[i].Stream
		s.streamed = append(s.streamed, p.Incidents[i].Stream)
		s.timesOf = append(s.timesOf, nil)
		s.places = append(s.places, s.placesOf(i))
	}
	for i := range p.Steps {
		s.verbs = append(s.verbs, p.Steps[i].Verb)
		s.asks = append(s.asks, s.asksOf(uint16(i)))
	}
	for i := range p.Incidents {
		s.rated = append(s.rated, s.byState(p.Scenario.Incidents.Get(p.Incidents[i].ID).Priority, int32(i)))
	}
	for u := range p.Units {
		unit := &p.Units[u]
		s.units = append(s.units, subject{
			byAgency: int32(unit.Agency), byKind: int32(unit.Kind), byUnit: int32(u), byPool: int32(unit.Pool),
		})
	}
	s.setScales()
	s.addFleets()
}

// addReferences adds a row for each milestone that objectives and reports refer to.
func (s *Set) addReferences() error {
	sc := s.Program.Scenario
	for _, o := range sc.Objectives.All() {
		if e := o.Expression; e.Statistic == scenario.ShareOf && e.Inner == nil {
			if err := s.addInstant(sc.OwnStream(e.Measure), e.Measure); err != nil {
				return err
			}
		}
	}
	for _, r := range sc.Reported.All() {
		if r.Milestone != "" {
			if err := s.addInstant("", r.Milestone); err != nil {
				return err
			}
		}
	}
	return nil
}

// addInstant adds the row of the instant at which a milestone occurs that a reader means, once: of a stream that reads it itself, in each
// of its instances, where it counts from the instance's beginning.
func (s *Set) addInstant(reader, reference string) error {
	if s.instantRow(reference, reader != "") >= 0 {
		return nil
	}
	to, err := s.end(reader, reference)
	if err != nil {
		return fmt.Errorf("milestone %s: %w", reference, err)
	}
	row := Row{Measure: reference, Title: reference, Origin: Instant, To: reference, Unit: scenario.Seconds, Timed: true}
	sp := span{from: start{end: end{milestone: runBegins}, otherwise: noneGiven}, to: to}
	if stream := s.streamOf(to.milestone); stream != sim.None {
		if sp.from, err = s.start(s.Program.Incidents[stream].ID, "begins"); err != nil {
			return err
		}
		row.Streamed, row.Several = true, true
	}
	sp.row = s.addRow(row)
	s.addSpan(sp)
	return nil
}

// InstantRow returns the index of the row with Origin Instant of a milestone of which an objective asks the share, or -1 without.
func (s *Set) InstantRow(milestone string) int {
	return s.instantRow(milestone, s.Program.Scenario.OwnStream(milestone) != "")
}

// ReportedRow returns the index of the row with Origin Instant of a milestone that was reported, which happens once, or -1 without. Of a
// stream it is that of the arrival that is named: calls/ride.all is when the last has come, though each has a ride of several units, too.
func (s *Set) ReportedRow(milestone string) int { return s.instantRow(milestone, false) }

func (s *Set) instantRow(milestone string, ofEach bool) int {
	return slices.IndexFunc(s.Rows, func(r Row) bool { return r.Origin == Instant && r.Measure == milestone && r.Streamed == ofEach })
}

// Spans reports whether a row is the time between two milestones, so that a chain of causes leads from one to the other.
// Other rows are built-in figures, levels, instants, and those of which each instance of a stream has its own time.
func (s *Set) Spans(row int) bool { return s.span(row) != nil }

// span returns the milestones that a row lies between, or nil.
func (s *Set) span(row int) *span {
	i := slices.IndexFunc(s.spans, func(sp span) bool { return sp.has(int32(row)) && sp.from.milestone != runBegins })
	if i < 0 {
		return nil
	}
	return &s.spans[i]
}

// addSpan files a span among those of the whole run, or among those that each instance of a stream has.
func (s *Set) addSpan(sp span) {
	if stream := s.streamOf(sp.from.milestone); stream != sim.None {
		s.own[stream] = append(s.own[stream], sp)
		return
	}
	s.spans = append(s.spans, sp)
}

func (s *Set) addRow(r Row) int32 {
	s.Rows = append(s.Rows, r)
	s.divisors, s.means = append(s.divisors, 1), append(s.means, noRow)
	ledger := noRow
	if r.Streamed {
		ledger = s.numLedgers()
	}
	s.ledgers = append(s.ledgers, ledger)
	return int32(len(s.Rows) - 1)
}

// numLedgers returns how many rows have a ledger.
func (s *Set) numLedgers() int32 {
	n := int32(0)
	for _, l := range s.ledgers {
		n = max(n, l+1)
	}
	return n
}
