package snapshot

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/go-memdb"

	"simulate/sim"
	"simulate/sim/engine"
)

// State is the state of everything at an instant of a run. It never changes.
type State struct {
	Program *sim.Program
	At      engine.Time

	db *memdb.MemDB
}

// Table is rows as readers see them. A cell is a string, an int, an engine.Time or a scenario.Position, and nil where
// there is nothing to say.
type Table struct {
	Name    string
	Columns []string
	Rows    [][]any
}

// At folds the records of a run of the program to the state at an instant, the records at that instant included. Records
// beyond it are used only to tell when units on the road will arrive. Its errors are those of Fold.State.
func At(p *sim.Program, records []sim.Record, t engine.Time) (*State, error) {
	f := NewFold(p, t)
	f.Consume(0, records)
	return f.State()
}

// State puts the state at the instant into tables. The error says that the instant lies outside the run, or that the
// records were not those of a run.
func (f *Fold) State() (*State, error) {
	if err := f.settle(); err != nil {
		return nil, err
	}
	db, err := memdb.NewMemDB(schema())
	if err != nil {
		return nil, err
	}
	s := &State{Program: f.p, At: f.at, db: db}
	return s, s.fill(f)
}

// settle fixes the instant, which must lie within the run.
func (f *Fold) settle() error {
	if !f.began {
		return fmt.Errorf("these are not the records of a whole run: a run begins with %s", sim.RunBegan)
	}
	if f.at == engine.Never {
		f.at = f.last()
	}
	if f.at < 0 || f.at > f.last() {
		return f.outside()
	}
	return nil
}

// outside says between which instants a state can be had.
func (f *Fold) outside() error {
	format := "15:04:05"
	if f.last() >= 24*engine.Hour {
		format = "2 January 15:04:05"
	}
	start, end := "start", "horizon"
	if f.p.WarmUp > 0 {
		start = "start of the warm-up"
	}
	if f.last() != f.p.Horizon {
		end = "end of the run"
	}
	return fmt.Errorf("the instant is not between the %s, %s, and the %s, %s",
		start, f.p.Clock(0).Format(format), end, f.p.Clock(f.last()).Format(format))
}

// last is the end of the run; where the records end before, that at the latest.
func (f *Fold) last() engine.Time {
	if f.end == engine.Never {
		return f.p.End
	}
	return f.end
}

// fill inserts all rows in one transaction.
func (s *State) fill(f *Fold) error {
	txn := s.db.Txn(true)
	defer txn.Abort()
	for _, err := range []error{
		insert(txn, f.agencyRows()),
		insert(txn, f.unitRows()),
		insert(txn, f.stepRows(f.current())),
		insert(txn, f.milestoneRows()),
		insert(txn, f.channelRows()),
		insert(txn, f.siteRows()),
		insert(txn, f.messageRows()),
		insert(txn, f.incidentRows()),
		insert(txn, f.streamRows()),
	} {
		if err != nil {
			return err
		}
	}
	txn.Commit()
	return nil
}

func insert[T Row](txn *memdb.Txn, rows []*T) error {
	name := tableFor[T]().name
	for _, row := range rows {
		if err := txn.Insert(name, row); err != nil {
			return fmt.Errorf("table %s: %w", name, err)
		}
	}
	return nil
}

// Tables lists the names of the tables.
func Tables() []string {
	names := make([]string, len(tables))
	for i := range tables {
		names[i] = tables[i].name
	}
	return names
}

// Table returns the rows of a table that pass all filters. The error names the table, column or word that was probably
// meant, and all that there are.
func (s *State) Table(name string, where ...Filter) (*Table, error) {
	for i := range tables {
		if t := &tables[i]; t.name == name {
			return s.table(t, where)
		}
	}
	return nil, fmt.Errorf("there is no table %q%s: the tables are %s", name, meant(name, Tables()), strings.Join(Tables(), ", "))
}

func (s *State) table(t *table, where []Filter) (*Table, error) {
	found, err := s.find(t, where)
	if err != nil {
		return nil, err
	}
	result := &Table{Name: t.name}
	columns := s.shown(t)
	for i := range columns {
		result.Columns = append(result.Columns, columns[i].name)
	}
	for _, row := range found {
		cells := make([]any, len(columns))
		for i := range columns {
			cells[i] = columns[i].cell(row)
		}
		result.Rows = append(result.Rows, cells)
	}
	return result, nil
}

// shown are the columns of a table: those about conditions only where there are some.
func (s *State) shown(t *table) []column {
	if s.Program.HasConditions() {
		return t.columns
	}
	return slices.DeleteFunc(slices.Clone(t.columns), func(c column) bool { return c.changes })
}

// All returns the rows of the table of type T.
func All[T Row](s *State) []T {
	rows, err := Rows[T](s)
	if err != nil {
		panic(err) // only a filter can be wrong, and there is none
	}
	return rows
}

// Rows returns the rows of the table of type T that pass all filters. Its errors are those of State.Table.
func Rows[T Row](s *State, where ...Filter) ([]T, error) {
	found, err := s.find(tableFor[T](), where)
	rows := make([]T, len(found))
	for i := range found {
		rows[i] = *found[i].(*T)
	}
	return rows, err
}

// find goes through the rows by the index of the first filter that has one.
func (s *State) find(t *table, where []Filter) ([]any, error) {
	index, args := "id", []any(nil)
	for _, f := range where {
		if err := t.check(f); err != nil {
			return nil, err
		}
		if c := t.column(f.Column); c.indexed && !c.names && f.Value != "" && args == nil {
			index, args = c.field.Name, []any{f.Value}
		}
	}
	rows, err := s.db.Txn(false).Get(t.name, index, args...)
	if err != nil {
		return nil, err
	}
	var found []any
	for row := rows.Next(); row != nil; row = rows.Next() {
		if t.keepsAll(where, row) {
			found = append(found, row)
		}
	}
	return found, nil
}

// Waiting lists the steps that have asked or begun and have not ended; Needs says what each waits for.
func (s *State) Waiting() []Step {
	return slices.DeleteFunc(All[Step](s), func(step Step) bool { return !step.Under() })
}
