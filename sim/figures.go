package sim

import "simulate/sim/engine"

// figures is the part of a world that luck has settled when the run begins.
type figures struct {
	luck        Luck
	root        engine.Key
	inputs      []float64 // drawn for the run, by number less one
	metresPerMs []float64 // by kind of unit
	detour      []float64 // by kind of unit
	paces       [][]pace  // by incident, of a stream whose rate is an input
}

func newFigures(p *Program) figures { return figures{paces: make([][]pace, len(p.Incidents))} }

func (f *figures) reset() {
	f.luck, f.root = Luck{}, 0
	f.inputs, f.metresPerMs, f.detour = f.inputs[:0], f.metresPerMs[:0], f.detour[:0]
	f.paces = emptied(f.paces, len(f.paces))
}

func (f *figures) begin(luck Luck) { f.luck, f.root = luck, luck.root() }

func (f *figures) copyFrom(other *figures) {
	f.luck, f.root = other.luck, other.root
	f.inputs, f.metresPerMs, f.detour = copied(f.inputs, other.inputs), copied(f.metresPerMs, other.metresPerMs), copied(f.detour, other.detour)
	f.paces = copiedLists(f.paces, other.paces)
}
