package scenario

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"simulate/sim/dist"
	"simulate/sim/scenario/tree"
)

// table is a CSV file with a line of column names. Its rows are read from the text whenever they are asked for: a year of calls is
// a million of them.
type table struct {
	file    *tree.File
	comma   rune
	columns []string
	size    int // rows
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
	if p, bad := f.TableProblem(); bad {
		d.FailIn(w.path, p)
		return nil
	}
	t := &table{file: f, comma: separator(f.Text)}
	if err := t.each(func(row) { t.size++ }); err != nil {
		d.FailIn(w.path, csvProblem(f, err))
		return nil
	}
	return t
}

// separatorLine is how spreadsheets say in the first line what stands between values.
var separatorLine = regexp.MustCompile(`^(?i:sep)=([;,\t|])[\r\n]`)

// separator is what stands between the values of a table: what its first line says, or a semicolon or tab where the names of the columns have
// no comma between them.
func separator(text string) rune {
	text = strings.TrimPrefix(text, "\ufeff")
	if m := separatorLine.FindStringSubmatch(text); m != nil {
		return rune(m[1][0])
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		for _, comma := range ",;\t" {
			if strings.ContainsRune(line, comma) {
				return comma
			}
		}
		break
	}
	return ','
}

// each reads the rows one after another, first the names of the columns. The values are those of a row until the next is read.
func (t *table) each(read func(row)) error {
	text := strings.TrimPrefix(t.file.Text, "\ufeff")
	said := max(0, len(separatorLine.FindString(text))-1) // the end of the line stays, for the numbers of lines
	r := csv.NewReader(strings.NewReader(text[said:]))
	r.TrimLeadingSpace, r.Comment, r.Comma, r.ReuseRecord = t.comma != '\t', '#', t.comma, true
	for first := true; ; first = false {
		values, err := r.Read()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case first:
			t.columns = slices.Clone(values)
		default:
			line, _ := r.FieldPos(0)
			read(row{line, values})
		}
	}
}

// csvProblem says what the CSV reader objects to.
func csvProblem(f *tree.File, err error) tree.Problem {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return f.Problem(0, 0, "", "%s", err)
	}
	if errors.Is(at.Err, csv.ErrQuote) || errors.Is(at.Err, csv.ErrBareQuote) {
		return f.Problem(at.StartLine, 1, "close it, write a quote within one twice, or put the value in quotes", "a quote in this row is not closed, or stands within a value")
	}
	return f.Problem(at.Line, 1, "every row has as many values as the first", "%s", at.Err)
}

// column returns the number of a column.
func (d *decoding) column(w written, t *table, name string) (int, bool) {
	i, err := t.columnOf(name, func(header string) bool { return header == name })
	if err == nil && i < 0 {
		err = tree.Unknown("column", name, t.columns)
	}
	d.check(w, err)
	return i, err == nil
}

// columnOf returns the number of the one column that fits a name; negative where there is none.
func (t *table) columnOf(name string, fits func(header string) bool) (int, error) {
	at := slices.IndexFunc(t.columns, fits)
	if at < 0 {
		return at, nil
	}
	if again := slices.IndexFunc(t.columns[at+1:], fits); again >= 0 {
		return at, tree.NewMistake(fmt.Sprintf("the columns %d and %d are both called %q", at+1, at+again+2, name), "rename or remove one of the two")
	}
	return at, nil
}

// A row of a table is as much work to read as so many nodes.
const (
	rowWork   = 5
	traceWork = 1
)

// eachRow reads every row, and reports those that cannot be read.
func (d *decoding) eachRow(w written, t *table, work int, read func(r row) error) {
	d.work += t.size * work
	var more []int
	bad := 0
	_ = t.each(func(r row) { // which has been read before
		err := read(r)
		if err == nil {
			return
		}
		if bad++; bad > mostRowProblems {
			more = append(more, r.line)
			return
		}
		p := t.file.Mistaken(err)
		d.FailIn(w.path, t.file.Problem(r.line, 1, p.Hint, "row %d: %s", r.line, p.Message))
	})
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
