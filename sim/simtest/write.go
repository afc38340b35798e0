package simtest

import (
	"fmt"
	"strings"
)

// fields is a map of the scenario file on one line, in order.
type fields []string

// add writes a key and its value.
func (f *fields) add(key, value string) { *f = append(*f, key+": "+value) }

// addf writes a key and its value, with a format.
func (f *fields) addf(key, format string, args ...any) { f.add(key, fmt.Sprintf(format, args...)) }

// String is the map as it is written.
func (f fields) String() string { return "{" + strings.Join(f, ", ") + "}" }

// list writes a list on one line.
func list(items []string) string { return "[" + strings.Join(items, ", ") + "]" }

// line writes a line of the scenario.
func (d *draft) line(format string, args ...any) {
	fmt.Fprintf(&d.text, format+"\n", args...)
}
