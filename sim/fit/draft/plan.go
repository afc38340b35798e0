package draft

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/sim/fit"
	"simulate/sim/log"
)

// plan writes what is done for calls.
func (w *writer) plan(p *fit.Plan, stream string) {
	w.line(2, "instants: {notified: notify}")
	w.line(2, "plan:")
	after := ""
	switch {
	case p.Entry != nil:
		w.line(3, "entry: {work: The call is taken and entered, takes: %s}", w.duration(p.Entry, stream+"-entry"))
		after = "after: entry, "
	case w.Stamped[0] || w.Stamped[1]:
	default:
		w.line(3, "# Nobody stamps how long the call was taken before it was entered; the log's times begin where this ends.")
		w.line(3, "entry: {work: The call is taken, takes: %s}", assumed("60s", "30s..2m", "before the first instant of the log"))
		after = "after: entry, "
	}
	choosing := assumed("60s", "30s..2m", w.unseen("when units are notified", log.Notified))
	if p.Choosing != nil {
		choosing = w.duration(p.Choosing, stream+"-notify")
	}
	w.line(3, "notify:")
	w.line(4, "%swork: Units are chosen and notified", strings.ReplaceAll(after, ", ", "\n        "))
	w.line(4, "takes: %s", choosing)
	sets := w.setNames(p)
	if len(sets) > 1 {
		parts := make([]float64, len(sets))
		for i := range p.Sets {
			parts[i] = p.Sets[i].Share
		}
		w.line(4, "outcomes: # who is sent")
		for i, share := range shares(parts) {
			w.line(5, "%s: {value: %s, source: log, note: %d calls}", sets[i], share, p.Sets[i].Calls)
		}
	}
	dones := w.dones(p, sets)
	var arrivals []string
	for kind := range w.Kinds {
		arrivals = append(arrivals, w.parts(p, kind, sets, dones, stream)...)
	}
	if len(arrivals) > 0 {
		w.line(3, "first-on-scene: {after: %s, event: The first unit is on scene}", anyOf(arrivals))
	}
	w.together(p, sets, dones, stream)
}

// setNames are the ids of the sets of units that are sent.
func (w *writer) setNames(p *fit.Plan) []string {
	var names []string
	used := make(ids)
	for _, s := range p.Sets {
		var words []string
		for _, later := range []bool{false, true} {
			for kind := range s.Units {
				n, word := s.Units[kind]-s.Later[kind], w.kinds[kind]
				if later {
					n, word = s.Later[kind], "later-"+word
				}
				if n > 1 {
					word = fmt.Sprintf("%s-x%d", word, n)
				}
				if n > 0 {
					words = append(words, word)
				}
			}
		}
		id := strings.Join(words, "-and-")
		if id == "" {
			id = "nobody-sent"
		} else if len(words) == 1 {
			id = "only-" + id
		}
		for base, n := id, 2; used[id] || len(id) > 60; n++ {
			id = fmt.Sprintf("%s-%d", base[:min(len(base), 50)], n)
		}
		used[id] = true
		names = append(names, id)
	}
	return names
}

// parts writes what the units of a kind do, one after another, and returns the milestones of the arrivals of those that are sent first.
func (w *writer) parts(p *fit.Plan, kind int, sets []string, dones []done, stream string) (arrivals []string) {
	w.asked(p, kind, sets, stream)
	for _, id := range w.sent(p, kind) {
		after := chosen(p, sets, id.in)
		if id.later {
			after = w.afterAsked(p, &id, sets)
		} else {
			arrivals = append(arrivals, id.name)
		}
		w.part(&p.Parts[kind], kind, id.name, after, whichOf(dones, id.name), stream)
	}
	return arrivals
}

// chosen is the condition that one of some sets is sent.
func chosen(p *fit.Plan, sets []string, which func(*fit.Set) bool) string {
	var after []string
	for i := range p.Sets {
		if which(&p.Sets[i]) {
			after = append(after, "notify."+sets[i])
		}
	}
	if len(after) == len(p.Sets) {
		return "notify"
	}
	return anyOf(after)
}

// anyOf is a condition that comes true with the first of some milestones.
func anyOf(milestones []string) string {
	if len(milestones) == 1 {
		return milestones[0]
	}
	return "{any: [" + strings.Join(milestones, ", ") + "]}"
}

// allOf is a condition that comes true with the last of some.
func allOf(conditions []string) string {
	if len(conditions) == 1 {
		return conditions[0]
	}
	return "{all: [" + strings.Join(conditions, ", ") + "]}"
}

