package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/snapshot"
)

// inspect shows the state of everything at an instant.
type inspect struct {
	*console
	edition
	conducted
	runs
	output
	at, table string
	where     []string
	as        string // an agency
	futures   int
}

func newInspect(c *console) *cobra.Command {
	i := &inspect{console: c}
	tables := snapshot.Tables()
	cmd := &cobra.Command{
		Use:   "inspect SCENARIO --at TIME",
		Short: "Show every unit, step, channel and site at an instant",
		Long: `Show who was where and doing what at an instant, which steps were under way or waiting and for what, what was
on the channels, and which sites had reached their posture. What happens at the instant itself has happened.
Of incidents that arrive in streams there are those that are open, called calls#17 and so on.

--as shows what one agency knows by then, and nothing else: its own units, what it has sent and heard, and what
happens where one of its units stands. --futures shows what may still come: in how many futures each target and
objective is kept in this run, of many that go on from the instant, each with luck of its own.`,
		Example: `  simulate inspect independence --at 13:25
  simulate inspect independence --at +25m --table units \
    --where agency=kcpd,status=on-scene
  simulate inspect my-county.yaml --at "wed 18:30" --table steps \
    --where incident=calls,status=waiting
  simulate inspect independence --at 13:25 --as fort-osage
  simulate inspect independence --at 13:25 --futures 200`,
		Args:              exactly("SCENARIO"),
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			return i.run(cmd.Context(), args[0])
		},
	}
	i.edition.flags(cmd)
	i.conducted.flag(cmd)
	i.runs.flags(cmd)
	i.output.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&i.at, "at", "", "the instant: a clock `TIME` (13:25, 13:25:30, \"wed 01:30\") or an offset from the start (+25m; -10m in the warm-up)")
	f.StringVar(&i.table, "table", "", "one `TABLE` as it is: "+strings.Join(tables, ", "))
	f.StringArrayVar(&i.where, "where", nil, "only rows that hold these values: `COLUMN=VALUE`, several separated by commas (repeatable: all apply; needs --table)")
	f.StringVar(&i.as, "as", "", "what this `AGENCY` knows, and nothing else")
	f.IntVar(&i.futures, "futures", 0, "the chances from the instant on, of `N` futures: 200 tell them within 7 points")
	_ = cmd.RegisterFlagCompletionFunc("table", cobra.FixedCompletions(tables, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (i *inspect) run(ctx context.Context, argument string) error {
	if err := i.conducted.check(argument, &i.edition, &i.runs); err != nil {
		return err
	}
	filters, err := i.filters()
	if err != nil {
		return err
	}
	p, err := i.program(i.console, argument, i.edition, &i.runs, i.quiet)
	if err != nil {
		return err
	}
	at, err := instant(p, i.at)
	if err != nil {
		return err
	}
	luck, among, err := i.chosen(ctx, p, i.runs, i.quiet)
	if err != nil {
		return err
	}
	late, end := i.showing(ctx)
	defer end()
	settings := i.settings(i.runs, luck)
	settings.Among = among
	d, err := i.document(late, p, at, filters, luck, settings)
	if err != nil {
		return err
	}
	if err := i.write(i.output, d, nil); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// filters checks the flags and reads --where.
func (i *inspect) filters() ([]snapshot.Filter, error) {
	if err := errors.Join(i.runs.check(), i.output.check(i.console)); err != nil {
		return nil, err
	}
	switch {
	case i.futures < 0 || i.futures > mostFutures:
		return nil, fmt.Errorf("--futures %d: there are 1 to %d", i.futures, mostFutures)
	case i.as != "" && (i.futures > 0 || i.table != ""):
		return nil, errors.New("--as goes with neither --futures nor --table: no agency knows its chances, nor the tables of everything")
	case i.futures > 0 && i.table != "":
		return nil, errors.New("--futures goes with the overview: leave --table out")
	case i.as != "" && i.inRows():
		return nil, errors.New("csv and jsonl hold one table, and --as shows several: use --format json")
	case i.at == "":
		return nil, errors.New("--at is missing: say which instant, such as --at 13:25 or --at +25m")
	case i.table == "" && len(i.where) > 0:
		return nil, errors.New("--where needs --table: say which table's rows are meant")
	case i.table == "" && i.inRows():
		return nil, errors.New("csv and jsonl hold one table: add --table units, or another of " + strings.Join(snapshot.Tables(), ", "))
	}
	var filters []snapshot.Filter
	for _, where := range i.where {
		more, err := snapshot.ParseWhere(where)
		if err != nil {
			return nil, err
		}
		filters = append(filters, more...)
	}
	return filters, nil
}

// document is the state at an instant of a run. The run is followed and not kept, so it may be of any length.
func (i *inspect) document(
	ctx context.Context, p *sim.Program, at engine.Time, filters []snapshot.Filter, luck sim.Luck, settings content.Settings,
) (*document.Document, error) {
	fold := snapshot.NewFold(p, at)
	var known *knowing
	if i.as != "" {
		var err error
		if known, err = knownTo(p, i.as, at); err != nil {
			return nil, err
		}
	}
	var fingerprint sim.Fingerprint
	if err := i.follow(ctx, p, luck, i.quiet, fold, &fingerprint, known); err != nil {
		return nil, err
	}
	state, err := fold.State()
	if err != nil {
		return nil, fmt.Errorf("--at %s: %w", i.at, err)
	}
	switch {
	case known != nil:
		return content.NewKnown(state, known.fold, known.agency, fingerprint.Sum(), settings), nil
	case i.table == "":
		d, err := content.NewInspection(state, fingerprint.Sum(), settings)
		if err != nil || i.futures == 0 {
			return d, err
		}
		return d, i.addChances(ctx, d, p, at, luck)
	}
	rows, err := state.Table(i.table, filters...)
	if err != nil {
		return nil, err
	}
	return content.NewInspectedTable(state, rows, fingerprint.Sum(), settings), nil
}
