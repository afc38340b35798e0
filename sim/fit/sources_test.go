package fit_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"simulate/sim/engine"
	"simulate/sim/fit"
	"simulate/sim/log"
)

// kept is a log that a service keeps: from a day on, a call every so often, of one of two types and to one of its units.
type kept struct {
	from, days int
	apart      time.Duration
	types      [2]string
	units      string
}

func (k kept) text() string {
	const layout = "2006-01-02T15:04:05Z"
	var b strings.Builder
	b.WriteString("Call No,Call Type,Unit,Received,Dispatched,On Scene,Available\n")
	for i := range int(time.Duration(k.days) * 24 * time.Hour / k.apart) {
		at, unit := monday.AddDate(0, 0, k.from).Add(time.Duration(i)*k.apart), ""
		if k.units != "" {
			unit = fmt.Sprint(k.units, i%4+1)
		}
		fmt.Fprintf(&b, "%s%d,%s,%s,%s", k.types[0], int(at.Unix()), k.types[i%2], unit, at.Format(layout))
		for _, after := range []time.Duration{time.Minute, 7 * time.Minute, 40 * time.Minute} {
			b.WriteString("," + at.Add(after).Format(layout))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// together gathers logs as one.
func together(t *testing.T, logs ...string) *fit.Model {
	t.Helper()
	g := fit.NewGathering(time.UTC, engine.Seed(1))
	for i, text := range logs {
		source, m := inferred(t, []byte(text))
		if _, err := log.Each(source, m, func(r *log.Row) error { g.Add(i, r.Call(), r); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	return g.Model()
}

// rate is how many calls of a type come in an hour.
func rate(m *fit.Model, title string) float64 {
	sum := 0.0
	for i := range m.Streams {
		if s := &m.Streams[i]; s.Title == title {
			sum += float64(s.Calls) / m.Hours(s)
		}
	}
	return sum
}

// TestRatesAreThoseOfTheTimeInWhichALogWasKept: police of a year and fire of a month in it, alone and together, in either order.
func TestRatesAreThoseOfTheTimeInWhichALogWasKept(t *testing.T) {
	t.Parallel()
	police := kept{days: 364, apart: 3 * time.Hour, types: [2]string{"burglary", "noise"}, units: "P"}
	fire := kept{from: 140, days: 28, apart: time.Hour, types: [2]string{"alarm", "rubbish"}, units: "E"}
	for _, m := range []*fit.Model{together(t, police.text(), fire.text()), together(t, fire.text(), police.text())} {
		if len(m.Spans) != 2 {
			t.Fatalf("%d services", len(m.Spans))
		}
		for title, want := range map[string]float64{"burglary": 1. / 6, "noise": 1. / 6, "alarm": 0.5, "rubbish": 0.5} {
			if got := rate(m, title); math.Abs(got/want-1) > 0.01 {
				t.Errorf("%s: %v calls an hour, want %v", title, got, want)
			}
		}
		for i := range m.Pools {
			p := &m.Pools[i]
			if p.Usual != 4 || p.Least != 4 {
				t.Errorf("%s: %v units work on a usual day, and %d on one with few: four do on each", m.Kinds[p.Kind].Name, p.Usual, p.Least)
			}
		}
		for _, k := range m.Kinds {
			want := map[string]float64{"P": 39. / 60 / 3, "E": 39. / 60}[k.Name]
			if math.Abs(k.Load/want-1) > 0.01 || k.Other != 0 {
				t.Errorf("%s: %v are at work, want %v, and %v parts an hour are in no plan", k.Name, k.Load, want, k.Other)
			}
		}
		if m.Dispersion.Level != 0 {
			t.Errorf("days differ by %v: no service's do", m.Dispersion.Level)
		}
	}
}

// TestMonthsOfOneServiceAreOneTime, whatever they tell it by, and a month that is missing between them is none of it.
func TestMonthsOfOneServiceAreOneTime(t *testing.T) {
	t.Parallel()
	one := kept{days: 28, apart: time.Hour, types: [2]string{"alarm", "rubbish"}, units: "E"}
	next, later := one, one
	next.from, later.from = 28, 140
	unnamed := func(k kept) string { k.units = ""; return k.text() }
	untyped := func(k kept) string { return strings.NewReplacer("alarm,", ",", "rubbish,", ",").Replace(k.text()) }
	for _, c := range []struct {
		name  string
		logs  []string
		weeks float64
	}{
		{"one month and the next", []string{one.text(), next.text()}, 8},
		{"a month and one much later", []string{one.text(), later.text()}, 8},
		{"without units", []string{unnamed(one), unnamed(next)}, 8},
		{"without types", []string{untyped(one), untyped(next)}, 8},
	} {
		m := together(t, c.logs...)
		if len(m.Spans) != 1 || !slices.Equal(m.Spans[0].Logs, []int{0, 1}) {
			t.Errorf("%s: %d services", c.name, len(m.Spans))
		} else if got := m.Spans[0].Hours / 168; math.Abs(got-c.weeks) > 0.02 {
			t.Errorf("%s: %v weeks, want %v", c.name, got, c.weeks)
		}
	}
}

// TestACallOfTwoServicesComesOnce, and is of the time of both.
func TestACallOfTwoServicesComesOnce(t *testing.T) {
	t.Parallel()
	police := kept{days: 28, apart: 3 * time.Hour, types: [2]string{"crash", "crash"}, units: "P"}
	fire := police
	fire.units = "E"
	fire.types[1] = "rescue" // calls are numbered after the first
	m := together(t, police.text(), strings.ReplaceAll(fire.text(), ",crash,", ",fire,"))
	if len(m.Spans) != 2 || m.Calls != 28*8 || m.Spans[1].Calls != 28*8 || math.Abs(m.Spans[1].Hours-28*24) > 3 {
		t.Errorf("%d calls, %+v", m.Calls, len(m.Spans))
	}
	if len(m.Plans) != 1 || len(m.Plans[0].Sets) != 1 || !slices.Equal(m.Plans[0].Sets[0].Units, []int{1, 1}) {
		t.Errorf("%+v", m.Plans)
	}
}

// TestWorkIsCutByTheEndOfItsOwnLog: a unit that is on scene as its log ends is there no longer than that, though another log goes on.
func TestWorkIsCutByTheEndOfItsOwnLog(t *testing.T) {
	t.Parallel()
	fire := kept{days: 28, apart: time.Hour, types: [2]string{"alarm", "rubbish"}, units: "E"}
	rows := strings.Split(strings.TrimSpace(fire.text()), "\n")
	last := &rows[len(rows)-1]
	*last = (*last)[:strings.LastIndex(*last, ",")+1]
	police := kept{days: 28, apart: time.Hour, types: [2]string{"burglary", "noise"}, units: "P"}
	later := kept{days: 29, apart: time.Hour, types: [2]string{"burglary", "noise"}, units: "P"}
	cut := func(logs ...string) (n int) {
		m := together(t, logs...)
		for _, d := range m.Durations() {
			n += d.Cut
		}
		return n
	}
	text := strings.Join(rows, "\n") + "\n"
	if short, long := cut(text, police.text()), cut(text, later.text()); short == 0 || short != long {
		t.Errorf("%d parts are cut short; where the other log goes on for a day, %d", short, long)
	}
}
