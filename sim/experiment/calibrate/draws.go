package calibrate

import (
	"math"

	"simulate/sim"
	"simulate/sim/engine"
)

// draws are what runs drew for some figures.
type draws struct {
	place     map[int]int // of a figure, by its index in Program.Sources
	quantiles [][]float64 // by run and figure; not a number where the run did not draw it
	again     [][]bool    // likewise: it drew it more than once
}

func newDraws(of []Input, runs int) *draws {
	d := &draws{place: make(map[int]int, len(of)), quantiles: make([][]float64, runs), again: make([][]bool, runs)}
	for i := range of {
		d.place[of[i].Source] = i
	}
	return d
}

// watch notes what a world draws; what it returns is told that a run has ended.
func (d *draws) watch(w *sim.World) func(run int) {
	quantiles, again := d.none()
	w.OnDraw = func(of sim.Draw) {
		i, ours := d.place[of.Source]
		if !ours {
			return
		}
		if again[i] = !math.IsNaN(quantiles[i]); !again[i] {
			quantiles[i] = of.Uniform
		}
	}
	return func(run int) {
		d.quantiles[run], d.again[run] = quantiles, again
		quantiles, again = d.none()
	}
}

func (d *draws) none() (quantiles []float64, again []bool) {
	quantiles, again = make([]float64, len(d.place)), make([]bool, len(d.place))
	for i := range quantiles {
		quantiles[i] = math.NaN()
	}
	return quantiles, again
}

// once lists the figures that some run drew, and none of so many more than once.
func (d *draws) once(runs int) (list []int) {
	for i := range len(d.place) {
		drawn, again := false, false
		for run := range runs {
			drawn = drawn || !math.IsNaN(d.quantiles[run][i])
			again = again || d.again[run][i]
		}
		if drawn && !again {
			list = append(list, i)
		}
	}
	return list
}

// of is what a run drew for some of the figures. One that it did not draw has any quantile: the run tells nothing of it.
func (d *draws) of(seed uint64, run int, figures []int) []float64 {
	at := make([]float64, len(figures))
	for k, i := range figures {
		if at[k] = d.quantiles[run][i]; math.IsNaN(at[k]) {
			at[k] = engine.KeyOf("calibrate", "not drawn").Mix(seed).Mix(uint64(run)).Mix(uint64(k)).Uniform()
		}
	}
	return at
}
