package snapshot

import (
	"reflect"
	"slices"
	"strings"

	"github.com/hashicorp/go-memdb"

	"simulate/sim/engine"
)

// table is what the tags of a row type say.
type table struct {
	name    string
	row     reflect.Type
	columns []column
}

// column is a field of a row type that readers see.
type column struct {
	name    string
	field   reflect.StructField
	indexed bool
	names   bool     // incidents, also those of streams
	changes bool     // it is about conditions, and left out where no incident has one
	words   []string // that it can hold, when the language fixes them
}

// Row is any of the row types.
type Row interface {
	Agency | Unit | Step | Milestone | Channel | Site | Message | Incident | Stream
}

var tables = []table{
	tableOf[Agency]("agencies"),
	tableOf[Unit]("units"),
	tableOf[Step]("steps"),
	tableOf[Milestone]("milestones"),
	tableOf[Channel]("channels"),
	tableOf[Site]("sites"),
	tableOf[Message]("messages"),
	tableOf[Incident]("incidents"),
	tableOf[Stream]("streams"),
}

func tableOf[T Row](name string) table {
	t := table{name: name, row: reflect.TypeFor[T]()}
	for i := range t.row.NumField() {
		field := t.row.Field(i)
		tag, ok := field.Tag.Lookup("column")
		if !ok {
			continue
		}
		column := column{field: field}
		marks := strings.Split(tag, ",")
		column.name, column.indexed, column.names = marks[0], slices.Contains(marks, "index"), slices.Contains(marks, "instance")
		column.changes = slices.Contains(marks[1:], "condition")
		column.words = words[name+"."+column.name]
		t.columns = append(t.columns, column)
	}
	return t
}

// tableFor is the table of a row type.
func tableFor[T Row]() *table {
	i := slices.IndexFunc(tables, func(t table) bool { return t.row == reflect.TypeFor[T]() })
	return &tables[i]
}

// names lists the columns.
func (t *table) names() []string {
	names := make([]string, len(t.columns))
	for i := range t.columns {
		names[i] = t.columns[i].name
	}
	return names
}

// column finds a column, or returns nil.
func (t *table) column(name string) *column {
	for i := range t.columns {
		if t.columns[i].name == name {
			return &t.columns[i]
		}
	}
	return nil
}

// schema describes a table to go-memdb. Its rows are numbered, so that every index yields them in order.
func (t *table) schema() *memdb.TableSchema {
	indexes := map[string]*memdb.IndexSchema{
		"id": {Name: "id", Unique: true, Indexer: &memdb.IntFieldIndex{Field: "Number"}},
	}
	for _, column := range t.columns {
		if column.indexed {
			name := column.field.Name
			indexes[name] = &memdb.IndexSchema{
				Name: name, AllowMissing: true, Indexer: &memdb.StringFieldIndex{Field: name},
			}
		}
	}
	return &memdb.TableSchema{Name: t.name, Indexes: indexes}
}

func schema() *memdb.DBSchema {
	s := &memdb.DBSchema{Tables: make(map[string]*memdb.TableSchema, len(tables))}
	for i := range tables {
		s.Tables[tables[i].name] = tables[i].schema()
	}
	return s
}

// cell is the value of a column in a row: nil where there is nothing to say.
func (c *column) cell(row any) any {
	v := reflect.Indirect(reflect.ValueOf(row)).FieldByIndex(c.field.Index)
	switch {
	case v.Kind() == reflect.Pointer && v.IsNil():
		return nil
	case v.Kind() == reflect.Pointer:
		return v.Elem().Interface()
	case v.Interface() == engine.Never:
		return nil
	}
	return v.Interface()
}
