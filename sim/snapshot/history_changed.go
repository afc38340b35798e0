package snapshot

import (
	"simulate/sim"
	"simulate/sim/scenario"
)

// changed is what the records of an instant may have changed.
type changed struct {
	units   []int32
	unitSeq []sim.Seq // by unit: the last record about it
	listed  []bool    // by unit: it is among the units
	air     bool      // something on a channel
	airSeq  sim.Seq   // the last record about a message or channel
	sites   bool      // the posture of some site, or an order
	siteSeq sim.Seq   // the last record about one
	steps   []touch
	scenes  []int32 // slots of the incidents on whose scene something happened
	stirred []bool  // by slot: it is among the scenes
}

// touch is a record about a step.
type touch struct {
	slot int32
	step uint16
	seq  sim.Seq
}

func newChanged(p *sim.Program) changed {
	return changed{unitSeq: make([]sim.Seq, len(p.Units)), listed: make([]bool, len(p.Units))}
}

// clear forgets what has changed.
func (c *changed) clear() {
	for _, u := range c.units {
		c.listed[u] = false
	}
	for _, slot := range c.scenes {
		c.stirred[slot] = false
	}
	c.units, c.steps, c.scenes, c.air, c.sites = c.units[:0], c.steps[:0], c.scenes[:0], false, false
}

func (c *changed) unit(u int32, seq sim.Seq) {
	c.unitSeq[u] = seq
	if !c.listed[u] {
		c.listed[u] = true
		c.units = append(c.units, u)
	}
}

func (c *changed) stir(slot int32) {
	if slot == sim.None {
		return
	}
	for len(c.stirred) <= int(slot) {
		c.stirred = append(c.stirred, false)
	}
	if !c.stirred[slot] {
		c.stirred[slot] = true
		c.scenes = append(c.scenes, slot)
	}
}

// mark notes what a record is about to change.
func (h *History) mark(seq sim.Seq, r *sim.Record) {
	switch r.Kind {
	case sim.MessageQueued, sim.MessageOnAir, sim.MessageRelayed, sim.MessageDelivered, sim.MessageLost, sim.MessageWithdrawn,
		sim.ChannelDown, sim.ChannelUp, sim.IncidentBegan, sim.IncidentClosed:
		h.air, h.airSeq = true, seq
	case sim.PostureOrdered, sim.PostureSet, sim.PostureRefused, sim.PostureSuperseded:
		h.sites, h.siteSeq = true, seq
	case sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
		if h.Program.Steps[r.Step].Verb == scenario.Posture {
			h.sites, h.siteSeq = true, seq
		}
	}
	if unitAfter[r.Kind] != "" {
		h.unit(r.Unit, seq)
		h.stir(h.fold.units[r.Unit].scene)
		h.stir(h.fold.units[r.Unit].left.slot)
	}
	if r.Incident != sim.None && r.Step != sim.NoStep && (stepKind(r.Kind) || r.Kind == sim.UnitsKept) {
		h.changed.steps = append(h.changed.steps, touch{r.Incident, r.Step, seq})
	}
}

// stepKind reports whether a kind of record changes the status of a step.
func stepKind(kind sim.Kind) bool { return int(kind) < len(stepAfter) && stepAfter[kind] != "" }

// markAfter notes on whose scene something happened, once the record has been followed.
func (h *History) markAfter(r *sim.Record) {
	if unitAfter[r.Kind] != "" {
		h.stir(h.fold.units[r.Unit].scene)
	}
	if r.Incident != sim.None {
		h.stir(h.sceneOf(r.Incident))
	}
}

// sceneOf is the slot of the incident on whose scene the units of an instance are.
func (h *History) sceneOf(slot int32) int32 {
	if n := h.fold.instances[slot]; n != nil && h.Program.Incidents[n.Incident].PartOf != sim.None {
		return h.Program.Incidents[n.Incident].PartOf // which is no stream, and so has the slot of its own number
	}
	return slot
}

// markAll notes that everything has changed.
func (h *History) markAll() {
	for u := range h.fold.units {
		h.unit(int32(u), h.unitSeq[u])
	}
	h.air, h.sites = true, true
}
