package judge

import (
	"context"

	"simulate/sim"
	"simulate/sim/exercise"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// Beside is the run of a team beside runs of the plan that nobody plays.
type Beside struct {
	Scenario   *scenario.Scenario // the plan
	Program    *sim.Program       // of the team
	Team, Plan []Task             // what the team came to, and the plan with the same luck, task by task
	Ranks      []Rank             // of the same tasks, among Runs runs of the plan
	Runs       int
	Ran        [][]measure.Value // of the same tasks what each of these runs came to in which it was called for

	Choices []Choice // what was decided and ordered, beside what could have been instead: see Mattered
	Futures int      // of each
}

// Rank is which place a value has among those of runs of the plan, the best first: one more than there are better ones. The place of the
// plan with the team's luck says what was luck; from there to the place of the team is the team. They are 0 of a task that was not called for.
type Rank struct{ Team, Plan int }

// Play runs a journal, the plan with the same luck, and runs of the plan with others. Its errors are those of open, a scenario in which
// nobody can play, and those of runs.
func Play(ctx context.Context, j *exercise.Journal, open exercise.Opener, runs experiment.Options) (*Beside, error) {
	team, err := open(j)
	if err != nil {
		return nil, err
	}
	plan, err := open(&exercise.Journal{Head: j.Head})
	if err != nil {
		return nil, err
	}
	if !plan.Scenario.Exercise.IsPlayable() {
		return nil, tree.NewMistake("the scenario of the journal has no exercise: nobody could play in it", "write exercise: with roles")
	}
	b := &Beside{Scenario: plan.Scenario, Program: team.Program}
	set, err := measure.Compile(plan.Program)
	if err != nil {
		return nil, err
	}
	run, err := experiment.Keep(ctx, plan.Program, set, team.Luck())
	if err != nil {
		return nil, err
	}
	b.Plan = Tasks(b.Scenario, set, run.Values)
	Explain(b.Plan, set, run.Records)
	own, err := measure.Compile(team.Program)
	if err != nil {
		return nil, err
	}
	if run, err = experiment.Keep(ctx, team.Program, own, team.Luck()); err != nil {
		return nil, err
	}
	b.Team = Tasks(b.Scenario, own, run.Values)
	Explain(b.Team, own, run.Records)
	samples, err := experiment.Replicate(ctx, plan.Program, set, runs)
	if err != nil {
		return nil, err
	}
	b.rank(samples)
	return b, nil
}

// rank finds the places of the team and of the plan with its luck.
func (b *Beside) rank(samples *experiment.Samples) {
	b.Runs = samples.Runs
	b.Ranks, b.Ran = make([]Rank, len(b.Team)), make([][]measure.Value, len(b.Team))
	for i := range b.Team {
		t := &b.Team[i]
		if t.State == Unjudged {
			continue
		}
		rows := Rows(samples.Set, t.Task)
		team, plan := 1, 1
		for run := range samples.Runs {
			var of []measure.Value
			for _, row := range rows {
				of = append(of, samples.Values(int(row), run)...)
			}
			v, has := Worst(t.Task, of)
			if !has {
				continue
			}
			b.Ran[i] = append(b.Ran[i], v)
			if Worse(t.Task, t.value(), v) {
				team++
			}
			if Worse(t.Task, b.Plan[i].value(), v) {
				plan++
			}
		}
		if t.State != NotCalledFor {
			b.Ranks[i].Team = team
		}
		if b.Plan[i].State != NotCalledFor {
			b.Ranks[i].Plan = plan
		}
	}
}

// value is what the task came to, to be compared with that of others.
func (t *Task) value() measure.Value {
	v := measure.Value{Amount: t.Amount}
	if t.IsUndone() {
		v.State = measure.Never
	}
	return v
}