// part writes what one unit does. Where it leaves together with others it waits for what ends that.
func (w *writer) part(p *fit.PlanPart, kind int, id, after string, leaves []string, stream string) {
	k := w.kinds[kind]
	off, carries := "", p.Carried > 0
	if p.CalledOff != nil {
		off = ", until: " + id + "-off"
	}
	ends := ""
	carried, treated := id, id
	if carries && p.Carried < 0.995 {
		ends = ", outcomes: " + w.once(&p.Carried, stream+"-"+k+"-carries", func() string {
			part := shares([]float64{p.Carried, 1 - p.Carried})
			return fmt.Sprintf("{carries: {value: %s, source: log, note: of %d}, stays: {value: %s, source: log}}", part[0], p.CarriedN, part[1])
		})
		carried, treated = id+".carries", id+".stays"
	}
	w.line(3, "%s: {after: %s, send: {%s: 1}%s%s%s}", id, after, k, w.senders(kind), off, ends)
	if p.CalledOff != nil {
		w.line(3, "%s-off: {after: %s.start, delay: %s, event: Called off on the way, until: %s}", id, id, w.hazard(p.CalledOff, stream+"-"+k+"-off"), id)
	}
	if len(leaves) > 0 {
		w.line(3, "%s-free: {after: {all: [%s, %s]}, release: {%s: 1}, with: %s}", id, id, anyOf(leaves), k, id)
		return
	}
	var ended []string
	if !carries || p.Carried < 0.995 {
		w.line(3, "%s-work: {after: %s, work: On scene, with: %s, needs: {%s: 1}, takes: %s}", id, treated, id, k, w.onScene(p.OnScene, stream+"-"+k+"-on-scene"))
		ended = append(ended, id+"-work")
	}
	if carries {
		w.line(3, "%s-care: {after: %s, work: On scene with a patient, with: %s, needs: {%s: 1}, takes: %s}", id, carried, id, k, w.onScene(p.Caring, stream+"-"+k+"-care"))
		last := id + "-care"
		for _, s := range []struct {
			name, work string
			takes      *fit.Distribution
		}{{"drive", "Drive to the hospital", p.Driving}, {"hand-over", "Hand over at the hospital", p.HandingOver}, {"clear", "Make ready again", p.Clearing}} {
			if s.takes != nil {
				w.line(3, "%s-%s: {after: %s, work: %s, with: %s, needs: {%s: 1}, takes: %s}", id, s.name, last, s.work, id, k, w.duration(s.takes, stream+"-"+k+"-"+s.name))
				last = id + "-" + s.name
			}
		}
		ended = append(ended, last)
	}
	w.line(3, "%s-free: {after: %s, release: {%s: 1}, with: %s}", id, anyOf(ended), k, id)
}

func (w *writer) onScene(d *fit.Distribution, name string) string {
	if d == nil {
		return assumed("30m", "15m..60m", w.unseen("when units are free again", log.Available, log.Closed))
	}
	return w.duration(d, name)
}

// senders are the agencies that have a kind, where that is not the first alone.
func (w *writer) senders(kind int) string {
	var from []string
	for _, name := range w.agents {
		for i := range w.Pools {
			if w.Pools[i].Kind == kind && w.Pools[i].Agency == name {
				from = append(from, w.agency[name])
				break
			}
		}
	}
	if len(from) == 0 || len(from) == 1 && from[0] == w.agency[w.agents[0]] {
		return ""
	}
	return ", from: [" + strings.Join(from, ", ") + "]"
}

// measures are what the log can be held against.
func (w *writer) measures() {
	w.line(0, "measures:")
	if w.responds() {
		w.line(1, "response: {title: Call to the first unit on scene, from: %s, to: first-on-scene, per: incident}", w.counted())
	}
	w.line(1, "waits: {title: Wait for a unit, of: queue.wait, per: kind}")
	w.line(1, "use: {title: Share of their time that units are at work, of: unit.utilisation, per: kind}")
	if !w.responds() || w.Response.N < fit.LeastRows || math.IsInf(w.Response.P50, 1) {
		return
	}
	w.line(0, "")
	w.line(0, "# Nobody has said what is wanted. An objective is held against the runs:")
	w.line(0, "# objectives:")
	w.line(0, "#   in-time: p90(response) <= 8m")
	w.line(0, "reported: # what the log says, beside what is simulated")
	for _, r := range []struct {
		id, statistic string
		value         float64
	}{{"usual-response", "median", w.Response.P50}, {"slow-response", "p90", w.Response.P90}} {
		if !math.IsInf(r.value, 1) {
			w.line(1, "%s: {measure: response, statistic: %s, value: %s, n: %d, within: %s, source: log}", r.id, r.statistic, amount(r.value), w.Response.N, amount(r.value/20))
		}
	}
}

// responds reports whether the log says when units are on scene, and units are sent.
func (w *writer) responds() bool {
	sent := func(p fit.Plan) bool {
		return slices.ContainsFunc(p.Sets, func(s fit.Set) bool { return slices.Max(s.Units) > 0 })
	}
	return w.Response != nil && slices.ContainsFunc(w.Plans, sent)
}

// accept says of warnings that they are meant.
func (w *writer) accept() {
	if len(w.mayNotCome) == 0 {
		return
	}
	w.line(0, "")
	w.line(0, "accept:")
	w.line(1, "may-not-come:")
	w.line(2, "incidents: %s", strings.Join(w.mayNotCome, "; "))
}

// counted is the milestone from which the log counts.
func (w *writer) counted() string {
	if w.Stamped[0] || w.Stamped[1] {
		return "begins"
	}
	return "entry"
}
