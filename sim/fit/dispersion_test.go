package fit_test

import (
	"bytes"
	"fmt"
	"math"
	"testing"
	"time"

	"simulate/sim/dist"
	"simulate/sim/engine"
)

// days is a log of independent calls to a near area and a far one, on days of two levels, or of one.
func days(low, high float64) []byte {
	var b bytes.Buffer
	b.WriteString("Call No,Unit,Area,Received,Dispatched,En Route,On Scene,Available\n")
	gap, way := must(dist.Exponential(1)), must(dist.Lognormal(1, 1.5))
	n := 0
	for day := range 84 {
		k := engine.Seed(5).Mix(uint64(day))
		rate := high
		if k.Mix(0).Uniform() < 0.5 {
			rate = low
		}
		at := 0.0
		for i := uint64(1); ; i++ {
			if at += gap.Quantile(k.Mix(2*i).Uniform()) * 86_400_000 / rate; at >= 86_400_000 {
				break
			}
			n++
			area, took := "near", 240_000.0
			if n%3 == 0 {
				area, took = "far", 720_000
			}
			fmt.Fprintf(&b, "%d,E%d,%s", n, n%4+1, area)
			clock := float64(day)*86_400_000 + at
			for _, ms := range []float64{0, 60_000, 60_000, took * way.Quantile(k.Mix(2*i+1).Uniform()), 600_000} {
				clock += ms
				b.WriteString("," + monday.Add(time.Duration(clock)*time.Millisecond).Format("2006-01-02T15:04:05.000Z"))
			}
			b.WriteByte('\n')
		}
	}
	return b.Bytes()
}

// TestDaysThatDifferBeyondChanceAreTold, and no others.
func TestDaysThatDifferBeyondChanceAreTold(t *testing.T) {
	t.Parallel()
	if d := fitted(t, days(20, 20), engine.Seed(1)).Dispersion; d.Level != 0 || math.Abs(d.Index-1) > 0.4 || d.Days != 82 {
		t.Errorf("of one level: %+v", d)
	}
	if d := fitted(t, days(12, 28), engine.Seed(1)).Dispersion; math.Abs(d.Level-0.4) > 0.1 {
		t.Errorf("of two levels, 0.4 apart from their mean: %+v", d)
	}
}

// TestWaysToAreasAreFittedByThem, where they differ.
func TestWaysToAreasAreFittedByThem(t *testing.T) {
	t.Parallel()
	m := fitted(t, days(20, 20), engine.Seed(1))
	if len(m.Areas) != 2 || m.Areas[0].Name != "near" || m.Kinds[0].ByArea == nil {
		t.Fatalf("%+v %+v", m.Areas, m.Kinds[0])
	}
	for i, want := range []float64{240_000, 720_000} {
		if got := m.Kinds[0].ByArea[i].Median(); math.Abs(got/want-1) > 0.08 {
			t.Errorf("ways to %s take %.0f ms, want %.0f", m.Areas[i].Name, got, want)
		}
	}
}
