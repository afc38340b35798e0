package experiment

import (
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/pack"
)

// tally is what runs yielded, counted: it grows with the rows and not with the runs. Everything in it is a sum of whole numbers, or the
// greatest of some, so that neither the order of runs matters nor how they are divided among workers and machines.
type tally struct {
	set   *measure.Set
	asked int // runs, of all tallies that are to be joined

	runs  int
	print uint64 // the sum of what the runs' fingerprints are with their numbers
	left  leftovers
	shut  shutCounts
	rows  []*instances // by row
	courses
}

const (
	keptTallied = 1 << 14 // values of a row that are kept; more are counted by class
	tallied     = 200     // sections, each of consecutive runs
)

// newTally returns a tally of none of the runs.
func newTally(set *measure.Set, asked int) *tally {
	t := &tally{set: set, asked: asked, left: leftovers{}, shut: shutCounts{}, courses: newCourses(set)}
	for row := range set.Rows {
		t.rows = append(t.rows, newTallied(set.Marks(row)))
	}
	return t
}

// add adds what one more run has yielded.
func (t *tally) add(run int, y *yield) {
	section := run * tallied / t.asked
	for _, v := range y.fold.Values() {
		t.put(section, v)
	}
	if t.set.Streams() {
		t.addStreams(section, y.fold)
	}
	t.left.add(run, y.left)
	t.shut.add(y.shut.trips)
	t.print += uint64(engine.Hash(run).Add(y.print))
	t.runs++
}

func (t *tally) addStreams(section int, fold *measure.Fold) {
	for row := range t.set.Rows {
		switch r := &t.set.Rows[row]; {
		case r.Streamed:
			t.rows[row].putLedger(section, fold.Ledger(row))
		case r.Mean:
			t.rows[row].putParts(section, fold.Parts(row, nil))
		}
	}
	t.courses.add(fold)
}

// addKept adds what runs have yielded that are kept.
func (t *tally) addKept(s *Samples) {
	for run := range s.Runs {
		section := run * tallied / t.asked
		for row := range s.columns {
			for v := range s.columns[row].each(row, run) {
				t.put(section, v)
			}
		}
		for row, of := range s.instances {
			if of != nil {
				t.rows[row].putRun(section, of, run)
			}
		}
		for row, parts := range s.parts {
			if len(parts) > 0 {
				t.rows[row].putParts(section, parts[run:run+1])
			}
		}
	}
	for row, of := range s.instances {
		if of != nil {
			t.rows[row].putValues(&of.values, &of.cut, of.counts)
		}
	}
	t.courses.join(&s.courses)
	t.left.merge(s.left)
	t.shut.merge(s.shut)
}

// put adds a value of a run of a section.
func (t *tally) put(section int, v measure.Value) {
	t.rows[v.Row].put(section, v)
	if t.set.Rows[v.Row].Waits {
		t.rows[v.Row].putParts(section, []measure.Part{{Above: v.Amount, Below: 1}})
	}
}

// join adds what other runs have yielded.
func (t *tally) join(other *tally) {
	for row, of := range other.rows {
		t.rows[row].join(of)
	}
	t.courses.join(&other.courses)
	t.left.merge(other.left)
	t.shut.merge(other.shut)
	t.print += other.print
	t.runs += other.runs
}

func (t *tally) pack(p *pack.Pack) {
	pack.Int(p, &t.runs)
	p.Hash(&t.print)
	t.left.pack(p)
	t.shut.pack(p)
	for _, row := range t.rows {
		row.pack(p)
	}
	t.courses.pack(p)
}
