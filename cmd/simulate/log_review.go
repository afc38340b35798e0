package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/sim"
	"simulate/sim/experiment/stamp"
	"simulate/sim/log"
	"simulate/sim/scenario/tree"
)

// logReview holds a call of a log beside its plan.
type logReview struct {
	*console
	edition
	runs
	output
	logFlags
	incident, as, match string
}

const logReviewHelp = `Hold one call that really happened beside the plan of a scenario, and beside its runs: what the log stamps and what that
is in the plan; what of the plan is done, missing, extra or in another order, and how well both agree; where each of the
real times ranks among the runs; and where the time went beside where it usually goes.

All rows of the logs with the number of the call are read. Units of the log are known by their names where the scenario
has them, else by their kinds and agencies. What is called otherwise is said in a file: -o call.match.yaml writes a draft,
--match reads it. What two readings fit is not guessed.

-o reported.yaml writes what the log says as a scenario reports it: paste it, or let a file that extends the scenario have
it. Logs show nothing but calls and units: which steps of the plan stamp nothing is said.`

const logReviewExample = `  simulate starter --run 7 -o drill.events.csv
  simulate log review starter drill.events.csv --incident fall
  simulate log review town.yaml calls.csv.gz --incident 171743725 --as fire --zone America/Chicago
  simulate log review town.yaml fire.csv police.csv --incident 171743725 --match call.match.yaml -o reported.yaml`

func newLogReview(c *console) *cobra.Command {
	k := &logReview{console: c, output: output{call: true}}
	cmd := &cobra.Command{
		Use:     "review SCENARIO FILE…",
		Short:   "Hold one call that really happened beside its plan and the runs of it",
		Long:    logReviewHelp,
		Example: logReviewExample,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return errors.New("give a scenario and at least one log: simulate log review SCENARIO FILE --incident NUMBER")
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return completeScenario(cmd, args, typed)
		},
		RunE: func(cmd *cobra.Command, args []string) error { return k.run(cmd.Context(), args[0], args[1:]) },
	}
	f := cmd.Flags()
	f.StringVar(&k.incident, "incident", "", "the `NUMBER` of the call in the log")
	f.StringVar(&k.as, "as", "", "the `INCIDENT` of the scenario whose plan it is held against (default: the only one, or the one that the log says)")
	f.StringVar(&k.match, "match", "", "a `FILE` that says what names of the log are in the scenario, as -o x.match.yaml writes it")
	_ = cmd.RegisterFlagCompletionFunc("incident", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("as", completeIncident)
	k.logFlags.flags(cmd)
	k.edition.flags(cmd)
	k.seeded(cmd)
	k.output.flags(cmd)
	return cmd
}

func (k *logReview) check(names []string) error {
	missing := error(nil)
	if k.incident == "" {
		missing = errors.New("which call is meant is not said: give its number with --incident")
	}
	return errors.Join(missing, k.runs.check(), k.output.check(k.console), k.keep(append(slices.Clone(names), k.mapping, k.match)))
}

func (k *logReview) run(ctx context.Context, argument string, names []string) error {
	if err := k.check(names); err != nil {
		return err
	}
	p, err := k.compile(argument, k.edition, k.quiet)
	if err != nil {
		return err
	}
	matching, err := k.matching(p)
	if err != nil {
		return err
	}
	logs, err := k.openLogs(names, k.logFlags)
	if err != nil {
		return err
	}
	call, err := k.call(ctx, logs)
	if err != nil {
		return err
	}
	plan, reads, err := k.understand(p, matching, logs, call)
	if err != nil {
		return err
	}
	o, done := k.options(k.runs, k.quiet)
	defer done()
	o.Usual = !k.asked.Changed
	review, err := plan.Review(ctx, matching, call, reads, o)
	if err != nil {
		return err
	}
	if review.Runs.Runs == 0 && review.Runs.Wanted > 0 {
		return errNothingDone
	}
	return k.report(ctx, &content.LogReview{Review: review, Logs: names, Zone: zoneOf(p, logs)}, plan.Draft(matching, call, reads))
}

