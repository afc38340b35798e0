package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

// The kinds of units and the channels of which it is told when they were short.
const (
	mostKinds    = 3
	mostChannels = 2
)

// peaks are the instants of a run with streams when most was waited for, and from when on nothing was free for longest: of the kinds
// of units that were waited for longest in all, and of the channels that most waited for.
func (c *cast) peaks() []*keyEvent {
	if c.streams == 0 {
		return nil
	}
	h := snapshot.NewHistory(c.Program, c.WarmUp, math.MaxInt64)
	h.Consume(0, c.records)
	p := &peaks{c.Names, h, min(h.To, c.Horizon)}
	var events []*keyEvent
	for _, kind := range p.scarce() {
		events = append(events, p.queued(kind), p.noneFree(kind))
	}
	events = append(events, p.onAir()...)
	return slices.DeleteFunc(events, func(e *keyEvent) bool { return e == nil })
}

// peaks reads them from the history of a run.
type peaks struct {
	words.Names
	*snapshot.History
	end engine.Time
}

// scarce are the kinds of units that were waited for, the longest in all first.
func (p *peaks) scarce() []uint16 {
	waited := make([]engine.Time, len(p.Kinds))
	for i := range p.Waits {
		w := &p.Waits[i]
		waited[w.Kind] += max(0, min(w.To, p.end)-w.From)
	}
	var kinds []uint16
	for kind := range waited {
		if waited[kind] > 0 {
			kinds = append(kinds, uint16(kind))
		}
	}
	slices.SortStableFunc(kinds, func(a, b uint16) int { return -cmp.Compare(waited[a], waited[b]) })
	return kinds[:min(len(kinds), mostKinds)]
}

// change is one more or one less from an instant on.
type change struct {
	at  engine.Time
	seq sim.Seq
	by  int
}

// levels yields what changes amount to from each instant on, up to the next.
func levels(changes []change, end engine.Time, yield func(level int, from change, to engine.Time)) {
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.at, b.at) })
	level := 0
	for i, x := range changes {
		level += x.by
		to := end
		if i+1 < len(changes) {
			to = min(changes[i+1].at, end)
		}
		if to > x.at {
			yield(level, x, to)
		}
	}
}

// queued is when most units of a kind were waited for at once; nothing where that was one.
func (p *peaks) queued(kind uint16) *keyEvent {
	var changes []change
	for i := range p.Waits {
		if w := &p.Waits[i]; w.Kind == kind {
			changes = append(changes, change{w.From, w.Asked, 1}, change{w.To, w.Seq, -1})
		}
	}
	most, peak := 1, (*keyEvent)(nil)
	levels(changes, p.end, func(level int, from change, _ engine.Time) {
		if level > most {
			most, peak = level, &keyEvent{
				at: from.at, seq: from.seq, weight: byEnd, load: true, text: scenario.Units(level, p.Sorts[kind].Title()) + " waited for, the most at once",
			}
		}
	})
	return peak
}

// noneFree is when the longest time began in which no unit of a kind could be sent; nothing where one always could.
func (p *peaks) noneFree(kind uint16) *keyEvent {
	changes := []change{{at: p.From}}
	for u, spans := range p.Units {
		if p.Names.Program.Units[u].Kind != kind {
			continue
		}
		free, taken := false, false
		for i := range spans {
			s := &spans[i]
			taken = s.State.Taken(taken)
			now := !taken && s.State.Status != "off-duty"
			switch {
			case now && !free:
				changes = append(changes, change{s.At, s.Seq, 1})
			case free && !now:
				changes = append(changes, change{s.At, s.Seq, -1})
			}
			free = now
		}
	}
	return p.longestAtZero(changes, p.Sorts[kind].Title())
}

// longestAtZero is when the longest time began in which there was none of a kind.
func (p *peaks) longestAtZero(changes []change, kind string) *keyEvent {
	var since, begin change
	var until, longest engine.Time
	times := 0
	levels(changes, p.end, func(level int, from change, to engine.Time) {
		if level > 0 {
			return
		}
		if times == 0 || from.at != until {
			since = from
			times++
		}
		if until = to; until-since.at > longest {
			longest, begin = until-since.at, since
		}
	})
	if times == 0 {
		return nil
	}
	text := fmt.Sprintf("No %s is free for %s", kind, document.Milliseconds(longest))
	if times > 1 {
		text += ", the longest of " + words.Grouped(times) + " times"
	}
	return &keyEvent{at: begin.at, seq: begin.seq, weight: byEnd, load: true, text: text}
}

// onAir is when most messages waited for a channel, of those channels for which most did.
func (p *peaks) onAir() []*keyEvent {
	type peak struct {
		event *keyEvent
		most  int
	}
	var list []peak
	for channel, spans := range p.Channels {
		found := peak{most: 1}
		for i := range spans {
			if s := &spans[i]; s.State.Queued > found.most && s.At < p.end {
				found = peak{most: s.State.Queued, event: &keyEvent{at: s.At, seq: s.Seq, weight: byEnd, load: true, text: fmt.Sprintf(
					"%d messages wait for %s, the most at once", s.State.Queued, p.Channel(uint16(channel)))}}
			}
		}
		if found.event != nil {
			list = append(list, found)
		}
	}
	slices.SortStableFunc(list, func(a, b peak) int { return -cmp.Compare(a.most, b.most) })
	var events []*keyEvent
	for _, x := range list[:min(len(list), mostChannels)] {
		events = append(events, x.event)
	}
	return events
}
