package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/html"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/experiment/contrast"
)

// onPages is the page that is asked for, if any, in the place of the document that other formats hold.
func (o *output) onPages(page func() *document.Document) (streams, error) {
	if !o.onPage() {
		return nil, nil
	}
	body, err := rendered(page())
	return streams{formatHTML: body}, err
}

// rendered is a page. All of it is made before any of it is written, as of every document.
func rendered(d *document.Document) (body, error) {
	var b bytes.Buffer
	err := html.Write(&b, d)
	return written(b.Bytes()), err
}

// page is the report of the main job with all that only pages have.
func (r *review) page(
	ctx context.Context, result *experiment.Result, shown *experiment.ShownRun, settings content.Settings, extra content.Extra,
) (_ body, err error) {
	needs := content.NeedsOf(result, shown.Luck)
	if err := play(ctx, &extra, &needs); err != nil {
		return nil, err
	}
	extra.Partial = ctx.Err() != nil
	return rendered(content.NewPage(result, shown, settings, extra))
}

// lanes is the picture of the run that is shown, which is made once more to be followed.
func (r *review) lanes(ctx context.Context, result *experiment.Result, shown *experiment.ShownRun, settings content.Settings) body {
	return func(w io.Writer) error {
		h, err := experiment.History(ctx, result.Program, shown.Luck)
		if err != nil {
			return &failedRun{err}
		}
		return content.NewLanes(result, shown, settings, h).Write(w)
	}
}

// walks finds the critical paths that a page needs; none where a measure has none, or where the runs were stopped.
func (c *console) walks(ctx context.Context, needs *content.Needs, r runs, quiet bool) ([]content.PathsOver, error) {
	var all []content.PathsOver
	for walk := range untilEnd(ctx, slices.Values(needs.Walks), new(int)) {
		paths, err := c.walk(ctx, walk.PathsOf, r, needs.Runs, quiet)
		if err != nil {
			return nil, err
		}
		if paths != nil {
			all = append(all, content.PathsOver{ID: walk.ID, Paths: paths})
		}
	}
	return all, nil
}

// walk finds paths in so many runs; nil when there are none, because the measure has none or the runs were stopped.
func (c *console) walk(ctx context.Context, of cause.PathsOf, r runs, number int, quiet bool) (*cause.Paths, error) {
	o, done := c.options(r, quiet)
	defer done()
	o.Runs = number
	paths, err := cause.FindPaths(ctx, of, o)
	if none := (*cause.NoPathError)(nil); errors.As(err, &none) {
		return nil, nil
	}
	if err != nil || paths.Runs == 0 {
		return nil, err
	}
	return paths, nil
}

// helped holds the variants of the file that a page needs against it; nil where there are none, and once the context has ended.
func (r *review) helped(
	ctx context.Context, argument string, result *experiment.Result, needs *content.Needs,
) (*contrast.Contrast, error) {
	if ctx.Err() != nil {
		return nil, nil
	}
	base := result.Program.Scenario
	var variants []contrast.Contender
	for _, id := range needs.Variants {
		p, err := r.compile(argument, edition{variant: id, set: r.set, checked: true}, true)
		if err != nil {
			r.without(id, err)
			continue
		}
		v := base.Variants.Get(id)
		variants = append(variants, contrast.Contender{ID: id, Title: v.Title, Program: p, Changes: v.Changes.IDs(), Luck: v.IsLuck()})
	}
	if len(variants) == 0 {
		return nil, nil
	}
	o, done := r.options(r.runs, r.quiet)
	defer done()
	o.Runs, o.Usual, o.Precision = needs.Runs, !r.asked.Changed, experiment.Precision{}
	c, err := contrast.Compare(ctx, contrast.Contender{ID: base.File, Program: result.Program}, variants, o)
	if err != nil || c.Trials.Runs == 0 {
		return nil, err
	}
	if c.Trials.Runs < result.Samples.Runs {
		c.Settle(result.Objectives)
	}
	return c, nil
}

// without tells that the page does not say what a variant would have changed. That need not keep the report from being written.
func (r *review) without(variant string, err error) {
	if !r.quiet {
		r.console.tell("the page has nothing on variant %s: %v", variant, err)
	}
}

// page is the comparison as a page, if one is asked for.
func (k *comparison) page(ctx context.Context, c *contrast.Contrast, settings content.Settings) (streams, error) {
	if !k.onPage() {
		return nil, nil
	}
	needs := content.NeedsOfContrast(c)
	var extra content.Extra
	var err error
	if extra.Paths, err = k.walks(ctx, &needs, k.runs, k.quiet); err != nil {
		return nil, err
	}
	if err := play(ctx, &extra, &needs); err != nil {
		return nil, err
	}
	extra.Partial = ctx.Err() != nil
	return k.onPages(func() *document.Document { return content.NewComparisonPage(c, settings, extra) })
}

// play makes the runs that a page plays. There are none where the context ended.
func play(ctx context.Context, extra *content.Extra, needs *content.Needs) error {
	for _, run := range needs.Plays {
		var tape experiment.Tape
		var sinks []sim.Sink
		if needs.Told {
			sinks = append(sinks, &tape)
		}
		h, err := experiment.History(ctx, run.Program, run.Luck, sinks...)
		if errors.Is(err, sim.ErrStopped) {
			return nil
		}
		if err != nil {
			return err
		}
		extra.Play(h, run, tape.Records())
	}
	return nil
}
