package content

import (
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/measure"
)

// Explainable is a measure whose time can be explained.
type Explainable struct {
	ID, Title string
	Origin    measure.Origin
	Rows      []*measure.Row
}

// Called is what a measure or a row of one is called.
type Called struct{ ID, Title string }

// AllExplainable lists the measures that are times between two instants, in the order of the set.
func AllExplainable(set *measure.Set) []*Explainable {
	var list []*Explainable
	index := make(map[string]*Explainable)
	for i := range set.Rows {
		r := &set.Rows[i]
		if !r.Timed || !r.Period.Whole() {
			continue
		}
		x := index[r.Measure]
		if x == nil {
			x = &Explainable{ID: r.Measure, Title: r.Title, Origin: r.Origin}
			if r.Origin == measure.Instant {
				x.Title = titleAmong(words.Of(set.Program), r)
			}
			index[r.Measure] = x
			list = append(list, x)
		}
		x.Rows = append(x.Rows, r)
	}
	return list
}

// Names are what the measure is called and, where there are several, its rows.
func (x *Explainable) Names() []Called {
	names := []Called{{x.ID, x.Title}}
	for _, r := range x.Rows {
		if r.Key != "" {
			names = append(names, Called{r.ID(), rowTitle(r)})
		}
	}
	return names
}

// NewExplainable is the list of what can be explained of a scenario, named so on the command line.
func NewExplainable(set *measure.Set, named string, settings Settings) *document.Document {
	b := newBuilder(set.Program, settings)
	d := b.document(0)
	d.Kind, d.Rows, d.Summary, d.Run.Shown = "Measures that can be explained", "explainable", "", ""
	for origin, title := range originTitles {
		d.Sections = append(d.Sections, explainableOf(set, measure.Origin(origin), title))
	}
	d.Sections = append(d.Sections, explainableData(set), &document.Prose{Lines: []string{
		"simulate explain " + named + " MEASURE says where its time went. A title does as well as an id, and so do objectives and milestones.",
	}})
	return d
}

// originTitles head the measures of each origin.
var originTitles = [...]string{
	measure.Declared: "Measures of the scenario", measure.Builtin: "Built-in measures", measure.Instant: "Milestones that it names",
}

// explainableOf are the measures of an origin, for readers.
func explainableOf(set *measure.Set, origin measure.Origin, title string) document.Section {
	t := &document.Table{Title: title, Columns: []document.Column{{Title: "Measure"}, {Title: "Title"}, {Title: "Rows, as MEASURE:ROW"}}}
	for _, x := range AllExplainable(set) {
		if x.Origin == origin {
			t.Rows = append(t.Rows, []document.Value{document.Text(x.ID), document.Text(x.Title), document.Text(few(x.keys()))})
		}
	}
	return t.UnlessEmpty()
}

// few names the first of many.
func few(keys []string) string {
	if len(keys) > 2 {
		return fmt.Sprintf("%s and %d more", keys[0], len(keys)-1)
	}
	return strings.Join(keys, ", ")
}

func (x *Explainable) keys() []string {
	var keys []string
	for _, r := range x.Rows {
		if r.Key != "" {
			keys = append(keys, r.Key)
		}
	}
	return keys
}

// explainableData are all rows, as data.
func explainableData(set *measure.Set) *document.Table {
	t := &document.Table{Key: "explainable", Columns: []document.Column{
		{Key: "id"}, {Key: "measure"}, {Key: "key"}, {Key: "title"}, {Key: "origin"},
	}}
	for _, x := range AllExplainable(set) {
		for _, r := range x.Rows {
			title := titleAmong(words.Of(set.Program), r)
			t.Rows = append(t.Rows, []document.Value{
				document.Text(r.ID()), document.Text(r.Measure), document.Text(r.Key), document.Text(title), document.Text(originWords[x.Origin]),
			})
		}
	}
	return t
}

// titleAmong is the title of a row, which of a milestone is what is reached.
func titleAmong(n words.Names, r *measure.Row) string {
	switch {
	case r.Origin == measure.Instant && r.Streamed:
		return n.MilestoneTitle(n.Scenario.OwnStream(r.Measure), r.Measure)
	case r.Origin == measure.Instant:
		return n.MilestoneTitle("", r.Measure)
	}
	return rowTitle(r)
}

// originWords are the origins as data name them.
var originWords = [...]string{measure.Declared: "declared", measure.Builtin: "builtin", measure.Instant: "milestone"}
