package log

import (
	"errors"
	"io"
	"strings"
)

// mostActivities is how many kinds of events are named where none is known.
const mostActivities = 12

// noEventKnown is a problem where no event of a log is a known instant: nothing would be known of any call. It names the kinds that occur.
func (v *Survey) noEventKnown(m *Mapping) []Problem {
	kinds, more, known := v.activities(m)
	if known || len(kinds) == 0 {
		return nil
	}
	list := strings.Join(quoted(kinds), ", ")
	if more {
		list += " and others"
	}
	return []Problem{{
		"no kind of event in it is a known instant; they are " + list,
		"say in a mapping which instants they are, with --map: events: {call-arrival: " + kinds[0] + ", available: …}; -o map.yaml of simulate log read writes its draft",
	}}
}

// activities are the kinds of events of a log, in the order in which they come first, and whether there are more; known is whether any is an
// instant, with which reading ends. What cannot be read is told when all rows are.
func (v *Survey) activities(m *Mapping) (kinds []string, more, known bool) {
	t, err := v.Source.open()
	if err != nil {
		return nil, false, false
	}
	defer t.close() //nolint:errcheck // nothing was written
	r, err := newReading(m, t)
	if err != nil || r.fields[Activity] < 0 {
		return nil, false, false
	}
	named, seen := m.instants(), make(map[string]bool)
	for {
		values, _, err := t.next()
		var bad *badRow
		switch {
		case errors.As(err, &bad):
			continue
		case errors.Is(err, io.EOF):
			return kinds, more, false
		case err != nil:
			return nil, false, false
		case len(values) != len(t.columns) || t.isHeader(values):
			continue
		}
		kind := bare(values[r.fields[Activity]])
		if _, is := named(kind); is {
			return nil, false, true
		}
		switch {
		case kind == "" || seen[kind]:
		case len(kinds) == mostActivities:
			more = true
		default:
			kind = strings.Clone(kind)
			seen[kind] = true
			kinds = append(kinds, kind)
		}
	}
}
