package log

import (
	"cmp"
	"io"
	"slices"
	"strconv"
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
	n.events = n.events[:0]
	for of, at := range r.At {
		if at != log.None {
			n.events = append(n.events, stamped{at, log.Instant(of)})
		}
	}
	slices.SortStableFunc(n.events, func(a, b stamped) int { return cmp.Compare(a.at, b.at) })
	n.cells = append(n.cells[:0], call, r.Field(log.Unit), "", "")
	for _, f := range carried {
		n.cells = append(n.cells, r.Field(f))
	}
	n.cells = append(n.cells, "", "")
	if north, east, ok := r.Position(); ok {
		n.cells[len(n.cells)-2], n.cells[len(n.cells)-1] = decimal(north), decimal(east)
	}
	for _, e := range n.events {
		n.cells[2], n.cells[3] = e.of.String(), time.UnixMilli(e.at).UTC().Format("2006-01-02T15:04:05.999Z07:00")
		if err := n.out.Write(n.cells); err != nil {
			return err
		}
	}
	return nil
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Flush writes what is left.
func (n *Normalised) Flush() error { return n.out.Flush() }
