package sim

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Input is an assumed figure of the file that has a range: every run draws it once, all values equally likely. Of a
// distribution it is the median.
type Input struct {
	Path             string
	Low, Value, High float64 // in the base unit of scenario.Ranged

	subject subject
	source  sourceNumber
}

// drawn is the number of an input, counted from 1; 0 stands for a figure that is always the same.
type drawn int32

// odds is a probability, which may be an input.
type odds struct {
	share  float64
	input  drawn
	source sourceNumber
}

func (c *compiler) inputs() {
	c.ranged = map[string]drawn{}
	for i := range c.s.Ranges {
		r := &c.s.Ranges[i]
		c.ranged[r.Path] = drawn(i + 1)
		c.p.Inputs = append(c.p.Inputs, Input{
			Path: r.Path, Low: r.Low, Value: r.Value, High: r.High,
			subject: subject{key: engine.KeyOf("range", r.Path), name: r.Path, step: NoStep},
			source:  c.source(Source{Path: r.Path, Ranged: true}),
		})
	}
}

// drawn is the input that a range makes.
func (c *compiler) drawn(r *scenario.Range) drawn {
	if r == nil {
		return 0
	}
	return c.ranged[r.Path]
}

// odds is an optional share, or what stands in for it.
func (c *compiler) odds(f *scenario.Figure[scenario.Share], absent float64) odds {
	if f == nil {
		return odds{share: absent}
	}
	o := odds{share: float64(f.Value), input: c.drawn(f.Range)}
	if o.input != 0 || 0 < o.share && o.share < 1 {
		o.source = c.source(Source{Path: c.path[f], Chance: true})
	}
	return o
}

// drawInputs draws the inputs of a run; a nominal run takes the figures of the file.
func (w *World) drawInputs() {
	w.inputs = w.inputs[:0]
	for i := range w.program.Inputs {
		in := &w.program.Inputs[i]
		value := in.Value
		if q := (quantity{subject: &in.subject, slot: None, source: in.source, purpose: DrawInput}); !w.luck.Nominal {
			u := w.uniform(q)
			value = in.at(u)
			if w.OnDraw != nil && !w.program.past.drew(i) {
				w.trace(q, u, value)
			}
		}
		w.inputs = append(w.inputs, value)
	}
	w.applyInputs()
}

// at is the value that a uniform number stands for.
func (in *Input) at(u float64) float64 { return in.Low + float64(u*(in.High-in.Low)) }

// InputsOf are the values of the inputs in a run, without making it.
func (p *Program) InputsOf(luck Luck) []float64 {
	values := make([]float64, len(p.Inputs))
	for i := range p.Inputs {
		in := &p.Inputs[i]
		if values[i] = in.Value; !luck.Nominal {
			values[i] = in.at(in.subject.key.Mix(uint64(luck.root())).Mix(uint64(DrawInput) << 56).Uniform())
		}
	}
	return values
}

// applyInputs works out what of the program's tables depends on inputs.
func (w *World) applyInputs() {
	t := &w.program.travel
	w.detour = w.valueOf(t.detourInput, t.detour)
	w.metresPerMs = w.metresPerMs[:0]
	for kind, speed := range t.metresPerMs {
		w.metresPerMs = append(w.metresPerMs, speed*w.factorOf(t.speedInput[kind]))
	}
	for i := range w.program.Incidents {
		if s := w.program.Incidents[i].stream; s != nil && s.ranged {
			w.drawPaces(int32(i))
		}
	}
	for i := range w.channels {
		channel := &w.program.Channels[i]
		w.channels[i].capacity = wholeOf(w.valueOf(channel.input, float64(channel.Capacity)))
	}
}

// valueOf is the value of an input, or that of a figure which is none.
func (w *World) valueOf(i drawn, figure float64) float64 {
	if i == 0 {
		return figure
	}
	return w.inputs[i-1]
}

// factorOf is how many times its figure an input is.
func (w *World) factorOf(i drawn) float64 {
	if i == 0 || w.program.Inputs[i-1].Value == 0 {
		return 1
	}
	return w.inputs[i-1] / w.program.Inputs[i-1].Value
}

func wholeOf(v float64) int32 { return int32(v + 0.5) }

// timeOfInput draws a duration whose median is an input.
func (w *World) timeOfInput(s *span, q quantity) engine.Time {
	if s.dist == nil {
		return w.medianOf(s)
	}
	q.source = s.source
	u := w.uniform(q)
	t := roundTime(s.dist.Quantile(u) * w.factorOf(s.input))
	if w.OnDraw != nil {
		w.trace(q, u, float64(t))
	}
	return t
}

// medianOf is the median of a duration.
func (w *World) medianOf(s *span) engine.Time {
	switch {
	case s.input == 0:
		return s.median
	case s.dist == nil:
		return roundTime(w.inputs[s.input-1])
	default:
		return roundTime(float64(s.median) * w.factorOf(s.input))
	}
}

// adjusted is the share of a choice up to an index, where one of the shares is an input: the others share what is left, in
// proportion.
type adjusted struct {
	at    int // index of the share that is an input
	share float64
	input drawn
}

// upTo turns the sum of shares up to an index into that of the run.
func (w *World) upTo(a *adjusted, i int, sum float64) float64 {
	if a == nil {
		return sum
	}
	now := w.inputs[a.input-1]
	rest := (1 - now) / (1 - a.share)
	if i < a.at {
		return sum * rest
	}
	return now + float64((sum-a.share)*rest)
}

// adjust finds the share of a choice that is an input.
func (c *compiler) adjust(shares *scenario.Map[scenario.Figure[scenario.Share]]) *adjusted {
	i := 0
	for _, f := range shares.All() {
		if f.Range != nil {
			return &adjusted{at: i, share: float64(f.Value), input: c.drawn(f.Range)}
		}
		i++
	}
	return nil
}
