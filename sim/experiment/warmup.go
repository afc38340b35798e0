package experiment

import (
	"math"

	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// WarmUp is advice on the warm-up that a kind of unit needs.
type WarmUp struct {
	Fleet      measure.Fleet
	Applicable bool        // not where demand goes up and down by the hour and the run has too few days, nor of very short runs
	Advised    engine.Time // after which the run is like the rest of it
	Unsettled  bool        // the run is too short to tell: Advised is the middle of it
	Short      bool        // the declared warm-up is shorter, by more than chance
}

// advise says of each kind of unit how long a warm-up it needs, by the number of units that are busy and of requests that
// wait for them, on average over the runs.
func (r *Result) advise() []WarmUp {
	if r.Samples == nil || r.Samples.Runs == 0 {
		return nil
	}
	var list []WarmUp
	stretches := r.Set.Stretches(measure.ByBucket)
	for n, fleet := range r.Set.Fleets() {
		if fleet.Per == "kind" {
			list = append(list, r.warmUp(fleet, &r.Samples.buckets[n], stretches))
		}
	}
	return list
}

// warmUp is the advice for a fleet with a course.
func (r *Result) warmUp(fleet measure.Fleet, c *measure.Course, stretches []measure.Stretch) WarmUp {
	w := WarmUp{Fleet: fleet}
	whole := len(stretches)
	if whole > 0 && lengthOf(stretches[whole-1]) < lengthOf(stretches[0]) {
		whole-- // the last one is not
	}
	if whole == 0 {
		return w
	}
	series := make([]float64, whole)
	for i := range series {
		series[i] = ratio(c.Busy[i]+c.Waiting[i], c.Time[i])
	}
	bucket := lengthOf(stretches[0])
	advice := stats.MSER5(series, int(demandPeriod(r.Program.Scenario)/bucket))
	w.Applicable, w.Unsettled = advice.Applicable, advice.Unsettled
	w.Advised = engine.Time(advice.Truncate) * bucket
	declared := int((r.Program.WarmUp + bucket - 1) / bucket)
	w.Short = w.Applicable && advice.Truncate > declared && fallsShort(series[declared:advice.Truncate], series[advice.Truncate:])
	return w
}

func lengthOf(s measure.Stretch) engine.Time { return s.To - s.From }

// stretchesCompared is the least number of stretches of the rest of a series that its beginning is compared with, and
// sureOfDifference the level at which.
const (
	stretchesCompared = 10
	sureOfDifference  = 0.95
)

// fallsShort reports whether the mean of a beginning lies below those of stretches of the rest by more than these differ from
// each other: a run begins with nobody in the queue. Where the rest has too few that are as long, shorter ones are taken, as if they told nothing of their neighbours.
func fallsShort(beginning, rest []float64) bool {
	length := min(len(beginning), len(rest)/stretchesCompared)
	means := make([]float64, len(rest)/length)
	for i := range means {
		means[i] = mean(rest[i*length : (i+1)*length])
	}
	b := stats.BatchMean(means, sureOfDifference)
	n := float64(len(means))
	half := (b.Interval.High - b.Interval.Low) / 2
	// A mean of n is known to within half, and differs from one that it does not include by up to sqrt(n+1) times as much.
	reach := half * math.Sqrt((n+1)*float64(length)/float64(len(beginning)))
	return b.Value-mean(beginning) > reach
}

func mean(series []float64) float64 {
	sum := 0.0
	for _, v := range series {
		sum += v
	}
	return sum / float64(len(series))
}

// noteWarmUps warns of a declared warm-up that looks short, but not for what is saturated, for which none is long enough.
func (r *Result) noteWarmUps(saturated []bool) {
	for n, w := range r.WarmUps {
		if w.Short && !saturated[n] {
			r.note(WarmUpShort{w})
		}
	}
}
