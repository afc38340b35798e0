package experiment

import (
	"slices"

	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Chosen is a measure that a question is asked about: all rows of a declared or built-in measure together, or one of them.
type Chosen struct {
	ID    string // of the measure; of one of several rows, measure:key
	Title string
	Unit  scenario.MeasureUnit

	measure, key string
	origin       measure.Origin
}

// UnknownMeasureError names a measure that there is not, and those that there are.
type UnknownMeasureError struct {
	Name  string
	Known []string
}

func (e *UnknownMeasureError) Error() string { return "there is no measure " + e.Name }

// Choose finds the measures with these names: id, or id:key for one of its rows. Without names it is every declared measure.
func Choose(set *measure.Set, names []string) ([]Chosen, error) {
	known := offered(set)
	if len(names) == 0 {
		return slices.DeleteFunc(known, func(c Chosen) bool { return c.key != "" || c.origin != measure.Declared }), nil
	}
	byID := make(map[string]Chosen, len(known))
	for _, c := range slices.Backward(known) { // the first of a name counts
		byID[c.ID] = c
	}
	var list []Chosen
	taken := make(map[string]bool)
	for _, name := range names {
		c, ok := byID[name]
		if !ok {
			return nil, &UnknownMeasureError{name, namesOf(known)}
		}
		if !taken[name] {
			list = append(list, c)
		}
		taken[name] = true
	}
	return list, nil
}

func namesOf(list []Chosen) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].ID
	}
	return names
}

// offered lists every measure, and behind one with several rows each of them.
func offered(set *measure.Set) []Chosen {
	var list []Chosen
	for i := range set.Rows {
		r := &set.Rows[i]
		if r.Origin == measure.Instant || !r.Period.Whole() {
			continue
		}
		if i == 0 || set.Rows[i-1].Measure != r.Measure {
			list = append(list, Chosen{ID: r.Measure, Title: r.Title, Unit: r.Unit, measure: r.Measure, origin: r.Origin})
		}
		if r.Key != "" {
			list = append(list, Chosen{r.Measure + ":" + r.Key, r.Title + ", " + r.Name, r.Unit, r.Measure, r.Key, r.Origin})
		}
	}
	return list
}

// rows lists the rows of the measure in a set; another program may have others.
func (c *Chosen) rows(set *measure.Set) []int {
	var rows []int
	for i := range set.Rows {
		if c.Has(&set.Rows[i]) {
			rows = append(rows, i)
		}
	}
	return rows
}

// Has reports whether a row is one of the measure's.
func (c *Chosen) Has(r *measure.Row) bool {
	return r.Measure == c.measure && r.Origin != measure.Instant && r.Period.Whole() && (c.key == "" || c.key == r.Key)
}

// Partly returns in how many runs some rows of the measure have a value and some are missing, so that what Outcomes says is of the
// former alone.
func (c *Chosen) Partly(of *Outcomes) (runs int) {
	happened, missing := make([]bool, of.Runs), make([]bool, of.Runs)
	for _, row := range c.rows(of.Set) {
		for run, o := range of.Of(row) {
			happened[run] = happened[run] || o.Happened()
			missing[run] = missing[run] || o == stats.Missing
		}
	}
	for run := range happened {
		if happened[run] && missing[run] {
			runs++
		}
	}
	return runs
}

// Outcomes are the measure's values run by run: of several rows the mean of those that have one; Partly says where that is not all.
func (c *Chosen) Outcomes(of *Outcomes) []stats.Outcome {
	rows := c.rows(of.Set)
	if len(rows) == 1 {
		return of.Of(rows[0])
	}
	list, counts := make([]stats.Outcome, of.Runs), make([]int64, of.Runs)
	for i := range list {
		list[i] = stats.NotApplicable
	}
	for _, row := range rows {
		for run, o := range of.Of(row) {
			switch {
			case o.Happened() && counts[run] == 0:
				list[run], counts[run] = o, 1
			case o.Happened():
				list[run] += o
				counts[run]++
			case o == stats.Missing && counts[run] == 0:
				list[run] = o
			}
		}
	}
	for run, n := range counts {
		if n > 0 {
			list[run] /= stats.Outcome(n)
		}
	}
	return list
}

// Summarise describes the measure's values in all runs.
func (c *Chosen) Summarise(s *Samples) stats.Summary {
	rows := c.rows(s.Set)
	if len(rows) == 0 {
		return stats.Summary{}
	}
	return s.Summarise(rows...)
}
