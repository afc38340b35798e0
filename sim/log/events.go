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

// part is what is known of a call: what happened to it as a whole, to agencies whose units are not named, and to each unit.
type part struct {
	call            *Row
	agencies, units []*Row
}

// events reads rows of one event each, and hands over what belongs together: each unit's part in a call with what happened to the call,
// or the call where no unit is named.
func (r *reading) events(t *table, c *Count, use func(*Row) error) error {
	p := parts{open: make(map[string]*part)}
	named := r.mapping.instants()
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

// instants tells the instant that an event is about: as the mapping says, or by the words that it is called by.
func (m *Mapping) instants() func(activity string) (Instant, bool) {
	said := make(map[string]Instant)
	for i, name := range m.Events {
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
	switch unit, agency := event.Field(Unit), event.Field(Agency); {
	case unit != "":
		return event.among(&of.units, Unit, unit)
	case agency != "":
		return event.among(&of.agencies, Agency, agency)
	default:
		return of.call
	}
}

// among finds the row with the same in a field, or begins it.
func (r *Row) among(rows *[]*Row, f Field, said string) *Row {
	for _, row := range *rows {
		if row.Field(f) == said {
			return row
		}
	}
	*rows = append(*rows, r.begun())
	return (*rows)[len(*rows)-1]
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
	for _, row := range of.rows() {
		row.fill(of.call, CallArrival, Closed)
		row.note()
		if err := use(row); err != nil {
			return err
		}
	}
	return nil
}

// rows are what is handed over: units, agencies of which no unit is named and that did something, or else the call. When the call came
// in is known of all as soon as it is of an agency.
func (p *part) rows() []*Row {
	rows := p.units
	for _, agency := range p.agencies {
		p.call.fill(agency, CallArrival, Entered)
		named := false
		for _, unit := range p.units {
			if unit.Field(Agency) == agency.Field(Agency) {
				named = true
				unit.fill(agency, CallArrival, Closed)
			}
		}
		if !named && firstOf(agency.At[Notified:]...) != None {
			rows = append(rows, agency)
		}
	}
	if len(rows) == 0 {
		return append(rows, p.call)
	}
	return rows
}

// fill takes over instants that are missing.
func (r *Row) fill(from *Row, first, last Instant) {
	for at := first; at <= last; at++ {
		if r.At[at] == None {
			r.At[at] = from.At[at]
		}
	}
}
