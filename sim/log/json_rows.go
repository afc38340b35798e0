package log

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// objects are rows of a list of JSON objects, as the interfaces of public data give them. A value that is a list or an object of its own
// is left out, but for a point on the map.
type objects struct {
	decoder *json.Decoder
	limit   *patience
	columns []string
	early   []map[string]any // read to find the columns, and not handed over yet
	values  []string
	count   int
	ended   bool
}

// namedBy is how many objects are looked at for the names of columns: what is empty in an object is left out of it.
const namedBy = 1000

func openJSON(limit *patience) (*objects, []string, error) {
	o := &objects{decoder: json.NewDecoder(limit), limit: limit}
	o.decoder.UseNumber()
	begins, err := o.decoder.Token()
	switch {
	case err != nil:
		return nil, nil, notJSON(err)
	case begins != json.Delim('['):
		return nil, nil, errors.New("it is no list of objects, such as [{\"incident\": \"7\", \"received\": \"2026-01-31T10:00:00\"}]")
	}
	for len(o.early) < namedBy {
		object, err := o.read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		o.early = append(o.early, object)
		for name := range object {
			if !slices.Contains(o.columns, name) {
				o.columns = append(o.columns, name)
			}
		}
	}
	slices.Sort(o.columns)
	return o, o.columns, nil
}

func notJSON(err error) error { return fmt.Errorf("this is no JSON: %w", err) }

// read is the next object; io.EOF after the last.
func (o *objects) read() (map[string]any, error) {
	o.limit.left = mostRecord
	if !o.ended && !o.decoder.More() {
		if _, err := o.decoder.Token(); err != nil { // it is to be the end of the list
			return nil, errors.New("this is no JSON: the list has no end")
		}
		o.ended = true
	}
	if o.ended {
		return nil, io.EOF
	}
	var object map[string]any
	if err := o.decoder.Decode(&object); err != nil {
		if endless(err) {
			return nil, err
		}
		return nil, notJSON(err)
	}
	return object, nil
}

func (o *objects) next() ([]string, int, error) {
	var object map[string]any
	if len(o.early) > 0 {
		object, o.early = o.early[0], o.early[1:]
	} else {
		var err error
		if object, err = o.read(); err != nil {
			return nil, 0, err
		}
	}
	o.count++
	o.values = o.values[:0]
	for _, name := range o.columns {
		o.values = append(o.values, valueText(object[name]))
	}
	return o.values, o.count, nil
}

// valueText is a value as a table would have it.
func valueText(value any) string {
	switch is := value.(type) {
	case string:
		return is
	case json.Number:
		return is.String()
	case bool:
		return strconv.FormatBool(is)
	case map[string]any:
		if at, ok := is["coordinates"].([]any); ok && is["type"] == "Point" && len(at) == 2 {
			return strings.TrimSpace(fmt.Sprintf("POINT (%v %v)", at[0], at[1]))
		}
		if north, east := valueText(is["latitude"]), valueText(is["longitude"]); north != "" && east != "" {
			return "(" + north + ", " + east + ")"
		}
	}
	return ""
}
