package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"simulate/report/content"
	reportlog "simulate/report/log"
	"simulate/sim"
	"simulate/sim/log"
	"simulate/sim/scenario/tree"
)

// logRead says what a log is and what of it was understood.
type logRead struct {
	*console
	output
	mapping, zone, dates string
}

func newLogRead(c *console) *cobra.Command {
	k := &logRead{console: c, output: output{log: true}}
	cmd := &cobra.Command{
		Use:   "read FILE",
		Short: "Say what a log is, what of it was understood, and what is odd about it",
		Long: `Read a log and say what it is: a row for each unit, call or event; which column stamps which instant; how its dates
are written, told from the whole column; how many rows are used, and how many are refused and why; how long each part of a
call takes; and what is odd. Layouts of published logs are known by the names of their columns (San Francisco, New York,
Seattle, NERIS); others are told from words that such columns are called by. What two readings fit is not guessed.

-o events.csv writes what happened, an event a line, with times in UTC. -o map.yaml writes what the columns mean, to be
changed and given back with --map.`,
		Example: `  simulate log read calls.csv --zone America/Chicago
  simulate log read calls.csv.gz -o map.yaml
  simulate log read calls.csv.gz --map map.yaml -o events.csv -o calls.json`,
		Args: cobra.MatchAll(atLeastOneFile, cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return k.run(cmd.Context(), args[0]) },
	}
	f := cmd.Flags()
	f.StringVar(&k.mapping, "map", "", "a `FILE` that says what the columns mean, as -o map.yaml writes it")
	f.StringVar(&k.zone, "zone", "", "the time `ZONE` of times that do not say it, by its IANA name: America/Chicago")
	f.StringVar(&k.dates, "dates", "", "the `ORDER` of dates such as 1/2/2026: month-first or day-first (default: told from the whole column)")
	k.output.flags(cmd)
	return cmd
}

func (k *logRead) run(ctx context.Context, name string) error {
	wish, err := k.wish()
	if err != nil {
		return err
	}
	if err := errors.Join(k.output.check(k.console), k.keep([]string{name, k.mapping})); err != nil {
		return err
	}
	source, err := log.Open(name)
	if err != nil {
		return fmt.Errorf("the log cannot be read: %w", err)
	}
	survey, m, err := k.understand(source, wish)
	if err != nil {
		return errors.Join(k.draft(m), err)
	}
	tally := log.NewTally()
	if err := k.read(ctx, source, m, tally, tally.Add); err != nil {
		return err
	}
	d := content.NewLogRead(&content.LogRead{
		Survey: survey, Mapping: m, Given: k.mapping != "", Wished: k.zone != "", Tally: tally,
	}, content.Settings{Version: version(), Again: commandLine(sameBytes(k.args))})
	return k.write(k.output, d, streams{
		formatCSV:  func(w io.Writer) error { return k.normalise(ctx, source, m, w) },
		formatYAML: mapped(m),
	})
}

// mapped writes what columns mean.
func mapped(m *log.Mapping) body {
	return func(w io.Writer) error {
		text, err := m.Encode()
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	}
}

// draft writes what was understood of columns, where that was not all and the mapping is asked for: it is what has to be changed.
func (k *logRead) draft(m *log.Mapping) error {
	var files []file
	for _, name := range k.files {
		if m != nil && k.mapping == "" && formatOf(name) == formatYAML {
			files = append(files, file{name, mapped(m)})
		}
	}
	if _, err := k.temporaries.write(files); err != nil {
		return err
	}
	for _, f := range files {
		k.tell("wrote %s with what was understood: change it, and give it with --map", f.name)
	}
	return nil
}

// wish is what the flags say of the log.
func (k *logRead) wish() (log.Wish, error) {
	order, err := log.OrderOf(k.dates)
	return log.Wish{Zone: k.zone, Dates: order}, err
}

// understand looks at the columns and finds out what they mean, or takes it from the mapping.
func (k *logRead) understand(source *log.Source, wish log.Wish) (*log.Survey, *log.Mapping, error) {
	survey, err := log.Look(source)
	if err != nil {
		return nil, nil, fmt.Errorf("the log cannot be read: %w", err)
	}
	if k.mapping == "" {
		m, problems := survey.Infer(wish)
		return survey, m, ofLog(source.Name, problems)
	}
	text, err := os.ReadFile(k.mapping)
	if err != nil {
		return nil, nil, fmt.Errorf("the mapping cannot be read: %w", err)
	}
	m, problems := log.DecodeMapping(text)
	if len(problems) > 0 {
		return nil, nil, ofLog(k.mapping, problems)
	}
	m.Adjust(wish)
	return survey, m, ofLog(source.Name, survey.Check(m))
}

// ofLog are problems as the program tells them; nil of none.
func ofLog(file string, problems []log.Problem) error {
	var list tree.Problems
	for _, p := range problems {
		list = append(list, tree.Problem{File: file, Message: p.Message, Hint: p.Remedy})
	}
	if len(list) == 0 {
		return nil
	}
	return &problemsError{list}
}

// read hands over each row that can be used, and counts all.
func (k *logRead) read(ctx context.Context, source *log.Source, m *log.Mapping, tally *log.Tally, use func(*log.Row) error) error {
	if !k.quiet && isTerminal(k.err) {
		p := newProgress(k.err)
		defer p.clear()
		source.Read = func(done int64) { p.reading(done, source.Size) }
		defer func() { source.Read = nil }()
	}
	count, err := log.Each(source, m, func(r *log.Row) error {
		if ctx.Err() != nil {
			return sim.ErrStopped
		}
		return use(r)
	})
	if count != nil {
		tally.Count = *count
	}
	if errors.Is(err, sim.ErrStopped) {
		return errInterrupted
	}
	return err
}

// normalise writes the events of the log.
func (k *logRead) normalise(ctx context.Context, source *log.Source, m *log.Mapping, w io.Writer) error {
	out, err := reportlog.NewNormalised(w)
	if err != nil {
		return err
	}
	return errors.Join(k.read(ctx, source, m, new(log.Tally), out.Row), out.Flush())
}
