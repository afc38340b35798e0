package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/sim/engine"
	"simulate/sim/fit"
	"simulate/sim/fit/draft"
	"simulate/sim/log"
)

// logFit makes a scenario of a log.
type logFit struct {
	*console
	output
	logFlags
	seed   uint64
	judges bool
}

func newLogFit(c *console) *cobra.Command {
	k := &logFit{console: c, output: output{fitted: true}}
	cmd := &cobra.Command{
		Use:   "fit FILE…",
		Short: "Make a scenario of a log, which runs as it is",
		Long: `Read a log as log read does, and make a scenario of it: how often calls of each kind come at each hour of the week, who is
sent, how long each part of a call takes as a distribution, how many units there are and when. Each figure says on how many
rows it rests, how well it fits and between which values it may lie; what the log cannot show is assumed, with a range, and
said. A scenario that is fitted is a beginning: run it, hold it against the log, and change it.

-o county.yaml writes the scenario, and beside it county.times.csv where a distribution is none of the known families.`,
		Example: `  simulate log fit calls.csv --zone America/Chicago -o county.yaml
  simulate county.yaml --runs 20
  simulate log fit calls.csv.gz --map map.yaml -o county.yaml -o county.html`,
		Args: atLeastOneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return k.run(cmd.Context(), args) },
	}
	k.logFlags.flags(cmd)
	k.output.flags(cmd)
	cmd.Flags().Uint64Var(&k.seed, "seed", 1, "seed `N` of what is drawn: which calls of a long log are kept, and intervals")
	cmd.Flags().BoolVar(&k.judges, "judge", false, "fit to every other week as well, run that, and say how near it comes to the weeks between, beside how near the log is to itself")
	return cmd
}

func (k *logFit) run(ctx context.Context, names []string) error {
	if err := k.output.check(k.console); err != nil {
		return err
	}
	times, err := k.timesBeside()
	if err != nil {
		return err
	}
	if err := k.keep(append(names[:len(names):len(names)], k.mapping)); err != nil {
		return err
	}
	logs, err := k.openLogs(names, k.logFlags)
	if err != nil {
		return err
	}
	fitted, err := k.joined(ctx, logs)
	if err != nil {
		return err
	}
	said := &content.LogFit{}
	gathering := fit.NewGathering(fitted.place, engine.Seed(k.seed))
	counts, err := k.rows(ctx, fitted, gathering.Add)
	if err != nil {
		return err
	}
	said.Counts = counts
	for _, f := range logs {
		said.Names = append(said.Names, filepath.Base(f.source.Name))
	}
	if lacking := gathering.Lacking(); len(lacking) > 0 {
		return ofLog(strings.Join(names, ", "), lacking)
	}
	said.Again = fitted.again
	if said.Model, err = orEnded(ctx, gathering.Model); err != nil {
		return err
	}
	said.Zoned = fitted.place != time.UTC
	from := draft.From{
		Title: "Fitted to " + strings.Join(said.Names, " and "), Name: cmp.Or(k.scenarioFile(), "county.yaml"), File: strings.Join(said.Names, ", "),
		Times: times, Again: commandLine(sameBytes(k.args)), Kinds: make(map[string]string),
	}
	for _, f := range logs {
		from.Publisher = cmp.Or(from.Publisher, f.mapping.Layout)
		from.Kinds[f.mapping.Agency] = agencyOf(f.mapping.Layout)
	}
	if k.judges {
		apart := from
		apart.Name, apart.Times = "fitted.yaml", "fitted.times.csv"
		if said.Likeness, err = k.judge(ctx, fitted, said.Model, apart); err != nil {
			return err
		}
	}
	return k.writeFit(from, said)
}

// fittedLogs are logs that are read together, as often as it takes.
type fittedLogs struct {
	logs  []*logFile
	join  *log.Join
	place *time.Location // by whose clocks hours and days are told
	again int            // rows that were there before, and are left out
}

