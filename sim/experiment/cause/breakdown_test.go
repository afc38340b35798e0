package cause

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

func firstRuns(run int) int { return run }

func breakDown(t rapid.TB, p *sim.Program, runs, workers int, questions ...Question) []*Breakdown {
	t.Helper()
	all, err := BreakDown(context.Background(), p, questions, firstRuns, experiment.Options{Runs: runs, Seed: 1, Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestPartsAddUpToTheMean: what steps contribute to every measured time of random scenarios is the sum of its values, over a limit
// and within; so is what a wait was for. Any number of workers finds the same.
func TestPartsAddUpToTheMean(t *testing.T) {
	t.Parallel()
	const runs = 20
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		set.CountFromCall()
		limit := scenario.Comparison{
			Operator: scenario.Operator(rapid.IntRange(1, 4).Draw(t, "operator")),
			Limit:    scenario.Limit{Unit: scenario.Milliseconds, Value: float64(rapid.IntRange(0, 20).Draw(t, "limit")) * 60_000},
		}
		questions := everyQuestion(set, &limit)
		all := breakDown(t, p, runs, 2, questions...)
		values := tallied(t, p, set, questions, runs)
		for i, b := range all {
			if b.All != values[i].all || b.Over != values[i].over {
				t.Fatalf("%s:%s: %+v, over %+v; want %+v", b.Measure, b.Key, b.All, b.Over, values[i])
			}
			checkParts(t, b)
			checkMissing(t, b)
		}
		if one := breakDown(t, p, runs, 1, questions...); !reflect.DeepEqual(one, all) {
			t.Fatal("one worker finds something else than two")
		}
	})
}

func checkParts(t *rapid.T, b *Breakdown) {
	var sum, over engine.Time
	excess := 0.0
	for i := range b.Parts {
		part := &b.Parts[i]
		sum, over, excess = sum+part.All.Time, over+part.Over.Time, excess+b.ExcessOf(part)
		whom := part.All.Time
		for _, s := range part.Whom {
			whom -= s.Time
		}
		if part.Whom != nil && whom != 0 {
			t.Fatalf("%s: whom %+v was for differs from %d by %d", b.Measure, part, part.All.Time, whom)
		}
		if part.All.Paths == 0 || part.All.Paths > b.All.Paths || part.Over.Paths > part.All.Paths {
			t.Fatalf("%s: %+v of %+v", b.Measure, part, b.All)
		}
	}
	if sum != b.All.Time || over != b.Over.Time {
		t.Fatalf("%s: parts add up to %d, over the limit %d; want %d and %d", b.Measure, sum, over, b.All.Time, b.Over.Time)
	}
	if b.Over.Paths > 0 && b.Within().Paths > 0 && math.Abs(excess-b.Excess()) > 1e-3 {
		t.Fatalf("%s: differences add up to %v, want %v", b.Measure, excess, b.Excess())
	}
}

// checkMissing: each value that is missing has one reason.
func checkMissing(t *rapid.T, b *Breakdown) {
	without := 0
	for _, m := range b.Missing {
		without += m.Values
		if m.Runs == 0 || m.Runs > m.Values || m.Runs > b.Runs {
			t.Fatalf("%s: %+v over %d runs", b.Measure, m, b.Runs)
		}
	}
	if without != b.Lacking() {
		t.Fatalf("%s: %d values have a reason to be missing, want %d", b.Measure, without, b.Lacking())
	}
}

// everyQuestion asks about every time that is measured: all rows of each measure, and each row.
func everyQuestion(set *measure.Set, limit *scenario.Comparison) []Question {
	var list []Question
	for i := range set.Rows {
		r := &set.Rows[i]
		for _, q := range []Question{{Measure: r.Measure, Limit: limit}, {Measure: r.Measure, Key: r.Key, Limit: limit, Critical: true}} {
			if r.Timed && r.Period.Whole() && !slices.Contains(list, q) {
				list = append(list, q)
			}
		}
	}
	return list
}

// sides are sums of values.
type sides struct{ all, over Side }

// tallied adds up the values of rows, as a fold gives them, without any path.
func tallied(t *rapid.T, p *sim.Program, set *measure.Set, questions []Question, runs int) []sides {
	totals := make([]sides, len(questions))
	fold, world := set.NewFold(), sim.NewWorld(p)
	for run := range runs {
		if err := world.Run(sim.Luck{Seed: 1, Replication: uint64(run)}, fold); err != nil {
			t.Fatal(err)
		}
		values := slices.Clone(fold.Values())
		for row := range set.Rows {
			if ledger := fold.Ledger(row); ledger != nil {
				values = append(values, unserved(ledger, int32(row))...)
				sample := ledger.Values.Sample()
				for rank := range ledger.Count(measure.Happened) {
					v := sample.Quantile((float64(rank) + 0.5) / float64(sample.Total()))
					values = append(values, measure.Value{Row: int32(row), Amount: int64(v)})
				}
			}
		}
		for i := range questions {
			rows := rowsOf(set, &questions[i])
			for _, v := range values {
				missing := v.State.Missing() && set.Rows[v.Row].Waits
				if v.State != measure.Happened && !missing || !slices.Contains(rows, int(v.Row)) {
					continue
				}
				totals[i].all.add(engine.Time(v.Amount))
				if missing && !questions[i].Limit.IsLower() || !missing && !holds(questions[i].Limit, v.Amount) {
					totals[i].over.add(engine.Time(v.Amount))
				}
			}
		}
	}
	return totals
}

// unserved are the waits of a row that were not served, the last of which has the time of all.
func unserved(l *measure.Ledger, row int32) []measure.Value {
	if l.Waited == nil {
		return nil
	}
	values := slices.Repeat([]measure.Value{{Row: row, State: measure.Unfinished}}, l.Count(measure.Unfinished)+l.Count(measure.Never))
	if len(values) == 0 {
		return nil
	}
	last := &values[len(values)-1].Amount
	for _, part := range l.Waited {
		*last += part.Above
	}
	served := l.Values.Sample()
	for rank := range l.Count(measure.Happened) {
		*last -= int64(served.Quantile((float64(rank) + 0.5) / float64(served.Total())))
	}
	return values
}

// holds compares as the limit is written.
func holds(c *scenario.Comparison, v int64) bool {
	switch limit := int64(c.Limit.Value); c.Operator {
	case scenario.AtMost:
		return v <= limit
	case scenario.Below:
		return v < limit
	case scenario.AtLeast:
		return v >= limit
	default:
		return v > limit
	}
}

// TestBreakdownOfTheBridge: only AD has D, only ACE has C, and only BE has B; a part that is always there contributes its mean.
func TestBreakdownOfTheBridge(t *testing.T) {
	t.Parallel()
	const runs = 20_000
	b := breakDown(t, simtest.CompileFile(t, bridgeFile), runs, 0, Question{Measure: "length"})[0]
	for step, share := range map[string]float64{"d": 5.0 / 24, "c": 7.0 / 12, "b": 5.0 / 24, "a": 19.0 / 24, "e": 19.0 / 24} {
		part := b.part(t, step, Work)
		if accepted := 4 * math.Sqrt(share*(1-share)/runs); math.Abs(b.Share(part)-share) > accepted {
			t.Errorf("%s is on %v of the paths, want %v", step, b.Share(part), share)
		}
	}
	if !b.Single || b.All.Paths != runs || len(b.Parts) != 5 {
		t.Errorf("%+v", b)
	}
}

func (b *Breakdown) part(t testing.TB, step string, kind Kind) *Part {
	t.Helper()
	i := slices.IndexFunc(b.Parts, func(p Part) bool {
		return p.Kind == kind && p.Step != sim.NoStep && b.Program.Steps[p.Step].ID == step
	})
	if i < 0 {
		t.Fatalf("%s has no part %s, %s", b.Measure, step, kind)
	}
	return &b.Parts[i]
}

// TestWhyADistrictIsToldLate holds the breakdown of the shipped scenario against figures that were found in another way: by hand, for
// a picture of a report.
func TestWhyADistrictIsToldLate(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../../../scenarios/independence.yaml")
	limit := &p.Scenario.Objectives.Get("district-told-soon").Expression.Comparison
	all := breakDown(t, p, 1000, 0, Question{Measure: "schools-told", Limit: limit}, Question{Measure: "call-to-custody"})
	told, custody := all[0], all[1]
	why := told.Why()
	if why == nil || why != told.part(t, "first-cars", Travel) || why.Nth != 3 {
		t.Fatalf("the district is told late because of %+v", why)
	}
	wait := custody.part(t, "perimeter", WaitOnScene)
	over, within := told.OverAndWithin(why)
	for _, x := range []struct {
		what string
		got  float64 // milliseconds
		want string
	}{
		{"district told", told.All.Mean(), "9:32"},
		{"third car, over", over, "5:30"},
		{"third car, within", within, "3:25"},
		{"third car, excess", told.ExcessOf(why), "2:05"},
		{"excess", told.Excess(), "3:04"},
		{"custody", custody.All.Mean(), "23:20"},
		{"perimeter", custody.Mean(wait), "6:15"},
	} {
		if s := int(math.Round(x.got / 1000)); fmt.Sprintf("%d:%02d", s/60, s%60) != x.want {
			t.Errorf("%s: %d s, want %s", x.what, s, x.want)
		}
	}
	if told.Over.Paths != 366 || told.Within().Paths != 634 || math.Round(100*custody.Share(wait)) != 79 || wait.Whom[0].How != CameLast {
		t.Errorf("%+v within %+v, %+v", told.Over, told.Within(), wait)
	}
}

func TestABreakdownOfAStream(t *testing.T) {
	t.Parallel()
	b := breakDown(t, simtest.CompileFile(t, "../testdata/desk.yaml"), 20, 0, Question{Measure: "stay"})[0]
	if work := b.part(t, "answer", Work); b.Single || b.Share(work) != 1 || b.All.Paths < 20*1000 || b.Mean(work) < 170_000 || b.Mean(work) > 190_000 {
		t.Errorf("answering is on %v of %d paths for %v ms", b.Share(work), b.All.Paths, b.Mean(work))
	}
}

func TestABreakdownOfRunsThatAgree(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, bridgeFile)
	odd := func(run int) int { return 2*run + 1 }
	all, err := BreakDown(context.Background(), p, []Question{{Measure: "length"}, {Measure: "none"}}, odd, experiment.Options{Runs: 50, Seed: 1})
	if err != nil || all[1] != nil {
		t.Fatal(all[1], err)
	}
	if first := breakDown(t, p, 50, 0, Question{Measure: "length"})[0]; first.All == all[0].All {
		t.Error("the first runs are taken instead of those asked for")
	}
}
