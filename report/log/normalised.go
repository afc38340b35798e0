package log

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"simulate/report/csvtext"
	"simulate/sim/log"
)

// Normalised writes the rows of a log as events, a line each: what happened to which call and unit, and when, in UTC. Free text of the
// log is not among what it writes.
type Normalised struct {
	out    *csvtext.Writer
	cells  []string
	events []stamped
	kept   []keptRow
}

type stamped struct {
	at int64
	of log.Instant
}

// carried are the fields that are written with every event, beside the position.
var carried = []log.Field{log.Agency, log.UnitKind, log.CallType, log.Priority, log.FirstPriority, log.Held, log.Area}

// NewNormalised begins to write to w.
func NewNormalised(w io.Writer) (*Normalised, error) {
	n := &Normalised{out: csvtext.NewWriter(w), cells: []string{"case", "unit", "event", "time"}}
	for _, f := range carried {
		n.cells = append(n.cells, f.String())
	}
	n.cells = append(n.cells, log.Latitude.String(), log.Longitude.String())
	return n, n.out.Write(n.cells)
}

// Row writes the events of a row, in the order of time, as those of a call.
func (n *Normalised) Row(call string, r *log.Row) error {
	n.events = eventsOf(n.events[:0], r)
	n.cells = cellsOf(n.cells[:0], call, r)
	return n.write(n.cells, n.events)
}

// Keep keeps the events of a row until [Normalised.WriteKept]; begin is when its call begins.
func (n *Normalised) Keep(begin int64, call string, r *log.Row) {
	cells := cellsOf(nil, call, r)
	for i := range cells {
		cells[i] = strings.Clone(cells[i])
	}
	n.kept = append(n.kept, keptRow{begin, cells, eventsOf(nil, r)})
}

// keptRow is a row whose events wait for those of the same call in other logs.
type keptRow struct {
	begin  int64
	cells  []string
	events []stamped
}

// WriteKept writes what was kept, call by call in the order in which they begin, and keeps it no longer.
func (n *Normalised) WriteKept() error {
	slices.SortStableFunc(n.kept, func(a, b keptRow) int {
		return cmp.Or(cmp.Compare(a.begin, b.begin), cmp.Compare(a.cells[0], b.cells[0]))
	})
	for _, row := range n.kept {
		if err := n.write(row.cells, row.events); err != nil {
			return err
		}
	}
	n.kept = n.kept[:0]
	return nil
}

func (n *Normalised) write(cells []string, events []stamped) error {
	for _, e := range events {
		cells[2], cells[3] = e.of.String(), time.UnixMilli(e.at).UTC().Format("2006-01-02T15:04:05.999Z07:00")
		if err := n.out.Write(cells); err != nil {
			return err
		}
	}
	return nil
}

// eventsOf are the events of a row in the order of time.
func eventsOf(events []stamped, r *log.Row) []stamped {
	for of, at := range r.At {
		if at != log.None {
			events = append(events, stamped{at, log.Instant(of)})
		}
	}
	slices.SortStableFunc(events, func(a, b stamped) int { return cmp.Compare(a.at, b.at) })
	return events
}

// cellsOf is what all events of a row have in common.
func cellsOf(cells []string, call string, r *log.Row) []string {
	cells = append(cells, call, r.Field(log.Unit), "", "")
	for _, f := range carried {
		cells = append(cells, r.Field(f))
	}
	north, east, ok := r.Position()
	if !ok {
		return append(cells, "", "")
	}
	return append(cells, decimal(north), decimal(east))
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Flush writes what is left.
func (n *Normalised) Flush() error { return n.out.Flush() }
