package draft

import (
	"bytes"
	"fmt"
	"time"

	"simulate/sim/fit"
)

// From says where a model comes from, and what it is to be called.
type From struct {
	Title     string
	Name      string            // of the scenario's file
	File      string            // the log's name, for the reader
	Publisher string            // or empty
	Kinds     map[string]string // of agencies, as scenarios know them, by what logs call them
	Times     string            // name of the table beside the scenario that has the empirical distributions
	Again     string            // the command
}

// Draft is a scenario, and the table of empirical distributions that lies beside it.
type Draft struct {
	Scenario []byte
	Times    []byte // CSV; empty where there are none

	Streams []string // names of the incidents that the streams of the model are, in their order
}

// Write writes a model as a scenario.
func Write(m *fit.Model, from From) Draft {
	count := newWriter(m, from, nil)
	count.all()
	w := newWriter(m, from, count.uses)
	w.all()
	return Draft{Scenario: w.out.Bytes(), Times: w.times(), Streams: w.streams}
}

// writer writes a scenario. What it writes a second time it refers to: so it writes everything twice, and counts the first time.
type writer struct {
	*fit.Model
	from     From
	out      bytes.Buffer
	kinds    []string // ids, in the order of Model.Kinds
	agency   map[string]string
	agents   []string       // names of agencies, in order
	places   []string       // ids of areas, or of points of the map
	stations []string       // ids, of a map
	streams  []string       // ids
	uses     map[any]int    // of what is pointed to: how often it was written
	known    map[any]int    // the same when it was all written before; nil the first time
	names    map[any]string // under which it is referred to, or has a column in the table
	used     ids
	columns  []column

	incidentIDs ids // names of incidents: of streams, and of other work

	mayNotCome []string // why steps may not come, that others wait for
}

// column is an empirical distribution in the table.
type column struct {
	name string
	of   *fit.Distribution
}

func newWriter(m *fit.Model, from From, known map[any]int) *writer {
	w := &writer{
		Model: m, from: from, known: known, uses: make(map[any]int), names: make(map[any]string),
		agency: make(map[string]string), used: make(ids),
	}
	kinds := make(ids)
	for i := range m.Kinds {
		w.kinds = append(w.kinds, kinds.of(kindID(m.Kinds[i].Name)))
	}
	agencies := make(ids)
	for i := range m.Pools {
		name := m.Pools[i].Agency
		if w.agency[name] == "" {
			w.agency[name] = agencies.of(slug(name, "responders"))
			w.agents = append(w.agents, name)
		}
	}
	w.namePlaces()
	w.incidentIDs = make(ids)
	for i := range m.Streams {
		w.streams = append(w.streams, w.incidentIDs.of(slug(w.streamWord(&m.Streams[i]), "calls")))
	}
	return w
}

// namePlaces makes ids of areas, or of points and stations.
func (w *writer) namePlaces() {
	used := make(ids)
	if w.Map == nil {
		for _, a := range w.Areas {
			w.places = append(w.places, used.of(slug(a.Name, "elsewhere")))
		}
		return
	}
	for i := range w.Map.Points {
		w.places = append(w.places, used.of(slug(fmt.Sprintf("%s %d", w.Map.Points[i].Name, i+1), "point")))
	}
	for i := range w.Map.Stations {
		w.stations = append(w.stations, used.of(fmt.Sprintf("station-%d", i+1)))
	}
}

const (
	fewCalls  = 300 // tell little of a 90th percentile
	mostWeeks = 26
)

// line writes a line, indented by so many steps.
func (w *writer) line(depth int, format string, a ...any) {
	for range depth {
		w.out.WriteString("  ")
	}
	fmt.Fprintf(&w.out, format, a...)
	w.out.WriteByte('\n')
}

func (w *writer) all() {
	w.head()
	w.clock()
	w.agencies()
	w.placesAndWays()
	w.units()
	w.incidents()
	w.measures()
	w.accept()
}

func (w *writer) date(ms int64) string {
	return time.UnixMilli(ms).In(w.Place).Format("2 January 2006")
}

// head says what the file is, and how to go on.
func (w *writer) head() {
	w.line(0, "# What a log says happened, as a scenario that can be run: fitted by")
	w.line(0, "#     %s", w.from.Again)
	w.line(0, "# Look at what comes of it, and hold it against the log (section reported, at the end):")
	w.line(0, "#     simulate %s --runs 20", w.from.Name)
	w.line(0, "# Then change what you want to know about: fewer units, another hour, longer ways. Each figure says where it is from.")
	w.line(0, "# What the log cannot show has no source and a range: that is where knowing more would help most (simulate sensitivity).")
	w.line(0, "")
	w.line(0, "format: 1")
	w.line(0, "title: %s", quoted(w.from.Title))
	w.line(0, "summary: %s", quoted(fmt.Sprintf("Fitted to %d calls from %s to %s.", w.Calls, w.date(w.First), w.date(w.Last))))
	w.line(0, "")
}

// clock is a week from the log's first Monday, or as many as some hundreds of calls take, or all of a log that is short.
func (w *writer) clock() {
	first := time.UnixMilli(w.First).In(w.Place)
	start := time.Date(first.Year(), first.Month(), first.Day(), 0, 0, 0, 0, w.Place)
	span := time.Duration(w.Last-w.First) * time.Millisecond
	horizon, warmUp := "7d", "1d"
	switch {
	case span >= 14*24*time.Hour:
		for start.Weekday() != time.Monday || start.Before(first) {
			start = start.AddDate(0, 0, 1)
		}
		weeks := int(span.Hours() / 168)
		horizon = fmt.Sprintf("%dd", 7*min(max(1, fewCalls*weeks/max(w.Calls, 1)), weeks, mostWeeks))
	case span < 24*time.Hour:
		start = time.Date(first.Year(), first.Month(), first.Day(), first.Hour(), 0, 0, 0, w.Place)
		horizon, warmUp = fmt.Sprintf("%dh", int(span.Hours())+1), "6h"
	case span < 6*24*time.Hour:
		horizon = fmt.Sprintf("%dd", int(span.Hours()/24)+1)
	}
	w.line(0, "clock:")
	w.line(1, "start: %s", start.Format("2006-01-02T15:04:05-07:00"))
	w.line(1, "zone: %s", w.Place)
	w.line(1, "horizon: %s", horizon)
	w.line(1, "warm-up: %s # so that the start finds units at work", warmUp)
	w.line(1, "cool-down: 4h # so that the last calls are over when it ends")
	w.line(0, "")
	w.line(0, "sources:")
	publisher := ""
	if w.from.Publisher != "" {
		publisher = ", publisher: " + quoted(w.from.Publisher)
	}
	w.line(1, "log: {title: %s%s}", quoted("Log of calls, "+w.from.File), publisher)
	w.line(0, "")
}
