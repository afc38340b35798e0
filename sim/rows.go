package sim

import "simulate/sim/engine"

// cell is what the row with which an instance came says in a column; known is false where it says nothing.
func (w *World) cell(of column, slot slotIndex) (v float64, known bool) {
	state := &w.incidents[slot]
	v = w.program.Incidents[state.incident].stream.cell(state.lot.group(), of)
	return v, v == v
}

// timeOfRow is a duration that the row of an instance may say, and otherwise what is written for it.
func (w *World) timeOfRow(s *span, q quantity) engine.Time {
	if v, known := w.cell(s.column, q.slot); known {
		return engine.Time(v)
	}
	written := *s
	written.column = 0
	return w.time(&written, q)
}

// chanceOfRow likewise draws whether something happens whose chance the row of an instance may say: nobody is told of a draw then, as it
// is no uncertainty of the scenario.
func (w *World) chanceOfRow(o odds, q quantity) bool {
	if v, known := w.cell(o.column, q.slot); known {
		return v > 0 && (v >= 1 || w.uniform(q) <= v)
	}
	o.column = 0
	return w.happens(o, q)
}