// joined reads several logs once, to know which calls they have in common.
func (k *logFit) joined(ctx context.Context, logs []*logFile) (*fittedLogs, error) {
	place, err := clocks(logs)
	if err != nil {
		return nil, err
	}
	join := log.NewJoin(len(logs))
	for i, f := range logs {
		if len(logs) == 1 {
			break
		}
		if _, err := k.eachRow(ctx, f, k.quiet, func(r *log.Row) error { join.Add(i, r); return nil }); err != nil {
			return nil, err
		}
	}
	join.Settle()
	return &fittedLogs{logs: logs, join: join, place: place}, nil
}

// rows hands over the rows of all logs, each with the number of its log and the name of its call, and counts those of each log. The same row of the same call twice is
// left out; rows without a number of a call may be of several that are alike.
func (k *logFit) rows(ctx context.Context, all *fittedLogs, use func(from int, call string, r *log.Row)) (counts []*log.Count, err error) {
	repeats := log.NewRepeats()
	all.again = 0
	for i, f := range all.logs {
		count, err := k.eachRow(ctx, f, k.quiet, func(r *log.Row) error {
			if f.mapping.Fields[log.Case] != "" && repeats.Add(r) {
				all.again++
				return nil
			}
			use(i, f.call(all.join, r), r)
			return nil
		})
		if err != nil {
			return nil, err
		}
		counts = append(counts, count)
	}
	return counts, nil
}

// writeFit writes the scenario, the table that lies beside it, and the report.
func (k *logFit) writeFit(from draft.From, said *content.LogFit) error {
	made := draft.Write(said.Model, from)
	instead := streams{formatYAML: written(made.Scenario)}
	o := k.output
	switch {
	case len(made.Times) == 0:
	case from.Times == "":
		if o.format == formatYAML {
			return errors.New("the scenario needs a table beside it, of distributions that are of no known family: write it with -o county.yaml")
		}
	default:
		o.files = append(o.files, filepath.Join(filepath.Dir(k.scenarioFile()), from.Times))
		instead[formatCSV] = written(made.Times)
	}
	d := content.NewLogFit(said, content.Settings{Version: version(), Again: from.Again})
	return k.write(o, d, instead)
}

// scenarioFile is the name of the scenario; empty where none is to be written.
func (k *logFit) scenarioFile() string {
	for _, name := range k.files {
		if formatOf(name) == formatYAML {
			return name
		}
	}
	return ""
}

// timesBeside is the name of the table beside the scenario, which is kept from overwriting what is read.
func (k *logFit) timesBeside() (string, error) {
	name := k.scenarioFile()
	if name == "" {
		return "", nil
	}
	for _, other := range k.files {
		if other != name && formatOf(other) == formatYAML {
			return "", fmt.Errorf("%s and %s would be the same scenario: write one", name, other)
		}
	}
	base := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	base = strings.Map(func(c rune) rune {
		if strings.ContainsRune(" ,()+", c) {
			return '-'
		}
		return c
	}, base)
	times := base + ".times.csv"
	k.outputs = append(k.outputs, filepath.Join(filepath.Dir(name), times))
	return times, nil
}

// clocks are those by which hours and days are told: of the zone of the first log that is in one, or that is wished for, else of UTC.
func clocks(logs []*logFile) (*time.Location, error) {
	for _, f := range logs {
		if f.mapping.Zone == "" {
			continue
		}
		place, err := time.LoadLocation(f.mapping.Zone)
		if err != nil {
			return nil, fmt.Errorf("there is no time zone %q: write an IANA name, such as --zone America/Chicago", f.mapping.Zone)
		}
		return place, nil
	}
	return time.UTC, nil
}

// agencyOf is the kind of agency whose log has a layout.
func agencyOf(layout string) string {
	for _, known := range []struct{ word, kind string }{{"police", "police"}, {"EMS", "ems"}, {"NEMSIS", "ems"}, {"JEMSS", "ems"}, {"Fire", "fire"}, {"NERIS", "fire"}} {
		if strings.Contains(layout, known.word) {
			return known.kind
		}
	}
	return "other"
}
