package dist_test

import (
	"encoding/binary"
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/dist"
)

var inf = math.Inf(1)

// must is for distributions that a test knows to be valid.
func must(d dist.Dist, err error) dist.Dist {
	if err != nil {
		panic(err)
	}
	return d
}

// examples has one distribution of each family, in minutes.
func examples() map[string]dist.Dist {
	return map[string]dist.Dist{
		"fixed":              must(dist.Fixed(4)),
		"uniform":            must(dist.Uniform(2, 5)),
		"triangular":         must(dist.Triangular(1, 3, 8)),
		"pert":               must(dist.PERT(1, 3, 8)),
		"lognormal":          must(dist.Lognormal(8, 15)),
		"lognormal by mean":  must(dist.LognormalByMean(8, 3)),
		"exponential":        must(dist.Exponential(5)),
		"gamma":              must(dist.Gamma(8, 3)),
		"weibull":            must(dist.Weibull(8, 15)),
		"erlang":             must(dist.Erlang(3, 9)),
		"loglogistic":        must(dist.Loglogistic(8, 15)),
		"sum":                plus(must(dist.Exponential(5)), 2),
		"truncated sum":      truncated(plus(must(dist.Normal(2, 1)), 1), 0.5, inf),
		"normal":             must(dist.Normal(2, 0.5)),
		"empirical":          must(dist.Empirical([]float64{7, 2, 3, 3, 11})),
		"one observation":    must(dist.Empirical([]float64{7})),
		"truncated gamma":    truncated(must(dist.Gamma(8, 3)), 2, 9),
		"truncated normal":   truncated(must(dist.Normal(2, 1)), 0.5, inf),
		"truncated observed": truncated(must(dist.Empirical([]float64{7, 2, 3, 3, 11})), 3, 8),
	}
}

func truncated(d dist.Dist, lowest, highest float64) dist.Dist {
	return must(d.Truncate(lowest, highest))
}

func plus(d dist.Dist, value float64) dist.Dist { return d.Plus(value) }

func TestQuantileNeverDecreases(t *testing.T) {
	t.Parallel()
	const rounding = 4e-15
	for name, d := range examples() {
		rapid.Check(t, func(t *rapid.T) {
			u := rapid.Float64Range(0x1p-53, 1-0x1p-53).Draw(t, "u")
			step := rapid.Float64Range(0, 1-u).Draw(t, "step") * rapid.SampledFrom([]float64{1, 1e-3, 1e-9}).Draw(t, "size")
			lower, higher := d.Quantile(u), d.Quantile(min(u+step, 1-0x1p-53))
			if higher < lower-rounding*math.Abs(lower) {
				t.Fatalf("%s: %v at %v, but %v at %v", name, lower, u, higher, u+step)
			}
		})
	}
}

func TestQuantileStaysWithinMinAndMax(t *testing.T) {
	t.Parallel()
	for name, d := range examples() {
		for _, u := range []float64{0x1p-53, 1e-9, 0.3, 0.5, 0.999999, 1 - 0x1p-53} {
			if x := d.Quantile(u); !(x >= d.Min() && x <= d.Max()) || math.IsInf(x, 0) {
				t.Errorf("%s: %v at %v is outside %v…%v", name, x, u, d.Min(), d.Max())
			}
		}
	}
}

func TestMeanIsTheAverageOfTheQuantiles(t *testing.T) {
	t.Parallel()
	const n = 200_000
	for name, d := range examples() {
		sum := 0.0
		for i := range n {
			sum += d.Quantile((float64(i) + 0.5) / n)
		}
		if got, want := d.Mean(), sum/n; math.Abs(got-want) > 1e-4*want {
			t.Errorf("%s: mean %v, but its quantiles average %v", name, got, want)
		}
	}
}

func TestMinAndMaxAreTheEndsOfWhatCanHappen(t *testing.T) {
	t.Parallel()
	all := examples()
	for _, c := range []struct {
		name            string
		lowest, highest float64
	}{
		{"fixed", 4, 4},
		{"uniform", 2, 5},
		{"triangular", 1, 8},
		{"pert", 1, 8},
		{"lognormal", 0, inf},
		{"exponential", 0, inf},
		{"gamma", 0, inf},
		{"weibull", 0, inf},
		{"normal", -inf, inf},
		{"empirical", 2, 11},
		{"truncated gamma", 2, 9},
		{"truncated normal", 0.5, inf},
	} {
		if d := all[c.name]; d.Min() != c.lowest || d.Max() != c.highest {
			t.Errorf("%s: %v…%v, want %v…%v", c.name, d.Min(), d.Max(), c.lowest, c.highest)
		}
	}
}

// A hash of 1,000 draws of every example, found on amd64: another machine or another
// compiler must find the same. A change of a method changes it, and every seeded run.
func TestDrawsHaveTheSameBitsOnEveryMachine(t *testing.T) {
	t.Parallel()
	const want = 0x94082aef1bbd8842
	hash := fnv.New64a()
	all := examples()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		d := all[name]
		for i := range 1000 {
			x := d.Quantile((float64(i) + 0.5) / 1000)
			_ = binary.Write(hash, binary.LittleEndian, x)
		}
	}
	if got := hash.Sum64(); got != want {
		t.Errorf("hash of the draws %#x, want %#x", got, uint64(want))
	}
}

func TestQuantileAllocatesNothing(t *testing.T) {
	for name, d := range examples() {
		if n := testing.AllocsPerRun(100, func() { d.Quantile(0.3) }); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

func BenchmarkQuantile(b *testing.B) {
	all := examples()
	for _, name := range []string{"exponential", "lognormal", "weibull", "gamma", "pert", "normal", "truncated normal", "empirical"} {
		d := all[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			u := 0.0
			for b.Loop() {
				u += 0.618033988749895
				u -= math.Floor(u)
				d.Quantile(u)
			}
		})
	}
}
