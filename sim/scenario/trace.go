package scenario

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"simulate/sim/scenario/tree"
)

// tracer reads the rows of a trace of arrivals.
type tracer struct {
	*decoding
	layout
	s         *Scenario
	incident  *Incident
	placeless bool              // a row must say where it is, because the incident does not
	strangers map[string]error  // places that there are not
	named     map[string]string // places that rows have named
	timed     bool              // the clock is known
	outset    int64             // what offsets count from
	from      int64             // rows before are left out
	until     int64             // rows from then on are left out
	own       []ownColumn       // that figures of the plan are taken from
	cells     []float64         // of the rows read so far, row by row
}

// layout is the column of each part of a traced arrival; negative for one that the table does not have.
type layout struct{ time, place, lat, lon, priority int }

// traceColumns are the columns that are known. Others are left alone.
var traceColumns = []string{"time", "place", "lat", "lon", "priority"}

// traces reads the CSV files of arrivals.
func (d *decoding) traces(s *Scenario) {
	for id, incident := range s.Incidents.All() {
		if incident.Arrivals == nil || incident.Arrivals.CSV == "" {
			continue
		}
		path := tree.At("incidents", id)
		w := written{Node: d.Root.At(path.Key("arrivals", "csv")), path: path.Key("arrivals", "csv")}
		t := d.table(w, incident.Arrivals.CSV)
		if t == nil {
			continue
		}
		tr := &tracer{decoding: d, s: s, incident: incident, strangers: make(map[string]error), named: make(map[string]string)}
		tr.ownColumns(id, t)
		if tr.columns(w, t) && tr.places(path) {
			tr.window(path.Key("arrivals"))
			key := tr.dependsOn(t, path)
			made, again := d.rows[key]
			if !again {
				made = traceRows{trace: tr.rows(w, t), cells: tr.cells}
				for i := range tr.own {
					made.columns = append(made.columns, tr.own[i].Column)
				}
				if !d.Unreadable(w.path) {
					d.rows[key] = made
				}
			}
			incident.Arrivals.Trace, incident.Arrivals.Columns, incident.Arrivals.cells = made.trace, made.columns, made.cells
			incident.placeRows()
		}
	}
}

// columns finds the columns of a table.
func (tr *tracer) columns(w written, t *table) (ok bool) {
	if tr.time, ok = tr.column(w, t, "time"); !ok {
		return false
	}
	of := func(name string) int {
		at, err := t.columnOf(name, func(header string) bool { return header == name })
		tr.check(w, err)
		ok = ok && err == nil
		return at
	}
	if tr.place, tr.lat, tr.lon, tr.priority = of("place"), of("lat"), of("lon"), of("priority"); !ok {
		return false
	}
	if (tr.lat < 0) != (tr.lon < 0) {
		tr.check(w, tree.NewMistake("the table has only one of the columns lat and lon", "add the other, or remove it"))
		return false
	}
	for _, name := range t.columns {
		if near := tree.Nearest(name, traceColumns); near != "" && !slices.Contains(t.columns, near) && !tr.takes(name) {
			tr.Warnf(UnknownColumn, w.path, fmt.Sprintf("did you mean %q?", near), "the column %q is not known and not used", name)
		}
	}
	return true
}

// places makes sure that something says where each arrival is.
func (tr *tracer) places(path tree.Path) bool {
	tr.placeless = !tr.incident.Where.Given() && !tr.Broken(path.Key("where"))
	if tr.placeless && tr.place < 0 && tr.lat < 0 {
		tr.Failf(path.Key("where"), "write where: and a place, or add a column place to "+tr.incident.Arrivals.CSV, "nothing says where it happens")
		return false
	}
	return true
}

// window notes which rows are left out.
func (tr *tracer) window(path tree.Path) {
	tr.timed = !slices.ContainsFunc([]string{"start", "zone", "horizon", "warm-up", "cool-down"}, func(key string) bool {
		return tr.Broken(tree.At("clock", key))
	}) && !tr.Broken(tree.At("incidents", tr.incident.PartOf, "begins"))
	tr.from, tr.until = math.MinInt64, math.MaxInt64
	if !tr.timed {
		return
	}
	tr.outset = tr.s.Outset(tr.incident)
	bound := func(key string, at *Figure[Instant], into *int64) {
		if at != nil && !tr.Broken(path.Key(key)) {
			*into = tr.s.Resolve(at.Value, tr.outset)
		}
	}
	bound("from", tr.incident.Arrivals.From, &tr.from)
	bound("until", tr.incident.Arrivals.Until, &tr.until)
}

