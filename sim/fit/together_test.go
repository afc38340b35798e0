package fit_test

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"simulate/sim/dist"
	"simulate/sim/engine"
	"simulate/sim/fit"
)

// crews is a log of calls to which two engines go and, in four of ten, a medic that is asked for some minutes after the first is on scene. The
// engines leave together; what they do begins with the last arrival, or with the first.
func crews(fromLast bool) []byte {
	var b bytes.Buffer
	b.WriteString("Call No,Unit,Unit Type,Received,Dispatched,En Route,On Scene,Available\n")
	way, work, asked := must(dist.Lognormal(400_000, 900_000)), must(dist.Gamma(1_800_000, 700_000)), must(dist.Lognormal(240_000, 480_000))
	for i := range 600 {
		k := engine.Seed(3).Mix(uint64(i))
		at := float64(i) * 7_200_000
		draw := func(d *dist.Dist, n uint64) float64 { return d.Quantile(k.Mix(n).Uniform()) }
		row := func(unit, kind string, told, there, end float64) {
			fmt.Fprintf(&b, "%d,%s,%s", i, unit, kind)
			for _, ms := range []float64{at, told, told + 60_000, there, end} {
				b.WriteString("," + monday.Add(time.Duration(ms)*time.Millisecond).Format("2006-01-02T15:04:05.000Z"))
			}
			b.WriteByte('\n')
		}
		told := at + 60_000
		one, two := told+60_000+draw(&way, 1), told+60_000+draw(&way, 2)
		end := min(one, two) + draw(&work, 3)
		if fromLast {
			end = max(one, two) + draw(&work, 3)
		}
		row(fmt.Sprint("E", i%5+1), "engine", told, one, max(end, one))
		row(fmt.Sprint("E", i%5+6), "engine", told, two, max(end, two))
		if k.Mix(4).Uniform() < 0.4 {
			more := min(one, two) + draw(&asked, 5)
			row(fmt.Sprint("M", i%3+1), "medic", more, more+500_000, more+500_000+draw(&work, 6))
		}
	}
	return b.Bytes()
}

// TestUnitsThatLeaveTogetherWorkForOneTime, which runs from the arrival on which it does not depend; who is asked for later is.
func TestUnitsThatLeaveTogetherWorkForOneTime(t *testing.T) {
	t.Parallel()
	for _, fromLast := range []bool{true, false} {
		m := fitted(t, crews(fromLast), engine.Seed(1))
		p := &m.Plans[0]
		engines := slices.IndexFunc(m.Kinds, func(k fit.Kind) bool { return k.Name == "engine" })
		if len(p.Together) != 1 || !slices.Equal(p.Together[0].Kinds, []int{engines}) || p.Together[0].FromLast != fromLast || p.Together[0].Share < 0.9 {
			t.Fatalf("from the last: %v: %+v", fromLast, p.Together)
		}
		if p.Parts[engines].OnScene != nil || p.Parts[1-engines].OnScene == nil {
			t.Error("engines have a time each, or medics have none")
		}
		for i, s := range p.Sets {
			if d := p.Together[0].Takes[i]; math.Abs(d.Median()/1_711_000-1) > 0.1 {
				t.Errorf("%v: half are done within %.0f s", s, d.Median()/1000)
			}
		}
		if len(p.Sets) != 2 || p.Sets[1].Later[1-engines] != 1 || p.Sets[1].Later[engines] != 0 || math.Abs(p.Sets[1].Share-0.4) > 0.06 {
			t.Errorf("sets: %+v", p.Sets)
		}
		if d := p.Parts[1-engines].Later; d == nil || math.Abs(d.Median()/240_000-1) > 0.15 {
			t.Errorf("medics are asked for later: %+v", d)
		}
	}
}

// TestAUnitThatIsWaitedForIsNotAskedForLater: it is notified as it comes free, though another is on scene by then.
func TestAUnitThatIsWaitedForIsNotAskedForLater(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	b.WriteString("Call No,Unit,Received,Dispatched,En Route,On Scene,Available\n")
	stamp := func(minutes int) string {
		return monday.Add(time.Duration(minutes) * time.Minute).Format("2006-01-02T15:04:05Z")
	}
	for i := range 100 {
		at := i * 300
		row := func(call string, unit string, told int) {
			fmt.Fprintf(&b, "%s-%d,%s,%s,%s,%s,%s,%s\n", call, i, unit, stamp(at), stamp(at+told), stamp(at+told+1), stamp(at+told+8), stamp(at+told+40))
		}
		row("a", "E1", 1)
		row("b", "E2", 2)
		row("b", "E1", 41) // until then it was on the other call
	}
	m := fitted(t, b.Bytes(), engine.Seed(1))
	for _, s := range m.Plans[0].Sets {
		if s.Later[0] > 0 {
			t.Errorf("%+v", s)
		}
	}
}
