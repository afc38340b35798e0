package cause

import (
	"cmp"
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

// Missing is values that did not come about for one reason: the step that the way ahead from what is missing ends with.
type Missing struct {
	Step   uint16 // index in Program.Steps, or sim.NoStep where none is left that would bring them about
	Status string // of the step, as a snapshot has it
	Runs   int    // in which such values are
	Values int
	Needs  string // what the step waited for in the most of them, with where such units were, in words; or how it ended
	Alike  int    // values of which Needs is true to the word
	Run    int    // replication of the first run in which it waited so
	Of     sim.Instance
}

// Without is how many values did not come about and have no path; they count as longer than any other.
func (b *Breakdown) Without() int { return b.Unfinished + b.Never }

// Lacking is how many values did not come about, those among them that count with what they had waited.
func (b *Breakdown) Lacking() int { return b.Without() + b.Unserved }

// Decided reports whether the target would be met if the values that are missing were within its limit.
func (b *Breakdown) Decided() bool {
	share, ok := mayMiss(b.Target)
	if !b.Missed || !ok {
		return false
	}
	may := float64(share * float64(b.All.Paths+b.Without()))
	over := b.Over.Paths - b.Unserved
	return float64(over) <= may && float64(over+b.Lacking()) > may
}

// mayMiss is the share of the values that may be beyond the limit of a target; ok is false where it says none, or where missing ones
// are not beyond it.
func mayMiss(t *scenario.Target) (share float64, ok bool) {
	if t == nil || t.MoreIsBetter() {
		return 0, false
	}
	switch {
	case t.Statistic == scenario.Percentile:
		return 1 - t.P/100, true
	case t.Statistic == scenario.Max:
		return 0, true
	case t.Statistic == scenario.ShareOf && t.IsLower():
		return 1 - t.Limit.Value, true
	case t.Statistic == scenario.ShareOf && t.Inner != nil:
		return t.Limit.Value, true
	default:
		return 0, false
	}
}

// hindrance is what Missing tells apart.
type hindrance struct {
	step   uint16
	status string
}

// hindered adds up the values of a hindrance.
type hindered struct {
	hindrance
	runs, values, last int // the last run that was counted
	needs              []needing
}

// needing is one way in which a step waits.
type needing struct {
	text   string
	values int
	run    int // the first
	of     sim.Instance
}

// mostNeeds is how many ways in which a step waits are told apart. What comes later is counted without words.
const mostNeeds = 256

// hinder notes a value that is missing in a run.
func (a *account) hinder(run int, l *snapshot.Link) {
	if l == nil {
		l = &snapshot.Link{Step: sim.NoStep}
	}
	h := a.hindered(hindrance{l.Step, l.Status})
	h.need(needing{text: l.Needs, values: 1, run: run, of: l.Instance})
	h.values++
	if h.last != run {
		h.runs, h.last = h.runs+1, run
	}
}

func (a *account) hindered(of hindrance) *hindered {
	i := slices.IndexFunc(a.missing, func(h hindered) bool { return h.hindrance == of })
	if i < 0 {
		i = len(a.missing)
		a.missing = append(a.missing, hindered{hindrance: of, last: -1})
	}
	return &a.missing[i]
}

func (h *hindered) need(n needing) {
	i := slices.IndexFunc(h.needs, func(x needing) bool { return x.text == n.text })
	switch {
	case i >= 0:
		h.needs[i].values += n.values
	case len(h.needs) < mostNeeds:
		h.needs = append(h.needs, n)
	}
}

// merge adds what later runs have.
func (h *hindered) merge(other *hindered) {
	h.runs, h.values = h.runs+other.runs, h.values+other.values
	for _, n := range other.needs {
		h.need(n)
	}
}

// lacking are the reasons, the most frequent first.
func (a *account) lacking() []Missing {
	var list []Missing
	for i := range a.missing {
		h := &a.missing[i]
		most := slices.MaxFunc(h.needs, func(x, y needing) int { return cmp.Compare(x.values, y.values) }) // of equals the first
		list = append(list, Missing{h.step, h.status, h.runs, h.values, most.text, most.values, most.run, most.of})
	}
	slices.SortFunc(list, func(x, y Missing) int {
		return cmp.Or(-cmp.Compare(x.Values, y.Values), cmp.Compare(x.Step, y.Step), cmp.Compare(x.Status, y.Status))
	})
	return list
}
