package explore

import (
	"fmt"

	"simulate/report/content"
	"simulate/sim"
	"simulate/sim/scenario"
)

// Wish is how the scenario is to be other than its file.
type Wish struct {
	Variant   string   `json:"variant"` // id; empty: none
	Figures   []Figure `json:"figures"`
	Decisions []Taken  `json:"decisions"`
}

// Figure is a figure that is moved, in the unit of its slider.
type Figure struct {
	Path  string  `json:"path"`
	Value float64 `json:"value"`
}

// Taken is an option that is taken.
type Taken struct {
	Path   string `json:"path"` // of the decision
	Option string `json:"option"`
}

// Change is something that differs from the file, as it is written.
type Change struct {
	Path  string `json:"path"`
	Value string `json:"value"`
	Title string `json:"title"`
}

// mostChanges is how many changes a wish may have.
const mostChanges = 200

// changes are what --set takes of a wish, in the order in which they were made. Of what the scenario does not have there is none.
func (e *Explorer) changes(w *Wish) ([]Change, error) {
	if len(w.Figures)+len(w.Decisions) > mostChanges {
		return nil, fmt.Errorf("more than %d changes at once", mostChanges)
	}
	sc := e.base.Scenario
	var list []Change
	for _, f := range w.Figures {
		at, found := e.steered(f.Path)
		if !found {
			return nil, fmt.Errorf("there is no figure %s that can be moved", f.Path)
		}
		c, ok := sc.Moved(f.Path, f.Value*unitOf(at).base)
		if !ok {
			return nil, fmt.Errorf("%s cannot be %v: it may lie between %v and %v", f.Path, f.Value, at.Low/unitOf(at).base, at.High/unitOf(at).base)
		}
		list = append(list, Change{c.Path, c.Value, content.PathName(e.base, f.Path)})
	}
	for _, d := range w.Decisions {
		c, err := e.taken(d)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

func (e *Explorer) steered(path string) (*scenario.Steered, bool) {
	for _, f := range e.base.Scenario.Steered() {
		if f.Path == path {
			return &f, true
		}
	}
	return nil, false
}

func (e *Explorer) taken(t Taken) (Change, error) {
	for i := range e.scene.Decisions {
		d := &e.scene.Decisions[i]
		for _, o := range d.Options {
			if d.Path == t.Path && o.ID == t.Option {
				return Change{t.Path, t.Option, d.Title}, nil
			}
		}
	}
	return Change{}, fmt.Errorf("there is no decision %s with an option %s", t.Path, t.Option)
}

// program is the scenario as it is wished, and how it differs from its file.
func (e *Explorer) program(w *Wish) (*sim.Program, []Change, error) {
	changes, err := e.changes(w)
	if err != nil {
		return nil, nil, err
	}
	if w.Variant == "" && len(changes) == 0 {
		return e.base, nil, nil
	}
	p, err := e.options.Compile(w.Variant, arguments(changes))
	return p, changes, err
}

// Set is what --set takes of a wish.
func (e *Explorer) Set(w Wish) ([]string, error) {
	changes, err := e.changes(&w)
	return arguments(changes), err
}

// arguments are changes as --set takes them.
func arguments(changes []Change) []string {
	set := make([]string, len(changes))
	for i, c := range changes {
		set[i] = scenario.PathValue{Path: c.Path, Value: c.Value}.String()
	}
	return set
}
