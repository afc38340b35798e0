package cause

import (
	"cmp"
	"context"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Headlines are the questions about the times that a result's scenario cares for: those that miss their limit first, of these the one
// that exceeds it most, and the others in the order of the file. A measure that is held against several limits has the one that is
// missed, or else the first.
func Headlines(r *experiment.Result) []Question {
	var list []headline
	heads := experiment.TimedHeads(r.Set)
	if len(heads) > 0 && r.Set.Rows[heads[0].Rows[0]].Origin == measure.Builtin {
		slices.Reverse(heads) // a whole response first: it has the times before it in it
	}
	for _, h := range heads {
		list = append(list, headlinesOf(r, h.Measure, "")...)
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

// Asked are the questions about a measure of a result, or the one about one of its rows, with what is asked of it: of several targets
// that which is missed most, or else the first. Most measures are one question; the built-in times of incidents that begin once are
// one each, as what such incidents are about is unlike.
func Asked(r *experiment.Result, measure, key string) []Question {
	var questions []Question
	for _, h := range headlinesOf(r, measure, key) {
		questions = append(questions, h.Question)
	}
	return questions
}

// headlinesOf are the questions about a measure, or about one of its rows.
func headlinesOf(r *experiment.Result, of, key string) []headline {
	h := headlineOf(r, of)
	if key != "" {
		h.Key, h.Missed = key, false // a verdict is on all rows together
		return []headline{h}
	}
	var each []headline
	for _, i := range RowsOf(r.Set, of, "") {
		if row := &r.Set.Rows[i]; row.Origin == measure.Builtin && row.Per == perIncident {
			h.Key = row.Key
			each = append(each, h)
		}
	}
	if len(each) == 0 {
		return []headline{h}
	}
	return each
}

// perIncident is what rows are per that are about an incident each.
const perIncident = "incident"

// headlineOf is the question about a measure with all its rows.
func headlineOf(r *experiment.Result, of string) headline {
	h := headline{Question: Question{Measure: of}}
	for i := range r.Objectives {
		j := &r.Objectives[i]
		if j.Expression.Measure != of {
			continue
		}
		over, missed := 0.0, j.Verdict == stats.Missed
		if l := j.Limit(); missed && l.Value != 0 {
			over = max(j.Value/l.Value-1, 1-j.Value/l.Value)
		}
		limit := j.Expression.OfTimes()
		if h.Target == nil || missed && (!h.Missed || over > h.over) || !h.Missed && h.Limit == nil && limit != nil {
			h.Target, h.Missed, h.over, h.Limit = &j.Expression.Target, missed, over, limit
		}
	}
	return h
}

// walkedRecords is how many records of streams are walked: a sample, as every run has many instances, and no run need be made again
// for one more.
const walkedRecords = 2_000_000

// OfResult breaks down measures in the runs that a result rests on, of those whose values are kept; of streams in the first of them. It is empty without seeded runs.
func OfResult(ctx context.Context, r *experiment.Result, questions []Question, o experiment.Options) ([]*Breakdown, error) {
	if r.Samples == nil || len(questions) == 0 {
		return nil, nil
	}
	o.Seed, o.Runs = r.Samples.Seed, r.Samples.Kept()
	r.Fit(&o)
	if r.Set.Streams() {
		o.Runs = min(o.Runs, int(max(1, walkedRecords/max(1, r.Nominal.Count))))
	}
	all, err := BreakDown(ctx, r.Program, questions, r.Samples.Number, o)
	for _, b := range all {
		if b != nil {
			b.Of = r.Samples.Runs
		}
	}
	return slices.DeleteFunc(all, func(b *Breakdown) bool { return b == nil || b.Runs == 0 }), err
}
