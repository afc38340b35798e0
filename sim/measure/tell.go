package measure

import "simulate/sim/engine"

// put notes a value of a row, from the instance in a slot or nil without: among the values, or in the row's ledger.
func (f *Fold) put(row int32, s *slot, l spell) {
	if f.OnLapse != nil {
		f.onto(row, s, &l)
	}
	if ledger := f.set.ledgers[row]; ledger != noRow {
		batch := int32(0)
		if s != nil {
			batch = s.batch
		}
		f.kept += f.ledgers[ledger].put(batch, l.state, int64(l.length))
		if f.kept > MostKept {
			f.kept = f.set.Spare(f.bags)
		}
		return
	}
	f.values = append(f.values, Value{Row: row, State: l.state, Amount: int64(l.length)})
}

// tell notes a value of a subject, from the instance in a slot, in the rows of a metric that have it.
func (f *Fold) tell(m metric, sub *subject, s *slot, l spell) {
	if !s.measured {
		return
	}
	for i := range f.set.builtins[m] {
		if row := f.set.builtins[m][i].row(sub); row != noRow {
			f.put(row, s, l)
		}
	}
}

// tellOnce notes a value of a subject that has one a run.
func (f *Fold) tellOnce(m metric, sub *subject, l spell) {
	for i := range f.set.builtins[m] {
		if row := f.set.builtins[m][i].row(sub); row != noRow {
			f.put(row, nil, l)
		}
	}
}

// add adds to the sums of a subject in the rows of a metric.
func (f *Fold) add(m metric, sub *subject, amount int64) {
	for i := range f.set.builtins[m] {
		if row := f.set.builtins[m][i].row(sub); row != noRow {
			f.sums[row] += amount
		}
	}
}

// bump changes the level of a subject's gauges of a metric.
func (f *Fold) bump(m metric, sub *subject, by int64, at engine.Time) {
	for i := range f.set.builtins[m] {
		if g := f.set.builtins[m][i].gauge(sub); g != noGauge {
			f.meter.bump(g, by, at)
		}
	}
}

// count adds one to what the shares of a subject are of, for a request of the instance in a slot, and to what they count where it is one of those.
func (f *Fold) count(m metric, sub *subject, n int32, at moment, one bool) {
	for i := range f.set.builtins[m] {
		t := &f.set.builtins[m][i]
		row := t.row(sub)
		if row == noRow {
			continue
		}
		if t.group != nil {
			group, counts := f.group(t.group, n, &at)
			if !counts {
				continue
			}
			row += group
		}
		part := &f.counts[f.set.averages[f.set.means[row]].counts][f.slots.list[n].batch]
		part.Below++
		if one {
			part.Above++
		}
	}
}
