package replay

import (
	"cmp"
	"slices"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/snapshot"
)

// mostStretches is how many stretches of time are told apart: a page is hardly wide enough for more.
const mostStretches = 96

// NewHeat is how busy everything was in a run.
func NewHeat(h *snapshot.History) *document.Heat {
	to := min(h.To, h.Program.Horizon)
	g := stretches{from: h.From, to: to, width: stretchOf(to - h.From)}
	heat := &document.Heat{Title: "How busy over time", Width: document.Milliseconds(g.width)}
	if !h.Whole {
		heat.Note = "It covers the run up to " + words.Of(h.Program).Instant(to).String() + "; the table below is about all runs to their end."
	}
	var rows []document.HeatRow
	for kind, id := range h.Program.Kinds {
		row := document.HeatRow{Kind: string(experiment.UnitKind), ID: id, Title: words.Capitalised(id), Queue: g.waiting(h, uint16(kind))}
		row.Busy = g.employed(h, uint16(kind))
		rows = append(rows, row)
	}
	for i := range h.Program.Channels {
		c := &h.Program.Channels[i]
		row := document.HeatRow{Kind: string(experiment.ChannelUsed), ID: c.ID, Title: c.Name}
		row.Busy, row.Queue = g.onAir(h, i)
		rows = append(rows, row)
	}
	heat.Rows = slices.DeleteFunc(rows, func(row document.HeatRow) bool { return !isSeen(&row) })
	return heat
}

// isSeen reports whether there is something to see of a row.
func isSeen(row *document.HeatRow) bool {
	used := slices.ContainsFunc(row.Busy, func(v document.Value) bool { return v.Float() > 0 })
	return used || slices.Max(append([]int{0}, row.Queue...)) > 0
}

// stretchOf is the shortest round length of time of which no more than mostStretches make up a stretch.
func stretchOf(length engine.Time) engine.Time {
	for _, width := range []engine.Time{
		10 * engine.Second, 30 * engine.Second, engine.Minute, 2 * engine.Minute, 5 * engine.Minute, 10 * engine.Minute,
		15 * engine.Minute, 30 * engine.Minute, engine.Hour, 2 * engine.Hour, 3 * engine.Hour, 6 * engine.Hour, 12 * engine.Hour,
	} {
		if length <= mostStretches*width {
			return width
		}
	}
	days := 24 * engine.Hour
	for length > mostStretches*days {
		days *= 2
	}
	return days
}

// stretches cut time into stretches of one width, the last of which may be cut short.
type stretches struct{ from, to, width engine.Time }

func (g stretches) size() int { return int((g.to - g.from + g.width - 1) / g.width) }

// over calls back for each stretch that has something in common with a length of time, and says how much.
func (g stretches) over(from, to engine.Time, yield func(stretch int, length engine.Time)) {
	from, to = max(from, g.from), min(to, g.to)
	for from < to {
		stretch := (from - g.from) / g.width
		end := min(to, g.from+(stretch+1)*g.width)
		yield(int(stretch), end-from)
		from = end
	}
}

// employed is which share of the units of a kind that were on duty was busy.
func (g stretches) employed(h *snapshot.History, kind uint16) []document.Value {
	busy, duty := make([]engine.Time, g.size()), make([]engine.Time, g.size())
	for u, spans := range h.Units {
		if h.Program.Units[u].Kind != kind {
			continue
		}
		taken := false
		for i := range spans {
			s := &spans[i]
			taken = s.State.Taken(taken)
			if s.State.Status == "off-duty" {
				continue
			}
			g.over(s.At, endOf(spans, i, g.to), func(stretch int, length engine.Time) {
				duty[stretch] += length
				if taken {
					busy[stretch] += length
				}
			})
		}
	}
	return shares(busy, duty)
}

// endOf is when a span ends, the last at the end of all.
func endOf[S comparable](spans []snapshot.Span[S], i int, end engine.Time) engine.Time {
	if i+1 < len(spans) {
		return spans[i+1].At
	}
	return end
}

func shares(part, whole []engine.Time) []document.Value {
	values := make([]document.Value, len(part))
	for i := range part {
		if whole[i] > 0 {
			values[i] = document.Number(document.Share, float64(part[i])/float64(whole[i]))
		}
	}
	return values
}

// onAir is how much of a channel was used, and how many messages waited for it at most.
func (g stretches) onAir(h *snapshot.History, channel int) (busy []document.Value, queue []int) {
	used, whole := make([]engine.Time, g.size()), make([]engine.Time, g.size())
	queue = make([]int, g.size())
	spans, capacity := h.Channels[channel], engine.Time(h.Program.Channels[channel].Capacity)
	for i := range spans {
		s := &spans[i].State
		g.over(spans[i].At, endOf(spans, i, g.to), func(stretch int, length engine.Time) {
			used[stretch] += length * engine.Time(s.OnAir)
			whole[stretch] += length * capacity
			queue[stretch] = max(queue[stretch], s.Queued)
		})
	}
	return shares(used, whole), queue
}

// waiting is how many requests waited at most for a unit of a kind, one that wants several units counted for each.
func (g stretches) waiting(h *snapshot.History, kind uint16) []int {
	type change struct {
		at   engine.Time
		step int
	}
	var changes []change
	for _, w := range h.Waits {
		if w.Kind == kind {
			changes = append(changes, change{w.From, 1}, change{w.To, -1})
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.at, b.at) })
	most, now := make([]int, g.size()), 0
	for i, c := range changes {
		now += c.step
		if i+1 < len(changes) {
			g.over(c.at, changes[i+1].at, func(stretch int, _ engine.Time) { most[stretch] = max(most[stretch], now) })
		}
	}
	return most
}
