package experiment

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/pack"
	"simulate/sim/shard"
)

// samplesWork is the name, behind that of Options.Work, of runs whose values of every row are kept.
const samplesWork = "samples"

// Record makes those of so many runs that are the shard's, and keeps in it what a worker packs of each. The error is shard.ErrMade once it
// has them all, and sim.ErrStopped when the context ended before.
func (o *Options) Record(ctx context.Context, work string, runs int, newWorker func() func(run int, p *pack.Pack) error) error {
	first, end := o.Shard.Own(runs)
	texts, errs := make([][]byte, end-first), make([]error, end-first)
	InParallel(ctx, end-first, o.Workers, func() func(int) bool {
		record := newWorker()
		return func(i int) bool {
			var p pack.Pack
			errs[i] = record(first+i, &p)
			texts[i] = p.Bytes()
			if o.Progress != nil && errs[i] == nil {
				o.Progress(i+1, end-first)
			}
			return errs[i] == nil
		}
	})
	switch err := cmp.Or(errs...); {
	case ctx.Err() != nil:
		return sim.ErrStopped
	case err != nil:
		return err
	}
	o.Shard.Add(o.Work+work, runs, texts)
	return shard.ErrMade
}

// unpack takes what a shard has made of a run.
func unpack(from *shard.Reader, run int, each func(p *pack.Pack)) error {
	text, err := from.Text(run)
	if err != nil {
		return err
	}
	p := pack.Open(text)
	each(p)
	if err := p.Close(); err != nil {
		return fmt.Errorf("run %d of a shard cannot be read: %w", run, err)
	}
	return nil
}

// record makes the runs of a shard. On trial it finds whether one machine will have room for what all of them yield.
func (s *Samples) record(ctx context.Context, p *sim.Program, o Options, batches []engine.Time) error {
	if o.Shard.Trial {
		one := o
		one.Runs, one.Shard = min(1, o.Runs), nil
		samples, err := newSamples(s.Set, s.Seed, 0).extend(ctx, p, one, batches)
		if err != nil {
			return err
		}
		if err := samples.roomFor(o.Runs); err != nil {
			return err
		}
	}
	return o.Record(ctx, samplesWork, o.Runs, func() func(int, *pack.Pack) error {
		w := newWorker(p, s.Set, o.Seed, batches)
		return func(run int, p *pack.Pack) error {
			if err := w.run(ctx, run); err != nil {
				return err
			}
			w.pack(p)
			return nil
		}
	})
}

// trialsWork is the name, behind that of Options.Work, of the runs of a program.
func trialsWork(program int) string { return fmt.Sprintf("trials %d", program) }

// record makes the runs of a shard, one program after another.
func (t *Trials) record(ctx context.Context, o Options) error {
	t.cut()
	for program := range t.programs {
		err := o.Record(ctx, trialsWork(program), o.Runs, func() func(int, *pack.Pack) error {
			w := t.newTrier(program, nil)
			return func(run int, p *pack.Pack) error {
				if err := w.make(ctx, run); err != nil {
					return err
				}
				w.pack(p)
				w.ended(run)
				return nil
			}
		})
		if !errors.Is(err, shard.ErrMade) {
			return err
		}
	}
	return shard.ErrMade
}
