package snapshot

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// IncidentHistory is what became of an incident, or of one that arrived in a stream. Its status is that of the row of an
// Incident; an instance of a stream has none before it arrives.
type IncidentHistory struct {
	Instance sim.Instance
	Place    uint16 // or sim.NoPlace
	Spans    []Span[string]
	States   []Span[string] // of its condition; none without
}

// beginIncidents notes those that there are where the history begins.
func (h *History) beginIncidents(at engine.Time) {
	for _, n := range h.fold.current() {
		h.noteIncident(n, at, h.seq)
	}
}

// followIncident notes that an incident begins or closes. It does so at once: an instance may have gone by the end of the instant.
func (h *History) followIncident(seq sim.Seq, r *sim.Record) {
	switch r.Kind {
	case sim.IncidentBegan, sim.IncidentSkipped, sim.IncidentClosed, sim.ConditionSet, sim.IncidentMoved:
		if h.follows {
			h.noteIncident(h.fold.instances[r.Incident], r.At, seq)
		}
	}
}

func (h *History) noteIncident(n *instance, at engine.Time, seq sim.Seq) {
	place, known := h.numbers[n.Instance]
	if !known {
		place = len(h.Incidents)
		h.numbers[n.Instance] = place
		h.Incidents = append(h.Incidents, IncidentHistory{Instance: n.Instance})
	}
	i := &h.Incidents[place]
	i.Place = n.place
	if state := h.fold.conditionOf(n); state != "" {
		note(&i.States, at, seq, state)
	}
	note(&i.Spans, at, seq, n.status)
}

// note adds a span, which is the last of its instant.
func note(spans *[]Span[string], at engine.Time, seq sim.Seq, state string) {
	if last := len(*spans) - 1; last >= 0 && (*spans)[last].At == at {
		(*spans)[last] = Span[string]{at, seq, state}
		return
	}
	extend(spans, at, seq, state)
}
