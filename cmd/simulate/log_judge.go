package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"simulate/report/content"
	reportlog "simulate/report/log"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/fit"
	"simulate/sim/fit/draft"
	"simulate/sim/fit/likeness"
	"simulate/sim/log"
	"simulate/sim/scenario/loader"
)

// timesRun is how often each week is run that is compared: luck of the runs is then little beside that of the log.
const timesRun = 4

// judge fits a model to every other week of the logs, runs it for as many weeks, several times, and holds it against the weeks that were held out.
func (k *logFit) judge(ctx context.Context, logs *fittedLogs, all *fit.Model, apart draft.From) (*content.LogLikeness, error) {
	first, last := all.Together()
	weeks, whole, ok := likeness.Divide(first, last, logs.place)
	if !ok {
		return nil, fmt.Errorf("%s %d whole weeks, and a model is judged by weeks of at least %d: leave out --judge", has(len(all.Spans)), whole, likeness.LeastWeeks)
	}
	half := fit.NewGathering(logs.place, engine.Seed(k.seed))
	courses := map[likeness.Use]*likeness.Course{
		likeness.Fitted: likeness.NewCourse(weeks.Pairs, 1, logs.place), likeness.HeldOut: likeness.NewCourse(weeks.Pairs, 1, logs.place),
		likeness.Later: likeness.NewCourse(weeks.Drift, 1, logs.place),
	}
	_, err := k.rows(ctx, logs, func(from int, call string, r *log.Row) {
		arrival := r.Arrival()
		if arrival == log.None {
			return
		}
		use, n := weeks.Of(arrival)
		if use == likeness.Unused {
			return
		}
		courses[use].Add(n, call, r.Field(log.Priority), r)
		if use == likeness.Fitted {
			half.Add(from, call, closer(r, &weeks, n))
		}
	})
	if err != nil {
		return nil, err
	}
	model, err := orEnded(ctx, half.Model)
	if err != nil {
		return nil, err
	}
	runs, err := k.simulated(ctx, model, draft.Write(model, apart), &weeks, logs.place)
	if err != nil {
		return nil, err
	}
	return orEnded(ctx, func() *content.LogLikeness { return content.NewLogLikeness(&weeks, courses, runs) })
}

// has begins what is said of the weeks that all logs are of.
func has(services int) string {
	if services > 1 {
		return "the logs have in common"
	}
	return "the log has"
}

// closer is a row so many weeks earlier: a model is fitted to weeks that follow each other.
func closer(r *log.Row, weeks *likeness.Weeks, n int) *log.Row {
	row := *r
	for i, at := range row.At {
		if at != log.None {
			row.At[i] = weeks.Closer(at, n)
		}
	}
	return &row
}

// simulated is the course of as many weeks as are held out, several times, each a run of its own.
func (k *logFit) simulated(ctx context.Context, model *fit.Model, made draft.Draft, weeks *likeness.Weeks, place *time.Location) (*likeness.Course, error) {
	p, err := compiled(made, weeks.Monday())
	if err != nil {
		return nil, err
	}
	file, err := k.temporaries.create(os.TempDir())
	if err != nil {
		return nil, err
	}
	defer os.Remove(file.Name()) //nolint:errcheck // it is in the folder for what may be left
	defer file.Close()           //nolint:errcheck // what was written has been read
	priorities := make(map[string]string)
	for i, name := range made.Streams {
		priorities[name] = model.Streams[i].Priority
	}
	runs := likeness.NewCourse(weeks.Pairs, timesRun, place)
	measured, _ := likeness.Week(weeks.Monday().UnixMilli(), place)
	var shown *progress
	if !k.quiet && isTerminal(k.err) {
		shown = newProgress(k.err)
		defer shown.clear()
	}
	for n := range weeks.Pairs * timesRun {
		if err := writeRun(ctx, file, p, sim.Luck{Seed: k.seed, Replication: uint64(n)}); err != nil {
			return nil, err
		}
		err := readRun(file.Name(), func(r *log.Row) {
			priority, isCall := priorities[r.Field(log.CallType)]
			if week, _ := likeness.Week(r.Arrival(), place); isCall && week == measured {
				runs.Add(n, r.Call(), priority, r)
			}
		})
		if err != nil {
			return nil, err
		}
		if shown != nil {
			shown.count("weeks", n+1, weeks.Pairs*timesRun)
		}
	}
	return runs, nil
}

// compiled makes a program of a scenario that is in no folder, which runs for a week from a Monday on.
func compiled(made draft.Draft, monday time.Time) (*sim.Program, error) {
	files, err := folderOf(map[string][]byte{"fitted.yaml": made.Scenario, "fitted.times.csv": made.Times})
	if err != nil {
		return nil, err
	}
	s, problems := loader.FS(files, "fitted.yaml", loader.Options{Set: []string{
		"clock.start=" + monday.Format("2006-01-02T15:04:05-07:00"), "clock.horizon=7d", "clock.warm-up=1d", "clock.cool-down=12h",
	}})
	if s == nil {
		return nil, problems
	}
	return sim.Compile(s)
}

// folderOf is a folder with some files, in memory.
func folderOf(files map[string][]byte) (fs.FS, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(text); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}

// writeRun writes the events of a run into a file, in place of what is there.
func writeRun(ctx context.Context, file *os.File, p *sim.Program, luck sim.Luck) error {
	if err := file.Truncate(0); err != nil {
		return err
	}
	if _, err := file.Seek(0, 0); err != nil {
		return err
	}
	events := reportlog.NewEventLog(file, p, "")
	if err := errors.Join(experiment.Run(ctx, p, luck, events), events.Flush()); err != nil {
		return &failedRun{err}
	}
	return nil
}

// readRun reads the events of a run as a log.
func readRun(name string, use func(r *log.Row)) error {
	source, err := log.Open(name)
	if err != nil {
		return err
	}
	survey, err := log.Look(source)
	if err != nil {
		return err
	}
	m, problems := survey.Infer(log.Wish{})
	if len(problems) > 0 {
		return ofLog(name, problems)
	}
	_, err = log.Each(source, m, func(r *log.Row) error {
		if r.Arrival() != log.None {
			use(r)
		}
		return nil
	})
	return err
}
