package experiment

import "simulate/sim/measure"

// Demand at or over what units can do shows as units that are busy without a break over the last half of the window, while
// the queue for them grows.
const (
	alwaysBusy = 0.999
	growth     = 1.2 // of the queue from the third quarter of the window to the last
)

// noteSaturation warns of kinds of unit, and of pools of kinds that as a whole have units left, for which demand is too much.
func (r *Result) noteSaturation() (saturated []bool) {
	fleets, stretches := r.Set.Fleets(), r.Set.Stretches(measure.ByBucket)
	saturated = make([]bool, len(fleets))
	kinds := make(map[string]bool)
	for n, fleet := range fleets {
		from, ok := saturates(&r.Samples.buckets[n], window(stretches, r.Program.WarmUp))
		if !ok || kinds[fleet.Kind] {
			continue
		}
		saturated[n] = true
		kinds[fleet.Kind] = fleet.Per == "kind"
		r.note(Saturated{fleet, stretches[from].From})
	}
	return saturated
}

// saturates reports whether a fleet is busy without a break over the last half of a course while its queue grows, and since
// which stretch it has been.
func saturates(c *measure.Course, first int) (from int, ok bool) {
	n := len(c.Busy)
	if first < 0 || n-first < 4 {
		return 0, false
	}
	middle, last := first+(n-first)/2, first+3*(n-first)/4
	half := ratio(total(c.Busy[middle:]), total(c.Duty[middle:]))
	before := ratio(total(c.Waiting[middle:last]), total(c.Time[middle:last]))
	after := ratio(total(c.Waiting[last:]), total(c.Time[last:]))
	if half < alwaysBusy || after < 1 || after < float64(growth*before) {
		return 0, false
	}
	from = n
	for from > 0 && c.Busy[from-1] > 0 && ratio(c.Busy[from-1], c.Duty[from-1]) >= alwaysBusy {
		from--
	}
	return min(from, middle), true
}
