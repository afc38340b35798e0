package fit_test

import (
	"bytes"
	"container/heap"
	"encoding/csv"
	"slices"
	"strconv"
	"testing"
	"time"

	"simulate/sim/dist"
	"simulate/sim/engine"
	"simulate/sim/fit"
	"simulate/sim/log"
	"simulate/sim/log/logtest"
)

// town is a dispatch centre whose figures are known: calls come at two rates, wait for units where none is free, units are called off, carry or
// stay, and the log ends in the middle of it all.
type town struct {
	days    int
	units   int
	day     float64 // calls an hour from 08:00 to 20:00; half as many at night
	seconds int     // to which stamps are rounded down; 0: milliseconds
	bare    bool    // a row names no unit and stamps neither that it is told nor that it leaves, but says whether the call was held
	key     engine.Key
}

// The figures of a town, in milliseconds.
var (
	entryTakes    = must(dist.Lognormal(50_000, 90_000))
	choosingTakes = must(dist.Gamma(40_000, 20_000))
	turnoutTakes  = must(dist.Weibull(60_000, 100_000))
	travelTakes   = must(dist.Lognormal(360_000, 720_000))
	offComes      = must(dist.Exponential(2_400_000))
	stayTakes     = must(dist.Gamma(1_200_000, 600_000))
	careTakes     = must(dist.Lognormal(900_000, 1_500_000))
	driveTakes    = must(dist.Weibull(600_000, 1_100_000))
	handOverTakes = must(dist.Loglogistic(1_500_000, 2_700_000))
)

const carriedShare = 0.6

func must(d dist.Dist, err error) dist.Dist {
	if err != nil {
		panic(err)
	}
	return d
}

// stamps are those of a call; 0 is none.
type stamps struct {
	at   [log.NumInstants]float64
	unit int
	held bool // no unit was free when it could be dispatched
}

// freed are the instants at which units are free again, the first on top.
type freed []struct {
	at   float64
	unit int
}

func (f freed) Len() int           { return len(f) }
func (f freed) Less(i, j int) bool { return f[i].at < f[j].at }
func (f freed) Swap(i, j int)      { f[i], f[j] = f[j], f[i] }
func (f *freed) Push(x any) {
	*f = append(*f, x.(struct {
		at   float64
		unit int
	}))
}

func (f *freed) Pop() any {
	old := *f
	x := old[len(old)-1]
	*f = old[:len(old)-1]
	return x
}

// monday is when towns begin.
var monday = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

// calls are what happens, whether the log sees it or not.
func (w *town) calls() (list []stamps) {
	var free freed
	for u := range w.units {
		free = append(free, struct {
			at   float64
			unit int
		}{0, u})
	}
	end := float64(w.days) * 86_400_000
	luck := w.key
	for at, n := 0.0, uint64(0); ; n++ {
		k := luck.Mix(n)
		gap := must(dist.Exponential(3_600_000 / w.day))
		at += gap.Quantile(k.Mix(0).Uniform())
		if at > end {
			return list
		}
		if hour := int(at/3_600_000) % 24; (hour < 8 || hour >= 20) && k.Mix(1).Uniform() < 0.5 {
			continue // thinned
		}
		draw := func(d *dist.Dist, i uint64) float64 { return d.Quantile(k.Mix(i).Uniform()) }
		s := stamps{}
		s.at[log.CallArrival] = at
		s.at[log.Entered] = at + draw(&entryTakes, 2)
		ready := s.at[log.Entered] + draw(&choosingTakes, 3)
		next := free[0]
		s.unit, s.held, s.at[log.Notified] = next.unit, next.at > ready, max(ready, next.at)
		left := s.at[log.Notified] + draw(&turnoutTakes, 4)
		there := left + draw(&travelTakes, 5)
		off := s.at[log.Notified] + draw(&offComes, 6)
		if left < off {
			s.at[log.EnRoute] = left
		}
		s.at[log.Available] = off
		if there < off {
			s.at[log.OnScene] = there
			s.at[log.Available] = there + draw(&stayTakes, 7)
			if k.Mix(8).Uniform() < carriedShare {
				s.at[log.LeftScene] = there + draw(&careTakes, 7)
				s.at[log.AtDestination] = s.at[log.LeftScene] + draw(&driveTakes, 9)
				s.at[log.Available] = s.at[log.AtDestination] + draw(&handOverTakes, 10)
			}
		}
		free[0].at = s.at[log.Available]
		heap.Fix(&free, 0)
		list = append(list, s)
	}
}

// write writes the log: what has been stamped by its end.
func (w *town) write(calls []stamps) []byte {
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	header := []string{"Call No", "Unit"}
	columns := []struct {
		name string
		of   log.Instant
	}{
		{"Received", log.CallArrival},
		{"Entered", log.Entered},
		{"Dispatched", log.Notified},
		{"En Route", log.EnRoute},
		{"On Scene", log.OnScene},
		{"Left Scene", log.LeftScene},
		{"At Hospital", log.AtDestination},
		{"Available", log.Available},
	}
	if w.bare {
		header[1] = "Held"
		columns = slices.Delete(columns, 2, 4)
	}
	for _, c := range columns {
		header = append(header, c.name)
	}
	_ = out.Write(header)
	end := float64(w.days) * 86_400_000
	for n, c := range calls {
		row := []string{strconv.Itoa(n + 1), ""}
		if w.bare {
			row[1] = map[bool]string{true: "Y", false: "N"}[c.held]
		}
		for _, col := range columns {
			text := ""
			if at := c.at[col.of]; at > 0 && at <= end {
				if col.of == log.Notified {
					row[1] = "M" + strconv.Itoa(c.unit+1)
				}
				ms := int64(at)
				if w.seconds > 0 {
					ms -= ms % (int64(w.seconds) * 1000)
				}
				text = monday.Add(time.Duration(ms) * time.Millisecond).Format("2006-01-02T15:04:05.000Z")
			}
			row = append(row, text)
		}
		_ = out.Write(row)
	}
	out.Flush()
	return b.Bytes()
}

// inferred is a log and what its columns mean.
func inferred(t testing.TB, text []byte) (*log.Source, *log.Mapping) {
	t.Helper()
	name := logtest.Write(t, t.TempDir(), "calls.csv", string(text))
	source, _, m := logtest.Read(t, name, log.Wish{})
	return source, m
}

// fitted reads a log and fits it.
func fitted(t testing.TB, text []byte, key engine.Key) *fit.Model {
	t.Helper()
	source, m := inferred(t, text)
	g := fit.NewGathering(time.UTC, key)
	_, err := log.Each(source, m, func(r *log.Row) error {
		g.Add(0, r.Call(), r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return g.Model()
}
