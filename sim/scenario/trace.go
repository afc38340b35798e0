package scenario

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// traceColumns are the columns of a trace of arrivals; only time is required, and others than these are left alone.
var traceColumns = []string{"time", "place", "lat", "lon", "priority"}

// traces reads the CSV files of arrivals.
func (d *decoder) traces(s *Scenario, root *node) {
	for id, incident := range s.Incidents.All() {
		arrivals := incident.Arrivals
		if arrivals == nil || arrivals.CSV == "" {
			continue
		}
		path := "incidents." + id + ".arrivals.csv"
		w := written{node: root.at(path), path: path}
		t := d.table(w, arrivals.CSV)
		if t == nil {
			continue
		}
		if layout, ok := d.layout(w, t); ok {
			arrivals.Trace = d.trace(w, t, layout, &s.Clock)
		}
	}
}

// layout is the column of each part of a traced arrival; negative for one that the table does not have.
type layout struct{ time, place, lat, lon, priority int }

func (d *decoder) layout(w written, t *table) (l layout, ok bool) {
	if l.time, ok = d.column(w, t, "time"); !ok {
		return l, false
	}
	of := func(name string) int { return slices.Index(t.columns, name) }
	l.place, l.lat, l.lon, l.priority = of("place"), of("lat"), of("lon"), of("priority")
	if (l.lat < 0) != (l.lon < 0) {
		d.check(w, &mistake{"the table has only one of the columns lat and lon", "add the other, or remove it"})
		return l, false
	}
	for _, name := range t.columns {
		if near := Nearest(name, traceColumns); near != "" && near != name && of(near) < 0 {
			d.warnf(w.path, fmt.Sprintf("did you mean %q?", near), "the column %q is not known and not used", name)
		}
	}
	return l, true
}

// trace reads the rows of a table as arrivals. A row that cannot be read is reported and left out.
func (d *decoder) trace(w written, t *table, l layout, clock *Clock) []Traced {
	trace := make([]Traced, 0, len(t.rows))
	d.eachRow(w, t, func(r row) error {
		arrival, err := l.read(r.values, clock)
		arrival.row = r.line
		trace = append(trace, arrival)
		return err
	})
	return trace
}

// read reads one row, and says all that is wrong with it.
func (l layout) read(values []string, clock *Clock) (t Traced, err error) {
	of := func(column int) string {
		if column < 0 {
			return ""
		}
		return strings.TrimSpace(values[column])
	}
	const hint = "write degrees such as 39.10 and -94.35"
	var wrong mistakes
	t.At, err = parseTraced(of(l.time), clock)
	wrong.add(err)
	t.Place = of(l.place)
	if lat, lon := of(l.lat), of(l.lon); lat+lon != "" {
		t.Position = &Position{}
		t.Position.Lat, err = degrees(lat, "latitude", 90, hint)
		wrong.add(err)
		t.Position.Lon, err = degrees(lon, "longitude", 180, hint)
		wrong.add(err)
	}
	if t.Place != "" && t.Position != nil {
		wrong.add(&mistake{"it has a place and a position", "leave one of the two empty"})
	}
	if text := of(l.priority); text != "" {
		t.Priority, err = parseWhole(text)
		if err == nil && t.Priority < 1 {
			err = &mistake{"there is no priority 0", "1 is the most urgent; leave it empty for the incident's own"}
		}
		wrong.add(err)
	}
	return t, wrong.all()
}

// parseTraced reads an instant of the language, or one with date and offset.
func parseTraced(text string, clock *Clock) (Instant, error) {
	at, err := time.Parse(time.RFC3339, text)
	if err == nil {
		return Instant{Offset: true, Millis: at.Sub(clock.Start.Time).Milliseconds()}, nil
	}
	i, err := ParseInstant(text)
	if m := new(mistake); errors.As(err, &m) && strings.Contains(m.message, "is not an instant") {
		m.hint = "write 13:09, 13:09:30, day 2 01:30, +9m or 2024-02-29T13:09:00-06:00"
	}
	return i, err
}
