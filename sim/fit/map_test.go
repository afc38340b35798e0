package fit_test

import (
	"bytes"
	"fmt"
	"math"
	"testing"
	"time"

	"simulate/sim/dist"
	"simulate/sim/engine"
	"simulate/sim/fit"
)

// placed is a log with positions: of five units at five stations the nearest goes, at 36 km/h over ways 1.3 times as long as the straight line.
func placed(tells bool) []byte {
	var b bytes.Buffer
	b.WriteString("Call No,Unit,Received,Dispatched,En Route,On Scene,Available,Latitude,Longitude\n")
	way := must(dist.Lognormal(1, 1.2))
	stations := [][2]float64{{39.00, -94.50}, {39.10, -94.50}, {39.05, -94.42}, {39.00, -94.35}, {39.10, -94.35}}
	for i := range 1500 {
		k := engine.Seed(9).Mix(uint64(i))
		lat, lon := 38.96+0.18*k.Mix(1).Uniform(), -94.55+0.25*k.Mix(2).Uniform()
		unit, least := 0, math.Inf(1)
		for u, s := range stations {
			dx, dy := (lon-s[1])*111_195*math.Cos(39.05*math.Pi/180), (lat-s[0])*111_195
			if d := math.Hypot(dx, dy); d < least {
				unit, least = u, d
			}
		}
		took := least * fit.AssumedDetour / 10 * way.Quantile(k.Mix(3).Uniform())
		if !tells {
			took = 300 * way.Quantile(k.Mix(4).Uniform())
		}
		at := monday.Add(time.Duration(i) * 25 * time.Minute)
		on := at.Add(70 * time.Second).Add(time.Duration(took * float64(time.Second)))
		const form = "2006-01-02T15:04:05.000Z"
		fmt.Fprintf(&b, "%d,M%d,%s,%s,%s,%s,%s,%.5f,%.5f\n", i, unit+1, at.Format(form), at.Add(40*time.Second).Format(form),
			at.Add(70*time.Second).Format(form), on.Format(form), on.Add(9*time.Minute).Format(form), lat, lon)
	}
	return b.Bytes()
}

// TestSpeedsAreThoseThatMadeTheWays: where positions tell how long ways take, the speed, the spread and the stations are found again.
func TestSpeedsAreThoseThatMadeTheWays(t *testing.T) {
	t.Parallel()
	m := fitted(t, placed(true), engine.Seed(1))
	if m.Map == nil {
		t.Fatalf("there is no map: %v", m.Kinds[0].Distance)
	}
	if v := m.Map.Speeds[0].Value; math.Abs(v-10) > 1 {
		t.Errorf("%.1f m/s, want 10", v)
	}
	if m.Map.Variation > 1.45 {
		t.Errorf("ways vary by %v", m.Map.Variation)
	}
	if len(m.Map.Stations) != 5 || len(m.Pools[0].Units) != 5 {
		t.Errorf("%d stations for %d units", len(m.Map.Stations), len(m.Pools[0].Units))
	}
}

// TestPositionsThatTellNothingAreLeft: ways that do not depend on distance are as the log has them.
func TestPositionsThatTellNothingAreLeft(t *testing.T) {
	t.Parallel()
	m := fitted(t, placed(false), engine.Seed(1))
	if m.Map != nil {
		t.Errorf("a map, with %v", m.Map.Speeds)
	}
	if d := m.Kinds[0].Travel; math.Abs(d.Median()-300_000) > 10_000 {
		t.Errorf("ways take %v", d.Median())
	}
}
