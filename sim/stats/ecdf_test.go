package stats_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

func TestECDFIsTheShareOfAllValuesUpToEachOne(t *testing.T) {
	t.Parallel()
	e := stats.NewSample([]int64{30, 10, 20, 20}, 1).ECDF(200)
	if want := []float64{10, 20, 30}; !slices.Equal(e.X, want) {
		t.Errorf("it steps at %v, want %v", e.X, want)
	}
	if want := []float64{0.2, 0.6, 0.8}; !slices.Equal(e.Share, want) {
		t.Errorf("shares are %v, want %v: one of five is missing", e.Share, want)
	}
}

func TestECDFOfNothingIsEmpty(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]stats.Sample{"empty": {}, "all missing": stats.NewSample(nil, 3)} {
		if e := s.ECDF(200); len(e.X)+len(e.Share) > 0 {
			t.Errorf("%s: %v", name, e)
		}
	}
}

func TestThinnedECDFIsExactAtQuantilesFromTheLeastToTheGreatest(t *testing.T) {
	t.Parallel()
	e := stats.NewSample(upTo(1001), 0).ECDF(11)
	want := []float64{1, 101, 201, 301, 401, 501, 601, 701, 801, 901, 1001}
	if !slices.Equal(e.X, want) {
		t.Fatalf("it steps at %v, want %v", e.X, want)
	}
	for i, x := range e.X {
		if e.Share[i] != x/1001 {
			t.Errorf("the share up to %v is %v, want %v", x, e.Share[i], x/1001)
		}
	}
}

func TestECDFAgreesWithCounts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values, absent := samples(t)
		s, most := stats.NewSample(values, absent), rapid.IntRange(2, 60).Draw(t, "most")
		e := s.ECDF(most)
		if len(e.X) > most {
			t.Fatalf("%d points, of at most %d", len(e.X), most)
		}
		for i, x := range e.X {
			if want := float64(s.CountAtMost(x)) / float64(s.Total()); e.Share[i] != want {
				t.Fatalf("the share up to %v is %v, want %v", x, e.Share[i], want)
			}
			if i > 0 && e.X[i-1] >= x {
				t.Fatalf("%v stands before %v", e.X[i-1], x)
			}
		}
		if len(values) > 0 && (e.X[0] != float64(slices.Min(values)) || e.X[len(e.X)-1] != float64(slices.Max(values))) {
			t.Fatalf("it reaches from %v to %v", e.X[0], e.X[len(e.X)-1])
		}
	})
}

func TestECDFOfCountedValuesIsThatOfTheirClasses(t *testing.T) {
	t.Parallel()
	bag := stats.NewBag(10)
	for v := range int64(5000) {
		bag.Add(v * 1000)
	}
	s := bag.Sample()
	e := s.ECDF(50)
	if s.Exact() || len(e.X) > 50 || e.Share[len(e.Share)-1] != 1 {
		t.Fatalf("exact %v, %d points up to a share of %v", s.Exact(), len(e.X), e.Share[len(e.Share)-1])
	}
	for i, x := range e.X {
		if want := (math.Floor(x/1000) + 1) / 5000; math.Abs(e.Share[i]-want) > 0.001 {
			t.Errorf("the share up to %v is %v, want about %v", x, e.Share[i], want)
		}
	}
}

// The half-width is √(ln(2/0.05)/2n): of 100 values √(3.688879454/200) = 0.1358102, the textbook's 1.358/√n.
func TestBandIsThatOfMassart(t *testing.T) {
	t.Parallel()
	low, high := stats.NewSample(upTo(100), 0).ECDF(200).Band(100, 0.95)
	if got := high[49] - 0.5; math.Abs(got-0.13581015157406195) > 1e-12 {
		t.Errorf("half of its width is %v", got)
	}
	if got := 0.5 - low[49]; math.Abs(got-0.13581015157406195) > 1e-12 {
		t.Errorf("half of its width is %v below", got)
	}
	if low[0] != 0 || high[99] != 1 {
		t.Errorf("it leaves the range of a share: from %v to %v", low[0], high[99])
	}
}

// The band is simultaneous: of many samples at least 95% have the true function inside it everywhere.
func TestBandHoldsTheWholeFunctionAsOftenAsItSays(t *testing.T) {
	t.Parallel()
	const experiments, n, grid = 400, 60, 1 << 20
	inside := 0
	state := uint64(1)
	for range experiments {
		values := make([]int64, n)
		for i := range values {
			state = state*6364136223846793005 + 1442695040888963407
			values[i] = int64(state >> 44) // uniform on 0 … 2^20-1
		}
		e := stats.NewSample(values, 0).ECDF(n)
		low, high := e.Band(n, 0.95)
		if enclosed(e, low, high, func(x float64) float64 { return (x + 1) / grid }) {
			inside++
		}
	}
	if share := float64(inside) / experiments; share < 0.925 { // 0.95 less two and a half standard errors
		t.Errorf("%v of the bands hold the function", share)
	}
	if inside == experiments {
		t.Error("every band holds: it is wider than it need be")
	}
}

// enclosed reports whether a function lies inside a band at every step and just before it.
func enclosed(e stats.ECDF, low, high []float64, of func(float64) float64) bool {
	for i, x := range e.X {
		if of(x) < low[i] || of(x) > high[i] || i > 0 && of(x-1) > high[i-1] {
			return false
		}
	}
	return true
}
