package msel

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"simulate/sim/log"
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
	"simulate/sim/snapshot"
)

// mostInjects is how many a list may have.
const mostInjects = 5000

// Read reads the list of a file for a scenario, whose roles and agencies it may name by id or title; of a workbook the sheet that looks
// most like a list. Problems name row and column; warnings say what of the list is not taken over. The list is nil when a problem is
// more than a warning.
func Read(name string, s *scenario.Scenario) (*List, tree.Problems) {
	of := reading{name: name, s: s}
	if !s.Exercise.IsPlayable() {
		of.whole("write exercise: with roles", "the scenario has no roles whom the injects of a list could be told")
		return nil, of.problems
	}
	source, err := log.OpenBest(name, points)
	if err == nil {
		err = of.read(source)
	}
	if _, missing := errors.AsType[*fs.PathError](err); missing {
		err = tree.Unreadable(name, err)
	}
	if err != nil {
		of.whole("", "%s", strings.TrimPrefix(strings.TrimPrefix(err.Error(), name+": "), name+" "))
		return nil, of.problems
	}
	for i := range of.rows {
		of.inject(&of.rows[i])
	}
	of.tellStrangers()
	of.summary()
	if of.problems.Any() {
		return nil, of.problems.Shown()
	}
	return &List{Set: of.set(), Injects: len(of.rows), Sheet: source.Sheet, rows: of.rows}, of.problems.Shown()
}

// reading is a list that is being read.
type reading struct {
	name     string
	s        *scenario.Scenario
	names    []string // of the columns
	at       [NumFields]int
	rows     []row
	injects  []string // each as YAML, with its id
	ids      map[string]bool
	left     leftOut
	titles   snapshot.Titles // made when first asked for
	strange  []strangers
	problems tree.Problems
}

// whole reports something about the file.
func (of *reading) whole(hint, format string, args ...any) {
	f := &tree.File{Name: of.name}
	of.problems = append(of.problems, f.Problem(0, 0, hint, format, args...))
}

// warn reports something about the file that is not taken over, and with which the rest can be.
func (of *reading) warn(hint, format string, args ...any) {
	of.whole(hint, format, args...)
	of.problems[len(of.problems)-1].Warning = true
}

// read reads the rows of which injects can be made.
func (of *reading) read(source *log.Source) error {
	t, err := source.Table()
	if err != nil {
		return err
	}
	defer t.Close() //nolint:errcheck // nothing was written
	of.names = slices.Clone(t.Columns)
	if of.columns(); of.problems.Any() {
		return nil
	}
	for {
		values, line, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case len(of.rows) == mostInjects:
			return fmt.Errorf("a list has at most %d injects", mostInjects)
		}
		r := row{list: of, line: line, values: slices.Clone(values)}
		if !of.left.row(&r) {
			of.rows = append(of.rows, r)
		}
	}
}

// columns finds out what the columns are, and says which are not read.
func (of *reading) columns() {
	var unknown []int
	of.at, unknown = fieldsOf(of.names)
	if of.at[Description] < 0 && of.at[Title] < 0 {
		of.whole("call it Description", "no column says what players are told")
	}
	if of.at[To] < 0 {
		of.whole("call it To", "no column says who is told")
	}
	if len(unknown) > 0 {
		names := make([]string, len(unknown))
		for i, column := range unknown {
			names[i] = strconv.Quote(of.names[column])
		}
		of.warn("", "%s not read: %s", counted(len(unknown), "column is", "columns are"), strings.Join(names, ", "))
	}
}

func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

// set is the list as changes of the scenario.
func (of *reading) set() []string {
	var set []string
	if of.s.Exercise.Injects.Len() > 0 {
		set = append(set, "exercise.injects=null")
	}
	return append(set, "exercise.injects={"+strings.Join(of.injects, ", ")+"}")
}
