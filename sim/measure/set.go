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

	milestones []sim.Milestone     // those that the watch of a fold looks for
	spans      []span              // rows that are the time between two milestones
	levels     []level             // rows that count what is under way at an instant
	builtins   [numMetrics][]tally // rows of built-in measures
	divisors   []int64             // by row: what a value that is added up is divided by
	verbs      []scenario.Verb     // by step
	instants   []instants          // by incident
	responses  [][]int32           // by incident: its rows of the metric response
}

// Compile returns the measures of a program. The error names a measure that cannot be resolved.
func Compile(p *sim.Program) (*Set, error) {
	s := &Set{Program: p, responses: make([][]int32, len(p.Incidents))}
	for i := range p.Steps {
		s.verbs = append(s.verbs, p.Steps[i].Verb)
	}
	if err := s.resolveInstants(); err != nil {
		return nil, err
	}
	for id, m := range p.Scenario.Measures.All() {
		if err := s.declare(id, m); err != nil {
			return nil, fmt.Errorf("measure %s: %w", id, err)
		}
	}
	for _, b := range standard {
		s.addBuiltin(b.metric, Row{Measure: catalogue[b.metric].Name, Origin: Builtin, Per: b.per})
	}
	return s, s.addReferences()
}

// addReferences adds a row for each milestone that objectives and reports refer to.
func (s *Set) addReferences() error {
	sc := s.Program.Scenario
	for _, o := range sc.Objectives.All() {
		if e := o.Expression; e.Statistic == scenario.ShareOf && e.Inner == nil {
			if err := s.addInstant(e.Measure); err != nil {
				return err
			}
		}
	}
	for _, r := range sc.Reported.All() {
		if r.Milestone != "" {
			if err := s.addInstant(r.Milestone); err != nil {
				return err
			}
		}
	}
	return nil
}

// addInstant adds the row of the instant at which a milestone occurs, once.
func (s *Set) addInstant(reference string) error {
	if s.InstantRow(reference) >= 0 {
		return nil
	}
	to, err := s.end("", reference)
	if err != nil {
		return fmt.Errorf("milestone %s: %w", reference, err)
	}
	row := s.addRow(Row{Measure: reference, Title: reference, Origin: Instant, To: reference, Unit: scenario.Seconds})
	s.spans = append(s.spans, span{row: row, from: runBegins, to: to})
	return nil
}

// InstantRow returns the index of the row with Origin Instant of a milestone, or -1 without.
func (s *Set) InstantRow(milestone string) int {
	return slices.IndexFunc(s.Rows, func(r Row) bool { return r.Origin == Instant && r.Measure == milestone })
}

// Spans reports whether a row is the time between two milestones, so that a chain of causes leads from one to the other.
// Other rows are built-in figures, levels and instants.
func (s *Set) Spans(row int) bool { return s.span(row) != nil }

// span returns the milestones that a row lies between, or nil.
func (s *Set) span(row int) *span {
	i := slices.IndexFunc(s.spans, func(sp span) bool { return sp.row == int32(row) && sp.from != runBegins })
	if i < 0 {
		return nil
	}
	return &s.spans[i]
}

func (s *Set) addRow(r Row) int32 {
	s.Rows = append(s.Rows, r)
	s.divisors = append(s.divisors, 1)
	return int32(len(s.Rows) - 1)
}
