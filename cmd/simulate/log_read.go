package main

import (
	"context"
	"errors"
	"io"
	"math"
	"slices"

	"github.com/spf13/cobra"

	"simulate/report/content"
	reportlog "simulate/report/log"
	"simulate/sim/log"
)

// logRead says what logs are and what of them was understood.
type logRead struct {
	*console
	output
	logFlags
}

func newLogRead(c *console) *cobra.Command {
	k := &logRead{console: c, output: output{log: true}}
	cmd := &cobra.Command{
		Use:   "read FILE…",
		Short: "Say what a log is, what of it was understood, and what is odd about it",
		Long: `Read a log and say what it is: a row for each unit, call or event; which column stamps which instant; how its dates
are written, told from the whole column; how many rows are used, and how many are refused and why; how long each part of a
call takes; what is odd; and which columns are not used. Layouts of published logs are known by the names of their columns
(San Francisco, New York, Seattle, NERIS); others are told from words that such columns are called by. What two readings fit
is not guessed. FILE is - for standard input.

Several logs are read together, each with a layout, a zone and a mapping of its own: rows of police and fire that have the
same number of a call are of one incident, and which calls they have in common is said.

-o events.csv writes what happened, an event a line, with times in UTC. -o map.yaml writes what the columns mean, to be
changed and given back with --map.`,
		Example: `  simulate log read calls.csv --zone America/Chicago
  simulate log read calls.csv.gz -o map.yaml
  simulate log read calls.csv.gz --map map.yaml -o events.csv -o calls.json
  simulate log read fire.csv police.csv --zone America/Chicago`,
		Args: atLeastOneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return k.run(cmd.Context(), args) },
	}
	k.logFlags.flags(cmd)
	k.output.flags(cmd)
	return cmd
}

func (k *logRead) run(ctx context.Context, names []string) error {
	if err := errors.Join(k.output.check(k.console), k.keep(append(names[:len(names):len(names)], k.mapping))); err != nil {
		return err
	}
	logs, err := k.openLogs(names, k.logFlags)
	if err != nil {
		return errors.Join(k.draft(logs), err)
	}
	said := &content.LogRead{Given: k.mapping != "", Wished: k.zone != ""}
	var join *log.Join
	if len(logs) > 1 {
		join = log.NewJoin(len(logs))
	}
	for i, f := range logs {
		tally, err := k.tally(ctx, f, i, join)
		if err != nil {
			return err
		}
		said.Logs = append(said.Logs, &content.Log{Title: f.title(), Survey: f.survey, Mapping: f.mapping, Tally: tally})
	}
	if join != nil {
		said.Joined = &content.LogsJoined{Shared: join.Settle(), Gaps: join.Gaps(), Over: join.Over}
	}
	d := content.NewLogRead(said, content.Settings{Version: version(), Again: commandLine(sameBytes(k.args))})
	events := func(w io.Writer) error { return k.normalise(ctx, logs, join, w) }
	return k.write(k.output, d, streams{formatCSV: events, formatEvents: events, formatYAML: mapped(logs)})
}

// tally reads a log, and notes its calls among those of others, if there are any.
func (k *logRead) tally(ctx context.Context, f *logFile, number int, join *log.Join) (*log.Tally, error) {
	tally := log.NewTally()
	count, err := k.eachRow(ctx, f, k.quiet, func(r *log.Row) error {
		if join != nil {
			join.Add(number, r)
		}
		return tally.Add(r)
	})
	if err != nil {
		return nil, err
	}
	if tally.Count = *count; tally.Used == 0 {
		return nil, ofLog(f.source.Name, []log.Problem{content.NoneUsed(count)})
	}
	return tally, nil
}

// mapped writes what columns mean.
func mapped(logs []*logFile) body {
	return func(w io.Writer) error {
		text, err := encoded(logs)
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	}
}

func encoded(logs []*logFile) ([]byte, error) {
	if len(logs) == 1 {
		return logs[0].mapping.Encode()
	}
	var names []string
	var mappings []*log.Mapping
	for _, f := range logs {
		names, mappings = append(names, f.source.Name), append(mappings, f.mapping)
	}
	return log.EncodeMappings(names, mappings)
}

// draft writes what was understood of columns, where that was something and not all, and the mapping is asked for: it is what has to be changed.
func (k *logRead) draft(logs []*logFile) error {
	var files []file
	something := slices.ContainsFunc(logs, func(f *logFile) bool { return f.mapping != nil && !f.mapping.Empty() })
	for _, name := range k.files {
		if something && k.mapping == "" && formatOf(name) == formatYAML {
			files = append(files, file{name, mapped(logs)})
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

// normalise writes the events of the logs: of one as they come, of several call by call.
func (k *logRead) normalise(ctx context.Context, logs []*logFile, join *log.Join, w io.Writer) error {
	out, err := reportlog.NewNormalised(w)
	if err != nil {
		return err
	}
	if join != nil {
		return errors.Join(k.together(ctx, logs, join, out), out.Flush())
	}
	_, err = k.eachRow(ctx, logs[0], k.quiet, func(r *log.Row) error { return out.Row(r.Call(), r) })
	return errors.Join(err, out.Flush())
}

// mostTogether is how many calls of several logs are held at the same time, to be written one after another.
const mostTogether = 1 << 15

// together writes the calls of several logs in the order in which they begin. It reads the logs once for every so many calls, and holds those.
func (k *logRead) together(ctx context.Context, logs []*logFile, join *log.Join, out *reportlog.Normalised) error {
	bounds := append(join.Spans(mostTogether), math.MaxInt64)
	from := int64(math.MinInt64)
	for _, to := range bounds {
		for i, f := range logs {
			_, err := k.eachRow(ctx, f, k.quiet, func(r *log.Row) error {
				if begin := join.Begin(i, r); begin >= from && begin < to {
					out.Keep(begin, f.call(join, r), r)
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		if err := out.WriteKept(); err != nil {
			return err
		}
		from = to
	}
	return nil
}
