package scenario

import (
	"iter"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// Figures of a step may be each call's own: takes: row(on_scene) else lognormal(p50 12m p90 25m) reads the column on_scene of the trace with
// which the calls come, and takes what stands behind else where the row has nothing.

// rowCall is how the column of a trace begins that a figure is taken from.
const rowCall = "row("

// cutRow cuts row(column) else rest into its parts; of any other text the column is empty. The names of columns may have parentheses.
func cutRow(text string) (column, rest string, err error) {
	inside, is := strings.CutPrefix(strings.TrimSpace(text), rowCall)
	if !is {
		return "", "", nil
	}
	depth := 1
	for i, c := range inside {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth > 0 {
			continue
		}
		column, rest = strings.TrimSpace(inside[:i]), strings.TrimSpace(inside[i+1:])
		after, hasElse := strings.CutPrefix(rest, "else ")
		switch {
		case column == "":
			return "", "", tree.NewMistake("row() names no column", "write row(COLUMN)")
		case rest != "" && !hasElse:
			return "", "", tree.NewMistake("behind row("+column+") is something that is not understood", "write row("+column+") else, and what holds where the row has nothing")
		}
		return column, strings.TrimSpace(after), nil
	}
	return "", "", tree.NewMistake("row( is not closed", "write row(COLUMN)")
}

// decodeRow reads a figure that is taken from a trace, and reports whether it is one. Without an else it has a value that stands for what
// is not known beforehand.
func (f *Figure[T]) decodeRow(d *decoding, w written) (written, bool) {
	node := w.Node
	if w.Kind == tree.Mapping {
		if e := w.Get("value"); e != nil {
			node = e.Value
		}
	}
	standIn := ""
	switch any(&f.Value).(type) {
	case *Duration:
		standIn = "1m"
	case *Share:
		standIn = "50%"
	}
	if node.Kind != tree.Scalar || standIn == "" {
		return w, false
	}
	column, rest, err := cutRow(node.Text)
	if column == "" && err == nil {
		return w, false
	}
	d.check(w, err)
	if w.Get("range") != nil {
		d.Failf(w.path.Key("range"), "remove it", "what each row says has no range")
	}
	f.Row, f.Must = column, rest == ""
	if rest == "" {
		rest = standIn
	}
	return w.with(node, rest), true
}

// with is what was written with another text in the place of one of its nodes.
func (w written) with(node *tree.Node, text string) written {
	changed := *node
	changed.Text = text
	if w.Node == node {
		w.Node = &changed
		return w
	}
	whole := *w.Node
	whole.Entries = slices.Clone(whole.Entries)
	for i := range whole.Entries {
		if whole.Entries[i].Value == node {
			whole.Entries[i].Value = &changed
		}
	}
	w.Node = &whole
	return w
}

// CellKind is what the cells of a column are.
type CellKind string

// The kinds of cell.
const (
	DurationCells CellKind = "duration"
	ShareCells    CellKind = "share"
	PlaceCells    CellKind = "place"
	PriorityCells CellKind = "priority"
	OutcomeCells  CellKind = "outcome"
)

// Column is a column of a trace that figures of the plan are taken from.
type Column struct {
	Name   string
	Kind   CellKind
	Places []string // that its cells name, of one of places: a cell is an index of them
	Step   string   // of whose outcomes its cells are numbers, counted from 1, of one of outcomes
}

// rowUse is a figure of a plan that is taken from a column.
type rowUse struct {
	path   tree.Path
	column string
	kind   CellKind
	must   bool // a row without it is a problem
	step   string
	ends   []string // outcomes of the step that cells may name
}

// rowUses yields what the figures of a step at a path take from the columns of a trace.
func (s *Step) rowUses(path tree.Path) iter.Seq[rowUse] {
	return func(yield func(rowUse) bool) {
		_ = figureRows(path.Key("delay"), s.Delay, DurationCells, yield) &&
			figureRows(path.Key("give-up"), s.GiveUp, DurationCells, yield) &&
			figureRows(path.Key("every"), s.Every, DurationCells, yield) &&
			figureRows(path.Key("retry"), s.Retry, DurationCells, yield) &&
			figureRows(path.Key("takes"), s.Takes, DurationCells, yield) &&
			figureRows(path.Key("chance"), s.Chance, ShareCells, yield) &&
			figureRows(path.Key("lost"), s.Lost, ShareCells, yield) &&
			s.Where.rows(path.Key("where"), yield) &&
			s.Priority.rows(path.Key("priority"), yield) &&
			s.Outcomes.rows(path.Key("outcomes"), yield)
	}
}

// figureRows yields what a figure takes, in each state.
func figureRows[T any](path tree.Path, f *Figure[T], kind CellKind, yield func(rowUse) bool) bool {
	switch {
	case f == nil:
		return true
	case f.States != nil:
		for state, own := range f.States.All() {
			if !figureRows(path.Key(state), own, kind, yield) {
				return false
			}
		}
		return true
	case f.Row == "":
		return true
	}
	return yield(rowUse{path: path, column: f.Row, kind: kind, must: f.Must})
}

func (l *Location) rows(path tree.Path, yield func(rowUse) bool) bool {
	for at, own := range l.All(path) {
		if own.Row != "" && !yield(rowUse{path: at, column: own.Row, kind: PlaceCells, must: own.Name == ""}) {
			return false
		}
	}
	return true
}

func (p *Priority) rows(path tree.Path, yield func(rowUse) bool) bool {
	return p == nil || p.Row == "" || yield(rowUse{path: path, column: p.Row, kind: PriorityCells, must: p.Must})
}

func (o *Outcomes) rows(path tree.Path, yield func(rowUse) bool) bool {
	if o.Row == "" {
		return true
	}
	use := rowUse{path: path.Key(rowKey), column: o.Row, kind: OutcomeCells, ends: o.IDs()}
	if len(path) > 1 {
		use.step = path.KeyAt(len(path) - 2)
	}
	return yield(use)
}

// rowKinds yields the kinds of what a step takes from the columns of a trace.
func rowKinds(s *Step) iter.Seq[CellKind] {
	return func(yield func(CellKind) bool) {
		for use := range s.rowUses(nil) {
			if !yield(use.kind) {
				return
			}
		}
	}
}

// strayRows reports figures that are to be taken from a row where there is none.
func (d *decoding) strayRows(s *Scenario) {
	for id, incident := range s.Incidents.All() {
		if incident.Priority != nil && incident.Priority.Row != "" {
			d.Failf(tree.At("incidents", id, "priority"), "call the column of the trace priority: it is that of the incident", "only the priority of a step can be taken from another column")
		}
		if incident.Arrivals != nil && incident.Arrivals.CSV != "" {
			continue
		}
		for step, of := range incident.Plan.All() {
			for use := range of.rowUses(tree.At("incidents", id, "plan", step)) {
				d.Failf(use.path, "write arrivals: {csv: FILE} on the incident, or the figure itself", "row(%s) is a column of the trace with which calls come, and %s has none", use.column, id)
			}
		}
	}
	for i := range d.figures {
		if st := &d.figures[i]; st.row != "" && !inPlan(st.path) {
			d.Failf(st.path, "write the figure itself", "only delay, takes, give-up, every, retry, chance, lost, where, priority and outcomes of a step can be taken from a row")
		}
	}
}

// inPlan reports whether a figure at a path may be taken from a row.
func inPlan(path tree.Path) bool {
	return len(path) >= 5 && path.Section() == "incidents" && path.KeyAt(2) == "plan" &&
		slices.Contains([]string{"delay", "takes", "give-up", "every", "retry", "chance", "lost"}, path.KeyAt(4))
}
