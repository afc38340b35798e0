package fit

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"simulate/sim/engine"
)

// TestIntervalsOfCountsAreGarwoods: the ends are chi-squared quantiles.
func TestIntervalsOfCountsAreGarwoods(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 5, 40, 1000} {
		low, high := poisson(n)
		wantLow := 0.0
		if n > 0 {
			wantLow = distuv.ChiSquared{K: 2 * float64(n)}.Quantile(0.025) / 2
		}
		wantHigh := distuv.ChiSquared{K: 2*float64(n) + 2}.Quantile(0.975) / 2
		if math.Abs(low-wantLow) > 1e-6*(1+wantLow) || math.Abs(high-wantHigh) > 1e-6*wantHigh {
			t.Errorf("%d: %v to %v, want %v to %v", n, low, high, wantLow, wantHigh)
		}
	}
}

// drawn counts calls at rates by day and hour, over so many weeks.
func drawnWeeks(weeks int, rate func(day, hour int) float64, seed uint64) (counts [7][24]int, e exposure) {
	for d := range counts {
		for h := range counts[d] {
			e[d][h] = float64(weeks)
			mean := rate(d, h) * float64(weeks)
			u, p, below := engine.Seed(seed).Mix(uint64(d*24+h)).Uniform(), math.Exp(-mean), 0.0
			for n := 0; ; n++ {
				if below += p; u < below || n > 10_000 {
					counts[d][h] = n
					break
				}
				p *= mean / float64(n+1)
			}
		}
	}
	return counts, e
}

// TestBlocksAreThoseThatMadeTheCalls: two rates a day on working days and one at the weekend, and nothing more.
func TestBlocksAreThoseThatMadeTheCalls(t *testing.T) {
	t.Parallel()
	counts, e := drawnWeeks(20, func(day, hour int) float64 {
		switch {
		case day >= 5:
			return 6
		case hour >= 8 && hour < 20:
			return 9
		default:
			return 3
		}
	}, 4)
	r := ratesOf(&counts, &e, nil)
	if len(r.Groups) != 2 || r.Groups[0].Last != 4 || len(r.Groups[0].Blocks) != 3 || len(r.Groups[1].Blocks) != 1 {
		t.Fatalf("%+v", r)
	}
	for i, want := range []float64{3, 9, 3} {
		b := r.Groups[0].Blocks[i]
		if b.Hour != []int{0, 8, 20}[i] || math.Abs(b.Rate-want) > 0.1*want || b.Low > want || b.High < want {
			t.Errorf("%+v, want %v", b, want)
		}
	}
}

// TestCallsThatComeEvenlyAreOneRate: in nine of ten logs.
func TestCallsThatComeEvenlyAreOneRate(t *testing.T) {
	t.Parallel()
	one := 0
	for seed := range uint64(100) {
		counts, e := drawnWeeks(4, func(int, int) float64 { return 3 }, seed)
		r := ratesOf(&counts, &e, nil)
		one += ordinal(len(r.Groups) == 1 && len(r.Groups[0].Blocks) == 1)
	}
	if one < 90 {
		t.Errorf("%d of 100", one)
	}
}

// TestHoursThatNobodySawAreSaid: a log of two hours knows nothing of the others.
func TestHoursThatNobodySawAreSaid(t *testing.T) {
	t.Parallel()
	var counts [7][24]int
	var e exposure
	counts[1][9], counts[1][10] = 30, 32
	e[1][9], e[1][10] = 1, 1
	r := ratesOf(&counts, &e, nil)
	sum := 0.0
	r.each(&e, func(b *Block, _, _ int, _ float64) { sum += b.Rate / 168 })
	if math.Abs(sum-31) > 1 {
		t.Errorf("%v an hour: %+v", sum, r)
	}
}

// TestFewCallsComeWhenAllDo: a stream with a hundredth of all calls has their hours, and its own share of them.
func TestFewCallsComeWhenAllDo(t *testing.T) {
	t.Parallel()
	rate := func(_, hour int) float64 {
		if hour >= 8 && hour < 20 {
			return 9
		}
		return 3
	}
	all, e := drawnWeeks(40, rate, 5)
	shape := ratesOf(&all, &e, nil)
	few, _ := drawnWeeks(40, func(day, hour int) float64 { return rate(day, hour) / 300 }, 6)
	r := ratesOf(&few, &e, &shape)
	if len(r.Groups) != 1 || len(r.Groups[0].Blocks) != 3 || r.Groups[0].Blocks[1].Hour != 8 {
		t.Fatalf("%+v", r)
	}
	for i, want := range []float64{0.01, 0.03, 0.01} {
		if b := r.Groups[0].Blocks[i]; b.Low > want || b.High < want {
			t.Errorf("%+v, want %v", b, want)
		}
	}
}
