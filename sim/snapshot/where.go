package snapshot

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"simulate/sim/scenario/tree"
)

// Filter keeps the rows that hold a value in a column. The id of a stream stands for all of its instances.
type Filter struct{ Column, Value string }

// ParseWhere reads conditions that must all hold, such as "agency=kcpd,status=on-scene". An empty value keeps the rows
// that have nothing there. The error says which condition cannot be read.
func ParseWhere(text string) ([]Filter, error) {
	var where []Filter
	for condition := range strings.SplitSeq(text, ",") {
		column, value, found := strings.Cut(condition, "=")
		column, value = strings.TrimSpace(column), strings.TrimSpace(value)
		if !found || column == "" {
			return nil, fmt.Errorf("%q is not a condition: write column=value, several separated by commas", condition)
		}
		where = append(where, Filter{column, value})
	}
	return where, nil
}

// check says what is wrong with a filter for the table.
func (t *table) check(f Filter) error {
	c := t.column(f.Column)
	if c == nil {
		return fmt.Errorf("the table %s has no column %q%s: it has %s",
			t.name, f.Column, meant(f.Column, t.names()), strings.Join(t.names(), ", "))
	}
	switch c.field.Type.Kind() {
	case reflect.String:
		if c.words != nil && !slices.Contains(c.words, f.Value) {
			return fmt.Errorf("%s is never %q%s: it is one of %s",
				c.name, f.Value, meant(f.Value, c.words), strings.Join(c.words, ", "))
		}
	case reflect.Int:
		if _, err := strconv.Atoi(f.Value); err != nil {
			return fmt.Errorf("%s is a number and cannot be %q: write digits", c.name, f.Value)
		}
	default:
		return fmt.Errorf("rows cannot be picked by %s: pick them by a text or a number", c.name)
	}
	return nil
}

// meant names the known word that was probably meant, for the middle of an error; nothing when none is near.
func meant(word string, known []string) string {
	if near := tree.Nearest(word, known); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}

// keepsAll reports whether a row passes filters that have been checked.
func (t *table) keepsAll(where []Filter, row any) bool {
	return !slices.ContainsFunc(where, func(f Filter) bool { return !t.keeps(f, row) })
}

// keeps reports whether a row holds the value of a filter.
func (t *table) keeps(f Filter, row any) bool {
	c := t.column(f.Column)
	v := reflect.ValueOf(row).Elem().FieldByIndex(c.field.Index)
	if v.Kind() == reflect.Int {
		n, _ := strconv.Atoi(f.Value)
		return v.Int() == int64(n)
	}
	return v.String() == f.Value || c.names && strings.HasPrefix(v.String(), f.Value+"#")
}
