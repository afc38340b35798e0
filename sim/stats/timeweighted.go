package stats

import "fmt"

// Integral is the exact integral over time of a level that changes in steps, such as the number of units at work. No
// level and no time is too much for it, but a sum of areas of 2¹²⁷. The zero value is empty; equal integrals compare
// equal with ==.
type Integral struct {
	area wide
	span int64
}

// Add includes a level that lasted for so many milliseconds.
func (i *Integral) Add(level, milliseconds int64) {
	i.area.add(product(level, milliseconds))
	i.span += milliseconds
}

// Merge includes another integral: of another time, of another run, or of another of several things that have an average
// level together.
func (i *Integral) Merge(other Integral) {
	i.area.add(other.area)
	i.span += other.span
}

// Span returns the milliseconds that are integrated over.
func (i Integral) Span() int64 { return i.span }

// Area returns the integral, in milliseconds times the level's unit.
func (i Integral) Area() float64 { return i.area.float() }

// Average returns the time-weighted average of the level, or 0 over no time.
func (i Integral) Average() float64 {
	if i.span == 0 {
		return 0
	}
	return i.Area() / float64(i.span)
}

// Ratio returns area over span, for [BatchRatio].
func (i Integral) Ratio() Ratio { return Ratio{Above: i.Area(), Below: float64(i.span)} }

// TimeWeighted integrates a level over a window of time and over each of its batches. What happens before the window sets
// the level with which it begins, and what happens after it counts for nothing. The level is 0 at first. Telling it a
// change allocates nothing.
//
// With batches of an hour it is a time series as well.
type TimeWeighted struct {
	batches Batches
	parts   []Integral // of the window before the first batch, then of each batch

	at    int64 // integrated so far
	level int64 // from then on
	part  int   // that follows, or that at lies in
	end   int64 // of that part
}

// NewTimeWeighted returns an accumulator that has seen nothing of the window yet.
func NewTimeWeighted(batches Batches) *TimeWeighted {
	w := &TimeWeighted{batches: batches, parts: make([]Integral, batches.N+1)}
	w.Reset()
	return w
}

// Reset forgets everything, for another run.
func (w *TimeWeighted) Reset() {
	clear(w.parts)
	w.at, w.level, w.part, w.end = w.batches.From, 0, 0, w.batches.Start(0)
}

// Set says what the level is from an instant on. Instants never fall.
func (w *TimeWeighted) Set(at, level int64) {
	w.Advance(at)
	w.level = level
}

// Change says by how much the level changes at an instant. Instants never fall.
func (w *TimeWeighted) Change(at, by int64) {
	w.Advance(at)
	w.level += by
}

// Advance says that the level has lasted up to an instant: the end of the run, before the figures are read.
func (w *TimeWeighted) Advance(to int64) {
	if to < w.at {
		w.mustBeBefore(to)
		return
	}
	for to > w.end && w.part < w.batches.N {
		w.integrate(w.end)
		w.part++
		w.end += w.batches.Length
	}
	w.integrate(min(to, w.end))
}

// integrate reaches an instant of the part that at lies in.
func (w *TimeWeighted) integrate(to int64) {
	w.parts[w.part].Add(w.level, to-w.at)
	w.at = to
}

// mustBeBefore panics unless the instant lies before the window.
func (w *TimeWeighted) mustBeBefore(instant int64) {
	if w.at > w.batches.From {
		panic(fmt.Sprintf("stats: a level changed at %d, which is before %d", instant, w.at))
	}
}

// Merge includes what another run, with the same batches, has seen of the window.
func (w *TimeWeighted) Merge(other *TimeWeighted) {
	if w.batches != other.batches {
		panic(fmt.Sprintf("stats: batches %+v merged with %+v", other.batches, w.batches))
	}
	for i := range w.parts {
		w.parts[i].Merge(other.parts[i])
	}
}

// Total returns the integral over the whole window, as far as it was seen.
func (w *TimeWeighted) Total() Integral {
	var total Integral
	for _, part := range w.parts {
		total.Merge(part)
	}
	return total
}

// Batches returns how the window is cut.
func (w *TimeWeighted) Batches() Batches { return w.batches }

// Batch returns the integral over batch i, counted from 0.
func (w *TimeWeighted) Batch(i int) Integral { return w.parts[1+i] }
