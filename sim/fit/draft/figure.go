package draft

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/sim/fit"
	"simulate/sim/log"
)

// duration writes a fitted distribution with all that is known of it; where it was written before, a reference. The name is what it is called
// if it is referred to, or has a column in the table.
func (w *writer) duration(d *fit.Distribution, name string) string {
	return w.once(d, name, func() string {
		return fmt.Sprintf("{value: %s, %ssource: log, confidence: derived, note: %q}", w.value(d), ranged(d), w.remark(d))
	})
}

// once writes a figure the first time, and refers to it from then on.
func (w *writer) once(figure any, name string, write func() string) string {
	if w.uses[figure]++; w.uses[figure] > 1 {
		return "*" + w.names[figure]
	}
	w.names[figure] = w.used.of(name)
	if w.known[figure] > 1 {
		return "&" + w.names[figure] + " " + write()
	}
	return write()
}

// value writes a distribution.
func (w *writer) value(d *fit.Distribution) string {
	by := d.By
	switch d.Family {
	case fit.Empirical:
		w.columns = append(w.columns, column{w.names[d], d})
		return fmt.Sprintf("empirical(%s %s)", w.from.Times, w.names[d])
	case fit.Fixed:
		return amount(by[0])
	case fit.Exponential:
		return fmt.Sprintf("exponential(mean %s)", amount(by[0]))
	case fit.Gamma:
		return fmt.Sprintf("gamma(mean %s sd %s)", amount(by[0]), amount(by[1]))
	case fit.Erlang:
		return fmt.Sprintf("erlang(k %.0f mean %s)", by[0], amount(by[1]))
	case fit.Uniform:
		low, high := amount(by[0]), amount(by[1])
		if low == high { // between two that are written alike there is nothing to draw
			return low
		}
		return low + ".." + high
	case fit.Triangular:
		return fmt.Sprintf("triangular(%s %s %s)", amount(by[0]), amount(by[1]), amount(by[2]))
	default:
		return fmt.Sprintf("%s(p50 %s p90 %s)", d.Family, amount(by[0]), amount(by[1]))
	}
}

// ranged writes the interval of the median.
func ranged(d *fit.Distribution) string {
	if d.Median() < 1 {
		return ""
	}
	if text := within(d.Low, d.Median(), d.High); text != "" {
		return "range: " + text + ", "
	}
	return ""
}

// remark says on how many rows a distribution rests and how well it fits.
func (w *writer) remark(d *fit.Distribution) string {
	text := fmt.Sprintf("%d rows", d.N)
	if d.OfAll && len(w.Plans) > 1 {
		text += " of all calls"
	}
	if d.Cut > 0 {
		text += fmt.Sprintf(" and %d cut short", d.Cut)
	}
	switch d.Family {
	case fit.Empirical:
		return text + "; no family is near enough"
	case fit.Fixed:
		return text + ", all alike"
	}
	return text + fmt.Sprintf("; mean, p50, p90 and p95 within %s", percent(d.Error))
}

func percent(share float64) string { return fmt.Sprintf("%.0f%%", math.Ceil(share*100)) }

// assumed writes a figure that the log cannot show.
func assumed(value, within, why string) string {
	return fmt.Sprintf("{value: %s, range: %s, note: %q}", value, within, why)
}

// unseen says why something is assumed that ends when an instant is stamped: none is, or those that are do not stand in order.
func (w *writer) unseen(what string, at ...log.Instant) string {
	if slices.ContainsFunc(at, func(i log.Instant) bool { return w.Stamped[i] }) {
		return "the log stamps " + what + ", but here not together with what comes before, in that order"
	}
	return "the log does not stamp " + what
}

// meant notes why steps may not come.
func (w *writer) meant(why string) {
	if !slices.Contains(w.mayNotCome, why) {
		w.mayNotCome = append(w.mayNotCome, why)
	}
}

// hazard writes the time until units are called off.
func (w *writer) hazard(h *fit.Hazard, name string) string {
	w.meant("a unit that is called off does nothing more")
	return w.once(h, name, func() string { return calledOff(h) })
}

func calledOff(h *fit.Hazard) string {
	value := fmt.Sprintf("exponential(mean %s)", amount(h.By[0]))
	at := h.By[0] * math.Ln2
	if h.Family == fit.Weibull {
		value, at = fmt.Sprintf("weibull(p50 %s p90 %s)", amount(h.By[0]), amount(h.By[1])), h.By[0]
	}
	span := ""
	if text := within(h.Low, at, h.High); text != "" {
		span = "range: " + text + ", "
	}
	return fmt.Sprintf("{value: %s, %ssource: log, confidence: derived, note: %q}", value, span,
		fmt.Sprintf("%d of %d called off before they arrived; longer ways are called off more often", h.N, h.Of))
}

// times is the table of empirical distributions: a column each, of 101 quantiles.
func (w *writer) times() []byte {
	if len(w.columns) == 0 {
		return nil
	}
	var b strings.Builder
	for i, c := range w.columns {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(c.name)
	}
	for q := range 101 {
		b.WriteByte('\n')
		for i, c := range w.columns {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(trimmed(c.of.Quantiles[q]/1000, 3) + "s")
		}
	}
	b.WriteByte('\n')
	return []byte(b.String())
}
