package cause

import (
	"cmp"
	"context"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Headlines are the questions about the times that a result's scenario cares for: those that miss their limit first, of these the one
// that exceeds it most, and the others in the order of the file. A measure that is held against several limits has the one that is
// missed, or else the first.
func Headlines(r *experiment.Result) []Question {
	var list []headline
	for _, h := range experiment.Heads(r.Set) {
		if row := &r.Set.Rows[h.Rows[0]]; row.Timed {
			list = append(list, headlineOf(r, h.Measure))
		}
	}
	slices.SortStableFunc(list, func(a, b headline) int { return -cmp.Compare(a.over, b.over) })
	questions := make([]Question, len(list))
	for i := range list {
		questions[i] = list[i].Question
	}
	return questions
}

// headline is a question with by how much its limit is missed, as a share of it; 0 where it is not.
type headline struct {
	Question
	over float64
}

// headlineOf is the question about a measure.
func headlineOf(r *experiment.Result, measure string) headline {
	h := headline{Question: Question{Measure: measure}}
	for i := range r.Objectives {
		j := &r.Objectives[i]
		limit := j.Expression.OfTimes()
		if j.Expression.Measure != measure || limit == nil {
			continue
		}
		over := 0.0
		if l := j.Limit(); j.Verdict == stats.Missed && l.Value != 0 {
			over = max(j.Value/l.Value-1, 1-j.Value/l.Value)
		}
		if h.Limit == nil || over > h.over {
			h.Limit, h.over = limit, over
		}
	}
	return h
}

// LimitOf is the limit that a measure's values are held against by its target, or by the first objective about it; nil without.
func LimitOf(s *scenario.Scenario, measure string) *scenario.Comparison {
	if m := s.Measures.Get(measure); m != nil && m.Target != nil {
		if limit := m.Target.Value.OfTimes(); limit != nil {
			return limit
		}
	}
	for _, o := range s.Objectives.All() {
		if limit := o.Expression.OfTimes(); limit != nil && o.Expression.Measure == measure {
			return limit
		}
	}
	return nil
}

// walkedRecords is how many records of streams are walked: a sample, as every run has many instances, and no run need be made again
// for one more.
const walkedRecords = 2_000_000

// OfResult breaks down measures in the runs that a result rests on; of streams in the first of them. It is empty without seeded runs.
func OfResult(ctx context.Context, r *experiment.Result, questions []Question, o experiment.Options) ([]*Breakdown, error) {
	if r.Samples == nil || len(questions) == 0 {
		return nil, nil
	}
	o.Seed, o.Runs = r.Samples.Seed, r.Samples.Runs
	r.Fit(&o)
	if r.Set.Streams() {
		o.Runs = min(o.Runs, int(max(1, walkedRecords/max(1, r.Nominal.Count))))
	}
	all, err := BreakDown(ctx, r.Program, questions, r.Samples.Number, o)
	return slices.DeleteFunc(all, func(b *Breakdown) bool { return b == nil || b.Runs == 0 }), err
}
