package draft

import (
	"fmt"
	"strings"

	"simulate/sim/fit"
)

// streamWord is what an id of a stream is made of.
func (w *writer) streamWord(s *fit.Stream) string {
	word := s.Title
	switch {
	case word != "":
	case len(w.Plans) == 1:
		word = "calls"
	case w.Plans[s.Plan].Types > 1:
		word = "other calls"
	default:
		word = "calls without type"
	}
	if w.several(s.Plan) {
		word += " " + s.Priority
	}
	return word
}

// several reports whether a plan has streams of several priorities.
func (w *writer) several(plan int) bool {
	n := 0
	for i := range w.Streams {
		if w.Streams[i].Plan == plan {
			n++
		}
	}
	return n > 1
}

func (w *writer) title(s *fit.Stream) string {
	title := s.Title
	switch types := w.Plans[s.Plan].Types; {
	case title != "":
	case types > 1:
		title = fmt.Sprintf("Other calls, of %d types", types)
	case len(w.Plans) > 1:
		title = "Calls without a type"
	default:
		title = "Calls"
	}
	if s.Priority != "" {
		title += ", priority " + s.Priority + " of the log"
		if s.Others > 0 {
			title += fmt.Sprintf(" (with %d of others)", s.Others)
		}
	}
	return title
}

func (w *writer) incidents() {
	w.line(0, "# Each kind of call comes by itself, as often as the log says, and has a plan of its own.")
	w.line(0, "incidents:")
	first := make(map[int]string) // stream that has the plan
	for i := range w.Streams {
		s := &w.Streams[i]
		w.line(1, "%s:", w.streams[i])
		like := first[s.Plan]
		if like != "" {
			w.line(2, "like: %s", like)
		}
		w.line(2, "title: %s", quoted(w.title(s)))
		if like == "" {
			first[s.Plan] = w.streams[i]
			w.line(2, "agency: %s", w.agency[w.agents[0]])
			w.where(s.Plan)
		}
		if s.Priority != "" {
			w.line(2, "priority: %d", s.Urgency)
		}
		w.rates(&s.Rates)
		if like == "" {
			w.plan(&w.Plans[s.Plan], w.streams[i])
		}
	}
	w.otherWork()
	w.line(0, "")
}

var weekdays = [...]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// rates writes how often calls come.
func (w *writer) rates(r *fit.Rates) {
	if len(r.Groups) == 1 && len(r.Groups[0].Blocks) == 1 {
		w.line(2, "arrivals: {rate: %s}", rate(&r.Groups[0].Blocks[0]))
		return
	}
	w.line(2, "arrivals:")
	w.line(3, "rate:")
	for _, g := range r.Groups {
		depth := 4
		if len(r.Groups) > 1 {
			days := weekdays[g.First]
			if g.Last > g.First {
				days += "-" + weekdays[g.Last]
			}
			w.line(4, "%s:", days)
			depth = 5
		}
		for i := range g.Blocks {
			w.line(depth, "%02d: %s", g.Blocks[i].Hour, rate(&g.Blocks[i]))
		}
	}
}

// waiting is a place where units of a kind wait.
func (w *writer) waiting(kind int) string {
	if w.onlyWays(kind) {
		return base(w.kinds[kind])
	}
	for i := range w.Pools {
		if p := &w.Pools[i]; p.Kind == kind {
			return w.stations[p.Units[0].Station]
		}
	}
	return w.stations[0]
}

func rate(b *fit.Block) string {
	value, low, high := perHour(b.Rate), perHour(b.Low*0.995), perHour(b.High*1.005)
	switch {
	case b.Unseen:
		return fmt.Sprintf("{value: %s/h, range: %s/h..%s/h, note: the log does not cover these hours}", value, low, high)
	case low == high:
		return fmt.Sprintf("{value: %s/h, source: log}", value)
	}
	return fmt.Sprintf("{value: %s/h, range: %s/h..%s/h, source: log, confidence: derived, note: %d calls}", value, low, high, b.Calls)
}

func perHour(v float64) string {
	if v < 1 {
		return trimmed(v, 4)
	}
	return trimmed(v, 2)
}

// otherWork are streams of what units did that no plan has.
func (w *writer) otherWork() {
	for i := range w.Kinds {
		k := &w.Kinds[i]
		if k.Other <= 0 || k.Busy == nil {
			continue
		}
		var agencies []string
		for j := range w.Pools {
			if id := w.agency[w.Pools[j].Agency]; w.Pools[j].Kind == i && (len(agencies) == 0 || agencies[len(agencies)-1] != id) {
				agencies = append(agencies, id)
			}
		}
		w.line(1, "%s: # parts in calls that the plans leave out: without it units would seem to have more time", w.incidentIDs.of("other-work-"+w.kinds[i]))
		w.line(2, "title: %s", quoted("Other work of "+w.kindName(i)))
		w.line(2, "agency: %s", agencies[0])
		w.line(2, "where: %s", w.waiting(i))
		w.line(2, "arrivals: {rate: {value: %s/h, source: log, confidence: derived}}", perHour(k.Other))
		w.line(2, "plan:")
		w.line(3, "work: {work: Other work, by: [%s], needs: {%s: 1}, takes: %s}", strings.Join(agencies, ", "), w.kinds[i], w.duration(k.Busy, w.kinds[i]+"-busy"))
	}
}
