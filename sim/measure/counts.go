package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// times is a row that counts how many times a run comes to a milestone: once an incident, or once an instance of a stream.
type times struct {
	row       int32 // the first, where they are grouped
	milestone milestone
	step      uint16
	group     *grouping // nil without
}

// declareCount adds the rows of a measure that counts: one for each incident that has the milestone, where they are to be kept apart.
func (s *Set) declareCount(m *scenario.Measure, row Row) error {
	row.To, row.Unit = m.Count, scenario.Counts
	group := s.groupingOf(m)
	counted := scenario.First{m.Count}
	parts := []part{{incident: s.Program.Scenario.OwnStream(m.Count), from: counted}}
	if m.Dimension() == "incident" {
		parts = s.incidentParts(&scenario.Measure{From: counted})
	}
	for _, p := range parts {
		reached, err := s.watch(p.incident, m.Count)
		if err != nil {
			return err
		}
		row.Key, row.Name = p.id, p.name
		t := times{row: s.addRows(row, group), milestone: reached, step: s.milestones[reached].Step, group: group}
		from := engine.Time(0) // what begins once counts in the warm-up, too
		if stream := s.streamOf(reached); stream != sim.None {
			s.timesOf[stream], from = append(s.timesOf[stream], t), s.Program.WarmUp
		} else {
			s.times = append(s.times, t)
		}
		for i, comes := range group.comes(s.Program, from) {
			s.tallied = append(s.tallied, tallied{t.row + int32(i), comes})
		}
	}
	return nil
}

// tallied is a row that counts, and whether a run comes to its group at all.
type tallied struct {
	row   int32
	comes bool
}

// countTimes counts a milestone that the instance in a slot has reached.
func (f *Fold) countTimes(t *times, n int32) {
	first := f.occurrence(t.milestone, n)
	if !first.Occurred() {
		return
	}
	row := t.row
	if t.group != nil {
		at := moment{Occurrence: first}
		at.place, at.placed = f.stepPlace(t.step, n, &at), true
		index, counts := f.group(t.group, n, &at)
		if !counts {
			return
		}
		row += index
	}
	f.sums[row]++
}

// finishCounts tells how many times the run has come to what is counted.
func (f *Fold) finishCounts() {
	for i := range f.set.times {
		t := &f.set.times[i]
		f.countTimes(t, f.set.Program.Steps[t.step].Incident)
	}
	for _, t := range f.set.tallied {
		if t.comes || f.sums[t.row] > 0 { // at the very end, it may be
			f.values = append(f.values, Value{Row: t.row, Amount: one * f.sums[t.row]})
		} else {
			f.values = append(f.values, Value{Row: t.row, State: NotApplicable})
		}
	}
}

// noteSettled notes where a step happens that settles it as it asks.
func (f *Fold) noteSettled(seq sim.Seq, r *sim.Record, s *slot) {
	if r.Place != sim.NoPlace {
		f.changes.add(change{r.At, seq, r.Kind, settledAs(r.Step, r.Place)}, &s.changes)
	}
}

// settledAs is a step and its place in the value of a change.
func settledAs(step, place uint16) int32 { return int32(uint32(step)<<16 | uint32(place)) }

// stepPlace is where a step of the instance in a slot happens: a place of its own, the one that it has settled, or that of another
// step; otherwise where the incident is.
func (f *Fold) stepPlace(step uint16, n int32, at *moment) uint16 {
	p := f.set.Program
	for range p.Steps {
		place, as := p.Steps[step].HappensAt()
		if place != sim.NoPlace && p.Steps[step].Verb != scenario.NoVerb {
			return place
		}
		if place, known := f.settledPlace(step, n); known {
			return place
		}
		if as == sim.NoStep {
			break
		}
		step = as
	}
	return f.placeOf(n, at)
}

// settledPlace is where a step has settled that it happens.
func (f *Fold) settledPlace(step uint16, n int32) (place uint16, known bool) {
	s := &f.slots.list[n]
	for link := s.changes; s.incident != sim.None && link != none; {
		c, next := f.changes.at(link)
		if c.kind == sim.StepAsked && uint32(c.value)>>16 == uint32(step) {
			return uint16(uint32(c.value) & 0xffff), true
		}
		link = *next
	}
	return sim.NoPlace, false
}
