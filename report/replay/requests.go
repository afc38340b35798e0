package replay

import (
	"cmp"
	"slices"

	"simulate/report/jsontext"
	"simulate/sim"
	"simulate/sim/engine"
)

// asked is a stretch in which an agency was asked for something: for units, or for its approval.
type asked struct {
	from, to engine.Time
	agency   uint8
	kind     string
	of       sim.Instance
	step     uint16
	seq      sim.Seq
}

// requests writes what agencies were asked for.
func (w *replayWriter) requests() {
	list := w.asked()
	w.key("requests", jsontext.AppendList(nil, len(list), func(b []byte, i int) []byte {
		r := &list[i]
		return jsontext.AppendNumbers(b, w.ms(r.from), w.ms(r.to), int64(r.agency), w.words.of(r.kind), w.words.of(w.InstanceID(r.of)),
			w.words.of(w.StepID(r.step)), int64(r.seq))
	}))
}

// asked lists what agencies were asked for, in the order of time. Of units that one of them sends for one request it is the
// wait for the last.
func (w *replayWriter) asked() []asked {
	type key struct {
		asked  sim.Seq
		of     sim.Instance
		step   uint16
		agency uint8
	}
	var list []asked
	last := make(map[key]int) // place in the list
	for _, x := range w.Waits {
		if x.Agency == sim.NoAgency {
			continue // nobody knows yet who will send one
		}
		k := key{x.Asked, x.Instance, x.Step, x.Agency}
		place, known := last[k]
		if !known {
			place = len(list)
			last[k] = place
			list = append(list, asked{from: x.From, agency: x.Agency, kind: "waiting", of: x.Instance, step: x.Step})
		}
		list[place].to, list[place].seq = x.To, x.Seq
	}
	for _, x := range w.Approvals {
		list = append(list, asked{x.From, x.To, x.Agency, "approval", x.Instance, x.Step, x.Seq})
	}
	slices.SortStableFunc(list, func(a, b asked) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.seq, b.seq)) })
	return list
}
