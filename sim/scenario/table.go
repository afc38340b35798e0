package scenario

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"simulate/sim/dist"
	"simulate/sim/scenario/tree"
)

// table is a CSV file with a line of column names.
type table struct {
	file    *tree.File
	columns []string
	rows    []row
}

// row is one line of values.
type row struct {
	line   int
	values []string
}

// mostRowProblems is how many bad rows of a table are shown one by one.
const mostRowProblems = 20

// table returns the CSV file that the value refers to, read once. What is wrong with it is reported
// where it is referred to first.
func (d *decoding) table(w written, name string) *table {
	f, err := d.folder.Open(w.File, name)
	if err != nil {
		d.check(w, err)
		return nil
	}
	t, read := d.tables[f]
	if !read {
		t = d.readTable(w, f)
		d.tables[f] = t
	}
	if t == nil {
		d.Spoil(w.path)
	}
	return t
}

// readTable reads a CSV file, or reports why it cannot be read and returns nil.
func (d *decoding) readTable(w written, f *tree.File) *table {
	if p, bad := f.TextProblem(); bad {
		d.FailIn(w.path, p)
		return nil
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(f.Text, "\ufeff")))
	r.TrimLeadingSpace, r.Comment = true, '#'
	t := &table{file: f}
	for {
		values, err := r.Read()
		if err == io.EOF {
			return t
		}
		if err != nil {
			d.FailIn(w.path, csvProblem(f, err))
			return nil
		}
		line, _ := r.FieldPos(0)
		if t.columns == nil {
			t.columns = values
			continue
		}
		t.rows = append(t.rows, row{line, values})
	}
}

// csvProblem says what the CSV reader objects to.
func csvProblem(f *tree.File, err error) tree.Problem {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return f.Problem(0, 0, "", "%s", err)
	}
	return f.Problem(at.Line, 1, "every row has as many values as the first", "%s", at.Err)
}

// column returns the number of a column.
func (d *decoding) column(w written, t *table, name string) (int, bool) {
	i := slices.Index(t.columns, name)
	if i < 0 {
		d.check(w, tree.Unknown("column", name, t.columns))
	}
	return i, i >= 0
}

// A row of a table is as much work to read as so many nodes.
const (
	rowWork   = 5
	traceWork = 1
)

// eachRow reads every row, and reports those that cannot be read.
func (d *decoding) eachRow(w written, t *table, work int, read func(r row) error) {
	d.work += len(t.rows) * work
	var more []int
	bad := 0
	for _, r := range t.rows {
		err := read(r)
		if err == nil {
			continue
		}
		if bad++; bad > mostRowProblems {
			more = append(more, r.line)
			continue
		}
		p := t.file.Mistaken(err)
		d.FailIn(w.path, t.file.Problem(r.line, 1, p.Hint, "row %d: %s", r.line, p.Message))
	}
	if len(more) > 0 {
		d.FailIn(w.path, t.file.Problem(more[0], 1, "", "%d more rows cannot be used: %s", len(more), rowNumbers(more)))
	}
}

// mostRanges is how many ranges of rows are listed.
const mostRanges = 500

// rowNumbers lists numbers that grow, those in a row as ranges.
func rowNumbers(numbers []int) string {
	var ranges []string
	for i := 0; i < len(numbers); i++ {
		first := numbers[i]
		for i+1 < len(numbers) && numbers[i+1] == numbers[i]+1 {
			i++
		}
		if len(ranges) == mostRanges {
			return fmt.Sprintf("%s, and others up to %d", strings.Join(ranges, ", "), numbers[len(numbers)-1])
		}
		text := strconv.Itoa(first)
		if numbers[i] > first {
			text += "-" + strconv.Itoa(numbers[i])
		}
		ranges = append(ranges, text)
	}
	return strings.Join(ranges, ", ")
}

// empirical reads empirical(file.csv column): the observations in a column of a table.
func (d *decoding) empirical(w written, arguments []string, of amounts) dist.Dist {
	if len(arguments) != 2 {
		d.check(w, tree.NewMistake("the arguments of empirical are not understood", "write empirical(file.csv column)"))
		return dist.Dist{}
	}
	t := d.table(w, arguments[0])
	if t == nil {
		return dist.Dist{}
	}
	column, ok := d.column(w, t, arguments[1])
	if !ok {
		return dist.Dist{}
	}
	key := "empirical " + t.file.Path + " " + arguments[1] + of.zero
	if known, again := d.dists[key]; again {
		if known.err != nil {
			d.Spoil(w.path) // said at the first use
		}
		return known.made
	}
	var observations []float64
	d.eachRow(w, t, rowWork, func(r row) error {
		v, err := of.parse(r.values[column])
		observations = append(observations, v)
		return err
	})
	made, err := dist.Empirical(observations)
	if err != nil {
		d.check(w, tree.NewMistake(fmt.Sprintf("column %q of %s: %s", arguments[1], arguments[0], err), ""))
	}
	if d.Broken(w.path) {
		err = errors.New("the column cannot be read")
	}
	d.dists[key] = distribution{made, err}
	return made
}

// matrix adds the rows of travel.matrix to travel.between.
func (d *decoding) matrix(w written, between *Map[Map[Figure[Duration]]], name string) {
	t := d.table(w, name)
	if t == nil {
		return
	}
	from, ok := d.column(w, t, "from")
	to, ok2 := d.column(w, t, "to")
	time, ok3 := d.column(w, t, "time")
	if !ok || !ok2 || !ok3 {
		return
	}
	d.eachRow(w, t, rowWork, func(r row) error {
		v, err := d.dists.parse(r.values[time], durations)
		if err != nil {
			return err
		}
		a, b := r.values[from], r.values[to]
		if between.Get(a) != nil && between.Get(a).Get(b) != nil {
			return tree.NewMistake(fmt.Sprintf("the time from %s to %s is given twice", a, b), "remove one of the two")
		}
		f := between.entry(a).entry(b)
		f.Value, f.Text = Duration{v}, r.values[time]
		path := tree.At("travel", "between", a, b)
		d.figures = append(d.figures, statement{path, f.Text, "from " + name, &f.Source, &f.Confidence, nil, nil, nil})
		return nil
	})
}
