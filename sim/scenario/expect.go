package scenario

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"

	"simulate/sim/scenario/tree"
)

// form says how something is written, such as 90s or {after: …}. It is asked only where something else is written.
type form func() string

// always is a form that is the same whatever is read.
func always(written string) form { return func() string { return written } }

// expect reports a value of the wrong shape, and how it is written.
func (d *decoding) expect(w written, want tree.Kind, noun string, form form) bool {
	switch w.Kind {
	case want:
		return true
	case tree.Null:
		d.nothing(w)
	default:
		d.Failf(w.path, w.instead(want, form), "%s is expected, %s is here", noun, here(w.Node))
	}
	return false
}

// here is what a value is, in words.
func here(n *tree.Node) string {
	if _, number := parseDecimal(n.Text); number && n.Kind == tree.Scalar {
		return "a number"
	}
	return n.Kind.String()
}

// instead is the remedy for a value of the wrong shape: what was written in the right one, where that can hold it, and otherwise the form
// that is wanted.
func (w written) instead(want tree.Kind, form form) string {
	one := w.tag.Get("instead")
	if strings.HasSuffix(one, "/h}") && strings.Contains(w.Text, "/") { // a rate has its unit
		one = "{rate: %s}"
	}
	switch {
	case w.Kind == tree.Scalar && want == tree.List:
		return "write [" + w.Text + "]"
	case w.Kind == tree.Scalar && want == tree.Mapping && one != "":
		return "write " + strings.ReplaceAll(one, "%s", w.Text)
	case w.tag.Get("form") != "":
		return "write " + w.tag.Get("form")
	}
	return "write " + form()
}

// formOf is how the type of a pointer is written, by one or two examples.
func formOf(into any) form {
	return func() string {
		examples := words[reflect.TypeOf(into).Elem()].examples
		form := fmt.Sprint(examples[0])
		if len(examples) > 1 {
			form += fmt.Sprintf(" or %v", examples[1])
		}
		return form
	}
}

// mostKeys are named of a map that has none that it must have.
const mostKeys = 3

// formOfFields is how a map with keys of the language is written: with those that it must have, or else the first few that it may have.
func formOfFields(of reflect.Type) form {
	return func() string {
		var must, may []string
		for _, f := range fieldsOf(of) {
			if f.required {
				must = append(must, f.key+": …")
			}
			may = append(may, f.key+": …")
		}
		if len(must) == 0 {
			must = may[:min(len(may), mostKeys)]
		}
		return "{" + strings.Join(must, ", ") + "}"
	}
}

// exampleKeys are keys of Maps, by what they are when they are not ids.
var exampleKeys = map[string]string{"hour": "16", "number": "3", "priority": "3", "size": "2", "path": "a.path", "warning": "may-not-come"}

// formOfEntries is how a Map is written, by what its keys are and the type of its entries.
func formOfEntries(keys string, entry reflect.Type) form {
	return func() string {
		if strings.HasPrefix(entry.Name(), "Figure[") {
			value, _ := entry.FieldByName("Value")
			entry = value.Type
		}
		value := "…"
		if w, ok := words[entry]; ok {
			value = fmt.Sprint(w.examples[0])
		} else if entry.Kind() == reflect.Int {
			value = "2"
		}
		return "{" + cmp.Or(exampleKeys[keys], "ID") + ": " + value + "}"
	}
}
