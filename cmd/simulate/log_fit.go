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
	logInput
	seed uint64
}

func newLogFit(c *console) *cobra.Command {
	k := &logFit{logInput: logInput{console: c, output: output{fitted: true}}}
	cmd := &cobra.Command{
		Use:   "fit FILE",
		Short: "Make a scenario of a log, which runs as it is",
		Long: `Read a log as log read does, and make a scenario of it: how often calls of each kind come at each hour of the week, who is
sent, how long each part of a call takes as a distribution, how many units there are and when. Each figure says on how many
rows it rests, how well it fits and between which values it may lie; what the log cannot show is assumed, with a range, and
said. A scenario that is fitted is a beginning: run it, hold it against the log, and change it.

-o county.yaml writes the scenario, and beside it county.times.csv where a distribution is none of the known families.`,
		Example: `  simulate log fit calls.csv --zone America/Chicago -o county.yaml
  simulate county.yaml --runs 20
  simulate log fit calls.csv.gz --map map.yaml -o county.yaml -o county.html`,
		Args: cobra.MatchAll(atLeastOneFile, cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return k.run(cmd.Context(), args[0]) },
	}
	k.flags(cmd)
	cmd.Flags().Uint64Var(&k.seed, "seed", 1, "seed `N` of what is drawn: which calls of a long log are kept, and intervals")
	return cmd
}

func (k *logFit) run(ctx context.Context, name string) error {
	wish, err := k.wish()
	if err != nil {
		return err
	}
	if err := k.output.check(k.console); err != nil {
		return err
	}
	times, err := k.timesBeside()
	if err != nil {
		return err
	}
	if err := k.keep([]string{name, k.mapping}); err != nil {
		return err
	}
	source, err := log.Open(name)
	if err != nil {
		return fmt.Errorf("the log cannot be read: %w", err)
	}
	_, m, err := k.understand(source, wish)
	if err != nil {
		return err
	}
	place, err := k.clocks(m)
	if err != nil {
		return err
	}
	tally, gathering := log.NewTally(), fit.NewGathering(m, place, engine.Seed(k.seed))
	err = k.read(ctx, source, m, tally, func(r *log.Row) error {
		err := tally.Add(r)
		gathering.Add(r, r.NewCall())
		return err
	})
	if err != nil {
		return err
	}
	if gathering.Calls == 0 {
		return fmt.Errorf("%s: no call in it has a time that can be read: look at it with simulate log read", name)
	}
	model := gathering.Model()
	from := draft.From{
		Title: "Fitted to " + filepath.Base(name), Name: cmp.Or(k.scenarioFile(), "county.yaml"), File: filepath.Base(name), Publisher: m.Layout, Agency: agencyOf(m.Layout),
		Times: times, Again: commandLine(sameBytes(k.args)),
	}
	return k.writeFit(model, from, &content.LogFit{Model: model, Tally: tally, Name: name, Zoned: m.Zone != ""})
}

// writeFit writes the scenario, the table that lies beside it, and the report.
func (k *logFit) writeFit(model *fit.Model, from draft.From, said *content.LogFit) error {
	made := draft.Write(model, from)
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

// clocks are those by which hours and days are told: of the zone of the log, or that is wished for, else of UTC.
func (k *logFit) clocks(m *log.Mapping) (*time.Location, error) {
	if m.Zone == "" {
		return time.UTC, nil
	}
	place, err := time.LoadLocation(m.Zone)
	if err != nil {
		return nil, fmt.Errorf("there is no time zone %q: write an IANA name, such as --zone America/Chicago", m.Zone)
	}
	return place, nil
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