// report writes what was found.
func (k *logReview) report(ctx context.Context, r *content.LogReview, draft *stamp.Matching) error {
	settings := k.settings(k.runs, sim.Luck{Nominal: true})
	settings.Shown = ""
	instead := streams{
		formatMatch: drafted(draft),
		formatYAML:  written(r.EncodeReported(r.Logs)),
	}
	if err := k.write(k.output, content.NewLogReview(r, settings), instead); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// matching is what the names of the log are in the scenario, as far as that is said.
func (k *logReview) matching(p *sim.Program) (*stamp.Matching, error) {
	if k.match == "" {
		return new(stamp.Matching), nil
	}
	text, err := os.ReadFile(k.match)
	if err != nil {
		return nil, fmt.Errorf("the matching cannot be read: %w", err)
	}
	m, problems := stamp.DecodeMatching(text, p)
	if len(problems) > 0 {
		return nil, ofLog(k.match, problems)
	}
	return m, nil
}

// call reads the logs for the rows of the call.
func (k *logReview) call(ctx context.Context, logs []*logFile) (*stamp.Logged, error) {
	call := stamp.NewLogged(k.incident)
	join := log.NewJoin(len(logs))
	for i, f := range logs {
		_, err := k.eachRow(ctx, f, k.quiet, func(r *log.Row) error {
			if r.Call() == k.incident {
				join.Add(i, r)
			}
			call.Add(r)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	join.Settle()
	switch {
	case call.Rows == 0:
		return nil, k.unknownCall(ctx, logs)
	case len(logs) > 1 && !join.SameCall(k.incident):
		return nil, ofLog(logs[0].source.Name, []log.Problem{{
			Message: fmt.Sprintf("call %s of one log is over a day from that of another: they are not one call", k.incident), Remedy: "give the log that is meant alone",
		}})
	}
	call.Sort()
	return call, nil
}

// mostSuggested is how many numbers of calls are suggested.
const mostSuggested = 5

// unknownCall names the calls whose numbers are most like the one that there is not.
func (k *logReview) unknownCall(ctx context.Context, logs []*logFile) error {
	near := tree.NewNearby(k.incident, mostSuggested)
	for _, f := range logs {
		if _, err := k.eachRow(ctx, f, k.quiet, func(r *log.Row) error { near.Add(r.Call()); return nil }); err != nil {
			return err
		}
	}
	problem := log.Problem{Message: fmt.Sprintf("no row is of a call %q", k.incident), Remedy: "give the number of a call, as the log has it"}
	if words := near.Words(); len(words) > 0 {
		problem.Remedy = "the nearest numbers are " + tree.InWords(words)
	}
	return ofLog(logs[0].source.Name, []log.Problem{problem})
}

// understand finds the incident of the scenario, and what the units of the call are in it.
func (k *logReview) understand(p *sim.Program, m *stamp.Matching, logs []*logFile, call *stamp.Logged) (*stamp.Plan, []stamp.Read, error) {
	if problems := m.Unheard(call); len(problems) > 0 {
		return nil, nil, ofLog(k.match, problems)
	}
	incident, problems := m.Choose(p, k.as, call.Types)
	if len(problems) > 0 {
		return nil, nil, ofLog(p.Scenario.File, problems)
	}
	own := !slices.ContainsFunc(logs, func(f *logFile) bool { return !f.mapping.Own() })
	if slices.Contains(k.wanted(), formatYAML) && p.Incidents[incident].Stream {
		return nil, nil, errors.New("what is reported of one call of a stream has no place in a scenario: leave out -o *.yaml, or name another incident with --as")
	}
	plan, problems := m.Plan(p, incident, own)
	if len(problems) > 0 {
		return nil, nil, ofLog(k.match, problems)
	}
	reads, problems := plan.ReadAll(m, call)
	if len(problems) > 0 {
		return nil, nil, errors.Join(k.draft(plan.Draft(m, call, reads)), ofLog(logs[0].source.Name, problems))
	}
	return plan, reads, nil
}

// draft writes what was understood of names, where that was not all and the matching is asked for: it is what has to be changed.
func (k *logReview) draft(m *stamp.Matching) error {
	var files []file
	for _, name := range k.files {
		if formatOf(name) == formatMatch {
			files = append(files, file{name, drafted(m)})
		}
	}
	if _, err := k.temporaries.write(files); err != nil {
		return err
	}
	for _, f := range files {
		k.tell("wrote %s with what was understood: change it, and give it with --match", f.name)
	}
	return nil
}

// zoneOf is the zone of clock times: that of a log that has one, else that of the scenario.
func zoneOf(p *sim.Program, logs []*logFile) *time.Location {
	for _, f := range logs {
		if place, err := time.LoadLocation(f.mapping.Zone); err == nil && f.mapping.Zone != "" {
			return place
		}
	}
	return p.Scenario.Clock.Location()
}

func drafted(m *stamp.Matching) body {
	return func(w io.Writer) error {
		text, err := m.Encode()
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	}
}
