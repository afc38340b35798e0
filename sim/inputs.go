package sim

import "simulate/sim/engine"

// drawInputs draws the inputs of a run; a nominal run takes the figures of the file. They are drawn before anything else, all
// of them: what is drawn later must find them, and whoever correlates them wants those that had no effect too.
func (w *World) drawInputs() {
	w.inputs = w.inputs[:0]
	for i := range w.program.Inputs {
		in := &w.program.Inputs[i]
		value := in.Value
		if q := (quantity{subject: &in.subject, slot: None, source: in.source, purpose: DrawInput}); !w.luck.Nominal {
			u := w.uniform(q)
			value = in.At(u)
			if w.OnDraw != nil && !w.program.past.drew(i) {
				w.tellDraw(q, u, value)
			}
		}
		w.inputs = append(w.inputs, value)
	}
	w.applyInputs()
}

// applyInputs works out what of the program's tables depends on inputs.
func (w *World) applyInputs() {
	t := &w.program.travel
	w.detour, w.metresPerMs = w.detour[:0], w.metresPerMs[:0]
	for kind, detour := range t.detour {
		w.detour = append(w.detour, w.valueOf(t.detourInput[kind], detour))
	}
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

// factorOf is how many times its figure an input is, for what a figure scales: a distribution, whose median is not 0, or a speed.
func (w *World) factorOf(i drawn) float64 {
	if i == 0 {
		return 1
	}
	return w.inputs[i-1] / w.program.Inputs[i-1].Value
}

func wholeOf(v float64) int32 { return int32(v + 0.5) }

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

// upTo turns the sum of shares up to an index into that of the run.
func (w *World) upTo(a *adjusted, i int, sum float64) float64 {
	if a == nil {
		return sum
	}
	now := w.inputs[a.input-1]
	rest := (1 - now) / (1 - a.share)
	switch {
	case a.share == 1 && i == a.at:
		return max(now, float64(i)) // there is one other share, which is 0: what is left is all its own
	case a.share == 1:
		return max(1-now, float64(i))
	case i < a.at:
		return sum * rest
	}
	return now + float64((sum-a.share)*rest)
}
