package main

import (
	"fmt"
	"slices"
	"strings"

	"simulate/report/content"
	"simulate/sim"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/scenario/tree"
)

// subject is what is to be explained: a measure with all its rows, or one of them.
type subject struct {
	set          *measure.Set
	measure, key string
	rows         []int
}

// id is what it is called on command lines.
func (s *subject) id() string {
	if s.key == "" {
		return s.measure
	}
	return s.measure + ":" + s.key
}

// several reports whether a run may have several times of it.
func (s *subject) several() bool { return len(s.rows) > 1 || s.set.Rows[s.rows[0]].Several }

func (s *subject) streamed() bool { return s.set.Rows[s.rows[0]].Streamed }

// subjectNamed finds what is called so: by id, by title, or as a milestone.
func subjectNamed(p *sim.Program, argument, name string) (*subject, error) {
	set, err := measure.Compile(p)
	if err != nil {
		return nil, err
	}
	set.CountFromCall()
	if s := subjectOf(set, name); s != nil {
		return s, nil
	}
	if o := p.Scenario.Objectives.Get(name); o != nil {
		return measureOf(set, argument, o.Expression.Measure)
	}
	switch ids := titled(set, name); {
	case len(ids) == 1:
		return measureOf(set, argument, ids[0])
	case len(ids) > 1:
		return nil, fmt.Errorf("%q is the title of several: name one by its id: %s", name, strings.Join(ids, ", "))
	}
	if _, err := p.Milestone(p.Scenario.OwnStream(name), name); err == nil {
		if set, err = measure.CompileWith(p, []string{name}); err != nil {
			return nil, err
		}
		set.CountFromCall()
		return subjectOf(set, name), nil
	}
	return measureOf(set, argument, name)
}

// subjectOf is what has that id, or the id of a measure and behind it that of its row; nil where there is none that can be explained.
func subjectOf(set *measure.Set, id string) *subject {
	name, key, _ := strings.Cut(id, ":")
	if rows := cause.RowsOf(set, name, key); len(rows) > 0 {
		return &subject{set, name, key, rows}
	}
	return nil
}

// measureOf is what a measure or an objective is about. Its error says why that cannot be explained, or that there is none.
func measureOf(set *measure.Set, argument, id string) (*subject, error) {
	if s := subjectOf(set, id); s != nil {
		return s, nil
	}
	how := fmt.Sprintf("simulate explain %s lists those that can be explained", quoted(argument))
	if slices.ContainsFunc(set.Rows, func(r measure.Row) bool { return r.Measure == id || r.ID() == id }) {
		return nil, fmt.Errorf("%s cannot be explained, as it is not a time between two instants of a run\n%s", id, how)
	}
	message := fmt.Sprintf("there is no measure %q", id)
	if near := nearestName(set, id); near != "" {
		message += ": did you mean " + near + "?"
	}
	return nil, fmt.Errorf("%s\n%s", message, how)
}

// titled are the ids of the measures, the rows of measures and the objectives with a title, each once.
func titled(set *measure.Set, title string) []string {
	var ids []string
	add := func(id, called string) {
		if strings.EqualFold(called, title) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, x := range content.AllExplainable(set) {
		for _, name := range x.Names() {
			add(name.ID, name.Title)
		}
	}
	for _, o := range set.Program.Scenario.Objectives.All() {
		add(o.Expression.Measure, o.Title)
	}
	return ids
}

// nearestName is the id or the title that was probably meant, as it is to be typed; nothing where none is near.
func nearestName(set *measure.Set, typed string) string {
	var known []string
	written := make(map[string]string) // by name in small letters
	add := func(name, id string) {
		small := strings.ToLower(name)
		if _, is := written[small]; !is && name != "" {
			known, written[small] = append(known, small), fmt.Sprintf("%q", name)
			if id != name {
				written[small] += " (" + id + ")"
			}
		}
	}
	for _, x := range content.AllExplainable(set) {
		for _, name := range x.Names() {
			add(name.ID, name.ID)
			add(name.Title, name.ID)
		}
	}
	for id, o := range set.Program.Scenario.Objectives.All() {
		add(id, id)
		add(o.Title, id)
	}
	return written[tree.Nearest(strings.ToLower(typed), known)]
}
