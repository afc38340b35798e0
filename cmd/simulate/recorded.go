package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/log"
	"simulate/sim"
	"simulate/sim/experiment"
)

// The formats for other programs, which hold what happened in one run. Their endings are longer than those of the others.
const (
	formatOCEL     = "ocel"
	formatEvents   = "events"
	formatPerfetto = "perfetto"
)

var recordFormats = []string{formatOCEL, formatEvents, formatPerfetto}

var recordEndings = map[string]string{
	".ocel.json": formatOCEL, ".events.csv": formatEvents, ".trace.json": formatPerfetto,
}

const knownRecordEndings = ".ocel.json, .events.csv, .trace.json"

// formatOf is the format that the ending of a file picks; empty when it picks none.
func formatOf(name string) string {
	if strings.HasSuffix(name, ".match.yaml") || strings.HasSuffix(name, ".match.yml") {
		return formatMatch
	}
	for _, ending := range slices.Sorted(maps.Keys(recordEndings)) {
		if strings.HasSuffix(name, ending) {
			return recordEndings[ending]
		}
	}
	return endings[filepath.Ext(name)]
}

// streams are contents that are written as they come, by format. They are not kept: there may be too much of them.
type streams map[string]body

// recorded are the formats that hold the records of a run. Each makes the run anew.
func (r *review) recorded(ctx context.Context, p *sim.Program, luck sim.Luck) streams {
	shown := r.settings(r.runs, luck).Shown
	all := streams{
		formatOCEL: func(w io.Writer) error {
			log := log.NewOCEL(w, p)
			return r.passes(ctx, p, luck, log.Flush, log.Objects(), log.Events())
		},
		formatEvents: func(w io.Writer) error {
			log := log.NewEventLog(w, p, shown)
			return r.lines(ctx, p, luck, log.Flush, log)
		},
		formatPerfetto: func(w io.Writer) error {
			log := log.NewPerfetto(w, p)
			return r.passes(ctx, p, luck, log.Flush, log)
		},
	}
	if r.trace == "" && r.rows == rowsMeasure {
		all[formatLines] = func(w io.Writer) error {
			log := log.NewRecords(w, p)
			return r.lines(ctx, p, luck, log.Flush, log)
		}
	}
	return all
}

// lines makes a run for a sink that writes lines. What there is of a run that is broken off ends with a whole one.
func (r *review) lines(ctx context.Context, p *sim.Program, luck sim.Luck, flush func() error, sink sim.Sink) error {
	return errors.Join(r.passes(ctx, p, luck, flush, sink), flush())
}

// passes makes a run for each of the sinks, one after another.
func (r *review) passes(ctx context.Context, p *sim.Program, luck sim.Luck, flush func() error, sinks ...sim.Sink) error {
	for _, sink := range sinks {
		if err := r.follow(ctx, p, luck, r.quiet, sink); err != nil {
			return &failedRun{err}
		}
	}
	return flush()
}

// runRows are the formats in which the values of all runs are written row by row. Interrupted, they are those that can be written in
// the time that is left, run by run.
func (r *review) runRows(ctx context.Context, result *experiment.Result, settings content.Settings) streams {
	if r.rows != rowsRuns || r.trace != "" {
		return nil
	}
	rows := content.NewRunRows(result, settings)
	d := rows.Document()
	written := func(write func(io.Writer, *document.Document, iter.Seq[[][]document.Value]) error) body {
		return func(w io.Writer) error {
			late, end := outliving(ctx)
			defer end()
			runs := 0
			err := write(w, d, untilEnd(late, rows.All, &runs))
			if err == nil && runs < result.Samples.Runs {
				r.console.tell("there was time to write the rows of %d of the %d runs that are done", runs, result.Samples.Runs)
			}
			return err
		}
	}
	return streams{formatCSV: written(format.CSVOf), formatLines: written(format.JSONLinesOf)}
}
