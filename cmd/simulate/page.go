package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"

	"simulate/report"
	"simulate/report/html"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario"
)

// onPages is the page that is asked for, if any, in the place of the document that other formats hold.
func (o *output) onPages(page func() *report.Document) (streams, error) {
	if !o.onPage() {
		return nil, nil
	}
	content, err := rendered(page())
	return streams{formatHTML: content}, err
}

// rendered is a page. All of it is made before any of it is written, as of every document.
func rendered(d *report.Document) (content, error) {
	var b bytes.Buffer
	err := html.Write(&b, d)
	return written(b.Bytes()), err
}

// page is the report of the main job with all that only pages have: paths of the headline measures, what would have helped, and
// runs to be played.
func (r *replay) page(
	ctx context.Context, argument string, result *experiment.Result, luck sim.Luck, told []sim.Instance,
) (content, error) {
	shown, err := shownRun(ctx, result, luck)
	if err != nil {
		return nil, err
	}
	settings := r.settings(r.runs, luck)
	settings.Tell = told
	var extra report.Extra
	if extra.Paths, err = r.critical(ctx, result); err != nil {
		return nil, err
	}
	if extra.Helped, err = r.helped(ctx, argument, result); err != nil {
		return nil, err
	}
	if err := addReplays(ctx, &extra, played{"", "", result.Program, luck}); err != nil {
		return nil, err
	}
	extra.Partial = ctx.Err() != nil
	return rendered(report.NewPage(result, shown, settings, extra))
}

// mostLong is how many runs are made for a page alone where that takes long: of streams, and for each variant and measure.
const mostLong = 200

// forPage is how many runs are made for a page alone where the report rests on so many.
func forPage(runs int, streams bool) int {
	if streams {
		return min(runs, mostLong)
	}
	return runs
}

// critical is what lies on the critical path of each measure whose chain the report shows. Where runs are left out for not
// agreeing with what is given, paths of all runs would tell of others.
func (r *replay) critical(ctx context.Context, result *experiment.Result) ([]report.PathsOver, error) {
	if result.Samples == nil || result.Given != nil {
		return nil, nil
	}
	var all []report.PathsOver
	for _, m := range report.Chained(result) {
		of := cause.PathsOf{Baseline: result.Program, Measure: m.Row.Measure, Key: m.Row.Key}
		paths, err := r.walk(ctx, of, r.runs, forPage(result.Samples.Runs, result.Set.Streams()), r.quiet)
		if err != nil {
			return nil, err
		}
		if paths != nil {
			all = append(all, report.PathsOver{Paths: paths})
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

// helped holds the variants of the file against it, in as many runs as the report rests on, or fewer where those are long. It is
// nil where there are none, and where what is reported is a variant itself.
func (r *replay) helped(ctx context.Context, argument string, result *experiment.Result) (*contrast.Contrast, error) {
	base := result.Program.Scenario
	if result.Samples == nil || result.Given != nil || r.variant != "" || base.Measures.Len() == 0 || ctx.Err() != nil {
		return nil, nil
	}
	var variants []contrast.Contender
	for id, v := range base.Variants.All() {
		p, err := r.compile(argument, source{variant: id, set: r.set}, true)
		if err != nil {
			r.without(id, err)
			continue
		}
		variants = append(variants, contrast.Contender{ID: id, Title: v.Title, Program: p, Changes: v.Changes.IDs()})
	}
	if len(variants) == 0 {
		return nil, nil
	}
	o, done := r.options(r.runs, r.quiet)
	defer done()
	o.Runs, o.Usual, o.Precision = forPage(result.Samples.Runs, result.Set.Streams()), !r.asked.Changed, experiment.Precision{}
	c, err := contrast.Compare(ctx, contrast.Contender{ID: base.File, Program: result.Program}, variants, o)
	if err != nil || c.Trials.Runs == 0 {
		return nil, err
	}
	return c, nil
}

// without tells that the page does not say what a variant would have changed. That need not keep the report from being written.
func (r *replay) without(variant string, err error) {
	if !r.quiet {
		r.console.tell("the page has nothing on variant %s: %v", variant, err)
	}
}

// page is the comparison as a page, if one is asked for: with what moves on the critical path of each headline measure.
func (k *comparison) page(ctx context.Context, c *contrast.Contrast, settings report.Settings) (streams, error) {
	if !k.onPage() {
		return nil, nil
	}
	var extra report.Extra
	var err error
	if extra.Paths, err = k.moved(ctx, c); err != nil {
		return nil, err
	}
	nominal := sim.Luck{Nominal: true}
	runs := []played{{"", c.Baseline.ID, c.Baseline.Program, nominal}}
	for i := range c.Variants {
		v := &c.Variants[i]
		runs = append(runs, played{v.ID, cmp.Or(v.Title, v.ID), v.Program, nominal})
	}
	if err := addReplays(ctx, &extra, runs...); err != nil {
		return nil, err
	}
	extra.Partial = ctx.Err() != nil
	return k.onPages(func() *report.Document { return report.NewComparisonPage(c, settings, extra) })
}

// moved is what lies on the critical paths of the baseline and of each variant.
func (k *comparison) moved(ctx context.Context, c *contrast.Contrast) ([]report.PathsOver, error) {
	set := c.Trials.Outcomes[0].Set
	var all []report.PathsOver
	for _, row := range c.Heads() {
		r := &set.Rows[row]
		if r.Unit != scenario.Seconds {
			continue
		}
		for i := range c.Variants {
			v := &c.Variants[i]
			of := cause.PathsOf{Baseline: c.Baseline.Program, Variant: v.Program, Measure: r.Measure, Key: r.Key}
			paths, err := k.walk(ctx, of, k.runs, min(c.Trials.Runs, mostLong), k.quiet)
			if err != nil {
				return nil, err
			}
			if paths != nil {
				all = append(all, report.PathsOver{ID: v.ID, Paths: paths})
			}
		}
	}
	return all, nil
}

// played is a run that a page plays.
type played struct {
	id, title string // of the variant; empty: the scenario as it is
	program   *sim.Program
	luck      sim.Luck
}

// addReplays makes the runs that a page plays, and of the first how busy units and channels are. There are none where the context
// ended.
func addReplays(ctx context.Context, extra *report.Extra, runs ...played) error {
	for _, run := range runs {
		h, err := experiment.History(ctx, run.program, run.luck)
		if errors.Is(err, sim.ErrStopped) {
			return nil
		}
		if err != nil {
			return err
		}
		if extra.Replays = append(extra.Replays, report.NewReplay(h, run.id, run.title)); extra.Heat == nil {
			extra.Heat = report.NewHeat(h)
		}
	}
	return nil
}
