package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"simulate/report/paper"
	"simulate/sim/scenario/loader"
)

// exercisePlan writes papers before an exercise.
type exercisePlan struct {
	*console
	output
	edition
	reader string
	list   string // whose injects stand in the place of the scenario's
}

func newExercisePlan(c *console) *cobra.Command {
	k := &exercisePlan{console: c, output: output{papers: true}}
	cmd := &cobra.Command{
		Use:   "plan SCENARIO",
		Short: "Write what people need on paper before an exercise",
		Long: `Write the papers that an exercise begins with, in the forms of HSEEP 2020: the overview, the master scenario events list
(MSEL), an exercise evaluation guide (EEG) for each core capability, and the handouts. --for says who reads them:

  controllers  all of it, not for players: it has what is still to come
  evaluators   objectives and evaluation guides, without injects
  ROLE         the handout of one role: its agency, units, lines and sites, without anything of what is to come

-o list.xlsx has the list, the objectives and a sheet for observations; -o list.csv has the list alone. The wall clock of each inject stands
there when the scenario says in exercise.conduct when it is conducted.

--msel FILE puts the injects of a list, .xlsx or .csv, in the place of the scenario's: one that was written here and has been worked on
since, or a team's own with the usual names of columns. What of it is not taken over is said.`,
		Example: `  simulate exercise plan independence -o plan.docx -o msel.xlsx
  simulate exercise plan independence --for evaluators -o guides.docx
  simulate exercise plan independence --for district -o district.docx`,
		Args:              exactly("scenario"),
		ValidArgsFunction: completePlayed,
		RunE:              func(_ *cobra.Command, args []string) error { return k.run(args[0]) },
	}
	k.output.flags(cmd)
	k.edition.flags(cmd)
	listFlag(cmd, &k.list)
	cmd.Flags().StringVar(&k.reader, "for", paper.Controllers, "who reads it: controllers, evaluators or the id of a `ROLE`")
	return cmd
}

func (k *exercisePlan) run(argument string) error {
	if err := k.output.check(k.console); err != nil {
		return err
	}
	s, problems, err := k.loadListed(argument, k.list, loader.Options{Variant: k.variant, Set: k.set}, k.quiet)
	switch {
	case err != nil:
		return err
	case problems.Any():
		return problems
	case !k.quiet && len(problems) > 0:
		k.problems(problems)
	}
	d, err := paper.Plan(s, k.reader)
	if err != nil {
		return err
	}
	if k.reader != paper.Controllers && slices.ContainsFunc(k.wanted(), func(format string) bool { return format == formatWorkbook || format == formatCSV }) {
		return errors.New("tables are for controllers: they have what is still to come. For " + k.reader + " write .docx or .md")
	}
	return k.write(k.output, d, nil)
}
