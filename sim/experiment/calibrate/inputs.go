package calibrate

import (
	"simulate/sim"
	"simulate/sim/dist"
	"simulate/sim/experiment/influence"
	"simulate/sim/scenario"
)

// Input is an assumed figure that is calibrated: one with a range, or an assumed duration that a run draws no more than once. Its prior
// is what is assumed of it, and a run draws a quantile of that.
type Input struct {
	influence.Input
	Source int // index in Program.Sources

	ranged *sim.Input // nil of a duration without a range
	drawn  dist.Dist
}

// candidates lists the figures that may be calibrated: all that turn out to be drawn once a run are.
func candidates(p *sim.Program) []Input {
	ranged := make(map[string]*sim.Input)
	for i := range p.Inputs {
		ranged[p.Inputs[i].Path] = &p.Inputs[i]
	}
	var list []Input
	for i, source := range influence.InputsOf(p) {
		in := Input{Input: source, Source: i, ranged: ranged[source.Path]}
		if source.Ranged {
			list = append(list, in)
			continue
		}
		f, isDuration := p.Scenario.DurationAt(source.Path)
		if in.ranged == nil && isDuration && !source.Chance && source.Confidence == scenario.Assumed {
			in.drawn = f.Value.Dist
			list = append(list, in)
		}
	}
	return list
}

// At is the value at a quantile from 0 to 1 of what is assumed: of a duration in milliseconds, otherwise in the base unit of
// scenario.Ranged.
func (in *Input) At(quantile float64) float64 {
	if in.ranged != nil {
		return in.ranged.At(quantile)
	}
	return in.drawn.Quantile(quantile)
}

// Value is the figure itself: of a distribution its median.
func (in *Input) Value() float64 {
	if in.ranged != nil {
		return in.ranged.Value
	}
	return in.drawn.Median()
}

// Whole reports whether only whole numbers are drawn.
func (in *Input) Whole() bool { return in.ranged != nil && in.ranged.Whole }
