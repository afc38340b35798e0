package log

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ocel are the events of an object-centric log (OCEL 2.0 in JSON). A row has the event, and an object of each type that it is related
// to: of an event that is related to several objects of a type there are as many rows.
type ocel struct {
	decoder *json.Decoder
	limit   *patience
	objects map[string]ocelObject
	columns []string
	types   []string         // of objects
	places  map[string]int   // of columns
	values  []string         // of the row
	event   ocelEvent        // that is being told
	related [][]string       // its objects, by type
	row     int              // of the event
	count   int              // of events
	kept    map[string][]int // by type of objects: columns of the attributes that are kept
}

type ocelType struct {
	Name       string `json:"name"`
	Attributes []struct {
		Name string `json:"name"`
	} `json:"attributes"`
}

type ocelValue struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

type ocelEvent struct {
	Type          string      `json:"type"`
	Time          string      `json:"time"`
	Attributes    []ocelValue `json:"attributes"`
	Relationships []struct {
		Object string `json:"objectId"`
	} `json:"relationships"`
}

// ocelObject is what is kept of an object: its type, and what it says of calls.
type ocelObject struct {
	kind   int
	values []string
}

// mostObjects is how many objects are held.
const mostObjects = 1 << 20

// Columns of every row.
const (
	ocelActivity = "ocel:type"
	ocelTime     = "ocel:time"
)

// openOCEL reads the types and the objects, wherever they stand, and begins with the events.
func (s *Source) openOCEL() (*table, error) {
	o := &ocel{objects: make(map[string]ocelObject), places: make(map[string]int), kept: make(map[string][]int)}
	o.column(ocelActivity)
	o.column(ocelTime)
	events := false
	err := s.members(o, func(key string) error {
		events = events || key == "events"
		return o.declare(key)
	})
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", s.Name, err)
	case !events:
		return nil, fmt.Errorf("%s: it is neither a list of objects, such as [{\"incident\": \"7\", \"received\": \"2026-01-31T10:00:00\"}], nor a log in OCEL 2.0, which has \"events\"", s.Name)
	}
	if err := s.members(o, func(key string) error { return o.object(key) }); err != nil {
		return nil, fmt.Errorf("%s: %w", s.Name, err)
	}
	text, err := s.text()
	if err != nil {
		return nil, err
	}
	o.begin(text)
	t := &table{source: s, close: text.Close, rows: o, columns: o.columns}
	err = o.seek("events")
	if err != nil {
		_ = text.Close()
		return nil, fmt.Errorf("%s: %w", s.Name, err)
	}
	return t, nil
}

func (o *ocel) column(name string) int {
	if i, ok := o.places[name]; ok {
		return i
	}
	o.places[name] = len(o.columns)
	o.columns = append(o.columns, name)
	return len(o.columns) - 1
}

// declare makes columns of what the types declare: one for each type of objects, one for each of their attributes that says something
// of calls, and one for each attribute of events.
func (o *ocel) declare(key string) error {
	if key != "objectTypes" && key != "eventTypes" {
		return o.pass()
	}
	var declared ocelType
	return o.elements(func() any { declared = ocelType{}; return &declared }, func() error {
		if key == "objectTypes" {
			o.types = append(o.types, declared.Name)
			o.column(declared.Name)
		}
		for _, a := range declared.Attributes {
			switch {
			case key == "eventTypes":
				o.column(a.Name)
			case saysOfCalls(a.Name):
				o.kept[declared.Name] = append(o.kept[declared.Name], o.column(declared.Name+"."+a.Name))
			}
		}
		return nil
	})
}

// saysOfCalls reports whether an attribute is called like a field: others are not kept.
func saysOfCalls(name string) bool {
	for f := range NumFields {
		if _, ok := fieldRank(name, f); ok {
			return true
		}
	}
	return name == "kind"
}

// object keeps the types of objects, and what they say of calls.
func (o *ocel) object(key string) error {
	if key != "objects" {
		return o.pass()
	}
	type object struct {
		ID         string      `json:"id"`
		Type       string      `json:"type"`
		Attributes []ocelValue `json:"attributes"`
	}
	var is object
	return o.elements(func() any { is = object{}; return &is }, func() error {
		kind := slices.Index(o.types, is.Type)
		if kind < 0 {
			return fmt.Errorf("the object %q is of the type %q, which is not declared", is.ID, is.Type)
		}
		if len(o.objects) == mostObjects {
			return fmt.Errorf("it has over %d objects: split it by time", mostObjects)
		}
		kept := ocelObject{kind: kind}
		for _, column := range o.kept[is.Type] {
			kept.values = append(kept.values, first(is.Attributes, strings.TrimPrefix(o.columns[column], is.Type+".")))
		}
		o.objects[is.ID] = kept
		return nil
	})
}

// first is the first value of an attribute.
func first(attributes []ocelValue, name string) string {
	for _, a := range attributes {
		if a.Name == name {
			return valueText(a.Value)
		}
	}
	return ""
}

func (o *ocel) next() ([]string, int, error) {
	rows := 1
	for _, related := range o.related {
		rows = max(rows, len(related))
	}
	if o.row++; o.count == 0 || o.row >= rows {
		if err := o.read(); err != nil {
			return nil, o.count, err
		}
	}
	o.values = append(o.values[:0], make([]string, len(o.columns))...)
	o.values[0], o.values[1] = o.event.Type, o.event.Time
	for _, a := range o.event.Attributes {
		if i, ok := o.places[a.Name]; ok && i > 1 {
			o.values[i] = valueText(a.Value)
		}
	}
	for kind, related := range o.related {
		if len(related) == 0 {
			continue
		}
		id := related[min(o.row, len(related)-1)]
		o.values[o.places[o.types[kind]]] = id
		for i, column := range o.kept[o.types[kind]] {
			o.values[column] = o.objects[id].values[i]
		}
	}
	return o.values, o.count, nil
}

// read reads the next event.
func (o *ocel) read() error {
	o.limit.left = mostRecord
	if !o.decoder.More() {
		if token, err := o.decoder.Token(); err != nil || token != json.Delim(']') {
			return notJSON(errors.New("the list of events has no end"))
		}
		return io.EOF
	}
	o.event = ocelEvent{}
	if err := o.decoder.Decode(&o.event); err != nil {
		return notJSON(err)
	}
	o.count++
	o.row, o.related = 0, make([][]string, len(o.types))
	for _, r := range o.event.Relationships {
		if object, ok := o.objects[r.Object]; ok && !slices.Contains(o.related[object.kind], r.Object) {
			o.related[object.kind] = append(o.related[object.kind], r.Object)
		}
	}
	return nil
}
