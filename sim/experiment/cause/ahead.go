package cause

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
)

// Ahead leads from a value that is missing in a run to what keeps it from coming about, given all records of the run.
func Ahead(set *measure.Set, records []sim.Record, missing *measure.Lapse) (links []snapshot.Link) {
	a := newAhead(set)
	a.each(New(set.Program, records), []measure.Lapse{*missing}, func(_ int, found []snapshot.Link) { links = found })
	return links
}

// ahead finds what keeps values from coming about, in run after run.
type ahead struct {
	set *measure.Set
	end *snapshot.Fold // from which those of runs are made
}

func newAhead(set *measure.Set) *ahead {
	return &ahead{set, snapshot.NewFold(set.Program, engine.Never)}
}

// each tells of each value that is missing in a run what keeps it from coming about: of those of an instance that is over as things
// stood before it closed, and of all others at the end of the run.
func (a *ahead) each(causes *Causes, missing []measure.Lapse, tell func(i int, links []snapshot.Link)) {
	fold, told := a.end.Another(engine.Never), 0
	look := func(upTo, i int) {
		fold.Consume(sim.Seq(told), causes.records[told:upTo])
		told = upTo
		x := &missing[i]
		tell(i, fold.Ahead(x.Of, a.set.Toward(x)...))
	}
	of := make(map[sim.Instance][]int) // which of the missing are an instance's
	for i := range missing {
		if x := &missing[i]; x.Of.Ordinal > 0 {
			of[x.Of] = append(of[x.Of], i)
		}
	}
	looked := make([]bool, len(missing))
	for seq := range causes.records {
		if causes.records[seq].Kind != sim.IncidentClosed {
			continue
		}
		instance, _ := causes.Of(sim.Seq(seq))
		for _, i := range of[instance] {
			look(seq, i)
			looked[i] = true
		}
	}
	for i := range missing {
		if !looked[i] {
			look(len(causes.records), i)
		}
	}
}
