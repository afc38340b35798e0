package content

import (
	"slices"

	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment/cause"
)

// twin is what parts look like that only their agencies tell apart.
type twin struct {
	title string
	kind  cause.Kind
}

// count counts how often parts look alike.
func (w *stepWords) count(parts []cause.Part) {
	w.twins = make(map[twin]int)
	for i := range parts {
		if p := &parts[i]; p.Step != sim.NoStep {
			w.twins[twin{w.plain(p), p.Kind}]++
		}
	}
}

// agenciesOf are the agencies that a step asks for units or tells; empty where it names none.
func (w stepWords) agenciesOf(step *sim.Step) string {
	written := w.Written(step)
	if written == nil {
		return ""
	}
	ids := slices.Concat(written.From, written.By)
	if len(written.To) > 0 {
		ids = written.To
	}
	var names []string
	for i := range w.Agencies {
		if slices.Contains(ids, w.Agencies[i].ID) {
			names = append(names, w.Agencies[i].Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	if len(written.To) > 0 {
		return "to " + words.Enumerated(names)
	}
	return words.Enumerated(names)
}