// rows reads the rows as arrivals, and leaves out those that are not in the window. Each row that is wrong is reported.
func (tr *tracer) rows(w written, t *table) []Traced {
	trace := make([]Traced, 0, t.size)
	tr.eachRow(w, t, traceWork, func(r row) error {
		arrival, meant, err := tr.read(r.values)
		arrival.Line = int32(r.line)
		if meant {
			trace = append(trace, arrival)
		}
		return err
	})
	switch {
	case t.size == 0:
		tr.check(w, tree.NewMistake("the table has no rows: nothing arrives", "add rows, or remove the incident"))
	case len(trace) == 0:
		tr.check(w, tree.NewMistake("no row lies between from and until: nothing arrives", "widen from and until"))
	}
	return trace
}

// read reads one row, and says all that is wrong with it, and whether it lies in the window.
func (tr *tracer) read(values []string) (t Traced, meant bool, err error) {
	of := func(column int) string {
		if column < 0 {
			return ""
		}
		return strings.TrimSpace(values[column])
	}
	var wrong mistakes
	t.At, meant, err = tr.instant(of(tr.time))
	wrong.add(err)
	t.Place = tr.placeNamed(of(tr.place))
	t.Position, err = tracedPosition(of(tr.lat), of(tr.lon))
	wrong.add(err)
	wrong.add(tr.located(&t))
	t.Priority, err = tracedPriority(of(tr.priority))
	wrong.add(err)
	if meant && len(tr.own) > 0 {
		for i := range tr.own {
			v, err := tr.cell(&tr.own[i], of(tr.own[i].at))
			tr.cells = append(tr.cells, v)
			wrong.add(err)
		}
	}
	return t, meant, wrong.all()
}

// placeNamed is the name of a place, one text for all rows: each would keep the line it stands in.
func (tr *tracer) placeNamed(name string) string {
	if known, ok := tr.named[name]; ok {
		return known
	}
	if tr.s.Places.Get(name) != nil {
		name = strings.Clone(name)
		tr.named[name] = name
	}
	return name
}

// instant reads an instant of the language, or one with date and offset, and says whether it lies in the window.
func (tr *tracer) instant(text string) (i Instant, meant bool, err error) {
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		if tr.s.ArriveWithSetOff(tr.incident) {
			return i, true, errNoOffset(tr.incident.PartOf)
		}
		i = Instant{Offset: true, Millis: at.Sub(tr.s.Clock.Start.Time).Milliseconds() - tr.outset}
	} else if i, err = ParseInstant(text); err != nil {
		if m := new(tree.Mistake); errors.As(err, &m) && strings.Contains(m.Message, "is not an instant") {
			err = tree.NewMistake(m.Message, "write 13:09, 13:09:30, tue 01:30, day 2 01:30, +9m or 2024-02-29T13:09:00-06:00")
		}
		return i, true, err
	}
	if !tr.timed {
		return i, true, nil
	}
	if at := tr.s.Resolve(i, tr.outset); at < tr.from || at >= tr.until {
		return i, false, nil
	}
	_, err = tr.s.ArrivalAt(tr.incident, i)
	return i, true, err
}

// located says what is wrong with the place of an arrival.
func (tr *tracer) located(t *Traced) error {
	switch {
	case t.Place != "" && t.Position != nil:
		return tree.NewMistake("it has a place and a position", "leave one of the two empty")
	case t.Place == "" && t.Position == nil && tr.placeless:
		return tree.NewMistake("nothing says where it is", "fill in place, or write where: on the incident for rows without one")
	case t.Place == "" || tr.s.Places.Get(t.Place) != nil || tr.Broken(tree.At("places")):
		return nil
	}
	if _, known := tr.strangers[t.Place]; !known {
		tr.strangers[t.Place] = tree.Unknown("place", t.Place, tr.s.Places.IDs())
	}
	return tr.strangers[t.Place]
}

func tracedPosition(lat, lon string) (p *Position, err error) {
	if lat == "" && lon == "" {
		return nil, nil
	}
	const hint = "write degrees, such as 39.10 and -94.35"
	p = new(Position)
	if p.Lat, err = degrees(lat, "latitude", 90, hint); err == nil {
		p.Lon, err = degrees(lon, "longitude", 180, hint)
	}
	return p, err
}

func tracedPriority(text string) (int32, error) {
	if text == "" {
		return 0, nil
	}
	n, err := parseWhole(text)
	if err == nil && n < 1 {
		err = tree.NewMistake("there is no priority 0", "1 is the most urgent; empty is the incident's own")
	}
	return int32(n), err
}

// mistakes gathers what is wrong with one thing.
type mistakes []*tree.Mistake

func (ms *mistakes) add(err error) {
	if err != nil {
		*ms = append(*ms, tree.AsMistake(err))
	}
}

// all is one mistake that says them all; nil when there are none.
func (ms mistakes) all() error {
	if len(ms) == 0 {
		return nil
	}
	var messages, hints []string
	for _, m := range ms {
		messages = append(messages, m.Message)
		if hint := m.Hint(); hint != "" {
			hints = append(hints, hint)
		}
	}
	return tree.NewMistake(strings.Join(messages, "; "), strings.Join(hints, "; "))
}
