package content

import (
	"cmp"
	"fmt"
	"slices"

	"simulate/report/document"
	"simulate/report/story"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// heldIn is a target or an objective about times beside those of one run.
type heldIn struct {
	*experiment.Judged
	limit *scenario.Comparison // that single times are held against
	taken
	worst  timeTaken // of the times, where there are any
	beyond int       // of the times
}

// taken are the values of a run that are times, and how many it lacks: what never came about, or was not over by the horizon.
type taken struct {
	times   []timeTaken
	missing int
}

// timeTaken is a value of the run that is a time.
type timeTaken struct {
	of     sim.Instance
	length engine.Time
	end    sim.Occurrence
}

// streamed reports whether the worst is one of a stream's instances.
func (h *heldIn) streamed() bool { return h.worst.of.Ordinal > 0 }

// allows reports whether a time is as it is to be: within the limit, or where few are to be within it, beyond.
func (h *heldIn) allows(length engine.Time) bool {
	within := measure.Allows(h.limit, scenario.Seconds, int64(length))
	if h.Expression.Statistic == scenario.ShareOf {
		return within == h.Expression.IsLower()
	}
	return within
}

// fails reports whether the run by itself is not as is asked: of several times those that are to be within the limit are not. What never
// came about is longer than any other.
func (h *heldIn) fails() bool {
	lengths := make([]int64, len(h.times))
	for i, x := range h.times {
		lengths[i] = int64(x.length)
	}
	return !h.HoldsOf(stats.NewSample(lengths, h.missing))
}

// heldInRun are the targets and objectives about times of which the run has one, or should have.
func (b *review) heldInRun(shown *experiment.ShownRun) []heldIn {
	if !shown.Kept() || b.result.Samples == nil {
		return nil
	}
	taken := b.timesOf(shown)
	var list []heldIn
	for i := range b.result.Objectives {
		j := &b.result.Objectives[i]
		h := heldIn{Judged: j, limit: j.Expression.OfTimes()}
		if of := taken[j.Expression.Measure]; h.limit != nil && of != nil {
			h.taken = *of
			h.weigh()
			list = append(list, h)
		}
	}
	return list
}

// weigh finds the worst of the times, and how many are beyond the limit.
func (h *heldIn) weigh() {
	for _, x := range h.times {
		if !h.allows(x.length) {
			h.beyond++
		}
	}
	if len(h.times) == 0 {
		return
	}
	h.worst = slices.MaxFunc(h.times, func(a, b timeTaken) int {
		if h.Expression.MoreIsBetter() {
			a, b = b, a
		}
		return cmp.Or(cmp.Compare(a.length, b.length), -cmp.Compare(a.end.Seq, b.end.Seq))
	})
}

// timesOf are the times that a run's declared measures are about, by measure; of what does not apply to the run there is nothing.
func (b *review) timesOf(shown *experiment.ShownRun) map[string]*taken {
	all := make(map[string]*taken)
	fold := b.result.Set.NewFold()
	fold.OnLapse = func(x measure.Lapse) {
		row := &b.result.Set.Rows[x.Row]
		if row.Origin != measure.Declared || !row.Period.Whole() || x.State == measure.NotApplicable {
			return
		}
		if all[row.Measure] == nil {
			all[row.Measure] = new(taken)
		}
		all[row.Measure].add(x)
	}
	fold.Consume(0, shown.Records)
	fold.Values() // which tells of those that were still to tell
	return all
}

// add adds what the fold tells of a value. More of one that happened is added to it.
func (t *taken) add(x measure.Lapse) {
	last := len(t.times) - 1
	switch {
	case x.State.Missing() && !x.Again:
		t.missing++
	case x.State.Missing():
	case x.Again && last >= 0:
		t.times[last].length += x.Length()
		if x.To.Seq > t.times[last].end.Seq {
			t.times[last].end = x.To
		}
	default:
		t.times = append(t.times, timeTaken{x.Of, x.Length(), x.To})
	}
}

// heldEvents are the events at which it shows how the run stands to what is asked: where a time ended that is held against a limit, of
// several the worst; of a stream that misses its target, the hour in which most did. The time of an order to sites stands beside the
// event that all of them have carried it out, however many they are: the slowest of them is no event of its own.
func (b *review) heldEvents(h *heldIn, records []sim.Record) []story.Held {
	worth := h.fails() || h.Verdict == stats.Missed
	switch {
	case len(h.times) == 0: // and no instant at which to tell it
		return nil
	case len(h.times) == 1 && !h.streamed(), records[h.worst.end.Seq].Kind == sim.PostureSet:
		return []story.Held{{Seq: h.worst.end.Seq, Text: h.text(), Worth: worth}}
	case h.worst.length <= 0: // nothing had to wait
		return nil
	}
	events := []story.Held{{Seq: h.worst.end.Seq, Text: b.worstText(h), Alone: true, Load: true, Worth: worth, Calm: h.beyond == 0}}
	if h.Verdict == stats.Missed {
		events = append(events, b.worstHour(h)...)
	}
	return events
}

// text is a time of the run beside its limit: ✓ Call to first officer: 3:14, limit 7:00. Of several it is the worst.
func (h *heldIn) text() string {
	verdict := stats.Met
	if h.fails() {
		verdict = stats.Missed
	}
	text := fmt.Sprintf("%s %s: %s%s", document.Sign(verdict), targetTitle(h.Judged), document.Milliseconds(h.worst.length), h.bound())
	if n := len(h.times); n > 1 {
		text += fmt.Sprintf(", the %s of %s", h.most(), words.Grouped(n))
		if h.beyond > 0 {
			text += "; " + h.past(h.beyond)
		}
	}
	return text + h.lacking()
}

// lacking says of how many more there is no time, because they never came about.
func (h *heldIn) lacking() string {
	if h.missing == 0 {
		return ""
	}
	return "; " + words.Grouped(h.missing) + " more never came about"
}

// bound is what a time of its is to keep to.
func (h *heldIn) bound() string {
	if h.Expression.MoreIsBetter() {
		return ", at least " + words.Limit(h.limit.Limit).String()
	}
	return ", limit " + words.Limit(h.limit.Limit).String()
}

// most is what the worst time is.
func (h *heldIn) most() string {
	if h.Expression.MoreIsBetter() {
		return "shortest"
	}
	return "longest"
}

// past says of so many times that they are beyond the limit.
func (h *heldIn) past(n int) string {
	few := words.Grouped(n) + " are"
	switch n {
	case 0:
		few = "none is"
	case 1:
		few = "1 is"
	}
	return few + " " + h.beyondLimit()
}

// beyondLimit is on which side of the limit a time is that is not as it is to be: over 10:00.
func (h *heldIn) beyondLimit() string {
	side := "over "
	if h.Expression.MoreIsBetter() {
		side = "under "
	}
	return side + words.Limit(h.limit.Limit).String()
}

// worstText is the worst of many times, such as those of a stream's instances.
func (b *review) worstText(h *heldIn) string {
	whose := ""
	if h.streamed() {
		whose = " (" + b.TitleOf(h.worst.of) + ")"
	}
	return fmt.Sprintf("%s: %s, the %s of %s%s; %s%s", b.Scenario.MeasureTitle(h.Expression.Measure), document.Milliseconds(h.worst.length),
		h.most(), words.Grouped(len(h.times)), whose, h.past(h.beyond), h.lacking())
}
