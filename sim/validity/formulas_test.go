package validity

import (
	"math"
	"testing"
)

// TestFormulasGiveThePublishedFigures holds the formulas against digits that were published or computed elsewhere.
func TestFormulasGiveThePublishedFigures(t *testing.T) {
	t.Parallel()
	one, three := queue{1, 0.9, 1}, queue{3, 1.5, 1}
	classes, urgent := cobham(3, 0.6, 0.9, 0.9), preemptive(0.3, 0.5)
	bridge, jobs := race{}.on(), makespan(10, 3)
	busy := larson.busy()
	for _, c := range []struct {
		name           string
		computed, want float64
		digits         int
	}{
		{"M/M/1 wait", one.wait(), 9, 4},
		{"M/M/1 time in system", one.stay(), 10, 4},
		{"M/M/1 P(T > 20)", one.longer(20), 0.135335, 6},
		{"M/M/1 p95", one.quantile(0.95), 29.9573, 4},
		{"M/M/1 from empty, t = 10", inSystem(10), 2.530695, 6},
		{"M/M/1 from empty, t = 50", inSystem(50), 5.122480, 6},
		{"M/M/1 from empty, t = 100", inSystem(100), 6.443921, 6},
		{"Erlang C", three.waits(), 0.236842, 6},
		{"M/M/3 wait", three.wait(), 0.157895, 6},
		{"Erlang B", three.lost(), 0.134328, 6},
		{"M/G/1 lognormal", pollaczekKhinchine(0.8, 1.5), 6.5, 4},
		{"M/D/1", pollaczekKhinchine(0.8, 0), 2, 4},
		{"Cobham 1", classes[0], 0.269663, 6},
		{"Cobham 2", classes[1], 0.539326, 6},
		{"Cobham 3", classes[2], 2.157303, 6},
		{"preemptive 1", urgent[0], 1.428571, 6},
		{"preemptive 2", urgent[1], 7.142857, 6},
		{"H10", harmonic(10), 2.928968, 6},
		{"variance of the longest of ten", powers(10, 2), 1.549768, 6},
		{"bridge, mean", bridge.first, 83. / 24, 12},
		{"bridge, variance", bridge.variance(), 2.887153, 6},
		{"bridge, AD", bridge.ad, 5. / 24, 12},
		{"bridge, ACE", bridge.ace, 7. / 12, 12},
		{"bridge, BE", bridge.be, 5. / 24, 12},
		{"makespan, mean", jobs.first, 4.166667, 6},
		{"makespan, variance", jobs.variance(), 2.138889, 6},
		{"hypercube, unit 1", busy[0], 0.5574, 4},
		{"hypercube, unit 2", busy[1], 0.4734, 4},
		{"hypercube, unit 3", busy[2], 0.4693, 4},
		{"distance to a disc's centre", fromCentre(1), 2. / 3, 12},
		{"distance in a disc", betweenPoints(1), 0.905415, 6},
		{"distance to a square's middle", fromMiddle(1), 0.382598, 6},
		{"nearest of one", nearestOf(1, 1), 2. / 3, 12},
	} {
		if off := math.Abs(c.computed - c.want); off > 0.5001*math.Pow10(-c.digits) {
			t.Errorf("%s: computed %.9f, published %.9f", c.name, c.computed, c.want)
		}
	}
}

// TestFormulasAgreeWhereTheyMeet computes the same figure in two ways.
func TestFormulasAgreeWhereTheyMeet(t *testing.T) {
	t.Parallel()
	waits, leaves, wait := exponentialPatience.figures()
	chained := newChain(0, line{servers: 3, most: 200, arrivals: 3, patience: 0.5}.moves)
	steady := chained.steady()
	queued := chained.mean(steady, func(n int) float64 { return float64(max(0, n-3)) })
	refused, _ := limited(line{servers: 3, most: 3, arrivals: 1.5})
	_, open := limited(line{servers: 3, most: 200, arrivals: 1.5})
	none := pairs{urgent: 1e-9, other: 1.2}
	_, alone := none.waits()
	for _, c := range []struct {
		name       string
		one, other float64
	}{
		{"Erlang A, waits", waits, chained.share(steady, func(n int) bool { return n >= 3 })},
		{"Erlang A, leaves", leaves, queued * 0.5 / 3},
		{"Erlang A, wait", wait, queued / 3},
		{"a line without a queue is Erlang's loss system", refused, queue{3, 1.5, 1}.lost()},
		{"a line without a limit is Erlang's delay system", open, queue{3, 1.5, 1}.wait()},
		{"Kaufman and Roberts with one class", blocked(3, []float64{1.5}, []int{1})[0], queue{3, 1.5, 1}.lost()},
		{"Cobham with one class", cobham(3, 1.5)[0], queue{3, 1.5, 1}.wait()},
		{"exponential service varies by 1", pollaczekKhinchine(0.9, 1), queue{1, 0.9, 1}.wait()},
		{"Poisson arrivals are renewals", renewal(func(s float64) float64 { return 0.8 / (0.8 + s) }), queue{1, 0.8, 1}.wait()},
		{"hypercube's units share the load", larson.busy()[0] + larson.busy()[1] + larson.busy()[2], 1.5},
		{"pairs without urgent calls", alone, queue{2, 1.2, 1}.wait()},
		{"a constant day comes to the steady state", present(period{200, 1.5, 3}), 1.5 + 1.5*queue{3, 1.5, 1}.wait()},
		{"exponential stays in any number of servers", unlimited(2, []period{{9, 3, 0}}, func(t float64) float64 { return math.Exp(-t) }), 3 * (1 - math.Exp(-2))},
		{"a repeated job that is never long", interrupted(0.3, 0.1, fixed(1e-6, 0.3).completion(0.3)), busyWait(0.3, 0.1, moments{1e-6, 1e-12})},
	} {
		if math.Abs(c.one-c.other) > 1e-6*max(1, math.Abs(c.other)) {
			t.Errorf("%s: %.9f and %.9f", c.name, c.one, c.other)
		}
	}
}

// busyWait is what interrupted comes to where a job is so short that it is not interrupted.
func busyWait(first, second float64, job moments) float64 {
	return interrupted(first, second, moments{job.first / (1 - first), job.second})
}

// TestInterruptedJobsInGeneralIncludeResumption: the formula for interrupted jobs gives that of preemption with resumption,
// whose completion time is known.
func TestInterruptedJobsInGeneralIncludeResumption(t *testing.T) {
	t.Parallel()
	completion := moments{1 / 0.7, 2/0.49 + 0.3*2/0.343}
	if got, want := interrupted(0.3, 0.5, completion), preemptive(0.3, 0.5)[1]; math.Abs(got-want) > 1e-9 {
		t.Errorf("%.9f, want %.9f", got, want)
	}
}
