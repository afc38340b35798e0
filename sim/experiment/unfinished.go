package experiment

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/pack"
	"simulate/sim/snapshot"
)

// Unfinished is a step that was not over at the end of some seeded runs.
type Unfinished struct {
	Step      uint16 // in sim.Program.Steps
	Status    snapshot.Remaining
	Runs      int // in which it was left so by the incident, or by some instance of the stream
	Open      int // in which some instance had asked for what the step needs, or had begun it, and it was not over
	Instances int // that left it so, in all runs together
	Example   Example
}

// Example is one of the instances that left a step so: of an incident that begins once that of the first such run, of a stream the
// one that was left so for longest.
type Example struct {
	Run      int // replication
	Instance sim.Instance
	For      engine.Time // how long it had been so at the end of the run
	Needs    string      // what it waited for, in words; empty where that run was not looked at
}

func (x *Example) pack(p *pack.Pack) {
	pack.Int(p, &x.Run)
	pack.Int(p, &x.Instance.Incident)
	pack.Int(p, &x.Instance.Ordinal)
	pack.Int(p, &x.For)
}

// leftovers is what runs have left, by step and how far it was. It grows with the number of steps, not with that of runs.
type leftovers map[leftover]*left

type leftover struct {
	step   uint16
	status snapshot.Remaining
	open   bool // any status but Unbegun: a run may leave some instances waiting and others under way
}

type left struct {
	runs, instances int
	last            int // run that was counted
	example         Example
}

// add adds what one more run has left.
func (l leftovers) add(run int, remains []snapshot.Remainder) {
	for _, r := range remains {
		x := Example{Run: run, Instance: r.Instance, For: r.For}
		l.of(leftover{step: r.Step, status: r.Status}, x).count(x)
		if r.Status != snapshot.Unbegun {
			l.of(leftover{step: r.Step, open: true}, x).count(x)
		}
	}
}

// count counts one more instance, and its run once.
func (l *left) count(x Example) {
	if l.last != x.Run {
		l.runs, l.last = l.runs+1, x.Run
	}
	l.instances++
	l.compare(x)
}

// merge adds what other runs have left.
func (l leftovers) merge(other leftovers) {
	for key, more := range other {
		of := l.of(key, more.example)
		of.runs, of.instances = of.runs+more.runs, of.instances+more.instances
		of.compare(more.example)
	}
}

func (l leftovers) of(key leftover, x Example) *left {
	if l[key] == nil {
		l[key] = &left{last: -1, example: x}
	}
	return l[key]
}

// compare takes another example where it is the better one.
func (l *left) compare(x Example) {
	longer := 0
	if x.Instance.Ordinal > 0 {
		longer = cmp.Compare(x.For, l.example.For)
	}
	if cmp.Or(longer, cmp.Compare(l.example.Run, x.Run), cmp.Compare(l.example.Instance.Ordinal, x.Instance.Ordinal)) > 0 {
		l.example = x
	}
}

// pack packs them in the order of steps.
func (l leftovers) pack(p *pack.Pack) {
	keys := slices.SortedFunc(maps.Keys(l), leftover.compare)
	pack.List(p, &keys, func(key *leftover) {
		pack.Int(p, &key.step)
		pack.Int(p, &key.status)
		p.Bool(&key.open)
		of := l.of(*key, Example{})
		pack.Int(p, &of.runs)
		pack.Int(p, &of.instances)
		of.example.pack(p)
	})
}

func (l leftover) compare(other leftover) int {
	if l.open != other.open {
		if l.open {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(l.step, other.step), cmp.Compare(l.status, other.status))
}

// list is what runs have left in the order of the file.
func (l leftovers) list() []Unfinished {
	var list []Unfinished
	for key, of := range l {
		if key.open {
			continue
		}
		u := Unfinished{Step: key.step, Status: key.status, Runs: of.runs, Instances: of.instances, Example: of.example}
		if open := l[leftover{step: key.step, open: true}]; open != nil {
			u.Open = open.runs
		}
		list = append(list, u)
	}
	slices.SortFunc(list, func(a, b Unfinished) int {
		return cmp.Or(cmp.Compare(a.Step, b.Step), -cmp.Compare(a.Status, b.Status))
	})
	return list
}

// What is made again to say what was waited for.
const (
	examplesLimit = 16      // runs
	examplesCost  = 1 << 20 // records
)

// lookAtEnds says of what the seeded runs have left what it waited for: a run of each is made again, as far as that costs little.
// Sends that wait for each other there are warned of.
func (r *Result) lookAtEnds(ctx context.Context) error {
	looked := make(map[int]*snapshot.Fold)
	most := min(examplesLimit, examplesCost/max(1, int(r.Nominal.Count)))
	for i := range r.Unfinished {
		u := &r.Unfinished[i]
		fold := looked[u.Example.Run]
		if fold == nil && len(looked) < most {
			var err error
			if fold, err = r.lookAtEnd(ctx, u.Example.Run); err != nil {
				return err
			}
			looked[u.Example.Run] = fold
		}
		if fold != nil {
			u.Example.Needs = fold.Why(u.Example.Instance, u.Step)
		}
	}
	return nil
}

// lookAtEnd is the end of a seeded run; nil where there is no time for it.
func (r *Result) lookAtEnd(ctx context.Context, run int) (*snapshot.Fold, error) {
	end := r.Nominal.end.Another(engine.Never)
	luck := sim.Luck{Seed: r.Samples.Seed, Replication: uint64(run)}
	switch err := Run(ctx, r.Program, luck, end); {
	case errors.Is(err, sim.ErrStopped):
		return nil, nil
	case err != nil:
		return nil, err
	}
	undone, err := end.Undone()
	if err != nil {
		return nil, err
	}
	r.noteStandoffs(luck, undone)
	return end, nil
}

// noteStandoffs warns of sends that wait for each other at the end of a run, each once.
func (r *Result) noteStandoffs(luck sim.Luck, undone *snapshot.Undone) {
	for _, s := range undone.Standoffs {
		known := slices.ContainsFunc(r.Warnings, func(w Warning) bool {
			d, is := w.(Deadlock)
			return is && slices.Equal(d.Sends, s.Sends)
		})
		if !known {
			r.note(Deadlock{s, luck})
		}
	}
}
