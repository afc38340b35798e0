package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"simulate/report/content"
	reportlog "simulate/report/log"
	"simulate/sim/log"
)

// logRead says what a log is and what of it was understood.
type logRead struct {
	logInput
}

func newLogRead(c *console) *cobra.Command {
	k := &logRead{logInput{console: c, output: output{log: true}}}
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
	k.flags(cmd)
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

// normalise writes the events of the log.
func (k *logRead) normalise(ctx context.Context, source *log.Source, m *log.Mapping, w io.Writer) error {
	out, err := reportlog.NewNormalised(w)
	if err != nil {
		return err
	}
	return errors.Join(k.read(ctx, source, m, new(log.Tally), out.Row), out.Flush())
}
