package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
)

// fits reports whether what is asked for can have the instance that is asked for.
func (e *explain) fits(of *subject) error {
	if e.asked.Changed && !of.several() {
		return fmt.Errorf("--instance is for measures of streams or with several rows, and %s is none: it has one time in a run", of.id())
	}
	return nil
}

// explained is the chain of one run, or where what is asked for has no value in it, what keeps it from happening.
func (e *explain) explained(ctx context.Context, of *subject, luck sim.Luck) (*content.Explanation, error) {
	p := of.set.Program
	var tape experiment.Tape
	var fingerprint sim.Fingerprint
	happened, missing, err := e.lapses(ctx, of, luck, &tape, &fingerprint)
	if err != nil {
		return nil, err
	}
	x := &content.Explanation{Program: p, Row: &of.set.Rows[of.rows[0]], Fingerprint: fingerprint.Sum()}
	found, err := e.pick(of, happened, missing)
	if err != nil {
		return nil, err
	}
	if found == nil || found.State != measure.Happened {
		if found == nil {
			return x, nil
		}
		x.Row, x.Lack = &of.set.Rows[found.Row], &found.Lapse
		if records := tape.Records(); records != nil {
			x.Missing = cause.Ahead(of.set, records, &found.Lapse)
		}
		return x, nil
	}
	records, err := e.recordsUpTo(ctx, p, luck, max(found.From.At, found.To.At), &tape)
	if err != nil {
		return nil, err
	}
	chain := cause.New(p, records).Explain(found.From.Seq, found.To.Seq, e.critical)
	x.Row, x.Chain, x.Backwards = &of.set.Rows[found.Row], &chain, found.Length() < 0
	if of.several() {
		x.Among = &content.Ranked{Of: found.Of, Rows: len(of.rows), Shorter: found.shorter, Measured: len(happened)}
	}
	return x, nil
}

// lapses makes the run and finds the times in it that are asked for, and those that are missing. The sinks are told of the run.
func (e *explain) lapses(ctx context.Context, of *subject, luck sim.Luck, sinks ...sim.Sink) (happened, missing []measure.Lapse, err error) {
	fold := of.set.NewFold()
	fold.OnLapse = func(x measure.Lapse) {
		switch {
		case x.Again || !slices.Contains(of.rows, int(x.Row)):
		case x.State == measure.Happened:
			happened = append(happened, x)
		default:
			missing = append(missing, x)
		}
	}
	if err := e.follow(ctx, of.set.Program, luck, e.quiet, append(sinks, fold)...); err != nil {
		return nil, nil, err
	}
	fold.Values() // which tells of those that were still to tell
	return happened, missing, nil
}

// picked is a time of a run.
type picked struct {
	measure.Lapse
	shorter int // times of the run that are shorter
}

// pick is the one of a run's times that is asked for. It is nil where the run says nothing of it.
func (e *explain) pick(of *subject, happened, missing []measure.Lapse) (*picked, error) {
	numbered := func(x measure.Lapse) bool { return strconv.Itoa(int(x.Of.Ordinal)) == e.instance }
	if i := slices.IndexFunc(missing, numbered); i >= 0 {
		return &picked{Lapse: missing[i]}, nil
	}
	slices.SortStableFunc(happened, func(a, b measure.Lapse) int {
		return cmp.Or(cmp.Compare(a.Length(), b.Length()), byOrdinal(a, b))
	})
	rank := slices.IndexFunc(happened, numbered)
	switch {
	case len(happened) == 0 && len(missing) == 0:
		return nil, nil
	case len(happened) == 0:
		return &picked{Lapse: worstOf(missing)}, nil
	case e.instance == medianInstance:
		rank = (len(happened) - 1) / 2
	case e.instance == longestInstance:
		rank = len(happened) - 1
	case rank < 0 && !of.streamed():
		return nil, fmt.Errorf("%s is not about the instances of a stream: --instance may be %s or %s", of.id(), medianInstance, longestInstance)
	case rank < 0:
		p := of.set.Program
		return nil, fmt.Errorf("instance %s is none of those that are measured in this run: those with a value are %s to %s",
			e.instance, p.InstanceID(slices.MinFunc(happened, byOrdinal).Of), p.InstanceID(slices.MaxFunc(happened, byOrdinal).Of))
	}
	return &picked{happened[rank], rank}, nil
}

// worstOf is the first of those that are missing, rather than not applicable.
func worstOf(missing []measure.Lapse) measure.Lapse {
	i := slices.IndexFunc(missing, func(x measure.Lapse) bool { return x.State.Missing() })
	return missing[max(i, 0)]
}

func byOrdinal(a, b measure.Lapse) int { return cmp.Compare(a.Of.Ordinal, b.Of.Ordinal) }

// recordsUpTo are those of a run up to an instant; of a run with too many, those of a shorter one.
func (e *explain) recordsUpTo(ctx context.Context, p *sim.Program, luck sim.Luck, at engine.Time, tape *experiment.Tape) ([]sim.Record, error) {
	if records := tape.Records(); records != nil {
		return records, nil
	}
	var shorter experiment.Tape
	if err := e.follow(ctx, p.Until(at), luck, e.quiet, &shorter); err != nil {
		return nil, err
	}
	if records := shorter.Records(); records != nil {
		return records, nil
	}
	return nil, fmt.Errorf("the chain of causes ends %s after the start, where the run has more than the %s records that can be kept\n"+
		"explain an earlier instance with --instance, or set a shorter clock.horizon", document.Milliseconds(at-p.WarmUp), words.Grouped(experiment.TraceLimit))
}
