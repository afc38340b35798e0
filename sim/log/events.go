package log

import (
	"slices"
	"strings"
)

// mostOpen is how many units' parts in calls are put together at the same time from rows of one event each. Of more the first is taken
// to be whole.
const mostOpen = 1 << 16

// parts are calls, which are put together event by event.
type parts struct {
	open  map[string]*part
	order []string // in which they began
}

// part is what is known of a call: what happened to it as a whole, and to each of its units.
type part struct {
	call  *Row
	units []*Row
}

// events reads rows of one event each, and hands over what belongs together: each unit's part in a call with what happened to the call,
// or the call where no unit is named.
func (r *reading) events(t *table, c *Count, use func(*Row) error) error {
	p := parts{open: make(map[string]*part)}
	named := r.names()
	row := new(Row)
	for {
		done, err := r.next(t, c, row)
		if err != nil {
			return err
		}
		if done {
			break
		}
		row.odd = [NumOddities]bool{}
		ms, ahead, ok := r.shown(row, &stampColumns{CallArrival, r.fields[Time], -1}, &noDay, None)
		if !ok {
			c.Refused[NoInstant].add(row.Line)
			continue
		}
		c.Used++
		of := p.of(row)
		at := ms - ahead
		if ahead == None {
			at = r.instant(of, ms)
		}
		if instant, known := named(row.Field(Activity)); known && of.At[instant] == None {
			of.At[instant] = at
		}
		if len(p.order) > mostOpen {
			if err := p.hand(use); err != nil {
				return err
			}
		}
	}
	for len(p.order) > 0 {
		if err := p.hand(use); err != nil {
			return err
		}
	}
	return nil
}

// noDay is that no day is known by which clock times without a date could be read.
var noDay = int64(None)

// names tells the instant that an event is about: as the mapping says, or by the words that it is called by.
func (r *reading) names() func(activity string) (Instant, bool) {
	said := make(map[string]Instant)
	for i, name := range r.mapping.Events {
		if name != "" {
			said[name] = Instant(i)
		}
	}
	if len(said) == 0 {
		return instantOf
	}
	return func(activity string) (Instant, bool) {
		instant, known := said[activity]
		return instant, known
	}
}

// of is the row to which an event belongs: that of its unit, or of its call.
func (p *parts) of(event *Row) *Row {
	key := event.Call()
	of := p.open[key]
	if of == nil {
		of = &part{call: event.begun()}
		p.open[key], p.order = of, append(p.order, key)
	}
	unit := event.Field(Unit)
	if unit == "" {
		return of.call
	}
	for _, row := range of.units {
		if row.Field(Unit) == unit {
			return row
		}
	}
	of.units = append(of.units, event.begun())
	return of.units[len(of.units)-1]
}

// begun is a row without instants that stays as it is when the next is read.
func (r *Row) begun() *Row {
	row := &Row{Line: r.Line, log: r.log, values: slices.Clone(r.values)}
	for i := range row.values {
		row.values[i] = strings.Clone(row.values[i])
	}
	for i := range row.At {
		row.At[i] = None
	}
	return row
}

// hand hands over the call that began first.
func (p *parts) hand(use func(*Row) error) error {
	key := p.order[0]
	of := p.open[key]
	delete(p.open, key)
	p.order = p.order[1:]
	if len(of.units) == 0 {
		of.units = append(of.units, of.call)
	}
	for _, row := range of.units {
		for i, at := range of.call.At {
			if row.At[i] == None {
				row.At[i] = at
			}
		}
		row.note()
		if err := use(row); err != nil {
			return err
		}
	}
	return nil
}
